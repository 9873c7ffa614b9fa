#ifndef BASE_REPLACE_H
#define BASE_REPLACE_H
/* replace.h -- a new text for a file that others may be at work on. */
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* A file as it was at some time: by it a later change is seen. */
struct file_state {
	uint64_t device, inode, size;
	int64_t changed[4]; /* its text, its state: seconds, nanoseconds */
};

/*
 * The regular file PATH in A, and its state, which was the same before and
 * after it was read.  False with errno: ELOOP when it is a link, ESTALE when
 * it was changed under way, else as os_read.
 */
bool file_read(const char *path, size_t limit, str *text,
               struct file_state *state, struct arena *a);

/*
 * Make TEXT the text of PATH: readers see the old one or the new one, never a
 * part.  Its mode is kept, and its owner where that may be.  False with errno,
 * and PATH as it was: ELOOP and ESTALE when it is not as WAS says, EACCES when
 * it may not be written, EBUSY when another process is at it.
 */
bool file_replace(const char *path, str text, const struct file_state *was,
                  struct arena *scratch);

#endif
