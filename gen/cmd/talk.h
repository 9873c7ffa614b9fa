#ifndef CMD_TALK_H
#define CMD_TALK_H
/* talk.h -- what a run says on stderr: diagnostics, progress, the summary. */
#include "base/diag.h"
#include "base/pool.h"
#include "cmd/options.h"

struct talk {
	const struct options *options;
	bool color, progress;
	size_t printed, held_back; /* diagnostics */
	size_t count[3];           /* by severity */
	double started;
};

void talk_open(struct talk *t, const struct options *o);

/* Is what goes to the file descriptor FD to be coloured? */
bool talk_paints(const struct talk *t, int fd);

/* Print D in the order of places, as far as --max-diagnostics allows. */
void talk_diags(struct talk *t, struct diag *d);

/* DONE of ALL: shown on a terminal only. */
void talk_progress(struct talk *t, const char *what, size_t done, size_t all);

/* The line that ends every run. */
void talk_summary(struct talk *t, size_t pages, size_t pairs);

/* Tell D that FILE's reader died, and HOW. */
void talk_death(struct diag *d, str file, enum pool_death how,
                unsigned cpu_seconds);

/* "glose: WHY", for what ends a run. */
void talk_failure(str why);

#endif
