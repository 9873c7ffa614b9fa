#ifndef CMD_FIX_FILES_H
#define CMD_FIX_FILES_H
/* fix_files.h -- glose check --fix: safe fixes, put into the files. */
#include "check/check.h"
#include "cmd/open_site.h"
#include "cmd/talk.h"

struct fixing {
	const struct check *check;
	struct open_site *site;
	struct talk *talk;
	bool dry; /* print a diff to standard output, write nothing */
};

/*
 * Put the safe fixes of F (sorted) into the files, each of which is replaced
 * as a whole, and only if it is what was checked and is better for it.  Of
 * fixes that overlap the first is taken.  A file that must be left as it is,
 * is told of with a warning.  T->fixed counts those that are made, or would
 * be; ends by the signal, between two files, when one of base/stop.h came.
 */
void fix_files(struct fixing *x, const struct findings *f);

#endif
