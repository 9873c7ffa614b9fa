#include "render/html.h"

#include "render/html_inner.h"
#include "render/summary.h"

void
fresh_line(struct writer *w)
{
	if (w->out->n > 0 && w->out->p[w->out->n - 1] != '\n')
		buf_addc(w->out, '\n');
}

static const struct {
	void (*open)(struct writer *w, const struct node *n);
	void (*close)(struct writer *w, const struct node *n);
	bool leaf; /* what is below is not walked: open has written it */
} kinds[NODE_KIND_COUNT] = {
	[NODE_QUOTE] = {quote_open, quote_close, false},
	[NODE_ALERT] = {alert_open, alert_close, false},
	[NODE_LIST] = {list_open, list_close, false},
	[NODE_ITEM] = {item_open, item_close, false},
	[NODE_CODE_BLOCK] = {code_block_open, NULL, true},
	[NODE_HTML_BLOCK] = {html_block_open, NULL, true},
	[NODE_PARAGRAPH] = {paragraph_open, paragraph_close, false},
	[NODE_HEADING] = {heading_open, heading_close, false},
	[NODE_RULE] = {rule_open, NULL, true},
	[NODE_TABLE] = {table_open, table_close, false},
	[NODE_ROW] = {row_open, row_close, false},
	[NODE_CELL] = {cell_open, NULL, false},
	[NODE_INCLUDE] = {include_open, NULL, true},
	[NODE_DIV] = {div_open, div_close, false},
	[NODE_GRID] = {grid_open, div_close, false},
	[NODE_COLUMN] = {column_open, div_close, false},
	[NODE_ZONE] = {zone_open, div_close, false},
	[NODE_FIGURE] = {figure_open, figure_close, false},
	[NODE_DESCRIPTION] = {description_open, description_close, false},
	[NODE_VIDEO] = {video_write, NULL, true},
	[NODE_STEPS] = {steps_open, div_close, false},
	[NODE_STEP] = {step_open, step_close, false},
	[NODE_TABS] = {tabs_open, div_close, false},
	[NODE_TAB] = {tab_open, tab_close, false},
	[NODE_CARDS] = {cards_open, NULL, true},
	[NODE_TEXT] = {text_open, NULL, true},
	[NODE_SOFT_BREAK] = {soft_break_open, NULL, true},
	[NODE_HARD_BREAK] = {hard_break_open, NULL, true},
	[NODE_CODE] = {code_open, NULL, true},
	[NODE_HTML] = {html_open, NULL, true},
	[NODE_EMPH] = {emph_open, emph_close, false},
	[NODE_STRONG] = {strong_open, strong_close, false},
	[NODE_STRIKE] = {strike_open, strike_close, false},
	[NODE_LINK] = {link_open, link_close, false},
	[NODE_IMAGE] = {image_write, NULL, true},
	[NODE_PAIR] = {pair_write, NULL, true},
};

/* Raw HTML that one of these leaves open ends with it. */
static bool
holds_html(enum node_kind kind)
{
	return kind == NODE_DOCUMENT || kind == NODE_QUOTE || kind == NODE_ALERT
		|| kind == NODE_ITEM
		|| (kind >= NODE_DIV && kind <= NODE_TAB) || node_holds_inlines(kind)
		|| kind == NODE_EMPH || kind == NODE_STRONG
		|| kind == NODE_STRIKE || kind == NODE_LINK;
}

/* The element that the block N is written as, or NULL. */
static const char *
element_of(const struct node *n)
{
	static const char *const names[NODE_KIND_COUNT] = {
		[NODE_QUOTE] = "blockquote", [NODE_ALERT] = "div",
		[NODE_ITEM] = "li",          [NODE_CODE_BLOCK] = "pre",
		[NODE_TABLE] = "div",        [NODE_HEADING] = "h1",
	};
	if (n->kind == NODE_LIST)
		return n->u.list.ordered ? "ol" : "ul";
	if (n->kind == NODE_PARAGRAPH)
		return in_tight_item(n) ? NULL : "p";
	return names[n->kind];
}

/* Raw HTML that is open is told of the elements that are written within it. */
static void
announce(struct writer *w, const struct node *n)
{
	const char *name = w->html == NULL ? NULL : element_of(n);
	if (name != NULL)
		sanitize_enter(w->html, str_of(name), w->out);
}

static void
announce_end(struct writer *w, const struct node *n)
{
	if (w->html != NULL && element_of(n) != NULL)
		sanitize_leave(w->html, w->out);
}

struct level {
	struct sanitize_stack *html;
	const struct node *node;
	struct level *outer;
};

static void
enter(struct writer *w, const struct node *n, struct level **top)
{
	announce(w, n);
	if (kinds[n->kind].open != NULL)
		kinds[n->kind].open(w, n);
	if (kinds[n->kind].leaf) {
		announce_end(w, n);
		return;
	}
	if (!holds_html(n->kind))
		return;
	struct level *l = NEW(w->page->arena, struct level, 1);
	*l = (struct level){w->html, n, *top};
	*top = l;
	w->html = NULL;
}

static void
leave(struct writer *w, const struct node *n, struct level **top)
{
	if (*top != NULL && (*top)->node == n) {
		raw_end(w);
		w->html = (*top)->html;
		*top = (*top)->outer;
	}
	announce_end(w, n);
	if (kinds[n->kind].close != NULL)
		kinds[n->kind].close(w, n);
}

/* Iterative: nesting of inlines is not limited by anything but the text. */
void
write_children(struct writer *w, const struct node *root)
{
	struct level *top = NULL;
	struct sanitize_stack *outer = w->html;
	w->html = NULL;
	const struct node *n = root->first;
	while (n != NULL) {
		if (n->pos != POS_NONE && n->kind < NODE_TEXT)
			w->place = n->pos;
		enter(w, n, &top);
		if (!kinds[n->kind].leaf && n->first != NULL) {
			n = n->first;
			continue;
		}
		if (!kinds[n->kind].leaf)
			leave(w, n, &top);
		while (n->next == NULL && n->parent != root) {
			n = n->parent;
			leave(w, n, &top);
		}
		n = n->next;
	}
	raw_end(w);
	w->html = outer;
}

void
html_render(struct html_page *page, const struct doc *doc)
{
	struct writer w = {.page = page,
	                   .out = page->body,
	                   .doc = doc,
	                   .place = doc->body};
	page->seen.arena = page->arena;
	page->pending.arena = page->arena;
	write_children(&w, doc->root);
	page->summary = summary_of(doc, page->side, page->arena);
}

bool
html_suits(const struct html_page *page, size_t locale)
{
	for (size_t i = 0; i < page->nlinked; i++) {
		const struct site_path *to = page->linked[i];
		size_t a = link_locale(page->site, page->locale, to);
		size_t b = link_locale(page->site, locale, to);
		bool own = a == page->locale;
		if (own != (b == locale) || (!own && a != b))
			return false;
	}
	return true;
}
