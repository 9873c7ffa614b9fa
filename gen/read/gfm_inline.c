#include "read/gfm_inline.h"

#include <stdlib.h>
#include <string.h>

#include "read/gfm_autolink.h"
#include "read/gfm_strike.h"

void
gfm_begin_block(struct gfm_inlines *g)
{
	g->open = 0;
}

void
gfm_note_text(struct gfm_inlines *g, struct node *text, bool linked)
{
	if (!linked && gfm_may_autolink(text->text)) {
		GROW(g->arena, g->texts, g->ntexts, g->texts_cap);
		g->texts[g->ntexts++] = (struct gfm_linkable){text, g->open};
	}
	g->open = gfm_brackets(text->text, g->open);
	if (str_chr(text->text, '~', 0) != STR_NONE) {
		GROW(g->arena, g->parents, g->nparents, g->parents_cap);
		g->parents[g->nparents++] = text->parent;
	}
}

static int
by_address(const void *a, const void *b)
{
	const struct node *const *x = a, *const *y = b;
	return (*x > *y) - (*x < *y);
}

void
gfm_extend(struct gfm_inlines *g)
{
	for (size_t i = 0; i < g->ntexts; i++)
		gfm_autolink(g->texts[i].text, g->texts[i].open, g->arena);
	/* A parent has been noted once for each of its texts. */
	if (g->nparents > 1)
		qsort(g->parents, g->nparents, sizeof *g->parents, by_address);
	for (size_t i = 0; i < g->nparents; i++)
		if (i == 0 || g->parents[i] != g->parents[i - 1])
			gfm_strike(g->parents[i], g->arena);
}

static str
without_marks(str s, struct arena *a)
{
	str mark = S(GFM_ESCAPED);
	if (str_find(s, mark, 0) == STR_NONE)
		return s;
	char *p = NEW(a, char, s.n);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (!str_starts(str_sub(s, i, s.n), mark)) {
			p[n++] = s.p[i];
			continue;
		}
		i += mark.n; /* at the semicolon */
		i += i < s.n && s.p[i] == '\\';
	}
	return (str){p, n};
}

void
gfm_drop_escapes(struct node *root, struct arena *a)
{
	for (struct node *n = root; n != NULL; n = node_next(n, root)) {
		n->text = without_marks(n->text, a);
		if (n->kind == NODE_CODE_BLOCK)
			n->u.code.info = without_marks(n->u.code.info, a);
		if (n->kind != NODE_LINK && n->kind != NODE_IMAGE)
			continue;
		n->u.link.url = without_marks(n->u.link.url, a);
		n->u.link.title = without_marks(n->u.link.title, a);
	}
}
