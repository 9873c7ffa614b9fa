#include "cmd/check_pages.h"

#include "base/pool.h"
#include "base/wire.h"
#include "cmd/anchor_results.h"
#include "cmd/check_resources.h"
#include "cmd/page_arrange.h"
#include "cmd/page_links.h"
#include "cmd/page_read.h"
#include "cmd/told.h"
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
	struct check_resources resources;
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
 * What all pages together must answer for, of DOC at AT, whose LINKS are known
 * and which rules have looked at.  Its ids are those of its headings so far: most
 * links to anchors lead to one, and to render each page takes long.
 */
static void
put_anchors(const struct link_from *at, struct doc *doc,
            const struct html_page *links, struct buf *out, struct arena *a)
{
	struct diag steps = {.arena = a};
	struct page_arranged arranged;
	page_arrange(&arranged, at, doc, &steps, a);
	diag_put(out, &steps);
	step_ways_put(&arranged.ways, at->site, out);
	add_sections(&arranged.headings, at);
	anchors_put(&arranged.headings, out, a);
	anchor_links_put(links, out);
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

/* What is told of DOC at AT, PATH's page, beside what rules say: into D, and of
 * anchors into LINKS. */
static void
look_at(const struct checker *c, const struct link_from *at, size_t path,
        const struct doc *doc, struct diag *d, struct html_page *links)
{
	bool faults = check_job_asks_for_links(c->job);
	bool anchors = asks_for_anchors(c);
	check_resources_hub(at->site, &at->site->paths[path], at->locale, doc,
	                    d);
	if (faults || anchors)
		page_links(at, doc, faults ? d : NULL, anchors ? links : NULL,
		           links->arena);
	if (anchors)
		told_sift_links(c->job->told, doc->src.path, links);
}

/* What all pages together must answer for, of DOC at AT, PATH's page. */
static void
put_all_know(struct checker *c, const struct link_from *at, size_t path,
             struct doc *doc, const struct html_page *links, struct buf *out)
{
	wire_put_num(out, asks_for_anchors(c));
	if (asks_for_anchors(c)) {
		wire_put_num(out, at->locale);
		put_anchors(at, doc, links, out, &c->scratch);
	}
	/* Last: it changes DOC. */
	check_resources_put(&c->resources, &at->site->paths[path], at->locale,
	                    doc, out, &c->scratch);
}

/* The page file of PATH in LOCALE: "1", and what the job says of it. */
static void
check_file(struct checker *c, size_t path, size_t locale, struct buf *out)
{
	const struct site *site = &c->open->site;
	struct arena *a = &c->scratch;
	arena_reset(a);
	struct diag d = {.arena = a};
	struct doc doc;
	struct html_page links = {.site = site, .arena = a};
	struct link_from at = here(site, path, locale);
	bool is_page = path < site->npaths;
	bool read = is_page
		? page_read(site, &site->paths[path], locale, &doc, &d, a)
		: page_read_include(site, &(struct include_file){
			.path = site->paths[path].places[locale].page->path,
			.locale = (uint16_t)locale}, &doc, &d, a);
	if (!read)
		doc.root = NULL;
	else if (is_page)
		look_at(c, &at, path, &doc, &d, &links);
	else if (check_job_asks_for_links(c->job))
		page_links(&at, &doc, &d, NULL, a);
	wire_put_num(out, 1);
	check_job_page(c->job, &(struct check_file){&doc, path, locale, &d},
	               out, a);
	read &= is_page;
	wire_put_num(out, read);
	if (read)
		put_all_know(c, &at, path, &doc, &links, out);
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

/* Files to include, which stand behind the pages, come first: one of them may
 * take as long as many pages. */
static size_t
path_of(const struct checker *c, size_t job)
{
	return c->again != NULL ? c->again[job] : c->open->site.nfiles - 1 - job;
}

static void
work(void *ctx, size_t job, struct buf *out)
{
	struct checker *c = ctx;
	const struct site *site = &c->open->site;
	size_t path = path_of(c, job);
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
done(void *ctx, size_t job, str result)
{
	struct checker *c = ctx;
	size_t path = path_of(c, job);
	if (c->again != NULL) {
		done_again(c, path, &result);
		return;
	}
	while (wire_get_num(&result) != 0) {
		check_job_take(c->job, &result);
		if (wire_get_num(&result) == 0)
			continue; /* no page, or it could not be read */
		take_anchors(c, path, &result);
		check_resources_take(&c->resources, path, &result);
	}
	talk_progress(c->talk, c->doing, ++c->done, c->open->site.nfiles);
}

/* The page in which the worker died is left out; its path is read again. */
static bool
died(void *ctx, size_t job, unsigned step, enum pool_death how)
{
	struct checker *c = ctx;
	return open_site_died(c->open, &c->open->site.paths[path_of(c, job)],
	                      step, how);
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
	check_resources_open(&c.resources, &j->check, &s->site, j->arena);
	pool_run(&pool, s->site.nfiles);
	check_resources_finish(&c.resources, t->options->nlocales == 0,
	                       &j->late);
	if (!asks_for_anchors(&c))
		return;
	anchor_results_site(&c.anchors);
	c.again = NEW(j->arena, size_t, s->site.npaths + 1);
	pool_run(&pool, anchor_results_doubtful(&c.anchors, c.again));
	anchor_results_finish(&c.anchors);
	diag_add(&j->late, &c.anchors.pending);
}
