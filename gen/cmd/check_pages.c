#include "cmd/check_pages.h"

#include "base/pool.h"
#include "base/wire.h"
#include "cmd/anchor_results.h"
#include "cmd/page_arrange.h"
#include "cmd/page_links.h"
#include "cmd/page_read.h"
#include "link/hubs.h"
#include "render/view_hub.h"

/* A page's arena is a reservation of addresses, not of memory. */
#define PAGE_ARENA ((size_t)1 << 30)

struct checker {
	struct check_job *job;
	struct open_site *open;
	struct talk *talk;
	const char *doing;
	size_t done;
	struct anchor_results anchors;
	size_t *again; /* the paths that are looked at again; NULL: not yet */
	struct arena scratch; /* in a worker */
};

static bool
asks_for_anchors(const struct checker *c)
{
	const bool *on = c->job->check.on;
	return on[DIAG_LINK_ANCHOR] || on[DIAG_TROUBLESHOOTER];
}

/* ---- in a worker --------------------------------------------------------------- */

/* The sections of a hub at AT are ids of its page, too; which of them would be
 * empty is for a build to know. */
static void
add_sections(struct anchors *to, const struct link_from *at)
{
	struct arena *a = to->arena;
	const struct hub *hub = hub_at(site_find(at->site, at->page, a),
	                               at->locale);
	for (size_t i = 0; hub != NULL && i < hub->nkinds; i++)
		(void)anchors_add(to, view_hub_id(
			(enum resource_kind)hub->kinds[i], a));
}

/* DOC at AT is rendered as in a build, for its ids; all else that is said of it
 * there is for the build to say. */
static void
put_all_ids(const struct link_from *at, const struct page_arranged *arranged,
            const struct doc *doc, struct buf *out, struct arena *a)
{
	struct buf text = {NULL, 0, 0};
	struct html_page page = {.site = at->site,
	                         .locale = at->locale,
	                         .language = at->locale,
	                         .targets = at->locale,
	                         .side = SIDE_TARGET,
	                         .bilingual = at->locale != at->site->source,
	                         .path = at->page,
	                         .headings = &arranged->headings,
	                         .arena = a,
	                         .body = &text};
	html_render(&page, doc);
	add_sections(&page.seen, at);
	anchors_put(&page.seen, out, a);
	buf_release(&text);
}

/*
 * What all pages together must answer for, of DOC at AT, which rules have looked
 * at.  Its ids are those of its headings so far: most links to anchors lead to
 * one, and to render each page takes long.
 */
static void
put_anchors(const struct link_from *at, struct doc *doc, struct buf *out,
            struct arena *a)
{
	struct diag steps = {.arena = a};
	struct page_arranged arranged;
	struct html_page page = {.site = at->site,
	                         .locale = at->locale,
	                         .path = at->page,
	                         .arena = a};
	page_anchor_links(&page, doc);
	page_arrange(&arranged, at, doc, &steps, a);
	diag_put(out, &steps);
	step_ways_put(&arranged.ways, at->site, out);
	add_sections(&arranged.headings, at);
	anchors_put(&arranged.headings, out, a);
	anchor_links_put(&page, out);
}

static struct link_from
here(const struct site *site, size_t path, size_t locale)
{
	str name = site->paths[path].path;
	return (struct link_from){.site = site,
	                          .locale = locale,
	                          .page = name,
	                          .base = name};
}

/* The page file of PATH in LOCALE: "1", and what the job says of it. */
static void
check_file(struct checker *c, size_t path, size_t locale, struct buf *out)
{
	const struct site *site = &c->open->site;
	arena_reset(&c->scratch);
	struct diag d = {.arena = &c->scratch};
	struct doc doc;
	bool is_page = path < site->npaths;
	bool read = is_page
		? page_read(site, &site->paths[path], locale, &doc, &d,
		            &c->scratch)
		: page_read_include(site, &(struct include_file){
			.path = site->paths[path].places[locale].page->path,
			.locale = (uint16_t)locale}, &doc, &d, &c->scratch);
	if (!read)
		doc.root = NULL;
	wire_put_num(out, 1);
	check_job_page(c->job, &(struct check_file){&doc, path, locale, &d},
	               out, &c->scratch);
	bool looks = read && is_page && asks_for_anchors(c);
	wire_put_num(out, looks);
	if (!looks)
		return;
	struct link_from at = here(site, path, locale);
	wire_put_num(out, locale);
	put_anchors(&at, &doc, out, &c->scratch);
}

