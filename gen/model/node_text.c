#include "model/node_text.h"

#include "base/elements.h"
#include "base/html_tag.h"

static bool
missing(const struct pair *p, enum side side)
{
	if (side == SIDE_TARGET)
		return p->target_empty || p->fault == PAIR_NO_TARGET;
	return p->fault == PAIR_NO_SOURCE;
}

static bool
shows_target(const struct pair *p, enum side side)
{
	return (side == SIDE_TARGET) != missing(p, side);
}

const struct node *
pair_half(const struct pair *p, enum side side)
{
	return shows_target(p, side) ? p->target_run : p->source_run;
}

static str
text_of(const struct pair *p, enum side side)
{
	return shows_target(p, side) ? p->target : p->source;
}

bool
pair_blank_before(const struct pair *p, enum side side)
{
	str s = text_of(p, side);
	return p->joined_before && s.n > 0 && ascii_blank(s.p[0]);
}

bool
pair_blank_after(const struct pair *p, enum side side)
{
	str s = text_of(p, side);
	return p->joined_after && s.n > 0 && ascii_blank(s.p[s.n - 1]);
}

/* "<tenantname>": prose that cmark takes for HTML, and no element of it. */
static bool
is_placeholder(const struct node *n)
{
	struct html_tag t;
	return n->kind == NODE_HTML && html_tag_scan(n->text, 0, &t)
		&& element_find(t.name) == NULL;
}

/* "<br>" parts words as the end of a line does. */
static bool
is_break(const struct node *n)
{
	struct html_tag t;
	return n->kind == NODE_HTML && html_tag_scan(n->text, 0, &t)
		&& str_eq_nocase(t.name, S("br"));
}

struct text_out {
	struct buf *out;
	enum side side;
	bool placeholders;
};

static void tree_text(const struct text_out *t, const struct node *root);

static void
one(const struct text_out *t, const struct node *n)
{
	if (n->kind == NODE_TEXT || n->kind == NODE_CODE
	    || n->kind == NODE_CODE_BLOCK
	    || (t->placeholders && is_placeholder(n)))
		buf_add(t->out, n->text);
	else if (n->kind == NODE_SOFT_BREAK || n->kind == NODE_HARD_BREAK
	         || is_break(n))
		buf_addc(t->out, ' ');
	else if (n->kind == NODE_INCLUDE && n->u.include->root != NULL)
		tree_text(t, n->u.include->root);
}

/* The text of a tree without pairs of its own. */
static void
run_text(const struct text_out *t, const struct node *run)
{
	for (const struct node *n = run; n != NULL; n = node_next(n, run))
		one(t, n);
}

/* Includes nest no deeper than the limit of read/include. */
static void
tree_text(const struct text_out *t, const struct node *root)
{
	for (const struct node *n = root; n != NULL; n = node_next(n, root)) {
		if (n->kind != NODE_PAIR) {
			one(t, n);
			continue;
		}
		if (n->prev != NULL && pair_blank_before(n->u.pair, t->side))
			buf_addc(t->out, ' ');
		run_text(t, pair_half(n->u.pair, t->side));
		if (pair_blank_after(n->u.pair, t->side))
			buf_addc(t->out, ' ');
	}
}

void
node_text(const struct node *root, enum side side, struct buf *out)
{
	tree_text(&(struct text_out){out, side, false}, root);
}

void
node_title(const struct node *root, enum side side, struct buf *out)
{
	tree_text(&(struct text_out){out, side, true}, root);
}
