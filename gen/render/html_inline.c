#include "render/html_inner.h"

#include "render/escape.h"

static bool
page_is_rtl(const struct writer *w)
{
	const struct html_page *p = w->page;
	return p->site->locales[p->language].locale.rtl;
}

/* Code is written from left to right in every language (WEB P06). */
const char *
code_dir(const struct writer *w)
{
	return page_is_rtl(w) ? " dir=\"ltr\"" : "";
}

void
text_open(struct writer *w, const struct node *n)
{
	if (!pair_hides_blank(w, n))
		escape_html(w->out, n->text);
}

void
soft_break_open(struct writer *w, const struct node *n)
{
	(void)n;
	buf_addc(w->out, '\n');
}

void
hard_break_open(struct writer *w, const struct node *n)
{
	(void)n;
	buf_addz(w->out, "<br>\n");
}

void
code_open(struct writer *w, const struct node *n)
{
	buf_printf(w->out, "<code%s>", code_dir(w));
	escape_html(w->out, n->text);
	buf_addz(w->out, "</code>");
}

/* Cells of tables may hold blocks of HTML, as paragraphs and headings may not;
 * what is within <strong> and the like may not either. */
static bool
in_cell(const struct node *n)
{
	return n->parent != NULL && n->parent->kind == NODE_CELL;
}

void
html_open(struct writer *w, const struct node *n)
{
	raw_write(w, n, !in_cell(n));
}

void
emph_open(struct writer *w, const struct node *n)
{
	(void)n;
	buf_addz(w->out, "<em>");
}

void
emph_close(struct writer *w, const struct node *n)
{
	(void)n;
	buf_addz(w->out, "</em>");
}

void
strong_open(struct writer *w, const struct node *n)
{
	(void)n;
	buf_addz(w->out, "<strong>");
}

void
strong_close(struct writer *w, const struct node *n)
{
	(void)n;
	buf_addz(w->out, "</strong>");
}

void
strike_open(struct writer *w, const struct node *n)
{
	(void)n;
	buf_addz(w->out, "<del>");
}

void
strike_close(struct writer *w, const struct node *n)
{
	(void)n;
	buf_addz(w->out, "</del>");
}

/* What the blocks below ROOT say, as inlines. */
static void
write_flat(struct writer *w, const struct node *root)
{
	bool any = false;
	for (const struct node *n = root; n != NULL; n = node_next(n, root)) {
		if (!node_holds_inlines(n->kind) && n->kind != NODE_CODE_BLOCK)
			continue;
		if (any)
			buf_addc(w->out, ' ');
		any = true;
		if (n->kind == NODE_CODE_BLOCK)
			code_open(w, n);
		else
			write_children(w, n);
	}
}

/* An included file: its blocks, or, within a line, its inlines. */
void
include_open(struct writer *w, const struct node *n)
{
	struct html_page *page = w->page;
	enum side side = page->side;
	bool bilingual = page->bilingual;
	struct writer inner = *w;
	const struct node *root = n->u.include->root;
	bool is_inline = n->parent != NULL
		&& (node_holds_inlines(n->parent->kind)
	            || n->parent->kind >= NODE_TEXT);
	inner.doc = n->u.include;
	inner.pair = NULL;
	inner.html = NULL;
	inner.said = (struct html_place){NULL, 0, 0};
	inner.place = n->u.include->body;
	if (w->pair != NULL) {
		/* A unit within a unit could not be opened by itself. */
		page->side = w->half;
		page->bilingual = false;
	}
	if (is_inline)
		write_flat(&inner, root);
	else
		write_children(&inner, root);
	page->side = side;
	page->bilingual = bilingual;
}
