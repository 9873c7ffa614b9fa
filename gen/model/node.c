#include "model/node.h"

struct node *
node_new(enum node_kind kind, uint32_t pos, struct arena *a)
{
	struct node *n = NEW(a, struct node, 1);
	n->kind = kind;
	n->pos = pos;
	return n;
}

void
node_append(struct node *parent, struct node *child)
{
	child->parent = parent;
	child->next = NULL;
	child->prev = parent->last;
	if (parent->last != NULL)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
}

void
node_insert_before(struct node *sibling, struct node *added)
{
	added->parent = sibling->parent;
	added->next = sibling;
	added->prev = sibling->prev;
	if (sibling->prev != NULL)
		sibling->prev->next = added;
	else if (sibling->parent != NULL)
		sibling->parent->first = added;
	sibling->prev = added;
}

void
node_insert_after(struct node *sibling, struct node *added)
{
	added->parent = sibling->parent;
	added->prev = sibling;
	added->next = sibling->next;
	if (sibling->next != NULL)
		sibling->next->prev = added;
	else if (sibling->parent != NULL)
		sibling->parent->last = added;
	sibling->next = added;
}

void
node_unlink(struct node *n)
{
	if (n->prev != NULL)
		n->prev->next = n->next;
	else if (n->parent != NULL)
		n->parent->first = n->next;
	if (n->next != NULL)
		n->next->prev = n->prev;
	else if (n->parent != NULL)
		n->parent->last = n->prev;
	n->parent = n->prev = n->next = NULL;
}

void
node_move_children(struct node *to, struct node *from)
{
	if (from->first == NULL)
		return;
	for (struct node *c = from->first; c != NULL; c = c->next)
		c->parent = to;
	from->first->prev = to->last;
	if (to->last != NULL)
		to->last->next = from->first;
	else
		to->first = from->first;
	to->last = from->last;
	from->first = from->last = NULL;
}

struct node *
node_after(const struct node *n, const struct node *root)
{
	while (n != root && n->next == NULL && n->parent != NULL)
		n = n->parent;
	return n == root ? NULL : n->next;
}

bool
node_holds_inlines(enum node_kind kind)
{
	return kind == NODE_PARAGRAPH || kind == NODE_HEADING
		|| kind == NODE_CELL;
}

bool
node_is_block(const struct node *n)
{
	return n->parent != NULL && n->parent->kind < NODE_TEXT
		&& !node_holds_inlines(n->parent->kind);
}
