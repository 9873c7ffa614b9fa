#ifndef CMD_FIX_FILES_H
#define CMD_FIX_FILES_H
/* fix_files.h -- glose check --fix: safe fixes, put into the files. */
#include "check/finding.h"
#include "cmd/talk.h"

struct fixing {
	struct talk *talk;
	size_t limit;    /* bytes of a page */
	bool dry;        /* print a diff to standard output, write nothing */
	size_t done;     /* fixes put into files, or that would be */
	size_t left;     /* safe ones that could not be */
};

/*
 * Put the safe fixes of F (sorted) into the files, each of which is replaced
 * as a whole, and only if it is what was checked.  Of those that overlap the
 * first is taken.  What is mended leaves F, unless this is dry.  A file that
 * must be left as it is, is told of with a warning.
 */
void fix_files(struct fixing *x, struct findings *f);

#endif
