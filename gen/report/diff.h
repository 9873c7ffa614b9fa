#ifndef REPORT_DIFF_H
#define REPORT_DIFF_H
/* diff.h -- changes of a text as a unified diff. */
#include "base/buf.h"

/* The LEN bytes at POS become TEXT. */
struct edit {
	size_t pos, len;
	str text;
};

/* What becomes of TEXT by the N EDITS, which are in order and apart, added to
 * OUT. */
void edits_apply(struct buf *out, str text, const struct edit *edits,
                 size_t n);

/* The same as a diff of the file PATH, for `patch -p0` and `git apply -p0`. */
void diff_print(struct buf *out, str path, str text, const struct edit *edits,
                size_t n);

#endif
