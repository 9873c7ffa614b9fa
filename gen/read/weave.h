#ifndef READ_WEAVE_H
#define READ_WEAVE_H
/* weave.h -- pairs put into the tree of the skeleton, in their tokens' place. */
#include "model/doc.h"

/*
 * Replace every token in the tree of DOC (and in nothing else: runs hold
 * none).  In text it becomes a NODE_PAIR; in code, where a pair is no pair, the
 * author's own text, and the pair is marked in_code; in a link's address or
 * title, the target.  Raw HTML keeps its tokens: render/sanitize puts the pair
 * there.
 */
void weave(struct doc *doc, struct arena *a);

#endif
