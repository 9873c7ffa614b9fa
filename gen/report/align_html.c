/* align_html.c -- what all files of the alignment report have. */
#include <stdio.h>

#include "base/path.h"
#include "link/links.h"
#include "render/escape.h"
#include "report/align_inner.h"

void
sheet_text(struct sheet *s, str text)
{
	escape_html(s->out, text);
}

void
sheet_add(struct sheet *s, const char *html)
{
	buf_addz(s->out, html);
}

void
sheet_number(struct sheet *s, uint64_t n)
{
	char digits[24];
	int len = snprintf(digits, sizeof digits, "%llu",
	                   (unsigned long long)n);
	for (int i = 0; i < len; i++) {
		if (i > 0 && (len - i) % 3 == 0)
			buf_addc(s->out, ',');
		buf_addc(s->out, digits[i]);
	}
}

void
sheet_percent(struct sheet *s, uint64_t n, uint64_t all)
{
	if (all == 0)
		return;
	uint64_t p = (n * 1000 + all / 2) / all;
	/* Nearly all is not all, and nearly nothing not nothing. */
	if (p == 1000 && n < all)
		p = 999;
	if (p == 0 && n > 0)
		p = 1;
	buf_printf(s->out, "%u.%u\xC2\xA0%%", (unsigned)(p / 10),
	           (unsigned)(p % 10));
}

/* ---- links ---------------------------------------------------------------------- */

str
sheet_path(const struct sheet *s, const char *name)
{
	return STR_JOIN(s->arena, s->report->files, S("/"), str_of(name));
}

str
sheet_locale_path(const struct sheet *s, size_t locale, const char *end)
{
	return STR_JOIN(s->arena, s->report->files, S("/"),
	                s->report->site->locales[locale].locale.folder,
	                str_of(end));
}

void
sheet_href(struct sheet *s, str to)
{
	escape_path(s->out, path_relative(s->file, to, s->arena));
}

void
sheet_rule(struct sheet *s, enum diag_id id)
{
	sheet_add(s, "<a href=\"");
	sheet_href(s, sheet_path(s, "rules.html"));
	buf_printf(s->out, "#%s\">%s</a>", diag_name(id), diag_name(id));
}

/* PATTERN with FILE, LINE and COL put in, which are not looked through. */
static void
write_place(struct sheet *s, str pattern, str file, const uint32_t at[2])
{
	static const struct {
		str name;
		int part;
	} names[] = {{{"{file}", 6}, 0}, {{"{line}", 6}, 1},
	             {{"{column}", 8}, 2}};
	struct buf url = {NULL, 0, 0};
	for (size_t i = 0; i < pattern.n;) {
		str rest = str_sub(pattern, i, pattern.n);
		size_t k = 0;
		while (k < 3 && !str_starts(rest, names[k].name))
			k++;
		if (k == 3) {
			buf_addc(&url, pattern.p[i++]);
			continue;
		}
		if (k == 0)
			escape_path(&url, file);
		else
			buf_printf(&url, "%u", (unsigned)at[k - 1]);
		i += names[k].name.n;
	}
	escape_url(s->out, buf_str(&url));
	buf_release(&url);
}

void
sheet_places(struct sheet *s, str file, uint32_t line, uint32_t col)
{
	const struct align *r = s->report;
	const uint32_t at[2] = {line > 0 ? line : 1, col > 0 ? col : 1};
	if (r->editor.n > 0) {
		bool whole = str_starts(file, S("/"));
		sheet_add(s, " <a href=\"");
		write_place(s, r->editor, whole ? file
		            : STR_JOIN(s->arena, r->folder, file), at);
		sheet_add(s, "\">Edit</a>");
	}
	if (r->repository.n > 0) {
		sheet_add(s, " <a href=\"");
		write_place(s, r->repository, sheet_local(s, file), at);
		sheet_add(s, "\">Repository</a>");
	}
}

bool
sheet_rendered(struct sheet *s, const struct align_page *page)
{
	const struct align *r = s->report;
	const struct site_path *path = &r->site->paths[page->path];
	if (r->rendered.n == 0
	    || path->places[page->locale].origin != ORIGIN_OWN)
		return false;
	str file = link_published(r->site, page->locale, path->path, s->arena);
	sheet_add(s, "<a href=\"");
	if (str_starts(r->rendered, S("../"))) {
		sheet_href(s, STR_JOIN(s->arena, r->rendered, file));
	} else {
		escape_url(s->out, r->rendered);
		escape_path(s->out, file);
	}
	return true;
}

