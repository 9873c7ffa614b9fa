#include "cmd/check_pages.h"

#include "base/pool.h"
#include "base/wire.h"
#include "cmd/page_read.h"

/* A page's arena is a reservation of addresses, not of memory. */
#define PAGE_ARENA ((size_t)1 << 30)

struct checker {
	struct check_job *job;
	struct open_site *open;
	struct talk *talk;
	const char *doing;
	size_t done;
	struct arena scratch; /* in a worker */
};

/* ---- in a worker --------------------------------------------------------------- */

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
done(void *ctx, size_t path, str result)
{
	struct checker *c = ctx;
	(void)path;
	while (wire_get_num(&result) != 0)
		check_job_take(c->job, &result);
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
	pool_run(&pool, s->site.npaths);
}
