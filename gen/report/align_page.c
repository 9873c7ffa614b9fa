/* align_page.c -- a page's pairs side by side, with what was found in them. */
#include "model/node_text.h"
#include "render/escape.h"
#include "report/align_half.h"
#include "report/align_inner.h"

/* ---- findings ------------------------------------------------------------------ */

/* The change that mends F, as words. */
static void
write_fix(struct sheet *s, const struct fix *fix, const struct doc *doc)
{
	str old = str_sub(doc->src.text, fix->pos,
	                  (size_t)fix->pos + fix->len);
	if (fix->pos == POS_NONE || fix->pos > doc->src.text.n)
		return;
	sheet_add(s, "<span class=\"fix\">");
	if (old.n > 0) {
		sheet_add(s, fix->text.n > 0 ? "Replace <code dir=\"auto\">"
		                             : "Delete <code dir=\"auto\">");
		half_text_plain(s->out, old);
		sheet_add(s, "</code>");
	}
	if (fix->text.n > 0) {
		sheet_add(s, old.n > 0 ? " with <code dir=\"auto\">"
		                       : "Insert <code dir=\"auto\">");
		half_text_plain(s->out, fix->text);
		sheet_add(s, "</code>");
	}
	sheet_add(s, "</span> ");
}

/* Finding NUMBER of PAGE, as an item of a list. */
static void
write_finding(struct sheet *s, const struct align_page *page, size_t number,
              const struct doc *doc)
{
	const struct finding *f =
		&s->report->findings->list[page->first + number];
	buf_printf(s->out, "<li id=\"f%zu\"%s>", number + 1,
	           f->hidden == HIDDEN_NOT ? "" : " class=\"suppressed\"");
	sheet_finding(s, f);
	write_fix(s, &f->fix, doc);
	if (f->msg.line > 0)
		buf_printf(s->out, "<span class=\"at\">line %u, column %u",
		           (unsigned)f->msg.line, (unsigned)f->msg.col);
	else
		sheet_add(s, "<span class=\"at\">the file");
	sheet_places(s, f->msg.path, f->msg.line, f->msg.col);
	sheet_add(s, "</span></li>\n");
}

/* ---- pairs --------------------------------------------------------------------- */

struct pairs {
	struct sheet *sheet;
	const struct align_page *page;
	const struct doc *doc;
	const struct finding *found; /* of the page */
	size_t *owner;      /* of each finding: its pair, or DOC_NO_PAIR */
	size_t *of_pair;    /* findings in the order of their pairs */
	size_t *first;      /* of each pair, in OF_PAIR; one more than pairs */
};

/* Give each finding to its pair. */
static void
deal_out(struct pairs *p)
{
	struct arena *a = p->sheet->arena;
	size_t n = p->page->n, npairs = p->doc->npairs;
	p->found = p->sheet->report->findings->list + p->page->first;
	p->owner = NEW(a, size_t, n + 1);
	p->of_pair = NEW(a, size_t, n + 1);
	p->first = NEW(a, size_t, npairs + 2);
	for (size_t i = 0; i < n; i++) {
		uint32_t pos = p->found[i].spot.pos;
		p->owner[i] = pos == POS_NONE || p->found[i].msg.line == 0
			? DOC_NO_PAIR : doc_pair_at(p->doc, pos);
		if (p->owner[i] != DOC_NO_PAIR)
			p->first[p->owner[i] + 2]++;
	}
	for (size_t i = 2; i < npairs + 2; i++)
		p->first[i] += p->first[i - 1];
	for (size_t i = 0; i < n; i++)
		if (p->owner[i] != DOC_NO_PAIR)
			p->of_pair[p->first[p->owner[i] + 1]++] = i;
}

/* One half as it is written, with the places of its N findings marked. */
static void
write_half(struct pairs *p, const struct pair *pair, size_t number,
           enum side side, const struct locale *l)
{
	struct sheet *s = p->sheet;
	str raw = side == SIDE_TARGET ? pair->target : pair->source;
	size_t first = p->first[number], n = p->first[number + 1] - first;
	struct half_text h = {.out = s->out, .arena = s->arena};
	sheet_add(s, "<td");
	sheet_lang(s, l);
	sheet_add(s, ">");
	if (raw.n > 0) {
		h.pos = (uint32_t)(raw.p - p->doc->src.text.p);
		h.marks = NEW(s->arena, struct half_mark, n + 1);
	}
	for (size_t i = 0; raw.n > 0 && i < n; i++) {
		const struct finding *f = &p->found[p->of_pair[first + i]];
		const struct spot *at = side == SIDE_TARGET ? &f->spot
		                                            : &f->source;
		if (at->pos != POS_NONE && f->hidden == HIDDEN_NOT)
			h.marks[h.nmarks++] = (struct half_mark){
				at->pos, at->len, f->severity};
	}
	if (str_trim(raw).n == 0)
		sheet_add(s, "<i class=\"ch\">empty</i>");
	half_text_write(&h, raw);
	sheet_add(s, "</td>");
}

