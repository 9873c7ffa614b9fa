#ifndef MODEL_NODE_TEXT_H
#define MODEL_NODE_TEXT_H
/* node_text.h -- the words of a part of the tree, without markup. */
#include "base/buf.h"
#include "model/doc.h"

enum side { SIDE_TARGET, SIDE_SOURCE };

/*
 * The half of P that is shown on SIDE: the source also where the target is
 * empty, and the target where there is no source.
 */
const struct node *pair_half(const struct pair *p, enum side side);

/*
 * Does the half of P that is shown on SIDE begin (end) with a blank that nothing
 * else stands for?  Its run has lost it.
 */
bool pair_blank_before(const struct pair *p, enum side side);
bool pair_blank_after(const struct pair *p, enum side side);

/* Append the text of ROOT and what is below it to OUT; breaks are blanks, raw
 * HTML says nothing, an image its alternative text, an include what it holds. */
void node_text(const struct node *root, enum side side, struct buf *out);

/* The same for a title: with "<tenantname>" and the like, as the page shows it. */
void node_title(const struct node *root, enum side side, struct buf *out);

#endif
