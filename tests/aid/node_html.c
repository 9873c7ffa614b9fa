#include "aid/node_html.h"

#include <string.h>

/* The tags that need no thought. */
static const struct {
	const char *open, *close;
} tags[NODE_KIND_COUNT] = {
	[NODE_QUOTE] = {"<blockquote>\n", "</blockquote>\n"},
	[NODE_RULE] = {"<hr />\n", ""},
	[NODE_EMPH] = {"<em>", "</em>"},
	[NODE_STRONG] = {"<strong>", "</strong>"},
	[NODE_STRIKE] = {"<del>", "</del>"},
	[NODE_SOFT_BREAK] = {"\n", ""},
	[NODE_HARD_BREAK] = {"<br />\n", ""},
	[NODE_LINK] = {NULL, "</a>"},
};

static void
add_escaped(struct buf *out, str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '&')
			buf_addz(out, "&amp;");
		else if (s.p[i] == '<')
			buf_addz(out, "&lt;");
		else if (s.p[i] == '>')
			buf_addz(out, "&gt;");
		else if (s.p[i] == '"')
			buf_addz(out, "&quot;");
		else
			buf_addc(out, s.p[i]);
	}
}

static void
add_url(struct buf *out, str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if (c == '&')
			buf_addz(out, "&amp;");
		else if (c == '\'')
			buf_addz(out, "&#x27;");
		else if (ascii_alnum(c)
		         || (c != '\0' && strchr("-_.+!*(),%#@?=;:/$~", c)))
			buf_addc(out, c);
		else
			buf_printf(out, "%%%02X", (unsigned char)c);
	}
}

static void
add_title(struct buf *out, const struct node *n)
{
	if (n->u.link.title.n == 0)
		return;
	buf_addz(out, " title=\"");
	add_escaped(out, n->u.link.title);
	buf_addz(out, "\"");
}

static void
add_line_start(struct buf *out)
{
	if (out->n > 0 && out->p[out->n - 1] != '\n')
		buf_addc(out, '\n');
}

static bool
in_tight_list(const struct node *n)
{
	const struct node *item = n->parent;
	return item != NULL && item->kind == NODE_ITEM
		&& item->parent->u.list.tight;
}

static void
add_code_block(struct buf *out, const struct node *n)
{
	str info = n->u.code.info;
	size_t end = 0;
	while (end < info.n && !ascii_blank(info.p[end]))
		end++;
	buf_addz(out, "<pre><code");
	if (end > 0) {
		buf_addz(out, " class=\"language-");
		add_escaped(out, str_sub(info, 0, end));
		buf_addz(out, "\"");
	}
	buf_addz(out, ">");
	add_escaped(out, n->text);
	buf_addz(out, "</code></pre>\n");
}

/* The text of an image's children, without tags. */
static void
add_image(struct buf *out, const struct node *image)
{
	buf_addz(out, "<img src=\"");
	add_url(out, image->u.link.url);
	buf_addz(out, "\" alt=\"");
	for (const struct node *n = node_next(image, image); n != NULL;
	     n = node_next(n, image)) {
		if (n->kind == NODE_SOFT_BREAK || n->kind == NODE_HARD_BREAK)
			buf_addc(out, ' ');
		else
			add_escaped(out, n->text);
	}
	buf_addz(out, "\"");
	add_title(out, image);
	buf_addz(out, " />");
}

static void
open_list(struct buf *out, const struct node *n)
{
	if (!n->u.list.ordered)
		buf_addz(out, "<ul>\n");
	else if (n->u.list.start == 1)
		buf_addz(out, "<ol>\n");
	else
		buf_printf(out, "<ol start=\"%u\">\n", n->u.list.start);
}

static bool
in_header(const struct node *cell)
{
	return cell->parent->prev == NULL;
}

static void
open_cell(struct buf *out, const struct node *n)
{
	static const char *const aligns[] = {
		"", " align=\"left\"", " align=\"center\"", " align=\"right\""};
	buf_printf(out, "<%s%s>", in_header(n) ? "th" : "td",
	           aligns[n->u.cell.align]);
}

