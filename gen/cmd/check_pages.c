#include "cmd/check_pages.h"

#include "base/pool.h"
#include "base/wire.h"
#include "cmd/anchor_results.h"
#include "cmd/page_arrange.h"
#include "cmd/page_read.h"

/* A page's arena is a reservation of addresses, not of memory. */
#define PAGE_ARENA ((size_t)1 << 30)

struct checker {
	struct check_job *job;
	struct open_site *open;
	struct talk *talk;
	const char *doing;
	size_t done;
	struct anchor_results anchors;
	struct arena scratch; /* in a worker */
};

static bool
asks_for_anchors(const struct checker *c)
{
	const bool *on = c->job->check.on;
	return on[DIAG_LINK_ANCHOR] || on[DIAG_TROUBLESHOOTER];
}

/* ---- in a worker --------------------------------------------------------------- */

/* The page is made as a build makes it, for its ids and its links to anchors;
 * all else that is said of it there is for the build to say. */
static void
render(const struct link_from *at, const struct page_arranged *arranged,
       const struct doc *doc, struct buf *out, struct arena *a)
{
	struct buf text = {NULL, 0, 0};
	struct diag silent = {.arena = a};
	struct html_page page = {.site = at->site,
	                         .locale = at->locale,
	                         .language = at->locale,
	                         .targets = at->locale,
	                         .side = SIDE_TARGET,
	                         .bilingual = at->locale != at->site->source,
	                         .path = at->page,
	                         .headings = &arranged->headings,
	                         .diag = &silent,
	                         .arena = a,
	                         .body = &text};
	html_render(&page, doc);
	anchors_put(&page.seen, out, a);
	anchor_links_put(&page, out);
	buf_release(&text);
}

/* What all pages together must answer for; rules have looked at DOC before it
 * is arranged. */
static void
put_anchors(struct checker *c, size_t path, size_t locale, struct doc *doc,
            struct buf *out)
{
	const struct site *site = &c->open->site;
	struct arena *a = &c->scratch;
	struct diag steps = {.arena = a}, silent = {.arena = a};
	struct page_arranged arranged;
	struct link_from at = {.site = site,
	                       .locale = locale,
	                       .page = site->paths[path].path,
	                       .base = doc->path};
	page_arrange(&arranged, &at, doc, &steps, a);
	bool fits = page_fill_in(site, locale, doc, &silent, a);
	wire_put_num(out, fits);
	if (!fits)
		return;
	wire_put_num(out, locale);
	diag_put(out, &steps);
	step_ways_put(&arranged.ways, site, out);
	render(&at, &arranged, doc, out, a);
}

/* The page file of PATH in LOCALE: "1", and what the job says of it. */
static void
check_file(struct checker *c, size_t path, size_t locale, struct buf *out)
{
	const struct site *site = &c->open->site;
	arena_reset(&c->scratch);
	struct diag d = {.arena = &c->scratch};
	struct doc doc;
	bool read = page_read(site, &site->paths[path], locale, &doc, &d,
	                      &c->scratch);
	if (!read)
		doc.root = NULL;
	wire_put_num(out, 1);
	check_job_page(c->job, path, locale, &doc, read, &d, out,
	               &c->scratch);
	if (read && asks_for_anchors(c))
		put_anchors(c, path, locale, &doc, out);
	else
		wire_put_num(out, 0);
}

static void
work(void *ctx, size_t path, struct buf *out)
{
	struct checker *c = ctx;
	const struct site *site = &c->open->site;
	if (c->scratch.base == NULL)
		arena_open(&c->scratch, PAGE_ARENA);
	for (size_t l = 0; l < site->nlocales; l++) {
		const struct page *page = site->paths[path].places[l].page;
		if (page == NULL || page->in_error || !site->locales[l].built)
			continue;
		pool_step((unsigned)l + 1);
		check_file(c, path, l, out);
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
done(void *ctx, size_t path, str result)
{
	struct checker *c = ctx;
	while (wire_get_num(&result) != 0) {
		check_job_take(c->job, &result);
		take_anchors(c, path, &result);
	}
	talk_progress(c->talk, c->doing, ++c->done, c->open->site.npaths);
}

/* The page in which the worker died is left out; its path is read again. */
static bool
died(void *ctx, size_t path, unsigned step, enum pool_death how)
{
	struct checker *c = ctx;
	const struct site_path *p = &c->open->site.paths[path];
	struct page *page = step == 0 ? NULL : p->places[step - 1].page;
	talk_death(&c->open->diag, page != NULL ? page->file : p->path, how,
	           c->open->config.limits.cpu_seconds);
	if (page == NULL || page->in_error)
		return false;
	page->in_error = true;
	return true;
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
	pool_run(&pool, s->site.npaths);
	if (!asks_for_anchors(&c))
		return;
	anchor_results_finish(&c.anchors);
	diag_add(&j->late, &c.anchors.pending);
}
