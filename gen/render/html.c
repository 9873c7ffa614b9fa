#include "render/html.h"

#include "render/escape.h"
#include "render/html_inner.h"

/* ---- small things -------------------------------------------------------- */

static bool
page_is_rtl(const struct writer *w)
{
	const struct html_page *p = w->page;
	return p->site->locales[p->language].locale.rtl;
}

/* Code is written from left to right in every language (WEB P06). */
static const char *
code_dir(const struct writer *w)
{
	return page_is_rtl(w) ? " dir=\"ltr\"" : "";
}

void
fresh_line(struct writer *w)
{
	if (w->out->n > 0 && w->out->p[w->out->n - 1] != '\n')
		buf_addc(w->out, '\n');
}

static bool
in_tight_item(const struct node *n)
{
	const struct node *item = n->parent;
	return item != NULL && item->kind == NODE_ITEM
		&& item->parent->u.list.tight;
}

/* ---- blocks -------------------------------------------------------------- */

static void
paragraph_open(struct writer *w, const struct node *n)
{
	if (in_tight_item(n))
		return;
	fresh_line(w);
	buf_addz(w->out, "<p>");
}

static void
paragraph_close(struct writer *w, const struct node *n)
{
	if (in_tight_item(n)) {
		if (n->next != NULL)
			buf_addc(w->out, '\n');
		return;
	}
	buf_addz(w->out, "</p>\n");
}

/* The heading's id; a file that is included twice must not give it twice. */
static str
heading_id(struct writer *w, str id)
{
	return anchors_unused(&w->page->seen, id);
}

static void
add_to_toc(struct html_page *p, const struct node *n, str id)
{
	struct buf text = {NULL, 0, 0};
	node_text(n, p->side, &text);
	struct toc_entry *e = &GROW(p->arena, p->toc, p->ntoc,
	                            p->toc_cap)[p->ntoc];
	p->ntoc++;
	*e = (struct toc_entry){n->u.heading.level, id,
	                        str_dup(str_trim(buf_str(&text)), p->arena)};
	buf_release(&text);
}

static void
heading_open(struct writer *w, const struct node *n)
{
	uint32_t level = n->u.heading.level;
	str id = heading_id(w, n->u.heading.id);
	if (level == 1)
		w->page->has_h1 = true;
	else if (!n->u.heading.tab)
		add_to_toc(w->page, n, id);
	fresh_line(w);
	buf_printf(w->out, "<h%u id=\"", level);
	escape_html(w->out, id);
	buf_addz(w->out, "\">");
}

static void
heading_close(struct writer *w, const struct node *n)
{
	buf_printf(w->out, "</h%u>\n", n->u.heading.level);
}

static void
quote_open(struct writer *w, const struct node *n)
{
	(void)n;
	fresh_line(w);
	buf_addz(w->out, "<blockquote>\n");
}

static void
quote_close(struct writer *w, const struct node *n)
{
	(void)n;
	fresh_line(w);
	buf_addz(w->out, "</blockquote>\n");
}

static enum string_id
alert_title(str kind)
{
	static const struct {
		const char *kind;
		enum string_id title;
	} titles[] = {
		{"note", STRING_ALERT_NOTE},
		{"tip", STRING_ALERT_TIP},
		{"important", STRING_ALERT_IMPORTANT},
		{"warning", STRING_ALERT_WARNING},
		{"caution", STRING_ALERT_CAUTION},
	};
	size_t i = 0;
	while (i + 1 < sizeof titles / sizeof *titles
	       && !str_eq(kind, str_of(titles[i].kind)))
		i++;
	return titles[i].title;
}

static void
alert_open(struct writer *w, const struct node *n)
{
	enum string_id title = alert_title(n->text);
	fresh_line(w);
	buf_printf(w->out, "<div class=\"alert %.*s\" role=\"note\">\n"
	           "<p class=\"alert-title\"", STR_ARG(n->text));
	string_language(w, title);
	buf_addc(w->out, '>');
	escape_html(w->out, string_plain(w, title));
	buf_addz(w->out, "</p>\n");
}

static void
alert_close(struct writer *w, const struct node *n)
{
	(void)n;
	fresh_line(w);
	buf_addz(w->out, "</div>\n");
}

static void
list_open(struct writer *w, const struct node *n)
{
	fresh_line(w);
	if (!n->u.list.ordered)
		buf_addz(w->out, "<ul>\n");
	else if (n->u.list.start == 1)
		buf_addz(w->out, "<ol>\n");
	else
		buf_printf(w->out, "<ol start=\"%u\">\n", n->u.list.start);
}

static void
list_close(struct writer *w, const struct node *n)
{
	buf_addz(w->out, n->u.list.ordered ? "</ol>\n" : "</ul>\n");
}