/* Does the rendered page have an id for P?  See render/html_pair.c. */
static bool
has_anchor(const struct pair *p)
{
	bool good = p->id.n > 0 && p->fault == PAIR_SOUND && !p->in_code
		&& str_trim(p->source).n > 0 && !str_eq(p->target, p->source);
	for (size_t i = 0; good && i < p->id.n; i++)
		good = ascii_alnum(p->id.p[i]) || p->id.p[i] == '-';
	return good;
}

static void
write_row_head(struct pairs *p, size_t number, str anchor)
{
	struct sheet *s = p->sheet;
	sheet_add(s, "<td class=\"no\">");
	if (anchor.n > 0 && sheet_rendered(s, p->page)) {
		sheet_add(s, "#u-");
		sheet_text(s, anchor);
		buf_printf(s->out, "\" aria-label=\"%zu, on the page\">%zu</a>",
		           number + 1, number + 1);
	} else {
		buf_printf(s->out, "%zu", number + 1);
	}
	sheet_add(s, "</td>");
}

/* The class of a pair with the findings FIRST to END. */
static const char *
gravest(const struct pairs *p, size_t first, size_t end)
{
	int worst = -1;
	for (size_t i = first; i < end; i++) {
		const struct finding *f = &p->found[p->of_pair[i]];
		if (f->hidden == HIDDEN_NOT && (int)f->severity > worst)
			worst = (int)f->severity;
	}
	return worst < 0 ? "suppressed"
	                 : severity_name((enum severity)worst);
}

static void
write_pair(struct pairs *p, size_t number, str anchor)
{
	struct sheet *s = p->sheet;
	const struct site *site = s->report->site;
	const struct pair *pair = &p->doc->pairs[number];
	size_t first = p->first[number], end = p->first[number + 1];
	buf_printf(s->out, "<tbody id=\"p%zu\"", number + 1);
	if (first < end)
		buf_printf(s->out, " class=\"%s\"", gravest(p, first, end));
	sheet_add(s, ">\n<tr>");
	write_row_head(p, number, anchor);
	write_half(p, pair, number, SIDE_SOURCE,
	           &site->locales[site->source].locale);
	write_half(p, pair, number, SIDE_TARGET,
	           &site->locales[p->page->locale].locale);
	sheet_add(s, "</tr>\n");
	if (first < end)
		sheet_add(s, "<tr><td colspan=\"3\"><ul class=\"found\">\n");
	for (size_t i = first; i < end; i++)
		write_finding(s, p->page, p->of_pair[i], p->doc);
	if (first < end)
		sheet_add(s, "</ul></td></tr>\n");
	sheet_add(s, "</tbody>\n");
}

static void
write_pairs(struct pairs *p)
{
	struct sheet *s = p->sheet;
	const struct site *site = s->report->site;
	const struct locale *l = &site->locales[p->page->locale].locale;
	str anchor = S(""); /* of the pair, or of the nearest before it */
	sheet_add(s, "<h2 id=\"pairs\">Pairs</h2>\n"
	             "<fieldset class=\"show\"><legend>Show</legend>\n"
	             "<label><input type=\"radio\" name=\"show\" checked> "
	             "all pairs</label>\n"
	             "<label><input type=\"radio\" name=\"show\" "
	             "id=\"only\"> only pairs with findings</label>\n"
	             "</fieldset>\n<table class=\"pairs\" "
	             "aria-labelledby=\"pairs\">\n<thead><tr>"
	             "<th scope=\"col\"><abbr title=\"number\">No.</abbr></th>"
	             "<th scope=\"col\">");
	sheet_locale_name(s, site->source);
	sheet_add(s, "</th><th scope=\"col\"");
	if (l->rtl)
		sheet_add(s, " dir=\"rtl\"");
	sheet_add(s, ">");
	sheet_locale_name(s, p->page->locale);
	sheet_add(s, "</th></tr></thead>\n");
	for (size_t i = 0; i < p->doc->npairs; i++) {
		if (has_anchor(&p->doc->pairs[i]))
			anchor = p->doc->pairs[i].id;
		write_pair(p, i, anchor);
	}
	sheet_add(s, "</table>\n");
}

/* ---- the page ------------------------------------------------------------------- */

