/* html_ext.c -- boxes, columns, figures, videos and tabs in a page. */
#include "link/steps.h"
#include "render/escape.h"
#include "render/html_inner.h"

/* ---- words ------------------------------------------------------------------ */

static const struct site_locale *
language_of(const struct writer *w)
{
	return &w->page->site->locales[w->page->language];
}

str
string_plain(const struct writer *w, enum string_id id)
{
	return language_of(w)->strings.plain[id];
}

void
string_language(struct writer *w, enum string_id id)
{
	const struct site_locale *l = language_of(w);
	str language = l->strings.language[id];
	if (!str_eq(language, l->locale.id))
		buf_printf(w->out, " lang=\"%.*s\"", STR_ARG(language));
}

/* String ID with the argument NAME, which is TEXT. */
static str
string_with(struct writer *w, enum string_id id, const char *name, str text)
{
	struct string_arg arg = {.name = name, .text = text};
	return strings_format(&language_of(w)->strings, id, &arg, 1,
	                      w->page->arena);
}

/* ---- boxes and columns -------------------------------------------------------- */

static void
open_div(struct writer *w, const char *class)
{
	fresh_line(w);
	buf_printf(w->out, "<div class=\"%s\">\n", class);
}

void
div_open(struct writer *w, const struct node *n)
{
	fresh_line(w);
	if (n->text.n == 0)
		buf_addz(w->out, "<div>\n");
	else
		buf_printf(w->out, "<div class=\"%.*s\">\n", STR_ARG(n->text));
}

void
div_close(struct writer *w, const struct node *n)
{
	(void)n;
	fresh_line(w);
	buf_addz(w->out, "</div>\n");
}

void
grid_open(struct writer *w, const struct node *n)
{
	(void)n;
	open_div(w, "row");
}

void
column_open(struct writer *w, const struct node *n)
{
	fresh_line(w);
	if (n->u.column.span > 1)
		buf_printf(w->out, "<div class=\"column span-%u\">\n",
		           n->u.column.span);
	else
		buf_addz(w->out, "<div class=\"column\">\n");
}

void
zone_open(struct writer *w, const struct node *n)
{
	open_div(w, "zone");
	buf_addz(w->out, "<p class=\"zone-label\"");
	string_language(w, STRING_APPLIES_TO);
	buf_addc(w->out, '>');
	escape_html(w->out, string_with(w, STRING_APPLIES_TO, "target",
	                                n->text));
	buf_addz(w->out, "</p>\n");
}

/* ---- pictures and videos --------------------------------------------------------- */

void
figure_open(struct writer *w, const struct node *n)
{
	(void)n;
	fresh_line(w);
	buf_addz(w->out, "<figure>");
}

void
figure_close(struct writer *w, const struct node *n)
{
	(void)n;
	buf_addz(w->out, "</figure>\n");
}

void
description_open(struct writer *w, const struct node *n)
{
	(void)n;
	buf_addz(w->out, "\n<details class=\"description\"><summary");
	string_language(w, STRING_DESCRIPTION);
	buf_addc(w->out, '>');
	escape_html(w->out, string_plain(w, STRING_DESCRIPTION));
	buf_addz(w->out, "</summary>\n");
}

void
description_close(struct writer *w, const struct node *n)
{
	(void)n;
	fresh_line(w);
	buf_addz(w->out, "</details>");
}

/* URL without scheme and query: what readers can know it by. */
static str
short_address(str url)
{
	size_t from = str_find(url, S("//"), 0);
	str s = str_sub(url, from == STR_NONE ? 0 : from + 2, url.n);
	size_t end = 0;
	while (end < s.n && s.p[end] != '?' && s.p[end] != '#')
		end++;
	return str_sub(s, 0, end);
}

/* May URL be shown in a frame?  Of hosts that the settings name, only. */
static bool
may_embed(const struct writer *w, str url)
{
	const struct config *c = w->page->site->config;
	str address = short_address(url);
	str host = str_sub(address, 0, str_chr(address, '/', 0));
	if (c->video != VIDEO_EMBED || !str_starts(url, S("https://")))
		return false;
	for (size_t i = 0; i < c->nvideo_hosts; i++)
		if (str_eq_nocase(host, c->video_hosts[i]))
			return true;
	return false;
}

