/* cmd_build.c -- glose build: write the site. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/fatal.h"
#include "base/os.h"
#include "base/pool.h"
#include "base/stop.h"
#include "cmd/commands.h"
#include "cmd/extra_job.h"
#include "cmd/html_report.h"
#include "cmd/include_job.h"
#include "cmd/open_site.h"
#include "cmd/page_job.h"
#include "cmd/page_results.h"
#include "cmd/site_day.h"
#include "link/plan.h"
#include "link/resources.h"

struct build {
	struct open_site open;
	struct options options;
	struct talk talk;
	struct theme theme;
	bool has_theme; /* it can be used */
	struct stage *stage;
	struct page_job job;
	struct page_results results;
	struct check_job check; /* for the report, if there is to be one */
	struct search_jobs search;
	struct extra_jobs extras;
	struct include_jobs includes;
	struct hub_facts hubs;
	struct site_path **round; /* the paths that are made now */
	size_t nround, before;    /* and how many other jobs go before them */
	size_t done; /* pages */
	struct arena *arena;
};

/* ---- jobs --------------------------------------------------------------------- */

/* Extras and includes come first: one of them may take as long as many pages. */
static struct site_path *
path_of(const struct build *b, size_t job)
{
	return job < b->before ? NULL : b->round[job - b->before];
}

static void
work(void *ctx, size_t job, struct buf *out)
{
	struct build *b = ctx;
	const struct site_path *path = path_of(b, job);
	if (path != NULL)
		page_job_work(&b->job, path, out);
	else if (job < b->extras.n)
		extra_job_work(&b->extras, job, out);
	else
		include_job_work(&b->includes, job - b->extras.n, out);
}

static void
done(void *ctx, size_t job, str result)
{
	struct build *b = ctx;
	const struct site_path *path = path_of(b, job);
	if (path == NULL && job < b->extras.n) {
		extra_job_take(&b->extras, job, result);
	} else if (path == NULL) {
		include_job_take(&b->includes, job - b->extras.n, result);
	} else {
		page_results_take(&b->results, path, result);
		talk_progress(&b->talk, "built", ++b->done,
		              b->open.site.npaths);
	}
}

/*
 * The page in which the worker died is in error; its path is made again, for
 * what else may be wrong with it.
 */
static bool
died(void *ctx, size_t job, unsigned step, enum pool_death how)
{
	struct build *b = ctx;
	struct site_path *p = path_of(b, job);
	if (p == NULL && job >= b->extras.n)
		include_job_died(&b->includes, job - b->extras.n, how);
	if (p == NULL)
		return false; /* an extra, the parent makes in the end */
	struct page *page = step == 0 ? NULL : p->places[step - 1].page;
	bool known = page != NULL && !page->in_error;
	talk_death(&b->open.diag, known ? page->file : p->path, how,
	           b->open.config.limits.cpu_seconds);
	b->results.nfailed++;
	for (size_t l = 0; l < b->open.site.nlocales; l++)
		if (p->places[l].page != NULL
		    && (!known || p->places[l].page == page))
			p->places[l].page->in_error = true;
	plan_path(&b->open.site, p);
	return known;
}

/* Make the pages that are HUBS, or those that are not and the extras. */
static void
make_round(struct build *b, bool hubs)
{
	struct site *s = &b->open.site;
	struct pool pool = {.ctx = b,
	                    .workers = b->options.jobs,
	                    .cpu_seconds = b->open.config.limits.cpu_seconds,
	                    .work = work,
	                    .done = done,
	                    .died = died};
	b->nround = 0;
	b->before = hubs ? 0 : b->extras.n + b->includes.n;
	for (size_t i = 0; i < s->npaths; i++)
		if (hub_is(s, &s->paths[i]) == hubs)
			b->round[b->nround++] = &s->paths[i];
	pool_run(&pool, b->before + b->nround);
}

