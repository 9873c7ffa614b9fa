/*
 * align_filters.c -- the list of findings, which a script fills in and filters.
 *
 * The findings are in scripts of their own, one a language, and the files that
 * need them name them: under the strictest policies no script may load another.
 */
#include "report/align_inner.h"

/* More than this is not read at once: there is a list for each language. */
enum { LIST_MOST = 50000 };

static size_t
found_in(const struct align *r, size_t locale)
{
	const struct align_locale *l = &r->locales[locale];
	return l->count[0] + l->count[1] + l->count[2] + l->hidden;
}

/* Is the list for LOCALE, or all, to hold the findings of L? */
static bool
is_listed(const struct align *r, size_t locale, size_t l)
{
	return (locale == SITE_NONE || locale == l) && r->locales[l].listed > 0;
}

static void
write_languages(struct sheet *s)
{
	const struct align *r = s->report;
	sheet_add(s, "<label>Language <select name=\"locale\">\n"
	             "<option value=\"\">all</option>\n");
	for (size_t l = 0; l < r->site->nlocales; l++) {
		if (!is_listed(r, SITE_NONE, l))
			continue;
		sheet_add(s, "<option>");
		buf_add(s->out, r->site->locales[l].locale.id);
		sheet_add(s, "</option>\n");
	}
	sheet_add(s, "</select></label>\n");
}

static void
write_rules(struct sheet *s, size_t locale)
{
	const struct align *r = s->report;
	bool *seen = NEW(s->arena, bool, DIAG_COUNT);
	for (size_t l = 0; l < r->site->nlocales; l++)
		for (int i = 0; is_listed(r, locale, l) && i < DIAG_COUNT; i++)
			seen[i] |= r->locales[l].by_rule[i] > 0
				|| r->locales[l].hidden_by_rule[i] > 0;
	sheet_add(s, "<label>Rule <select name=\"rule\">\n"
	             "<option value=\"\">all</option>\n");
	for (int i = 0; i < DIAG_COUNT; i++)
		if (seen[i])
			buf_printf(s->out, "<option>%s</option>\n",
			           diag_name((enum diag_id)i));
	sheet_add(s, "</select></label>\n");
}

/* Is anything suppressed that the list for LOCALE, or all, holds? */
static bool
hides(const struct align *r, size_t locale)
{
	return locale == SITE_NONE ? r->nhidden > 0
	                           : r->locales[locale].hidden > 0;
}

static void
write_fields(struct sheet *s, size_t locale)
{
	sheet_add(s, "<div class=\"filters\" id=\"filters\" hidden "
	             "role=\"search\" aria-label=\"Filter the findings\">\n");
	if (locale == SITE_NONE)
		write_languages(s);
	write_rules(s, locale);
	sheet_add(s, "<label>Severity <select name=\"severity\">\n"
	             "<option value=\"\">all</option>\n"
	             "<option value=\"2\">error</option>\n"
	             "<option value=\"1\">warning</option>\n"
	             "<option value=\"0\">info</option>\n"
	             "</select></label>\n"
	             "<label>Translation <select name=\"by\">\n"
	             "<option value=\"\">all</option>\n"
	             "<option value=\"2\">human</option>\n"
	             "<option value=\"1\">machine</option>\n"
	             "<option value=\"0\">unsaid</option>\n"
	             "</select></label>\n");
	if (hides(s->report, locale))
		sheet_add(s, "<label>Suppressed <select name=\"state\">\n"
		             "<option value=\"\">left out</option>\n"
		             "<option value=\"all\">with the others</option>\n"
		             "<option value=\"any\">alone</option>\n"
		             "<option value=\"1\">by comments</option>\n"
		             "<option value=\"2\">by settings</option>\n"
		             "<option value=\"3\">by the baseline</option>\n"
		             "</select></label>\n");
	sheet_add(s, "<label>Page, message or target contains "
	             "<input type=\"search\" name=\"text\" "
	             "autocomplete=\"off\"></label>\n</div>\n");
}

static void
write_scripts(struct sheet *s, size_t locale)
{
	const struct align *r = s->report;
	sheet_add(s, "<script defer src=\"");
	sheet_href(s, sheet_path(s, "report.js"));
	sheet_add(s, "\"></script>\n");
	for (size_t l = 0; l < r->site->nlocales; l++) {
		if (!is_listed(r, locale, l))
			continue;
		sheet_add(s, "<script defer src=\"");
		sheet_href(s, sheet_locale_path(s, l, ".js"));
		sheet_add(s, "\" data-folder=\"");
		sheet_href(s, sheet_locale_path(s, l, "/"));
		sheet_add(s, r->site->locales[l].locale.rtl
		          ? "\" data-dir=\"rtl\"></script>\n"
		          : "\" data-dir=\"ltr\"></script>\n");
	}
}

void
sheet_filters(struct sheet *s, size_t locale)
{
	const struct align *r = s->report;
	size_t n = 0;
	for (size_t l = 0; l < r->site->nlocales; l++)
		n += is_listed(r, locale, l) ? found_in(r, l) : 0;
	sheet_add(s, "<h2 id=\"findings\">All findings</h2>\n");
	if (n == 0) {
		sheet_add(s, "<p>None.</p>\n");
		return;
	}
	if (locale == SITE_NONE && n > LIST_MOST) {
		sheet_add(s, "<p>Too many for one list: the page of each "
		             "language, above, has a list of its own.</p>\n");
		return;
	}
	sheet_add(s, "<noscript><p>This list needs a script. Without it the "
	             "findings are on the pages named ");
	sheet_add(s, locale == SITE_NONE ? "on each language's page, above."
	                                 : "below.");
	sheet_add(s, "</p></noscript>\n");
	write_fields(s, locale);
	sheet_add(s, "<div id=\"results\" hidden>\n"
	             "<p id=\"status\" role=\"status\"></p>\n"
	             "<div class=\"wide\" role=\"region\" tabindex=\"0\" "
	             "aria-labelledby=\"findings\"><table>\n<thead><tr>"
	             "<th scope=\"col\">Page</th><th scope=\"col\">Line</th>"
	             "<th scope=\"col\">Rule</th><th scope=\"col\">Message</th>"
	             "<th scope=\"col\">Target</th>"
	             "</tr></thead>\n<tbody id=\"rows\"></tbody>\n"
	             "</table></div>\n"
	             "<p><button type=\"button\" id=\"more\" hidden>Show more"
	             "</button></p>\n</div>\n");
	write_scripts(s, locale);
}