static void
write_frame(struct writer *w, str url, str title)
{
	buf_addz(w->out, "<iframe src=\"");
	escape_url(w->out, url);
	buf_addz(w->out, "\" title=\"");
	escape_html(w->out, title);
	buf_addz(w->out, "\" sandbox=\"allow-scripts allow-same-origin "
	         "allow-presentation\" allow=\"fullscreen\" "
	         "referrerpolicy=\"no-referrer\" loading=\"lazy\"></iframe>\n");
}

void
video_write(struct writer *w, const struct node *n)
{
	str url = n->u.link.url;
	str title = string_with(w, STRING_VIDEO, "address", short_address(url));
	bool block = node_is_block(n);
	if (block) {
		open_div(w, "video");
		if (may_embed(w, url))
			write_frame(w, url, title);
	}
	if (!w->in_link) {
		buf_addz(w->out, "<a href=\"");
		escape_url(w->out, url);
		buf_addz(w->out, "\">");
	}
	escape_html(w->out, title);
	if (!w->in_link)
		buf_addz(w->out, "</a>");
	if (block)
		div_close(w, n);
}

/* ---- steps --------------------------------------------------------------------- */

void
steps_open(struct writer *w, const struct node *n)
{
	(void)n;
	(void)anchors_add(&w->page->seen, S(STEPS_ALL));
	fresh_line(w);
	buf_addz(w->out, "<div class=\"steps\" id=\"" STEPS_ALL "\">\n");
}

void
step_open(struct writer *w, const struct node *n)
{
	fresh_line(w);
	buf_printf(w->out, "<section class=\"step\" data-step=\"%u\">\n",
	           n->u.step.number);
}

void
step_close(struct writer *w, const struct node *n)
{
	(void)n;
	fresh_line(w);
	buf_addz(w->out, "</section>\n");
}

/* ---- tabs -------------------------------------------------------------------------- */

void
tabs_open(struct writer *w, const struct node *n)
{
	(void)n;
	open_div(w, "tabs");
}

void
tab_open(struct writer *w, const struct node *n)
{
	fresh_line(w);
	buf_addz(w->out, "<section data-tab=\"");
	escape_html(w->out, n->text);
	if (n->u.tab.when.n > 0) {
		buf_addz(w->out, "\" data-when=\"");
		escape_html(w->out, n->u.tab.when);
	}
	buf_addz(w->out, "\">\n");
}

void
tab_close(struct writer *w, const struct node *n)
{
	(void)n;
	fresh_line(w);
	buf_addz(w->out, "</section>\n");
}

/* ---- code --------------------------------------------------------------------------- */

/* The number that S begins with, cut off; 0: none. */
static size_t
take_number(str *s)
{
	size_t i = 0, n = 0;
	while (i < s->n && ascii_digit(s->p[i]) && n < (size_t)1 << 24)
		n = n * 10 + (size_t)(s->p[i++] - '0');
	*s = str_sub(*s, i, s->n);
	return n;
}

/* The lines of code that are marked: "2,4-6", in ascending order. */
struct marks {
	str rest;
	size_t first, last;
};

/* Is line NUMBER marked?  Asked of one line after the other. */
static bool
is_marked(struct marks *m, size_t number)
{
	while (m->last < number && m->rest.p != NULL) {
		str one = str_trim(str_cut(m->rest, ',', &m->rest));
		m->first = m->last = take_number(&one);
		if (m->first > 0 && str_starts(one, S("-"))) {
			one = str_sub(one, 1, one.n);
			m->last = one.n == 0 ? SIZE_MAX : take_number(&one);
		}
	}
	return m->first > 0 && m->first <= number && number <= m->last;
}

void
code_lines(struct writer *w, const struct node *n)
{
	struct marks m = {.rest = n->u.code.marked};
	size_t number = 1;
	if (m.rest.n == 0) {
		escape_html(w->out, n->text);
		return;
	}
	for (str rest = n->text; rest.n > 0; number++) {
		bool marked = is_marked(&m, number);
		str line = str_cut(rest, '\n', &rest);
		buf_addz(w->out, marked ? "<mark>" : "");
		escape_html(w->out, line);
		buf_addz(w->out, marked ? "</mark>\n" : "\n");
	}
}

/* ---- hubs --------------------------------------------------------------------- */

/* The body can be cut here: no element is open. */
void
cards_open(struct writer *w, const struct node *n)
{
	struct html_page *p = w->page;
	(void)n;
	/* A second place has been told of: link/hubs. */
	if (p->has_cards || !str_eq(w->doc->path, p->path))
		return;
	raw_end(w);
	fresh_line(w);
	p->has_cards = true;
	p->cards_at = w->out->n;
}