/* Hubs show what the links of all other pages say: they are made last. */
static void
make_pages(struct build *b)
{
	struct site *s = &b->open.site;
	struct check_job *check =
		b->open.config.report.in_site ? &b->check : NULL;
	bool search = !b->open.config.no_search
		&& template_has(&b->theme.templates, S("search"));
	if (search)
		search_jobs_open(&b->search, s, b->stage, b->arena);
	b->job = (struct page_job){.site = s,
	                           .theme = &b->theme,
	                           .stage = b->stage,
	                           .check = check,
	                           .gathers = s->resources.n > 0,
	                           .search = search ? &b->search.notes
	                                            : NULL};
	b->done = 0;
	page_results_open(&b->results, &b->open.site, b->stage, &b->open.diag);
	b->results.check = check;
	b->results.search = &b->search;
	check_job_forget(&b->check);
	include_jobs_open(&b->includes, s, check, b->arena);
	extra_jobs_open(&b->extras, &b->open.site, &b->theme, b->stage,
	                b->arena);
	make_round(b, false);
	if (b->results.nfailed > 0)
		return; /* all are made anew */
	harvest_menus(&b->results.harvest);
	harvest_close(&b->results.harvest);
	b->hubs = (struct hub_facts){&b->results.harvest, site_day(s)};
	b->job.hubs = &b->hubs;
	make_round(b, true);
}

/* What is to be said of the resources, now that all links are known. */
static void
report_resources(struct build *b)
{
	const struct site *s = &b->open.site;
	/* With --locale there are links that nobody has looked at. */
	if (b->options.nlocales == 0)
		hubs_report(s, &b->hubs, &b->open.diag);
	resources_report_dates(s, b->hubs.today, &b->open.diag);
}

/*
 * Menus, links and fallbacks count on every page that the survey found sound.
 * When one cannot be made after all, all is linked and made anew without it, so
 * that no page leads to it and the site is the same whenever it failed.  Each
 * round has fewer pages than the last: there is an end.
 */
static void
build_pages(struct build *b)
{
	b->round = NEW(b->arena, struct site_path *, b->open.site.npaths + 1);
	make_pages(b);
	while (b->results.nfailed > 0) {
		page_results_close(&b->results);
		stage_forget(b->stage);
		open_site_link(&b->open);
		make_pages(b);
	}
	extra_jobs_finish(&b->extras);
	if (b->job.search != NULL)
		search_jobs_write(&b->search, b->options.jobs);
	search_jobs_close(&b->search);
}

/* What the check tells too, and was found as the pages were made. */
static void
add_late(struct build *b)
{
	const struct diag *said = &b->results.diag;
	struct diag *late = &b->check.late;
	late->arena = b->arena;
	diag_add(late, &b->results.anchors.pending);
	for (size_t i = 0; i < said->n; i++) {
		struct diag one = {.msgs = &said->msgs[i], .n = 1};
		if (one.msgs->id == DIAG_TROUBLESHOOTER
		    || one.msgs->id == DIAG_HUB)
			diag_add(late, &one);
	}
}

/* The alignment report, as part of the site. */
static void
write_report(struct build *b)
{
	struct html_report h;
	if (!b->open.config.report.in_site)
		return;
	add_late(b);
	check_job_finish(&b->check, &b->open);
	html_report_in(&h, b->stage);
	(void)html_report_write(&h, &b->check, &b->open, &b->talk);
}

/* ---- the command ------------------------------------------------------------------ */

/* All that was said, in the order of places. */
static void
tell(struct build *b)
{
	struct diag all = {.arena = b->arena};
	diag_add(&all, &b->open.diag);
	diag_add(&all, &b->open.links);
	diag_add(&all, &b->results.diag);
	diag_add(&all, &b->results.anchors.pending);
	diag_add(&all, &b->extras.diag);
	/* Settings that are not there are missed in every page. */
	diag_sort(&all);
	diag_fold(&all, DIAG_LINK_BROKEN, S("that the settings do not have"));
	diag_fold(&all, DIAG_VARIABLE_UNKNOWN, S("shown as text"));
	talk_diags(&b->talk, &all);
}

static const char *
out_of(const struct build *b)
{
	return b->options.out != NULL ? b->options.out : "out";
}

/* A site in its own content would be read as content the next time. */
static bool
is_in_content(const struct site *s, const char *out)
{
	for (size_t i = 0; i < s->nlocales; i++)
		if (s->locales[i].content.n > 0
		    && os_is_below(out, s->locales[i].content.p))
			return true;
	return false;
}

/* While the pages are surveyed. */
static void
read_theme(void *ctx)
{
	struct build *b = ctx;
	struct open_site *s = &b->open;
	diag_add(&s->diag, &s->theme_diag);
	b->has_theme = s->theme.n > 0
		&& theme_read(&b->theme, &s->theme, &s->diag, b->arena);
}

