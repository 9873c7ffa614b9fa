#include "read/include_link.h"

/* A link's text has no more nodes than this on either side of an include:
 * else each of many includes would look through all that is around it. */
enum { NEAR = 100 };

/* Where the last '[' of S is that no ']' follows, or STR_NONE. */
static size_t
open_bracket(str s)
{
	size_t closed = 0;
	for (size_t i = s.n; i-- > 0;) {
		if (s.p[i] == ']')
			closed++;
		else if (s.p[i] == '[' && closed-- == 0)
			return i;
	}
	return STR_NONE;
}

/* The text before INCLUDE that opens a link around it, at *AT, or NULL. */
static struct node *
find_opening(struct node *include, size_t *at)
{
	struct node *n = include->prev;
	for (int i = 0; i < NEAR && n != NULL && n->kind != NODE_LINK
	     && n->kind != NODE_INCLUDE; i++) {
		*at = n->kind == NODE_TEXT ? open_bracket(n->text) : STR_NONE;
		if (*at != STR_NONE)
			return n;
		n = n->prev;
	}
	return NULL;
}

/* The text behind INCLUDE that ends that link, "](url)" at *AT to *END. */
static struct node *
find_closing(struct node *include, size_t *at, size_t *end)
{
	struct node *n = include->next;
	for (int i = 0; i < NEAR && n != NULL && n->kind != NODE_LINK; i++) {
		size_t bracket = n->kind == NODE_TEXT
			? str_chr(n->text, ']', 0) : STR_NONE;
		if (bracket != STR_NONE) {
			*at = bracket;
			*end = str_chr(n->text, ')', bracket);
			str url = str_sub(n->text, bracket, *end);
			bool is = *end != STR_NONE && str_starts(url, S("]("))
				&& url.n > 2 && str_chr(url, ' ', 0) == STR_NONE;
			return is ? n : NULL;
		}
		n = n->next;
	}
	return NULL;
}

/* Cut TEXT before byte AT: what comes first stays in it. */
static struct node *
cut_text(struct node *text, size_t at, size_t skip, struct arena *a)
{
	struct node *rest = node_new(NODE_TEXT, POS_NONE, a);
	rest->text = str_sub(text->text, at + skip, text->text.n);
	text->text = str_sub(text->text, 0, at);
	node_insert_after(text, rest);
	return rest;
}

/* Make a link around INCLUDE if it stands in the text of one. */
static struct node *
make_link(struct node *include, struct arena *a)
{
	size_t from, at, end;
	struct node *first = find_opening(include, &from);
	struct node *last = find_closing(include, &at, &end);
	if (first == NULL || last == NULL)
		return include;
	struct node *link = node_new(NODE_LINK, POS_NONE, a);
	link->u.link.url = str_sub(last->text, at + 2, end);
	(void)cut_text(last, end, 1, a);
	last->text = str_sub(last->text, 0, at);
	struct node *n = cut_text(first, from, 1, a);
	node_insert_after(first, link);
	for (struct node *next; n != last; n = next) {
		next = n->next;
		node_unlink(n);
		node_append(link, n);
	}
	node_unlink(last);
	node_append(link, last);
	return link;
}

void
include_links(struct node *root, struct arena *a)
{
	for (struct node *n = root; n != NULL; n = node_next(n, root))
		if (n->kind == NODE_INCLUDE && n->parent != NULL
		    && n->parent->kind != NODE_LINK)
			n = make_link(n, a);
}
