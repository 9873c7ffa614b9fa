#include "report/align.h"

#include "report/align_inner.h"

/* ---- which findings are of which page ---------------------------------------------- */

/* Findings stand together by file: FIRST to the number of the next file. */
static size_t
same_file(const struct findings *f, size_t first)
{
	size_t i = first + 1;
	while (i < f->n && str_eq(f->list[i].msg.path, f->list[first].msg.path))
		i++;
	return i;
}

static void
add_pages(struct align *r)
{
	const struct site *s = r->site;
	size_t cap = 0;
	for (size_t l = 0; l < s->nlocales; l++) {
		r->locales[l].first = r->n;
		for (size_t i = 0; i < s->npaths; i++) {
			const struct page *p = s->paths[i].places[l].page;
			if (p == NULL || !s->locales[l].built)
				continue;
			GROW(r->arena, r->pages, r->n, cap)[r->n] =
				(struct align_page){
					.path = (uint32_t)i,
					.locale = (uint16_t)l,
					.coverage = coverage_find(r->coverage,
				                                  i, l)};
			r->n++;
			/* Numbers, as the list still moves; not 0. */
			*map_put(&r->by_file, p->file, NULL, r->arena) =
				(void *)(uintptr_t)r->n;
		}
		r->locales[l].n = r->n - r->locales[l].first;
	}
}

static void
count_one(struct align *r, size_t locale, const struct finding *f)
{
	struct align_locale *l = &r->locales[locale];
	if (f->hidden != HIDDEN_NOT) {
		l->hidden++;
		l->hidden_by_rule[f->msg.id]++;
		return;
	}
	l->count[f->severity]++;
	l->by_rule[f->msg.id]++;
}

static void
count_page(struct align *r, struct align_page *p, size_t first, size_t end)
{
	struct align_locale *l = &r->locales[p->locale];
	p->first = first;
	p->n = end - first;
	for (size_t i = first; i < end; i++) {
		const struct finding *f = &r->findings->list[i];
		count_one(r, p->locale, f);
		if (f->hidden == HIDDEN_NOT)
			p->count[f->severity]++;
		else
			p->hidden++;
	}
	l->found += p->n > p->hidden;
	l->listed++;
}

static void
add_others(struct align *r, size_t first, size_t end, size_t *cap)
{
	for (size_t i = first; i < end; i++) {
		const struct finding *f = &r->findings->list[i];
		GROW(r->arena, r->others, r->nothers, *cap)[r->nothers] = i;
		r->nothers++;
		if (f->locale != SITE_NONE)
			count_one(r, f->locale, f);
	}
}

void
align_plan(struct align *r)
{
	const struct findings *f = r->findings;
	size_t cap = 0, end;
	r->locales = NEW(r->arena, struct align_locale, r->site->nlocales + 1);
	r->sums = coverage_sum(r->coverage, r->site, r->arena);
	add_pages(r);
	for (size_t i = 0; i < f->n; i++)
		r->nhidden += f->list[i].hidden != HIDDEN_NOT;
	for (size_t i = 0; i < f->n; i = end) {
		void **number = map_get(&r->by_file, f->list[i].msg.path);
		end = same_file(f, i);
		if (number == NULL)
			add_others(r, i, end, &cap);
		else
			count_page(r, &r->pages[(uintptr_t)*number - 1], i,
			           end);
	}
}

str
align_page_path(const struct align *r, const struct align_page *page,
                struct arena *a)
{
	return STR_JOIN(a, r->files, S("/"),
	                r->site->locales[page->locale].locale.folder, S("/"),
	                site_published(r->site->paths[page->path].path, a));
}

/* ---- the other files ----------------------------------------------------------------- */

static void
write_text(const struct align *r, const struct extras_sink *sink,
           const char *name, const char *const *lines, struct arena *a)
{
	struct buf b = {NULL, 0, 0};
	for (; *lines != NULL; lines++) {
		buf_addz(&b, *lines);
		buf_addc(&b, '\n');
	}
	sink->file(sink->ctx, STR_JOIN(a, r->files, S("/"), str_of(name)),
	           buf_str(&b));
	buf_release(&b);
}

/* The file PATH is what WRITE makes of it. */
static void
write_sheet(struct sheet *s, const struct extras_sink *sink, str path,
            void (*write)(struct sheet *s))
{
	s->file = path;
	s->out->n = 0;
	write(s);
	sink->file(sink->ctx, path, buf_str(s->out));
}

void
align_write(const struct align *r, const struct extras_sink *sink,
            struct arena *a)
{
	struct buf b = {NULL, 0, 0};
	struct sheet s = {.report = r, .out = &b, .arena = a};
	for (size_t l = 0; l < r->site->nlocales; l++) {
		if (r->locales[l].n == 0)
			continue;
		arena_reset(a);
		s.locale = l;
		write_sheet(&s, sink, sheet_locale_path(&s, l, ".html"),
		            sheet_locale);
		write_sheet(&s, sink, sheet_locale_path(&s, l, ".js"),
		            sheet_data);
	}
	arena_reset(a);
	write_sheet(&s, sink, STR_JOIN(a, r->files, S("/rules.html")),
	            sheet_rules);
	write_text(r, sink, "report.css", align_css, a);
	write_text(r, sink, "report.js", align_js, a);
	write_text(r, sink, "report.svg", align_svg, a);
	write_sheet(&s, sink, r->overview, sheet_overview);
	buf_release(&b);
}