/* What the report needs, if there is to be one. */
static bool
open_check(struct build *b)
{
	b->check.check.keeps_coverage = true;
	if (!b->open.config.report.in_site)
		return true;
	if (!check_job_rules(&b->check, &b->options, b->arena))
		return false;
	if (check_job_open(&b->check, &b->open, &b->options))
		return true;
	talk_diags(&b->talk, &b->open.diag);
	return false;
}

static bool
prepare(struct build *b, const struct command_line *c)
{
	str why;
	b->open.meanwhile = read_theme;
	b->open.ctx = b;
	if (!open_site(&b->open, &b->options, c->program, &b->talk, b->arena))
		return false;
	b->open.site.expires = site_expiry();
	if (!b->has_theme) {
		talk_diags(&b->talk, &b->open.diag);
		if (b->open.no_theme.n > 0)
			talk_failure(b->open.no_theme);
		return false;
	}
	if (!open_check(b))
		return false;
	const char *out = out_of(b);
	if (is_in_content(&b->open.site, out)) {
		talk_failure(str_printf(b->arena, "'%s' is inside a folder of "
		                        "pages: name another", out));
		return false;
	}
	b->stage = stage_open(out, &why, b->arena);
	if (b->stage == NULL && errno != 0)
		fatal("%.*s", STR_ARG(why));
	if (b->stage == NULL)
		talk_failure(why);
	return b->stage != NULL;
}

/* With --locale OUT is replaced as a whole, too: say whose pages go. */
static void
tell_dropped(struct build *b, const char *out)
{
	const struct site *s = &b->open.site;
	struct buf names = {NULL, 0, 0};
	for (size_t i = 0; i < s->nlocales; i++) {
		const struct locale *l = &s->locales[i].locale;
		const char *there = os_join(b->arena, out,
		                            str_z(l->folder, b->arena));
		if (s->locales[i].built || os_kind(there) != OS_FOLDER)
			continue;
		buf_addz(&names, names.n > 0 ? ", " : "");
		buf_add(&names, l->id);
	}
	if (names.n > 0)
		talk_warning(&b->talk, str_printf(
			b->arena, "'%s' loses its pages in %.*s: with --locale "
			"a build has only what is asked for; name another "
			"folder with -o to keep them",
			out, STR_ARG(buf_str(&names))));
	buf_release(&names);
}

/* For people: nothing else says where it is. */
static void
tell_where(const struct build *b)
{
	if (b->talk.progress)
		talk_failure(str_printf(b->arena, "the site is in '%s': open "
		                        "'%s'", out_of(b),
		                        os_join(b->arena, out_of(b),
		                                "index.html")));
}

static int
finish(struct build *b)
{
	str why;
	int code = b->talk.count[SEV_ERROR] > 0 ? EXIT_CONTENT : EXIT_CLEAN;
	b->talk.pairs = b->results.npairs + b->includes.pairs;
	if (b->options.strict && code == EXIT_CONTENT) {
		stage_discard(b->stage);
		talk_failure(S("nothing written: --strict, and there are "
		               "errors"));
		return code;
	}
	if (b->options.nlocales > 0)
		tell_dropped(b, out_of(b));
	if (!stage_commit(b->stage, &why)) {
		talk_failure(why);
		return EXIT_SYSTEM;
	}
	b->talk.pages = b->results.npages;
	if (why.n > 0)
		talk_warning(&b->talk, why);
	tell_where(b);
	return code;
}

static int
build(struct build *b, const struct command_line *c)
{
	if (!prepare(b, c))
		return EXIT_USAGE;
	stop_catch();
	build_pages(b);
	anchor_results_site(&b->results.anchors);
	anchor_results_finish(&b->results.anchors);
	report_resources(b);
	write_report(b);
	include_jobs_tell(&b->includes, &b->results, &b->open.diag);
	stop_if_asked();
	tell(b);
	int code = finish(b);
	page_results_close(&b->results);
	return code;
}

int
cmd_build(const struct command_line *c)
{
	struct build b = {.arena = c->arena};
	if (!options_read(&b.options, c->argc, c->argv, c->arena))
		return EXIT_USAGE;
	if (b.options.nargs > 0) {
		talk_failure(str_printf(c->arena, "build takes no '%s'; the "
		                        "site is given with -C",
		                        b.options.args[0]));
		return EXIT_USAGE;
	}
	talk_open(&b.talk, &b.options);
	int code = build(&b, c);
	check_job_close(&b.check);
	talk_summary(&b.talk);
	return code;
}
