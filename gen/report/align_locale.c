/* align_locale.c -- a locale: its pages, and its findings for the filters. */
#include "report/align_inner.h"
#include "report/json.h"

/* ---- pages ---------------------------------------------------------------------- */

/* A clean page has no file here: its name leads to the site. */
static void
write_title(struct sheet *s, const struct align_page *p)
{
	const struct align *r = s->report;
	const struct site_path *path = &r->site->paths[p->path];
	bool leads = p->n > 0;
	if (leads) {
		sheet_add(s, "<a href=\"");
		sheet_href(s, align_page_path(r, p, s->arena));
	} else {
		leads = sheet_rendered(s, p);
	}
	sheet_add(s, leads ? "\"><bdi>" : "<bdi>");
	sheet_text(s, path->path);
	sheet_add(s, leads ? "</bdi></a>" : "</bdi>");
}

void
sheet_page_row(struct sheet *s, const struct align_page *p, size_t most)
{
	const uint64_t n = p->n - p->hidden;
	sheet_add(s, "<tr><th scope=\"row\">");
	write_title(s, p);
	sheet_add(s, "</th><td>");
	buf_add(s->out, s->report->site->locales[p->locale].locale.id);
	sheet_add(s, "</td>");
	for (int i = SEV_ERROR; i >= SEV_INFO; i--)
		sheet_cell(s, p->count[i], severity_name((enum severity)i));
	sheet_add(s, "<td class=\"drawn\">");
	chart_bar(s, &n, 1, most);
	sheet_add(s, "</td></tr>\n");
}

/* The rules that spoke of P, and how often: "link-target 2, ..." */
static void
write_rules_of(struct sheet *s, const struct align_page *p)
{
	const struct finding *f = &s->report->findings->list[p->first];
	uint32_t count[DIAG_COUNT] = {0};
	bool any = false;
	for (size_t i = 0; i < p->n; i++)
		count[f[i].msg.id] += f[i].hidden == HIDDEN_NOT;
	for (size_t i = 0; i < p->n; i++) {
		enum diag_id id = f[i].msg.id;
		if (count[id] == 0)
			continue;
		buf_printf(s->out, "%s%s", any ? ", " : "", diag_name(id));
		if (count[id] > 1)
			buf_printf(s->out, "\xC2\xA0%u", (unsigned)count[id]);
		count[id] = 0;
		any = true;
	}
}

static const char *const translators[] = {
	[TRANSLATION_UNKNOWN] = "",
	[TRANSLATION_MACHINE] = "machine",
	[TRANSLATION_HUMAN] = "human",
};

static const struct page *
file_of(const struct sheet *s, const struct align_page *p)
{
	return s->report->site->paths[p->path].places[p->locale].page;
}

static void
write_coverage_of(struct sheet *s, const struct align_page *p)
{
	const struct page *page = file_of(s, p);
	const struct page_coverage *c = p->coverage;
	sheet_cell(s, c != NULL ? c->pairs : 0, NULL);
	sheet_cell(s, c != NULL ? c->words : 0, NULL);
	sheet_add(s, "<td>");
	if (c != NULL)
		sheet_percent(s, c->words - c->untranslated, c->words);
	buf_printf(s->out, "</td><td>%s%s</td><td>",
	           translators[page->translation],
	           c != NULL && c->stale ? ", stale" : "");
	if (page->handoff.year > 0)
		buf_printf(s->out, "%04d-%02d-%02d", page->handoff.year,
		           page->handoff.month, page->handoff.day);
	sheet_add(s, "</td>");
}

/* The browser lays out one table at a time, as it comes into sight. */
enum { TABLE_ROWS = 100 };

