#include "model/node_text.h"

static bool
missing(const struct pair *p, enum side side)
{
	if (side == SIDE_TARGET)
		return p->target_empty || p->fault == PAIR_NO_TARGET;
	return p->fault == PAIR_NO_SOURCE;
}

const struct node *
pair_half(const struct pair *p, enum side side)
{
	bool target = (side == SIDE_TARGET) != missing(p, side);
	return target ? p->target_run : p->source_run;
}

static void
one(const struct node *n, enum side side, struct buf *out)
{
	if (n->kind == NODE_TEXT || n->kind == NODE_CODE
	    || n->kind == NODE_CODE_BLOCK)
		buf_add(out, n->text);
	else if (n->kind == NODE_SOFT_BREAK || n->kind == NODE_HARD_BREAK)
		buf_addc(out, ' ');
	else if (n->kind == NODE_INCLUDE && n->u.include->root != NULL)
		node_text(n->u.include->root, side, out);
}

/* The text of a tree without pairs of its own. */
static void
run_text(const struct node *run, enum side side, struct buf *out)
{
	for (const struct node *n = run; n != NULL; n = node_next(n, run))
		one(n, side, out);
}

void
node_text(const struct node *root, enum side side, struct buf *out)
{
	for (const struct node *n = root; n != NULL; n = node_next(n, root)) {
		if (n->kind != NODE_PAIR) {
			one(n, side, out);
			continue;
		}
		run_text(pair_half(n->u.pair, side), side, out);
		if (n->u.pair->blank_after)
			buf_addc(out, ' ');
	}
}