static void
item_open(struct writer *w, const struct node *n)
{
	(void)n;
	fresh_line(w);
	buf_addz(w->out, "<li>");
}

static void
item_close(struct writer *w, const struct node *n)
{
	(void)n;
	buf_addz(w->out, "</li>\n");
}

static void
code_block_open(struct writer *w, const struct node *n)
{
	str info = n->u.code.info;
	size_t end = 0;
	while (end < info.n && !ascii_blank(info.p[end]))
		end++;
	fresh_line(w);
	buf_printf(w->out, "<pre%s><code", code_dir(w));
	if (end > 0) {
		buf_addz(w->out, " class=\"language-");
		escape_html(w->out, str_sub(info, 0, end));
		buf_addc(w->out, '"');
	}
	buf_addc(w->out, '>');
	code_lines(w, n);
	buf_addz(w->out, "</code></pre>\n");
}

static void
html_block_open(struct writer *w, const struct node *n)
{
	fresh_line(w);
	raw_write(w, n, false);
}

static void
rule_open(struct writer *w, const struct node *n)
{
	(void)n;
	fresh_line(w);
	buf_addz(w->out, "<hr>\n");
}

/* ---- tables --------------------------------------------------------------- */

static void
table_open(struct writer *w, const struct node *n)
{
	(void)n;
	fresh_line(w);
	buf_addz(w->out, "<div class=\"table\"><table>\n");
}

static void
table_close(struct writer *w, const struct node *n)
{
	if (n->first != n->last)
		buf_addz(w->out, "</tbody>\n");
	buf_addz(w->out, "</table></div>\n");
}

static void
row_open(struct writer *w, const struct node *n)
{
	if (n->prev == NULL)
		buf_addz(w->out, "<thead>\n");
	else if (n->prev->prev == NULL)
		buf_addz(w->out, "<tbody>\n");
	buf_addz(w->out, "<tr>");
}

static const char *
cell_tag(const struct node *cell)
{
	return cell->parent->prev == NULL ? "th" : "td";
}

static void
row_close(struct writer *w, const struct node *n)
{
	if (n->last != NULL)
		buf_printf(w->out, "</%s>", cell_tag(n->last));
	buf_addz(w->out, "</tr>\n");
	if (n->prev == NULL)
		buf_addz(w->out, "</thead>\n");
}

/* Surplus cells go on in the last one that the header knows: a wider row
 * would not be a table, and to drop them would lose text (FORMAT A7). */
static void
cell_open(struct writer *w, const struct node *n)
{
	static const char *const align[] = {"", " class=\"left\"",
	                                    " class=\"center\"",
	                                    " class=\"right\""};
	if (n->u.cell.surplus && n->prev != NULL) {
		buf_addz(w->out, " | ");
		return;
	}
	if (n->prev != NULL)
		buf_printf(w->out, "</%s>", cell_tag(n));
	buf_printf(w->out, "<%s%s>", cell_tag(n), align[n->u.cell.align]);
}

/* ---- inlines ---------------------------------------------------------------- */

static void
text_open(struct writer *w, const struct node *n)
{
	escape_html(w->out, n->text);
}

static void
soft_break_open(struct writer *w, const struct node *n)
{
	(void)n;
	buf_addc(w->out, '\n');
}

static void
hard_break_open(struct writer *w, const struct node *n)
{
	(void)n;
	buf_addz(w->out, "<br>\n");
}

static void
code_open(struct writer *w, const struct node *n)
{
	buf_printf(w->out, "<code%s>", code_dir(w));
	escape_html(w->out, n->text);
	buf_addz(w->out, "</code>");
}

static void
html_open(struct writer *w, const struct node *n)
{
	raw_write(w, n, true);
}

static void
emph_open(struct writer *w, const struct node *n)
{
	(void)n;
	buf_addz(w->out, "<em>");
}

static void
emph_close(struct writer *w, const struct node *n)
{
	(void)n;
	buf_addz(w->out, "</em>");
}

static void
strong_open(struct writer *w, const struct node *n)
{
	(void)n;
	buf_addz(w->out, "<strong>");
}

static void
strong_close(struct writer *w, const struct node *n)
{
	(void)n;
	buf_addz(w->out, "</strong>");
}

static void
strike_open(struct writer *w, const struct node *n)
{
	(void)n;
	buf_addz(w->out, "<del>");
}

static void
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
static void
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

/* ---- the walk --------------------------------------------------------------- */

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
	[NODE_TABS] = {tabs_open, div_close, false},
	[NODE_TAB] = {tab_open, tab_close, false},
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
	if (kinds[n->kind].leaf)
		announce_end(w, n);
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
}
