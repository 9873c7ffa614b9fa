#ifndef BASE_BESIDE_H
#define BASE_BESIDE_H
/* beside.h -- a file that is written beside another and then takes its place. */
#include <stdbool.h>

#include "base/arena.h"

/*
 * While it is written it has no name, where the file system can do that, and
 * is gone when the process dies.  Elsewhere, and for the moment in which it
 * takes its place, it is ".glose-", the place's name as a number; what a dead
 * process left under that name is taken away by the next that comes to it.
 */
struct beside {
	const char *path;
	char *temp;
	int fd;     /* to be written to; -1: done */
	bool named; /* TEMP is there */
};

/*
 * Begin a file that shall be PATH (borrowed); the rest lives in A.  False with
 * errno: EBUSY when another process is about to replace PATH.
 */
bool beside_open(struct beside *b, const char *path, struct arena *a);

/*
 * Make it PATH, once all of it is on the disk: readers see the old file or
 * this one, never a part.  False with errno, and PATH as it was.
 */
bool beside_commit(struct beside *b);

/* Take it away. */
void beside_discard(struct beside *b);

#endif
