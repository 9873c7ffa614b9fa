#ifndef READ_GFM_STRIKE_H
#define READ_GFM_STRIKE_H
/* gfm_strike.h -- ~strikethrough~ and ~~strikethrough~~ (GFM 6.5). */
#include "base/arena.h"
#include "model/node.h"

/*
 * Put the children of PARENT that stand between tildes into NODE_STRIKEs.  Both
 * marks must be texts of PARENT: a pair of them never cuts into emphasis.
 */
void gfm_strike(struct node *parent, struct arena *a);

#endif