static void
write_facts(struct sheet *s, const struct align_page *page)
{
	const struct align *r = s->report;
	const struct page_coverage *c = page->coverage;
	const struct page *file =
		r->site->paths[page->path].places[page->locale].page;
	sheet_add(s, "<p class=\"facts\"><a href=\"");
	sheet_href(s, sheet_locale_path(s, page->locale, ".html"));
	sheet_add(s, "\">");
	sheet_locale_name(s, page->locale);
	sheet_add(s, "</a> \xC2\xB7 <code>");
	sheet_text(s, sheet_file(s, file->file));
	sheet_add(s, "</code>");
	sheet_origin(s, file);
	if (c != NULL) {
		sheet_add(s, " \xC2\xB7 ");
		sheet_number(s, c->pairs);
		sheet_add(s, c->pairs == 1 ? " pair, " : " pairs, ");
		sheet_number(s, c->words);
		sheet_add(s, c->words == 1 ? " word" : " words");
		if (c->untranslated > 0) {
			sheet_add(s, ", ");
			sheet_number(s, c->untranslated);
			sheet_add(s, " of them untranslated");
		}
		if (c->stale)
			sheet_add(s, " \xC2\xB7 <strong>stale</strong>: "
			             "another language has a later version");
	}
	sheet_add(s, "</p>\n");
}

/* To the page in the site, and to its file. */
static void
write_links(struct sheet *s, const struct align_page *page)
{
	const struct align *r = s->report;
	const struct page *file =
		r->site->paths[page->path].places[page->locale].page;
	if (r->rendered.n == 0 && r->editor.n == 0 && r->repository.n == 0)
		return;
	sheet_add(s, "<p class=\"links\">");
	if (sheet_rendered(s, page))
		sheet_add(s, "\">Page</a>");
	sheet_places(s, file->file, 1, 1);
	sheet_add(s, "</p>\n");
}

/* Findings that are of no pair. */
static void
write_loose(struct pairs *p)
{
	struct sheet *s = p->sheet;
	bool any = false;
	for (size_t i = 0; i < p->page->n; i++) {
		if (p->owner[i] != DOC_NO_PAIR)
			continue;
		if (!any)
			sheet_add(s, "<h2>Outside the pairs</h2>\n"
			             "<ul class=\"found\">\n");
		any = true;
		write_finding(s, p->page, i, p->doc);
	}
	if (any)
		sheet_add(s, "</ul>\n");
}

/* The page of this locale that has findings and comes next by STEP, or NULL. */
static const struct align_page *
neighbour(const struct align *r, const struct align_page *page, int step)
{
	const struct align_page *p = page + step;
	for (; p >= r->pages && p < r->pages + r->n; p += step)
		if (p->n > 0 || p->locale != page->locale)
			return p->locale == page->locale ? p : NULL;
	return NULL;
}

static void
write_neighbours(struct sheet *s, const struct align_page *page)
{
	const struct site *site = s->report->site;
	if (neighbour(s->report, page, -1) == NULL
	    && neighbour(s->report, page, 1) == NULL)
		return;
	sheet_add(s, "<nav class=\"pager\" aria-label=\"Pages\">");
	for (int step = -1; step <= 1; step += 2) {
		const struct align_page *p = neighbour(s->report, page, step);
		if (p == NULL)
			continue;
		buf_printf(s->out, "<a rel=\"%s\" href=\"",
		           step < 0 ? "prev" : "next");
		sheet_href(s, align_page_path(s->report, p, s->arena));
		sheet_add(s, step < 0 ? "\">Before: " : "\">Next: ");
		sheet_add(s, "<bdi>");
		sheet_text(s, site->paths[p->path].path);
		sheet_add(s, "</bdi></a>\n");
	}
	sheet_add(s, "</nav>\n");
}

void
align_page_write(const struct align *r, const struct align_page *page,
                 const struct doc *doc, struct buf *out, struct arena *a)
{
	const struct site_path *path = &r->site->paths[page->path];
	const struct locale *l = &r->site->locales[page->locale].locale;
	struct sheet s = {.report = r,
	                  .out = out,
	                  .file = align_page_path(r, page, a),
	                  .locale = page->locale,
	                  .arena = a};
	static const struct doc none;
	struct pairs p = {.sheet = &s, .page = page,
	                  .doc = doc != NULL ? doc : &none};
	deal_out(&p);
	sheet_open(&s, STR_JOIN(a, path->path, S(" (") , l->id,
	                        S(") \xE2\x80\x93 alignment report")));
	sheet_add(&s, "<h1");
	sheet_lang(&s, l);
	sheet_add(&s, ">");
	sheet_text(&s, path->places[page->locale].page->title);
	sheet_add(&s, "</h1>\n");
	write_facts(&s, page);
	write_links(&s, page);
	if (doc == NULL)
		sheet_add(&s, "<p>Its pairs cannot be shown: the file could "
		              "not be read again.</p>\n");
	write_loose(&p);
	if (p.doc->npairs > 0)
		write_pairs(&p);
	write_neighbours(&s, page);
	sheet_close(&s);
}
