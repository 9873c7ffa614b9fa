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
sheet_finding(struct sheet *s, const struct finding *f)
{
	static const char *const by[] = {"", "a comment in the page",
	                                 "the settings", "the baseline"};
	sheet_severity(s, f->severity);
	sheet_add(s, " ");
	sheet_rule(s, f->msg.id);
	sheet_add(s, ": <bdi>");
	sheet_text(s, sheet_local(s, f->msg.message));
	sheet_add(s, "</bdi> ");
	if (f->hidden == HIDDEN_NOT)
		return;
	sheet_add(s, "<i class=\"by\">suppressed by ");
	sheet_add(s, by[f->hidden]);
	if (f->hidden_why.n > 0) {
		sheet_add(s, ": <bdi>");
		sheet_text(s, f->hidden_why);
		sheet_add(s, "</bdi>");
	}
	sheet_add(s, "</i> ");
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