static void
open_table(struct sheet *s, size_t first, size_t last)
{
	buf_printf(s->out, "<section class=\"part\" tabindex=\"0\" "
	           "aria-label=\"Pages %zu to %zu\">\n"
	           "<table class=\"pages\">\n"
	           "<thead><tr><th scope=\"col\">Page</th>"
	           "<th scope=\"col\">Errors</th><th scope=\"col\">Warnings"
	           "</th><th scope=\"col\">Infos</th>"
	           "<th scope=\"col\">Pairs</th><th scope=\"col\">Words</th>"
	           "<th scope=\"col\">Translated</th>"
	           "<th scope=\"col\">By</th><th scope=\"col\">Handed off"
	           "</th><th scope=\"col\">Rules</th></tr></thead>\n"
	           "<tbody>\n", first, last);
}

static void
write_row(struct sheet *s, const struct align_page *p)
{
	sheet_add(s, "<tr><th scope=\"row\">");
	write_title(s, p);
	sheet_add(s, "</th>");
	for (int k = SEV_ERROR; k >= SEV_INFO; k--)
		sheet_cell(s, p->count[k], severity_name((enum severity)k));
	write_coverage_of(s, p);
	sheet_add(s, "<td>");
	write_rules_of(s, p);
	sheet_add(s, "</td></tr>\n");
}

static void
write_found(struct sheet *s)
{
	const struct align *r = s->report;
	const struct align_locale *l = &r->locales[s->locale];
	size_t rows = 0;
	sheet_add(s, "<h2 id=\"pages\">Findings by page</h2>\n");
	if (l->found == 0)
		sheet_add(s, "<p>None.</p>\n");
	for (size_t i = l->first; i < l->first + l->n; i++) {
		if (r->pages[i].n == r->pages[i].hidden)
			continue;
		if (rows % TABLE_ROWS == 0)
			open_table(s, rows + 1,
			           l->found - rows < TABLE_ROWS
			           ? l->found : rows + TABLE_ROWS);
		write_row(s, &r->pages[i]);
		if (++rows % TABLE_ROWS == 0 || rows == l->found)
			sheet_add(s, "</tbody>\n</table></section>\n");
	}
}

static void
write_clean(struct sheet *s)
{
	const struct align *r = s->report;
	const struct align_locale *l = &r->locales[s->locale];
	if (l->found == l->n)
		return;
	sheet_add(s, "<h2 id=\"clean\">Pages without findings</h2>\n<details>"
	             "<summary>");
	sheet_number(s, l->n - l->found);
	sheet_add(s, l->n - l->found == 1 ? " page" : " pages");
	sheet_add(s, "</summary>\n<ul class=\"names\">\n");
	for (size_t i = l->first; i < l->first + l->n; i++) {
		const struct align_page *p = &r->pages[i];
		if (p->n > p->hidden)
			continue;
		sheet_add(s, "<li>");
		write_title(s, p);
		sheet_origin(s, file_of(s, p));
		if (p->hidden > 0)
			buf_printf(s->out, " \xC2\xB7 %zu suppressed",
			           p->hidden);
		sheet_add(s, "</li>\n");
	}
	sheet_add(s, "</ul></details>\n");
}

static void
write_missing(struct sheet *s)
{
	const struct site *site = s->report->site;
	if (s->report->sums[s->locale].missing == 0)
		return;
	sheet_add(s, "<h2 id=\"missing\">Missing pages</h2>\n"
	             "<p>Other languages have them.</p>\n<ul class=\"names\">"
	             "\n");
	for (size_t i = 0; i < site->npaths; i++) {
		if (site->paths[i].places[s->locale].page != NULL)
			continue;
		sheet_add(s, "<li><bdi>");
		sheet_text(s, site->paths[i].path);
		sheet_add(s, "</bdi></li>\n");
	}
	sheet_add(s, "</ul>\n");
}

static void
write_parts(struct sheet *s)
{
	bool source = s->locale == s->report->site->source;
	sheet_add(s, "<nav class=\"parts\" aria-label=\"On this page\"><ul>\n");
	if (!source)
		sheet_add(s, "<li><a href=\"#coverage\">Coverage</a></li>\n");
	sheet_add(s, "<li><a href=\"#rules\">Findings by rule</a></li>\n");
	if (!source)
		sheet_add(s, "<li><a href=\"#freshness\">Freshness</a>"
		             "</li>\n");
	sheet_add(s, "<li><a href=\"#findings\">All findings</a></li>\n"
	             "<li><a href=\"#pages\">Findings by page</a></li>\n"
	             "</ul></nav>\n");
}

