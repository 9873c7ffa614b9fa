#ifndef RENDER_SLIM_H
#define RENDER_SLIM_H
/*
 * slim.h -- style sheets and scripts without what is for those who write them:
 * comments and indentation.  Readers wait for each byte before the first text.
 */
#include "base/arena.h"
#include "base/str.h"

/* CSS without comments, indentation and empty lines, in A. */
str slim_css(str css, struct arena *a);

/*
 * JS without lines that are comments alone, indentation and empty lines, in A.
 * Nothing in a line that has code is touched; a script whose text or comments
 * may go from such a line to the next is as it was.
 */
str slim_js(str js, struct arena *a);

#endif
