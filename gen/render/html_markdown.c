#include "render/html_inner.h"

#include "render/escape.h"

bool
in_tight_item(const struct node *n)
{
	const struct node *item = n->parent;
	return item != NULL && item->kind == NODE_ITEM
		&& item->parent->u.list.tight;
}

void
paragraph_open(struct writer *w, const struct node *n)
{
	if (in_tight_item(n))
		return;
	fresh_line(w);
	buf_addz(w->out, "<p>");
}

void
paragraph_close(struct writer *w, const struct node *n)
{
	if (in_tight_item(n)) {
		if (n->next != NULL)
			buf_addc(w->out, '\n');
		return;
	}
	/* All that was in it was an anchor that the page has already. */
	if (str_ends(buf_str(w->out), S("<p>")))
		w->out->n -= S("<p>").n;
	else
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
	node_title(n, p->side, &text);
	struct toc_entry *e = &GROW(p->arena, p->toc, p->ntoc,
	                            p->toc_cap)[p->ntoc];
	p->ntoc++;
	*e = (struct toc_entry){n->u.heading.level, id,
	                        str_dup(str_trim(buf_str(&text)), p->arena)};
	buf_release(&text);
}

void
heading_open(struct writer *w, const struct node *n)
{
	uint32_t level = n->u.heading.level;
	str id = heading_id(w, n->u.heading.id);
	if (level == 1)
		w->page->has_h1 = true;
	else if (!n->u.heading.tab)
		add_to_toc(w->page, n, id);
	if (n->parent->kind == NODE_STEP && w->page->first_step.n == 0)
		w->page->first_step = id;
	fresh_line(w);
	buf_printf(w->out, "<h%u id=\"", level);
	escape_html(w->out, id);
	buf_addz(w->out, "\">");
}

void
heading_close(struct writer *w, const struct node *n)
{
	buf_printf(w->out, "</h%u>\n", n->u.heading.level);
}

void
quote_open(struct writer *w, const struct node *n)
{
	(void)n;
	fresh_line(w);
	buf_addz(w->out, "<blockquote>\n");
}

void
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

void
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

void
alert_close(struct writer *w, const struct node *n)
{
	(void)n;
	fresh_line(w);
	buf_addz(w->out, "</div>\n");
}

void
list_open(struct writer *w, const struct node *n)
{
	fresh_line(w);
	buf_addz(w->out, n->u.list.ordered ? "<ol" : "<ul");
	if (n->u.list.ordered && n->u.list.start != 1)
		buf_printf(w->out, " start=\"%u\"", n->u.list.start);
	if (n->u.list.answers)
		buf_addz(w->out, " class=\"answers\"");
	buf_addz(w->out, ">\n");
}

void
list_close(struct writer *w, const struct node *n)
{
	buf_addz(w->out, n->u.list.ordered ? "</ol>\n" : "</ul>\n");
}

void
item_open(struct writer *w, const struct node *n)
{
	fresh_line(w);
	buf_addz(w->out, "<li");
	if (n->u.step.number > 0)
		buf_printf(w->out, " data-step=\"%u\"", n->u.step.number);
	buf_addc(w->out, '>');
}

void
item_close(struct writer *w, const struct node *n)
{
	(void)n;
	buf_addz(w->out, "</li>\n");
}

void
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

void
html_block_open(struct writer *w, const struct node *n)
{
	fresh_line(w);
	raw_write(w, n, false);
}

void
rule_open(struct writer *w, const struct node *n)
{
	(void)n;
	fresh_line(w);
	buf_addz(w->out, "<hr>\n");
}