void
sheet_locale(struct sheet *s)
{
	const struct align *r = s->report;
	const struct locale *l = &r->site->locales[s->locale].locale;
	sheet_open(s, STR_JOIN(s->arena, l->id,
	                       S(" \xE2\x80\x93 alignment report")));
	sheet_add(s, "<h1>");
	sheet_locale_name(s, s->locale);
	sheet_add(s, "</h1>\n");
	write_parts(s);
	if (s->locale != r->site->source) {
		sheet_add(s, "<h2 id=\"coverage\">Coverage</h2>\n");
		chart_coverage(s, &s->locale, 1);
	}
	sheet_add(s, "<h2 id=\"rules\">Findings by rule</h2>\n");
	chart_rules(s, s->locale);
	if (s->locale != r->site->source) {
		sheet_add(s, "<h2 id=\"freshness\">Freshness</h2>\n");
		chart_freshness(s, s->locale);
	}
	sheet_filters(s, s->locale);
	write_found(s);
	write_clean(s);
	if (s->locale != r->site->source)
		write_missing(s);
	sheet_close(s);
}

/* ---- data for the filters ---------------------------------------------------------- */

/* "a/b.md" without what all pages have. */
static str
stem(str path)
{
	return str_sub(path, 0, path.n - (sizeof ".md" - 1));
}

/* So much of a target is shown in the list of findings. */
enum { TASTE = 90 };

/* The beginning of S, whole characters. */
static str
taste(str s)
{
	s = str_trim(s);
	size_t n = s.n < TASTE ? s.n : TASTE;
	while (n > 0 && n < s.n && ((unsigned char)s.p[n] & 0xC0) == 0x80)
		n--;
	return n < s.n ? str_sub(s, 0, n) : s;
}

/*
 * glose("nb-NO", [rules], [[page, by whom, findings ...], ...]); a finding is
 * four items: number of the rule times 16, plus who suppresses it times four,
 * plus severity; line, message, target.
 */
void
sheet_data(struct sheet *s)
{
	const struct align *r = s->report;
	const struct align_locale *l = &r->locales[s->locale];
	struct buf *b = s->out;
	int number[DIAG_COUNT], n = 0;
	buf_addz(b, "glose(");
	json_text(b, r->site->locales[s->locale].locale.id);
	buf_addz(b, ",[");
	for (int i = 0; i < DIAG_COUNT; i++) {
		if (l->by_rule[i] + l->hidden_by_rule[i] == 0)
			continue;
		number[i] = n;
		buf_printf(b, "%s\"%s\"", n++ > 0 ? "," : "",
		           diag_name((enum diag_id)i));
	}
	buf_addz(b, "],[");
	for (size_t i = l->first; i < l->first + l->n; i++) {
		const struct align_page *p = &r->pages[i];
		const struct site_path *path = &r->site->paths[p->path];
		if (p->n == 0)
			continue;
		buf_addz(b, b->p[b->n - 1] == ']' ? ",\n[" : "\n[");
		json_text(b, stem(path->path));
		buf_printf(b, ",%d",
		           (int)path->places[s->locale].page->translation);
		for (size_t k = 0; k < p->n; k++) {
			const struct finding *f =
				&r->findings->list[p->first + k];
			buf_printf(b, ",%d,%u,",
			           number[f->msg.id] * 16
			           + (int)f->hidden * 4 + (int)f->severity,
			           (unsigned)f->msg.line);
			json_text(b, sheet_local(s, f->msg.message));
			buf_addc(b, ',');
			json_text(b, taste(f->target_text));
		}
		buf_addc(b, ']');
	}
	buf_addz(b, "]);\n");
}