/* The page file of PATH in LOCALE again, for all of its ids. */
static void
look_again(struct checker *c, size_t path, size_t locale, struct buf *out)
{
	const struct site *site = &c->open->site;
	struct arena *a = &c->scratch;
	arena_reset(a);
	struct diag silent = {.arena = a};
	struct doc doc;
	struct page_arranged arranged;
	struct link_from at = here(site, path, locale);
	if (!page_read(site, &site->paths[path], locale, &doc, &silent, a))
		return;
	page_arrange(&arranged, &at, &doc, &silent, a);
	if (!page_fill_in(site, locale, &doc, &silent, a))
		return;
	wire_put_num(out, 1);
	wire_put_num(out, locale);
	put_all_ids(&at, &arranged, &doc, out, a);
}

static void
work(void *ctx, size_t job, struct buf *out)
{
	struct checker *c = ctx;
	const struct site *site = &c->open->site;
	size_t path = c->again == NULL ? job : c->again[job];
	if (c->scratch.base == NULL)
		arena_open(&c->scratch, PAGE_ARENA);
	for (size_t l = 0; l < site->nlocales; l++) {
		const struct page *page = site->paths[path].places[l].page;
		if (page == NULL || page->in_error || !site->locales[l].built)
			continue;
		pool_step((unsigned)l + 1);
		if (c->again == NULL)
			check_file(c, path, l, out);
		else
			look_again(c, path, l, out);
	}
	wire_put_num(out, 0);
}

/* ---- in the parent --------------------------------------------------------------- */

static void
take_anchors(struct checker *c, size_t path, str *in)
{
	if (wire_get_num(in) == 0)
		return;
	size_t locale = (size_t)wire_get_num(in);
	diag_get(in, &c->job->late);
	step_graph_take(&c->anchors.steps, path, locale, in);
	anchors_take(&c->anchors, path, locale, in);
	anchor_links_take(&c->anchors, in);
}

static void
done_again(struct checker *c, size_t path, str *result)
{
	while (wire_get_num(result) != 0) {
		size_t locale = (size_t)wire_get_num(result);
		anchors_take(&c->anchors, path, locale, result);
	}
}

static void
done(void *ctx, size_t path, str result)
{
	struct checker *c = ctx;
	if (c->again != NULL) {
		done_again(c, c->again[path], &result);
		return;
	}
	while (wire_get_num(&result) != 0) {
		check_job_take(c->job, &result);
		take_anchors(c, path, &result);
	}
	talk_progress(c->talk, c->doing, ++c->done, c->open->site.nfiles);
}

/* The page in which the worker died is left out; its path is read again. */
static bool
died(void *ctx, size_t path, unsigned step, enum pool_death how)
{
	struct checker *c = ctx;
	if (c->again != NULL)
		path = c->again[path];
	return open_site_died(c->open, &c->open->site.paths[path], step, how);
}

void
check_pages(struct check_job *j, struct open_site *s, struct talk *t,
            const char *doing)
{
	struct checker c = {.job = j, .open = s, .talk = t, .doing = doing};
	struct pool pool = {.ctx = &c,
	                    .workers = t->options->jobs,
	                    .cpu_seconds = s->config.limits.cpu_seconds,
	                    .work = work,
	                    .done = done,
	                    .died = died};
	j->late.arena = j->arena;
	anchor_results_open(&c.anchors, &s->site, j->arena);
	pool_run(&pool, s->site.nfiles);
	if (!asks_for_anchors(&c))
		return;
	anchor_results_menus(&c.anchors);
	c.again = NEW(j->arena, size_t, s->site.npaths + 1);
	pool_run(&pool, anchor_results_doubtful(&c.anchors, c.again));
	anchor_results_finish(&c.anchors);
	diag_add(&j->late, &c.anchors.pending);
}
