#ifndef READ_FOLD_H
#define READ_FOLD_H
/* fold.h -- directives that are blocks, and what is between two of them. */
#include "read/extension.h"

/*
 * Put directives that stand alone on their line among the blocks, then what
 * is between ":::name:::" and ":::name-end:::" in the same container into a
 * node of its own, which the extension makes of the first.  What is not closed
 * is closed where the container ends, and told.  Linear.
 */
void fold_blocks(struct extender *x);

#endif
