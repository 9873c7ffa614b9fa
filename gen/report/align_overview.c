/* align_overview.c -- where each locale stands, and the filters. */
#include <stdlib.h>

#include "report/align_inner.h"

/* Pages with most findings that are listed, of all languages. */
enum { WORST_MOST = 25 };

static void
write_totals(struct sheet *s)
{
	const struct align *r = s->report;
	size_t count[3] = {0, 0, 0};
	for (size_t i = 0; i < r->findings->n; i++)
		if (r->findings->list[i].hidden == HIDDEN_NOT)
			count[r->findings->list[i].severity]++;
	sheet_add(s, "<dl class=\"totals\">\n<div><dt>Pages</dt><dd>");
	sheet_number(s, r->npages);
	sheet_add(s, "</dd></div>\n<div><dt>Pairs</dt><dd>");
	sheet_number(s, r->npairs);
	sheet_add(s, "</dd></div>\n");
	for (int i = SEV_ERROR; i >= SEV_INFO; i--) {
		static const char *const names[] = {"Infos", "Warnings",
		                                    "Errors"};
		buf_printf(s->out, "<div><dt>%s</dt><dd class=\"%s\">",
		           names[i], severity_name((enum severity)i));
		sheet_number(s, count[i]);
		sheet_add(s, "</dd></div>\n");
	}
	if (r->nhidden > 0) {
		sheet_add(s, "<div><dt>Suppressed</dt><dd "
		             "data-filter=\"state=any\">");
		sheet_number(s, r->nhidden);
		sheet_add(s, "</dd></div>\n");
	}
	sheet_add(s, "</dl>\n");
}

static void
write_coverage(struct sheet *s)
{
	const struct align *r = s->report;
	size_t *list = NEW(s->arena, size_t, r->site->nlocales + 1), n = 0;
	for (size_t l = 0; l < r->site->nlocales; l++)
		if (r->locales[l].n > 0 && l != r->site->source)
			list[n++] = l;
	sheet_add(s, "<h2 id=\"coverage\">Coverage</h2>\n");
	chart_coverage(s, list, n);
}

/* ---- pages ---------------------------------------------------------------------- */

static int
by_gravity(const void *va, const void *vb)
{
	const struct align_page *a = *(const struct align_page *const *)va;
	const struct align_page *b = *(const struct align_page *const *)vb;
	for (int i = SEV_ERROR; i >= SEV_INFO; i--)
		if (a->count[i] != b->count[i])
			return a->count[i] < b->count[i] ? 1 : -1;
	return (a > b) - (a < b);
}

static void
write_worst(struct sheet *s)
{
	const struct align *r = s->report;
	const struct align_page **list =
		NEW(s->arena, const struct align_page *, r->n + 1);
	size_t n = 0;
	for (size_t i = 0; i < r->n; i++)
		if (r->pages[i].n > r->pages[i].hidden)
			list[n++] = &r->pages[i];
	sheet_add(s, "<h2 id=\"worst\">Findings by page</h2>\n");
	if (n == 0) {
		sheet_add(s, "<p>None.</p>\n");
		return;
	}
	qsort(list, n, sizeof *list, by_gravity);
	sheet_add(s, "<p>");
	if (n > WORST_MOST)
		buf_printf(s->out, "The %d worst of ", (int)WORST_MOST);
	sheet_number(s, n);
	sheet_add(s, n == 1 ? " page." : " pages.");
	sheet_add(s, " Each language's page has all of them.</p>\n");
	sheet_add(s, "<div class=\"wide\" role=\"region\" tabindex=\"0\" "
	             "aria-labelledby=\"worst\">\n<table>\n<thead><tr>"
	             "<th scope=\"col\">Page</th><th scope=\"col\">Language"
	             "</th><th scope=\"col\">Errors</th><th scope=\"col\">"
	             "Warnings</th><th scope=\"col\">Infos</th><th "
	             "scope=\"col\">Share</th></tr></thead>\n<tbody>\n");
	size_t shown = n < WORST_MOST ? n : WORST_MOST, most = 0;
	for (size_t i = 0; i < shown; i++)
		most = list[i]->n - list[i]->hidden > most
			? list[i]->n - list[i]->hidden : most;
	for (size_t i = 0; i < shown; i++)
		sheet_page_row(s, list[i], most);
	sheet_add(s, "</tbody>\n</table></div>\n");
}

/* What is in files that are no pages: settings, includes. */
static void
write_others(struct sheet *s)
{
	const struct align *r = s->report;
	if (r->nothers == 0)
		return;
	sheet_add(s, "<h2 id=\"others\">In other files</h2>\n"
	             "<ul class=\"found\">\n");
	for (size_t i = 0; i < r->nothers; i++) {
		const struct finding *f = &r->findings->list[r->others[i]];
		sheet_add(s, "<li>");
		sheet_finding(s, f);
		sheet_add(s, "<span class=\"at\"><code>");
		sheet_text(s, sheet_file(s, f->msg.path));
		buf_printf(s->out, "</code>, line %u", (unsigned)f->msg.line);
		sheet_places(s, f->msg.path, f->msg.line, f->msg.col);
		sheet_add(s, "</span></li>\n");
	}
	sheet_add(s, "</ul>\n");
}

void
sheet_overview(struct sheet *s)
{
	sheet_open(s, S("Alignment report"));
	sheet_add(s, "<h1>Alignment report</h1>\n");
	write_totals(s);
	sheet_add(s, "<nav class=\"parts\" aria-label=\"On this page\"><ul>\n"
	             "<li><a href=\"#coverage\">Coverage</a></li>\n"
	             "<li><a href=\"#freshness\">Freshness</a></li>\n"
	             "<li><a href=\"#rules\">Findings by rule</a></li>\n"
	             "<li><a href=\"#worst\">Findings by page</a></li>\n"
	             "<li><a href=\"#findings\">All findings</a></li>\n"
	             "</ul></nav>\n");
	write_coverage(s);
	sheet_add(s, "<h2 id=\"freshness\">Freshness</h2>\n");
	chart_freshness(s, SITE_NONE);
	sheet_add(s, "<h2 id=\"rules\">Findings by rule</h2>\n");
	chart_rules(s, SITE_NONE);
	write_worst(s);
	write_others(s);
	sheet_filters(s, SITE_NONE);
	sheet_close(s);
}
