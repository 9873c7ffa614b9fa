#include "read/fold.h"

/* ---- lines of paragraphs ---------------------------------------------------- */

static bool
is_break(const struct node *n)
{
	return n->kind == NODE_SOFT_BREAK || n->kind == NODE_HARD_BREAK;
}

static bool
is_blank(const struct node *n)
{
	return n->kind == NODE_TEXT && str_trim(n->text).n == 0;
}

/* May D stand among blocks? */
static bool
is_block(const struct extension_use *d)
{
	return d->extension == NULL || d->extension->shape != SHAPE_INLINE;
}

/* The directive that is all of RUN, or NULL. */
static struct node *
only_directive(const struct node *run)
{
	struct node *n = run->first;
	return n != NULL && n->next == NULL && n->kind == NODE_DIRECTIVE
		? n : NULL;
}

/* N as a block: a directive, or a pair that is one in both halves and has
 * nothing to translate. */
static struct node *
block_of(struct node *n)
{
	if (n->kind == NODE_PAIR) {
		struct node *t = only_directive(n->u.pair->target_run);
		struct node *s = only_directive(n->u.pair->source_run);
		bool same = t != NULL && s != NULL
			&& t->u.directive->extension
			   == s->u.directive->extension
			&& t->u.directive->closes == s->u.directive->closes
			&& t->u.directive->extension != NULL
			&& t->u.directive->extension->read != picture_read;
		if (!same)
			return NULL;
		node_unlink(t);
		node_insert_after(n, t);
		node_unlink(n);
		return t;
	}
	return n->kind == NODE_DIRECTIVE && is_block(n->u.directive) ? n
		: NULL;
}

/* Take from..to (exclusive) out of PARA and into a new one behind LAST. */
static struct node *
move_part(struct node *para, struct node *from, const struct node *to,
          struct node *last, struct arena *a)
{
	struct node *part = node_new(NODE_PARAGRAPH, para->pos, a);
	while (from != NULL && is_break(from) && from != to) {
		struct node *next = from->next;
		node_unlink(from);
		from = next;
	}
	for (struct node *n = from, *next; n != NULL && n != to; n = next) {
		next = n->next;
		node_unlink(n);
		node_append(part, n);
	}
	while (part->last != NULL
	       && (is_break(part->last) || is_blank(part->last)))
		node_unlink(part->last);
	if (part->first == NULL)
		return last;
	node_insert_after(last, part);
	return part;
}

/* The only node with content on the line of PARA that N begins, or NULL;
 * *END is the break that ends the line. */
static struct node *
alone_on_line(struct node *n, struct node **end)
{
	struct node *only = NULL;
	size_t count = 0;
	for (; n != NULL && !is_break(n); n = n->next) {
		if (is_blank(n))
			continue;
		only = n;
		count++;
	}
	*end = n;
	return count == 1 ? only : NULL;
}

/* Put the lines of PARA that are directives among the blocks.  Returns the
 * last block that PARA has become. */
static struct node *
split_lines(struct node *para, struct arena *a)
{
	struct node *last = para, *from = para->first, *end;
	for (struct node *n = para->first; n != NULL; ) {
		struct node *only = alone_on_line(n, &end);
		struct node *block = only == NULL ? NULL : block_of(only);
		if (block != NULL) {
			/* FROM may have been the pair that is gone. */
			if (only == from)
				from = block;
			last = move_part(para, from, block, last, a);
			node_unlink(block);
			node_insert_after(last, block);
			last = block;
			from = end;
		}
		n = end == NULL ? NULL : end->next;
	}
	if (last == para)
		return para;
	last = move_part(para, from, NULL, last, a);
	node_unlink(para);
	return last;
}

/* ---- containers ------------------------------------------------------------- */

struct folder {
	struct extender *x;
	struct node *parent, *open; /* open: the innermost, or parent */
	uint32_t depth;
};

/* Containers that are open, innermost first, are parents of each other; while
 * they are being filled each still is a NODE_DIRECTIVE. */
static bool
is_open(const struct folder *f, const struct extension *e)
{
	for (const struct node *n = f->open; n != f->parent; n = n->parent)
		if (n->u.directive->extension == e)
			return true;
	return false;
}

static void
close_one(struct folder *f, bool sound)
{
	struct node *n = f->open;
	if (!sound)
		extension_warn(f->x, n, DIAG_EXTENSION_UNKNOWN,
		               "never closed by ':::%s-end:::' in the same "
		               "list item, quote or page; closed there",
		               n->u.directive->extension->name);
	f->open = n->parent;
	f->depth--;
}

static void
add(struct folder *f, struct node *n)
{
	if (f->open == f->parent)
		return;
	node_unlink(n);
	node_append(f->open, n);
}

/* What N, a directive among blocks, opens or closes, if anything. */
static void
fold_directive(struct folder *f, struct node *n)
{
	const struct extension_use *d = n->u.directive;
	if (d->closes && d->extension != NULL && is_open(f, d->extension)) {
		while (f->open->u.directive->extension != d->extension)
			close_one(f, false);
		close_one(f, true);
		node_unlink(n);
		return;
	}
	add(f, n);
	if (!extension_opens(d))
		return;
	if (f->depth == f->x->inc->limits->depth) {
		extension_warn(f->x, n, DIAG_LIMIT,
		               "extensions in each other more than %u deep",
		               f->depth);
		return;
	}
	f->open = n;
	f->depth++;
}

static void
fold_children(struct extender *x, struct node *parent)
{
	struct folder f = {x, parent, parent, 0};
	for (struct node *n = parent->first, *next; n != NULL; n = next) {
		next = n->next;
		if (n->kind == NODE_DIRECTIVE)
			fold_directive(&f, n);
		else
			add(&f, n);
	}
	while (f.open != parent)
		close_one(&f, false);
}

static bool
holds_blocks(enum node_kind kind)
{
	return kind == NODE_DOCUMENT || kind == NODE_QUOTE
		|| kind == NODE_ALERT || kind == NODE_ITEM;
}

void
fold_blocks(struct extender *x)
{
	struct node *root = x->doc->root;
	for (struct node *n = root; n != NULL; n = node_next(n, root))
		if (n->kind == NODE_PARAGRAPH)
			n = split_lines(n, x->inc->arena);
	for (struct node *n = root; n != NULL; n = node_next(n, root))
		if (holds_blocks(n->kind))
			fold_children(x, n);
}
