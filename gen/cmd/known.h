#ifndef CMD_KNOWN_H
#define CMD_KNOWN_H
/* known.h -- the files of glose check --baseline and --write-baseline. */
#include "check/baseline.h"
#include "cmd/options.h"

struct known {
	const struct site *site;
	const bool *on; /* which rules are in use, by id */
	const struct options *options;
	struct arena *arena;
};

/*
 * Hide what the baseline of K's options knows of F (sorted).  What it knows
 * and is not there is told to D.  With --write-baseline the file is written,
 * and known is all that is not hidden yet.  False after telling D why the
 * baseline cannot be read; one that cannot be written is fatal.
 */
bool known_hide(const struct known *k, struct findings *f, struct diag *d);

#endif
