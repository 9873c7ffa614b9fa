/* cmd_resources.c -- glose resources: what the links of all pages lead to. */
#include <string.h>

#include "base/fatal.h"
#include "base/pool.h"
#include "base/stop.h"
#include "base/wire.h"
#include "cmd/commands.h"
#include "cmd/open_site.h"
#include "cmd/page_read.h"
#include "cmd/site_day.h"
#include "link/harvest.h"
#include "link/hubs.h"
#include "link/plan.h"
#include "link/resources.h"
#include "report/resource_list.h"

struct run {
	struct open_site open;
	struct options options;
	struct talk talk;
	struct harvest harvest;
	struct site_path **round; /* the paths that are read now */
	size_t nround, done;
	struct arena *arena, scratch;
};

/* ---- in a worker ------------------------------------------------------------- */

/* What is wrong with a page is for build and check to say. */
static void
read_page(struct run *r, struct gather *g, const struct site_path *p,
          size_t locale, size_t *pairs)
{
	struct doc doc;
	struct diag silent = {.arena = &r->scratch};
	const struct site *s = &r->open.site;
	if (!page_read(s, p, locale, &doc, &silent, &r->scratch)
	    || !page_fill_in(s, locale, &doc, &silent, &r->scratch))
		return;
	gather_doc(g, &doc, p, locale);
	*pairs += doc.npairs;
}

static void
work(void *ctx, size_t job, struct buf *out)
{
	struct run *r = ctx;
	const struct site *s = &r->open.site;
	const struct site_path *p = r->round[job];
	size_t pairs = 0, pages = 0;
	if (r->scratch.base == NULL)
		arena_open(&r->scratch, (size_t)1 << 30);
	arena_reset(&r->scratch);
	struct gather g = {.site = s, .arena = &r->scratch, .addresses = true};
	for (size_t l = 0; l < s->nlocales; l++) {
		const struct page *page = p->places[l].page;
		if (page == NULL || page->in_error || !plan_is_made(s, p, l))
			continue;
		pool_step((unsigned)l + 1);
		read_page(r, &g, p, l, &pairs);
		pages++;
	}
	wire_put_num(out, pages);
	wire_put_num(out, pairs);
	gather_put(&g, out);
}

/* ---- in the parent ------------------------------------------------------------ */

static void
done(void *ctx, size_t job, str result)
{
	struct run *r = ctx;
	r->talk.pages += (size_t)wire_get_num(&result);
	r->talk.pairs += (size_t)wire_get_num(&result);
	harvest_take(&r->harvest,
	             (size_t)(r->round[job] - r->open.site.paths), &result);
	talk_progress(&r->talk, "read", ++r->done, r->open.site.npaths);
}

static bool
died(void *ctx, size_t job, unsigned step, enum pool_death how)
{
	struct run *r = ctx;
	return open_site_died(&r->open, r->round[job], step, how);
}

static void
read_round(struct run *r, bool hubs)
{
	struct site *s = &r->open.site;
	struct pool pool = {.ctx = r,
	                    .workers = r->options.jobs,
	                    .cpu_seconds = r->open.config.limits.cpu_seconds,
	                    .work = work,
	                    .done = done,
	                    .died = died};
	r->nround = 0;
	for (size_t i = 0; i < s->npaths; i++)
		if (hub_is(s, &s->paths[i]) == hubs)
			r->round[r->nround++] = &s->paths[i];
	pool_run(&pool, r->nround);
}

/* As in a build: hubs add to what is used, but not to what it is called. */
static void
read_all(struct run *r)
{
	struct site *s = &r->open.site;
	r->round = NEW(r->arena, struct site_path *, s->npaths + 1);
	harvest_open(&r->harvest, s, r->arena);
	r->harvest.addresses = true;
	read_round(r, false);
	harvest_menus(&r->harvest);
	harvest_close(&r->harvest);
	read_round(r, true);
	struct hub_facts facts = {&r->harvest, site_day(s)};
	if (r->options.nlocales == 0)
		hubs_report(s, &facts, &r->open.diag);
	resources_report_dates(s, facts.today, &r->open.diag);
}

static bool
check_options(const struct run *r, struct arena *a)
{
	const char *format = r->options.format;
	if (format != NULL && strcmp(format, "table") != 0
	    && strcmp(format, "jsonl") != 0) {
		talk_failure(str_printf(a, "resources knows the formats table "
		                        "and jsonl, not '%s'", format));
		return false;
	}
	if (r->options.nargs > 0)
		talk_failure(str_printf(a, "resources takes no '%s'; the site "
		                        "is given with -C",
		                        r->options.args[0]));
	return r->options.nargs == 0;
}

static void
write_list(struct run *r)
{
	struct buf out = {NULL, 0, 0};
	bool table = r->options.format == NULL
		|| strcmp(r->options.format, "table") == 0;
	(table ? resource_table : resource_lines)(&r->harvest, &out, r->arena);
	talk_result(&out);
	buf_release(&out);
}

static int
list_resources(struct run *r, const struct command_line *c)
{
	if (!open_site(&r->open, &r->options, c->program, &r->talk, c->arena))
		return EXIT_USAGE;
	stop_catch();
	read_all(r);
	write_list(r);
	diag_add(&r->open.diag, &r->open.links);
	talk_diags(&r->talk, &r->open.diag);
	return r->talk.count[SEV_ERROR] > 0 ? EXIT_CONTENT : EXIT_CLEAN;
}

int
cmd_resources(const struct command_line *c)
{
	struct run r = {.arena = c->arena};
	if (!options_read(&r.options, c->argc, c->argv, c->arena)
	    || !check_options(&r, c->arena))
		return EXIT_USAGE;
	talk_open(&r.talk, &r.options);
	int code = list_resources(&r, c);
	talk_summary(&r.talk);
	return code;
}