/* ---- the frame -------------------------------------------------------------------- */

void
sheet_open(struct sheet *s, str title)
{
	const struct align *r = s->report;
	sheet_add(s, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
	             "<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
	             "content=\"width=device-width, initial-scale=1\">\n"
	             "<meta name=\"robots\" content=\"noindex\">\n"
	             "<meta name=\"referrer\" content=\"no-referrer\">\n"
	             "<title>");
	sheet_text(s, title);
	sheet_add(s, "</title>\n<link rel=\"icon\" type=\"image/svg+xml\" "
	             "href=\"");
	sheet_href(s, sheet_path(s, "report.svg"));
	sheet_add(s, "\">\n<link rel=\"stylesheet\" href=\"");
	sheet_href(s, sheet_path(s, "report.css"));
	sheet_add(s, "\">\n</head>\n<body>\n"
	             "<a class=\"skip\" href=\"#main\">Skip to content</a>\n"
	             "<header><nav aria-label=\"Report\"><ul>\n<li>");
	if (str_eq(s->file, r->overview)) {
		sheet_add(s, "<a href=\"#main\" aria-current=\"page\">"
		             "Alignment report</a></li>\n");
	} else {
		sheet_add(s, "<a href=\"");
		sheet_href(s, r->overview);
		sheet_add(s, "\">Alignment report</a></li>\n");
	}
	sheet_add(s, "<li><a href=\"");
	sheet_href(s, sheet_path(s, "rules.html"));
	sheet_add(s, "\">Rules</a></li>\n</ul></nav></header>\n"
	             "<main id=\"main\">\n");
}

void
sheet_close(struct sheet *s)
{
	sheet_add(s, "</main>\n<footer><p>Made by glose ");
	sheet_add(s, s->report->version);
	sheet_add(s, "</p></footer>\n</body>\n</html>\n");
}

str
sheet_local(const struct sheet *s, str text)
{
	str root = s->report->root;
	size_t at = root.n == 0 ? STR_NONE : str_find(text, root, 0);
	if (at == STR_NONE)
		return text;
	char *local = NEW(s->arena, char, text.n);
	size_t n = 0, from = 0;
	for (; at != STR_NONE; at = str_find(text, root, from)) {
		memcpy(local + n, text.p + from, at - from);
		n += at - from;
		from = at + root.n;
	}
	memcpy(local + n, text.p + from, text.n - from);
	return (str){local, n + text.n - from};
}

/* ---- small things ----------------------------------------------------------------- */

void
sheet_lang(struct sheet *s, const struct locale *l)
{
	sheet_add(s, " lang=\"");
	buf_add(s->out, l->id);
	sheet_add(s, l->rtl ? "\" dir=\"rtl\"" : "\" dir=\"ltr\"");
}

void
sheet_locale_name(struct sheet *s, size_t locale)
{
	const struct locale *l = &s->report->site->locales[locale].locale;
	sheet_add(s, "<bdi");
	sheet_lang(s, l);
	sheet_add(s, ">");
	sheet_text(s, l->full_name);
	sheet_add(s, "</bdi> <code>");
	buf_add(s->out, l->id);
	sheet_add(s, "</code>");
}

void
sheet_cell(struct sheet *s, uint64_t n, const char *css)
{
	sheet_add(s, "<td");
	if (css != NULL && n > 0)
		buf_printf(s->out, " class=\"%s\"", css);
	sheet_add(s, ">");
	sheet_number(s, n);
	sheet_add(s, "</td>");
}

void
sheet_severity(struct sheet *s, enum severity sev)
{
	buf_printf(s->out, "<b class=\"%s\">%s</b>", severity_name(sev),
	           severity_name(sev));
}

void
sheet_origin(struct sheet *s, const struct page *page)
{
	static const char *const names[] = {
		[TRANSLATION_UNKNOWN] = "",
		[TRANSLATION_MACHINE] = " \xC2\xB7 machine translation",
		[TRANSLATION_HUMAN] = " \xC2\xB7 human translation",
	};
	sheet_add(s, names[page->translation]);
	if (page->handoff.year > 0)
		buf_printf(s->out, " \xC2\xB7 handed off %04d-%02d-%02d",
		           page->handoff.year, page->handoff.month,
		           page->handoff.day);
}
