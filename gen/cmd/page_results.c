#include "cmd/page_results.h"

#include <stdlib.h>

#include "base/wire.h"

void
page_results_open(struct page_results *r, const struct site *site,
                  struct stage *stage, struct diag *faults)
{
	*r = (struct page_results){.site = site,
	                           .stage = stage,
	                           .faults = faults};
	arena_open(&r->arena, (size_t)16 << 30);
	r->diag.arena = r->pending.arena = &r->arena;
	harvest_open(&r->harvest, site, &r->arena);
	r->pages = NEW(&r->arena, struct page_result,
	               site->npaths * site->nlocales + 1);
}

void
page_results_close(struct page_results *r)
{
	arena_close(&r->arena);
}

static struct page_result *
result_of(const struct page_results *r, size_t path, size_t locale)
{
	return &r->pages[path * r->site->nlocales + locale];
}

/* ---- taking ---------------------------------------------------------------- */

static void
take_file(struct page_results *r, str *in)
{
	struct stage_file file;
	stage_file_get(in, &file, &r->arena);
	stage_record(r->stage, &file);
}

/* Written here, for pages of several workers may have the same one. */
static void
take_picture(struct page_results *r, str *in)
{
	struct stage_file file;
	bool added;
	str path = wire_get_str(in, &r->arena);
	str bytes = wire_get_str(in, &r->arena);
	(void)map_put(&r->pictures, path, &added, &r->arena);
	if (!added)
		return;
	stage_write(r->stage, path, bytes, &file);
	stage_record(r->stage, &file);
}

static void
take_page(struct page_results *r, const struct site_path *path, str *in)
{
	size_t locale = (size_t)wire_get_num(in);
	struct page_result *p =
		result_of(r, (size_t)(path - r->site->paths), locale);
	take_file(r, in);
	r->npages++;
	p->nanchors = (size_t)wire_get_num(in);
	p->anchors = NEW(&r->arena, uint32_t, p->nanchors + 1);
	wire_get_bytes(in, p->anchors, p->nanchors * sizeof *p->anchors);
}

static void
take_links(struct page_results *r, str *in)
{
	for (uint64_t n; (n = wire_get_num(in)) != UINT64_MAX;) {
		struct link_result *l = &GROW(&r->arena, r->links, r->nlinks,
		                              r->cap_links)[r->nlinks];
		r->nlinks++;
		l->path = (size_t)n;
		l->locale = (size_t)wire_get_num(in);
		l->hash = wire_get_num(in);
	}
	diag_get(in, &r->pending);
}

static void
take_failure(struct page_results *r, const struct site_path *path, str *in)
{
	path->places[wire_get_num(in)].page->in_error = true;
	diag_get(in, r->faults);
	r->nfailed++;
}

static str
include_key(const struct site *site, size_t locale, str path, struct arena *a)
{
	return STR_JOIN(a, site->locales[locale].locale.folder, S("/"), path);
}

static void
take_include(struct page_results *r, str *in)
{
	size_t locale = (size_t)wire_get_num(in);
	str path = wire_get_str(in, &r->arena);
	str key = include_key(r->site, locale, path, &r->arena);
	(void)map_put(&r->included, key, NULL, &r->arena);
}

void
page_results_take(struct page_results *r, const struct site_path *path, str in)
{
	uint64_t kind;
	while ((kind = wire_get_num(&in)) != RECORD_END) {
		if (kind == RECORD_PAIRS)
			r->npairs += (size_t)wire_get_num(&in);
		else if (kind == RECORD_INCLUDE)
			take_include(r, &in);
		else if (kind == RECORD_PAGE)
			take_page(r, path, &in);
		else if (kind == RECORD_FILE)
			take_file(r, &in);
		else if (kind == RECORD_PICTURE)
			take_picture(r, &in);
		else if (kind == RECORD_GATHER)
			harvest_take(&r->harvest,
			             (size_t)(path - r->site->paths), &in);
		else if (kind == RECORD_LINKS)
			take_links(r, &in);
		else if (kind == RECORD_CHECK)
			check_job_take(r->check, &in);
		else if (kind == RECORD_SEARCH)
			search_jobs_take(r->search,
			                 (size_t)(path - r->site->paths), &in);
		else
			take_failure(r, path, &in);
	}
	diag_get(&in, &r->diag);
}

/* ---- asking ------------------------------------------------------------------ */

bool
page_results_includes(const struct page_results *r, size_t locale, str path,
                      struct arena *scratch)
{
	str key = include_key(r->site, locale, path, scratch);
	return map_get(&r->included, key) != NULL;
}

static int
by_value(const void *va, const void *vb)
{
	const uint32_t *a = va, *b = vb;
	return (*a > *b) - (*a < *b);
}

/* Whether the page that L leads to has the anchor, as far as can be told. */
static bool
has_anchor(const struct page_results *r, const struct link_result *l)
{
	const struct page_result *p = result_of(r, l->path, l->locale);
	uint32_t mark = (uint32_t)l->hash;
	/* Not made in this build; or "#top", which is every page's. */
	return p->anchors == NULL || l->hash == str_hash(S("top"))
		|| bsearch(&mark, p->anchors, p->nanchors, sizeof mark,
	                   by_value) != NULL;
}

void
page_results_check_links(struct page_results *r)
{
	size_t kept = 0;
	for (size_t i = 0; i < r->nlinks; i++)
		if (!has_anchor(r, &r->links[i]))
			r->pending.msgs[kept++] = r->pending.msgs[i];
	r->pending.n = kept;
}
