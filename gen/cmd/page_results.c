#include "cmd/page_results.h"

#include "base/wire.h"
#include "link/resources.h"

void
page_results_open(struct page_results *r, const struct site *site,
                  struct stage *stage, struct diag *faults)
{
	*r = (struct page_results){.site = site,
	                           .stage = stage,
	                           .faults = faults};
	arena_open(&r->arena, (size_t)16 << 30);
	r->diag.arena = &r->arena;
	harvest_open(&r->harvest, site, &r->arena);
	anchor_results_open(&r->anchors, site, &r->arena);
}

void
page_results_close(struct page_results *r)
{
	arena_close(&r->arena);
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
take_page(struct page_results *r, size_t path, str *in)
{
	size_t locale = (size_t)wire_get_num(in);
	take_file(r, in);
	r->npages++;
	anchors_take(&r->anchors, path, locale, in);
}

static void
take_ways(struct page_results *r, size_t path, str *in)
{
	size_t locale = (size_t)wire_get_num(in);
	step_graph_take(&r->anchors.steps, path, locale, in);
}

static void
take_summary(struct page_results *r, const struct site_path *path, str *in)
{
	size_t locale = (size_t)wire_get_num(in);
	str summary = wire_get_str(in, &r->arena);
	const struct resource *of =
		resource_of_page(r->site, path, S(""), &r->arena);
	if (of != NULL)
		harvest_summary(&r->harvest, of, locale, summary);
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
	size_t number = (size_t)(path - r->site->paths);
	while ((kind = wire_get_num(&in)) != RECORD_END) {
		if (kind == RECORD_PAIRS)
			r->npairs += (size_t)wire_get_num(&in);
		else if (kind == RECORD_INCLUDE)
			take_include(r, &in);
		else if (kind == RECORD_PAGE)
			take_page(r, number, &in);
		else if (kind == RECORD_FILE)
			take_file(r, &in);
		else if (kind == RECORD_PICTURE)
			take_picture(r, &in);
		else if (kind == RECORD_GATHER)
			harvest_take(&r->harvest, number, &in);
		else if (kind == RECORD_SUMMARY)
			take_summary(r, path, &in);
		else if (kind == RECORD_LINKS)
			anchor_links_take(&r->anchors, &in);
		else if (kind == RECORD_WAYS)
			take_ways(r, number, &in);
		else if (kind == RECORD_CHECK)
			check_job_take(r->check, &in);
		else if (kind == RECORD_SEARCH)
			search_jobs_take(r->search, number, &in);
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
