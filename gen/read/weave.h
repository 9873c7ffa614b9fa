#ifndef READ_WEAVE_H
#define READ_WEAVE_H
/* weave.h -- pairs and directives put into the tree, in their tokens' place. */
#include "model/doc.h"

/*
 * Replace every token in the tree and the runs of DOC.  In text it becomes a
 * NODE_PAIR or NODE_DIRECTIVE; in code, where neither is one, the author's own
 * text, and the pair is marked in_code; in a link's address or title, the
 * target.  Raw HTML keeps the tokens of pairs: render/sanitize puts the pair
 * there.
 */
void weave(struct doc *doc, struct arena *a);

/* S, from a directive of DOC, with each token's target or text in its place. */
str weave_text_of(struct doc *doc, str s, struct arena *a);

#endif
