#ifndef CMD_TALK_H
#define CMD_TALK_H
/* talk.h -- what a run says on stderr: diagnostics, progress, the summary. */
#include "base/buf.h"
#include "base/diag.h"
#include "base/pool.h"
#include "cmd/options.h"

struct talk {
	const struct options *options;
	bool color, progress;
	size_t printed, held_back; /* diagnostics */
	size_t count[3];           /* by severity */
	size_t pages, pairs;       /* written; in the page files read */
	size_t suppressed, fixed;  /* findings */
	bool dry;                  /* fixed: would be */
	double started;
};

/*
 * A run begins.  From now on it ends with a summary line, also when the machine
 * fails or a signal comes; until talk_summary T must stay where it is.
 */
void talk_open(struct talk *t, const struct options *o);

/* Is what goes to the file descriptor FD to be coloured? */
bool talk_paints(const struct talk *t, int fd);

/* Print D in the order of places, as far as --max-diagnostics allows. */
void talk_diags(struct talk *t, struct diag *d);

/* DONE of ALL: shown on a terminal only. */
void talk_progress(struct talk *t, const char *what, size_t done, size_t all);

/* The line that ends every run, with T->pages and T->pairs. */
void talk_summary(struct talk *t);

/* Tell D that FILE's reader died, and HOW. */
void talk_death(struct diag *d, str file, enum pool_death how,
                unsigned cpu_seconds);

/* "glose: warning: WHY", which counts as one. */
void talk_warning(struct talk *t, str why);

/* "glose: WHY", for what ends a run. */
void talk_failure(str why);

/* Print RESULT, which may be empty, to standard output; ends the program when
 * that cannot be written to. */
void talk_result(const struct buf *result);

#endif
