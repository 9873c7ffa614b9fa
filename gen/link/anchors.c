#include "link/anchors.h"

#include <stdint.h>

#include "base/buf.h"
#include "model/node_text.h"

bool
anchors_add(struct anchors *all, str id)
{
	bool added;
	(void)map_put(&all->ids, id, &added, all->arena);
	if (added) {
		GROW(all->arena, all->hashes, all->n, all->cap)[all->n] =
			str_hash(id);
		all->n++;
	}
	return added;
}

str
anchor_slug(str s, struct arena *a)
{
	s = str_trim(s);
	char *out = NEW(a, char, s.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		char c = ascii_lower(s.p[i]);
		if (ascii_alnum(c) || c == '_' || c == '-')
			out[n++] = c;
		else if (c == ' ')
			out[n++] = '-';
	}
	return (str){out, n};
}

/* S without a quote at either end; "&quot;" is one. */
static str
unquote(str s)
{
	static const str quotes[] = {{"\"", 1}, {"&quot;", 6}};
	for (size_t i = 0; i < 2; i++) {
		if (str_starts(s, quotes[i]))
			s = str_sub(s, quotes[i].n, s.n);
		if (str_ends(s, quotes[i]))
			s = str_sub(s, 0, s.n - quotes[i].n);
	}
	return s;
}

/*
 * The name in `<a name="NAME">`, as the localisation tool writes it, either
 * quote as "&quot;" where it has damaged the file (FORMAT A1).
 */
static bool
anchor_name(const struct node *n, str *name)
{
	if (n == NULL || n->kind != NODE_HTML)
		return false;
	str s = n->text;
	if (!str_starts(s, S("<a name=")) || !str_ends(s, S(">")))
		return false;
	*name = unquote(str_sub(s, sizeof "<a name=" - 1, s.n - 1));
	for (size_t i = 0; i < name->n; i++)
		if (name->p[i] == '"' || name->p[i] == '&'
		    || name->p[i] == '\'' || ascii_blank(name->p[i]))
			return false;
	return name->n > 0;
}

static bool
is_close(const struct node *n)
{
	return n != NULL && n->kind == NODE_HTML && str_eq(n->text, S("</a>"));
}

/* The author's own id of HEADING, taken out of its text. */
static bool
take_name(struct anchors *all, struct node *heading)
{
	str name;
	struct node *open = heading->first;
	if (!anchor_name(open, &name) || !is_close(open->next)
	    || !anchors_add(all, name))
		return false;
	heading->u.heading.id = name;
	node_unlink(open->next);
	node_unlink(open);
	return true;
}

str
anchors_unused(struct anchors *all, str id)
{
	if (anchors_add(all, id))
		return id;
	/* Counted on from the last time, or many of one name take long. */
	void **slot = map_put(&all->next, id, NULL, all->arena);
	uintptr_t i = (uintptr_t)*slot;
	str made;
	do
		made = str_printf(all->arena, "%.*s-%llu", STR_ARG(id),
		                  (unsigned long long)++i);
	while (!anchors_add(all, made));
	*slot = (void *)i;
	return made;
}

void
anchors_headings(struct anchors *all, struct doc *doc)
{
	/* Names first: a made one must not take what an author wrote. */
	for (struct node *n = doc->root; n != NULL;
	     n = node_next(n, doc->root))
		if (n->kind == NODE_HEADING && n->u.heading.tab)
			(void)anchors_add(all, n->u.heading.id);
		else if (n->kind == NODE_HEADING)
			(void)take_name(all, n);
	struct buf text = {NULL, 0, 0};
	for (struct node *n = doc->root; n != NULL;
	     n = node_next(n, doc->root)) {
		if (n->kind != NODE_HEADING || n->u.heading.id.n > 0)
			continue;
		text.n = 0;
		node_text(n, SIDE_SOURCE, &text);
		str slug = anchor_slug(buf_str(&text), all->arena);
		if (slug.n == 0)
			slug = S("section");
		n->u.heading.id = anchors_unused(all, slug);
	}
	buf_release(&text);
}
