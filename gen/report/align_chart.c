/* align_chart.c -- numbers as pictures, each beside its numbers. */
#include <stdlib.h>

#include "report/align_inner.h"

enum { BAR = 1000 }; /* units of a whole bar */

static const struct {
	const char *name, *title;
} shares[SHARE_COUNT] = {
	[SHARE_HUMAN] = {"Human", "translated by people"},
	[SHARE_MACHINE] = {"Machine", "translated by machines"},
	[SHARE_UNSAID] = {"Unsaid", "translated, the page does not say by whom"},
	[SHARE_STALE] = {"Stale",
	                 "of an earlier version of the source than another "
	                 "language has"},
	[SHARE_UNTRANSLATED] = {"Untranslated",
	                        "without a target, or with the source as it"},
	[SHARE_MISSING] = {"Missing", "of pages that only other languages have"},
};

void
chart_bar(struct sheet *s, const uint64_t *parts, size_t n, uint64_t all)
{
	uint64_t sum = 0, from = 0;
	sheet_add(s, "<svg class=\"bar\" viewBox=\"0 0 1000 10\" "
	             "preserveAspectRatio=\"none\" aria-hidden=\"true\" "
	             "focusable=\"false\">");
	for (size_t i = 0; i < n && all > 0; i++) {
		sum += parts[i];
		uint64_t to = sum * BAR / all;
		if (parts[i] > 0 && to == from && to < BAR)
			to++; /* a little is not nothing */
		if (to > from)
			buf_printf(s->out, "<rect class=\"%c%zu\" x=\"%u\" "
			           "width=\"%u\" height=\"10\"/>",
			           n > 1 ? 'p' : 'n', i, (unsigned)from,
			           (unsigned)(to - from));
		from = to;
	}
	sheet_add(s, "</svg>");
}

/* ---- coverage ------------------------------------------------------------------- */

static void
coverage_row(struct sheet *s, size_t l)
{
	const struct align *r = s->report;
	const struct locale_coverage *c = &r->sums[l];
	sheet_add(s, "<tr><th scope=\"row\"><a href=\"");
	sheet_href(s, sheet_locale_path(s, l, ".html"));
	sheet_add(s, "\">");
	sheet_locale_name(s, l);
	sheet_add(s, "</a></th><td class=\"drawn\">");
	chart_bar(s, c->words, SHARE_COUNT, c->all);
	sheet_add(s, "</td>");
	sheet_cell(s, c->all, NULL);
	for (size_t i = 0; i < SHARE_COUNT; i++) {
		sheet_add(s, "<td>");
		if (c->words[i] > 0)
			sheet_percent(s, c->words[i], c->all);
		else
			sheet_add(s, "0");
		sheet_add(s, "</td>");
	}
	sheet_cell(s, c->pages, NULL);
	sheet_cell(s, c->missing, NULL);
	for (int i = SEV_ERROR; i >= SEV_INFO; i--) {
		buf_printf(s->out, "<td class=\"%s\">",
		           severity_name((enum severity)i));
		if (r->locales[l].count[i] > 0) {
			sheet_add(s, "<a href=\"");
			sheet_href(s, sheet_locale_path(s, l, ".html"));
			buf_printf(s->out, "#severity=%d\">", i);
		}
		sheet_number(s, r->locales[l].count[i]);
		sheet_add(s, r->locales[l].count[i] > 0 ? "</a></td>" : "</td>");
	}
	sheet_add(s, "</tr>\n");
}