static void
open_row(struct buf *out, const struct node *n)
{
	if (n->prev == NULL)
		buf_addz(out, "<thead>\n");
	else if (n->prev->prev == NULL)
		buf_addz(out, "<tbody>\n");
	buf_addz(out, "<tr>\n");
}

static void
close_row(struct buf *out, const struct node *n)
{
	buf_addz(out, "</tr>\n");
	if (n->prev == NULL)
		buf_addz(out, "</thead>\n");
	else if (n->next == NULL)
		buf_addz(out, "</tbody>\n");
}

static void
open_link(struct buf *out, const struct node *n)
{
	buf_addz(out, "<a href=\"");
	add_url(out, n->u.link.url);
	buf_addz(out, "\"");
	add_title(out, n);
	buf_addz(out, ">");
}

static void
open_block(struct buf *out, const struct node *n)
{
	add_line_start(out);
	if (n->kind == NODE_LIST)
		open_list(out, n);
	else if (n->kind == NODE_ITEM)
		buf_addz(out, "<li>");
	else if (n->kind == NODE_CODE_BLOCK)
		add_code_block(out, n);
	else if (n->kind == NODE_HTML_BLOCK)
		buf_add(out, n->text);
	else if (n->kind == NODE_HEADING)
		buf_printf(out, "<h%u>", n->u.heading.level);
	else if (n->kind == NODE_TABLE)
		buf_addz(out, "<table>\n");
	else if (n->kind == NODE_ROW)
		open_row(out, n);
	else if (n->kind == NODE_CELL)
		open_cell(out, n);
	else
		buf_addz(out, tags[n->kind].open);
}

static void
enter(struct buf *out, const struct node *n)
{
	if (n->kind == NODE_PARAGRAPH) {
		if (in_tight_list(n))
			return;
		add_line_start(out);
		buf_addz(out, "<p>");
	} else if (n->kind == NODE_TEXT) {
		add_escaped(out, n->text);
	} else if (n->kind == NODE_HTML) {
		buf_add(out, n->text);
	} else if (n->kind == NODE_CODE) {
		buf_addz(out, "<code>");
		add_escaped(out, n->text);
		buf_addz(out, "</code>");
	} else if (n->kind == NODE_LINK) {
		open_link(out, n);
	} else if (n->kind == NODE_IMAGE) {
		add_image(out, n);
	} else if (n->kind < NODE_TEXT) {
		open_block(out, n);
	} else {
		buf_addz(out, tags[n->kind].open);
	}
}

static void
leave(struct buf *out, const struct node *n)
{
	if (n->kind == NODE_PARAGRAPH && !in_tight_list(n))
		buf_addz(out, "</p>\n");
	else if (n->kind == NODE_HEADING)
		buf_printf(out, "</h%u>\n", n->u.heading.level);
	else if (n->kind == NODE_ITEM)
		buf_addz(out, "</li>\n");
	else if (n->kind == NODE_LIST)
		buf_addz(out, n->u.list.ordered ? "</ol>\n" : "</ul>\n");
	else if (n->kind == NODE_TABLE)
		buf_addz(out, "</table>\n");
	else if (n->kind == NODE_ROW)
		close_row(out, n);
	else if (n->kind == NODE_CELL)
		buf_addz(out, in_header(n) ? "</th>\n" : "</td>\n");
	else if (tags[n->kind].close != NULL) {
		if (n->kind == NODE_QUOTE)
			add_line_start(out);
		buf_addz(out, tags[n->kind].close);
	}
}

static bool
is_shown(const struct node *n)
{
	return n->kind != NODE_CELL || !n->u.cell.surplus;
}

void
node_html(struct buf *out, const struct node *root)
{
	const struct node *n = root->first;
	while (n != NULL) {
		bool down = is_shown(n) && n->kind != NODE_IMAGE
			&& n->first != NULL;
		if (is_shown(n))
			enter(out, n);
		if (down) {
			n = n->first;
			continue;
		}
		if (is_shown(n))
			leave(out, n);
		while (n->next == NULL) {
			n = n->parent;
			if (n == root)
				return;
			leave(out, n);
		}
		n = n->next;
	}
}
