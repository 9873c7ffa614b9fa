#ifndef CHECK_WALK_H
#define CHECK_WALK_H
/* walk.h -- a half's tree and its source text, side by side. */
#include "check/unit.h"

/*
 * Fill H's text, map and marks; raw, pos and run are set.  The tree says what
 * comes next, the source where it is; where cmark's tree does not tell enough
 * the text is looked for, a limited number of times.  Linear.
 */
void half_walk(struct half *h, struct arena *a);

#endif