void
chart_coverage(struct sheet *s, const size_t *list, size_t n)
{
	sheet_add(s, "<div class=\"wide\" role=\"region\" tabindex=\"0\" "
	             "aria-labelledby=\"coverage\">\n<table>\n<thead><tr>"
	             "<th scope=\"col\">Language</th>"
	             "<th scope=\"col\">Coverage</th>"
	             "<th scope=\"col\">Words</th>");
	for (size_t i = 0; i < SHARE_COUNT; i++)
		buf_printf(s->out, "<th scope=\"col\"><svg class=\"key\" "
		           "viewBox=\"0 0 10 10\" aria-hidden=\"true\" "
		           "focusable=\"false\"><rect class=\"p%zu\" "
		           "width=\"10\" height=\"10\"/></svg> %s</th>", i,
		           shares[i].name);
	sheet_add(s, "<th scope=\"col\">Pages</th>"
	             "<th scope=\"col\">Missing pages</th>"
	             "<th scope=\"col\">Errors</th>"
	             "<th scope=\"col\">Warnings</th>"
	             "<th scope=\"col\">Infos</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < n; i++)
		coverage_row(s, list[i]);
	sheet_add(s, "</tbody>\n</table></div>\n"
	             "<p class=\"note\">Words are those of the source.");
	for (size_t i = 0; i < SHARE_COUNT; i++)
		buf_printf(s->out, " <b>%s</b>: %s.", shares[i].name,
		           shares[i].title);
	sheet_add(s, "</p>\n");
}

/* ---- freshness ------------------------------------------------------------------ */

/* More columns than this are drawn by year. */
enum { QUARTERS_MOST = 16, YEARS_MOST = 60, COLUMN = 40, HEIGHT = 120 };

struct ages {
	int first, last; /* quarters since the year 0; LAST < FIRST: none */
	int step;        /* quarters in a column: 1, or 4 */
	uint64_t *count; /* of each column */
	size_t n;
	uint64_t most, undated;
};

static int
quarter_of(const struct day *d)
{
	return d->year * 4 + (d->month - 1) / 3;
}

/* The next translated page of LOCALE, or of all, from number *I on; NULL at the
 * end. */
static const struct page *
next_page(const struct align *r, size_t locale, size_t *i)
{
	size_t end = r->n;
	if (locale != SITE_NONE) {
		const struct align_locale *l = &r->locales[locale];
		*i = *i < l->first ? l->first : *i;
		end = l->first + l->n;
	}
	while (*i < end) {
		const struct align_page *p = &r->pages[(*i)++];
		if (p->locale != r->site->source)
			return r->site->paths[p->path].places[p->locale].page;
	}
	return NULL;
}

static void
find_ages(struct ages *g, const struct align *r, size_t locale,
          struct arena *a)
{
	const struct page *p;
	*g = (struct ages){.first = 1, .last = 0, .step = 1};
	for (size_t i = 0; (p = next_page(r, locale, &i)) != NULL;) {
		if (p->handoff.year == 0) {
			g->undated++;
			continue;
		}
		int q = quarter_of(&p->handoff);
		if (g->last < g->first)
			g->first = g->last = q;
		g->first = q < g->first ? q : g->first;
		g->last = q > g->last ? q : g->last;
	}
	if (g->last < g->first)
		return;
	if (g->last - g->first >= QUARTERS_MOST) {
		g->step = 4;
		g->first -= g->first % 4;
		/* A date of another century is a slip; it counts as old. */
		if (g->last - g->first >= YEARS_MOST * 4)
			g->first = (g->last / 4 - YEARS_MOST + 1) * 4;
	}
	g->n = (size_t)((g->last - g->first) / g->step) + 1;
	g->count = NEW(a, uint64_t, g->n);
	for (size_t i = 0; (p = next_page(r, locale, &i)) != NULL;) {
		if (p->handoff.year == 0)
			continue;
		int q = quarter_of(&p->handoff);
		size_t k = q < g->first ? 0 : (size_t)((q - g->first) / g->step);
		if (++g->count[k] > g->most)
			g->most = g->count[k];
	}
}

static void
write_age(struct sheet *s, const struct ages *g, size_t i)
{
	int q = g->first + (int)i * g->step;
	if (g->step == 4)
		buf_printf(s->out, "%d", q / 4);
	else
		buf_printf(s->out, "%d\xC2\xA0Q%d", q / 4, q % 4 + 1);
}

static void
draw_ages(struct sheet *s, const struct ages *g)
{
	unsigned width = (unsigned)g->n * COLUMN;
	buf_printf(s->out, "<svg class=\"ages\" viewBox=\"0 0 %u %d\" "
	           "aria-hidden=\"true\" focusable=\"false\">\n", width,
	           HEIGHT + 40);
	for (size_t i = 0; i < g->n; i++) {
		unsigned h = (unsigned)(g->count[i] * HEIGHT / g->most);
		unsigned x = (unsigned)i * COLUMN;
		if (g->count[i] > 0 && h == 0)
			h = 1;
		buf_printf(s->out, "<rect x=\"%u\" y=\"%u\" width=\"%d\" "
		           "height=\"%u\"/><text x=\"%u\" y=\"%u\">%llu</text>"
		           "<text x=\"%u\" y=\"%d\">", x + 4, HEIGHT + 16 - h,
		           COLUMN - 8, h, x + COLUMN / 2, HEIGHT + 12 - h,
		           (unsigned long long)g->count[i], x + COLUMN / 2,
		           HEIGHT + 32);
		int q = g->first + (int)i * g->step;
		if (g->step == 4)
			buf_printf(s->out, "%d</text>\n", q / 4);
		else
			buf_printf(s->out, "%02d\xC2\xA0Q%d</text>\n",
			           q / 4 % 100, q % 4 + 1);
	}
	sheet_add(s, "</svg>\n");
}

/* A row a language, a column a quarter. */
static void
write_ages_row(struct sheet *s, const struct ages *all, size_t locale)
{
	const struct align *r = s->report;
	uint64_t *count = NEW(s->arena, uint64_t, all->n + 1), undated = 0;
	const struct page *p;
	for (size_t i = 0; (p = next_page(r, locale, &i)) != NULL;) {
		int q = quarter_of(&p->handoff);
		if (p->handoff.year == 0)
			undated++;
		else
			count[q < all->first ? 0 : (q - all->first) / all->step]++;
	}
	sheet_add(s, "<tr><th scope=\"row\">");
	sheet_locale_name(s, locale);
	sheet_add(s, "</th>");
	for (size_t i = 0; i < all->n; i++)
		sheet_cell(s, count[i], "some");
	sheet_cell(s, undated, "some");
	sheet_add(s, "</tr>\n");
}

void
chart_freshness(struct sheet *s, size_t locale)
{
	const struct align *r = s->report;
	struct ages g;
	find_ages(&g, r, locale, s->arena);
	if (g.n == 0) {
		sheet_add(s, "<p>No page says when it was handed off "
		             "(<code>ms.lasthandoff</code>).</p>\n");
		return;
	}
	sheet_add(s, "<p>Pages by the ");
	sheet_add(s, g.step == 4 ? "year" : "quarter");
	sheet_add(s, " in which their source was handed off to translation "
	             "(<code>ms.lasthandoff</code>).</p>\n");
	draw_ages(s, &g);
	sheet_add(s, "<div class=\"wide\" role=\"region\" tabindex=\"0\" "
	             "aria-labelledby=\"freshness\">\n<table>\n<thead><tr>"
	             "<th scope=\"col\">Language</th>");
	for (size_t i = 0; i < g.n; i++) {
		sheet_add(s, "<th scope=\"col\">");
		write_age(s, &g, i);
		sheet_add(s, "</th>");
	}
	sheet_add(s, "<th scope=\"col\">No date</th></tr></thead>\n<tbody>\n");
	for (size_t l = 0; l < r->site->nlocales; l++)
		if (r->locales[l].n > 0 && l != r->site->source
		    && (locale == SITE_NONE || locale == l))
			write_ages_row(s, &g, l);
	sheet_add(s, "</tbody>\n</table></div>\n");
}

/* ---- rules ----------------------------------------------------------------------- */

struct rule_sum {
	enum diag_id id;
	uint64_t n;
	size_t locales;
};

static int
by_count(const void *va, const void *vb)
{
	const struct rule_sum *a = va, *b = vb;
	int c = (a->n < b->n) - (a->n > b->n);
	return c != 0 ? c : (a->id > b->id) - (a->id < b->id);
}

static void
sum_rules(const struct align *r, size_t locale, struct rule_sum *sums)
{
	for (size_t i = 0; i < DIAG_COUNT; i++)
		sums[i].id = (enum diag_id)i;
	for (size_t l = 0; l < r->site->nlocales; l++) {
		if (locale != SITE_NONE && locale != l)
			continue;
		for (size_t i = 0; i < DIAG_COUNT; i++) {
			sums[i].n += r->locales[l].by_rule[i];
			sums[i].locales += r->locales[l].by_rule[i] > 0;
		}
	}
	for (size_t i = 0; locale == SITE_NONE && i < r->nothers; i++) {
		const struct finding *f =
			&r->findings->list[r->others[i]];
		sums[f->msg.id].n += f->locale == SITE_NONE
			&& f->hidden == HIDDEN_NOT;
	}
	qsort(sums, DIAG_COUNT, sizeof *sums, by_count);
}

void
chart_rules(struct sheet *s, size_t locale)
{
	struct rule_sum *sums = NEW(s->arena, struct rule_sum, DIAG_COUNT);
	sum_rules(s->report, locale, sums);
	if (sums[0].n == 0) {
		sheet_add(s, "<p>Nothing was found.</p>\n");
		return;
	}
	sheet_add(s, "<div class=\"wide\" role=\"region\" tabindex=\"0\" "
	             "aria-labelledby=\"rules\">\n<table>\n<thead><tr>"
	             "<th scope=\"col\">Rule</th>"
	             "<th scope=\"col\">Findings</th>"
	             "<th scope=\"col\">Share</th>");
	if (locale == SITE_NONE)
		sheet_add(s, "<th scope=\"col\">Languages</th>");
	sheet_add(s, "<th scope=\"col\">What it finds</th></tr></thead>\n"
	             "<tbody>\n");
	for (size_t i = 0; i < DIAG_COUNT && sums[i].n > 0; i++) {
		sheet_add(s, "<tr><th scope=\"row\">");
		sheet_rule(s, sums[i].id);
		sheet_add(s, "</th>");
		buf_printf(s->out, "<td data-filter=\"rule=%s\">",
		           diag_name(sums[i].id));
		sheet_number(s, sums[i].n);
		sheet_add(s, "</td><td class=\"drawn\">");
		chart_bar(s, &sums[i].n, 1, sums[0].n);
		sheet_add(s, "</td>");
		if (locale == SITE_NONE)
			sheet_cell(s, sums[i].locales, NULL);
		sheet_add(s, "<td>");
		sheet_severity(s, check_severity(sums[i].id));
		sheet_add(s, " ");
		sheet_text(s, str_of(diag_help(sums[i].id)));
		sheet_add(s, "</td></tr>\n");
	}
	sheet_add(s, "</tbody>\n</table></div>\n");
}
