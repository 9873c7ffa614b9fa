/* cmd_links.c -- glose links: the addresses of other sites, and their health. */
#include <stdio.h>
#include <unistd.h>

#include "base/fatal.h"
#include "base/pool.h"
#include "base/stop.h"
#include "base/wire.h"
#include "check/check.h"
#include "cmd/check_output.h"
#include "cmd/commands.h"
#include "cmd/link_check.h"
#include "cmd/open_site.h"
#include "cmd/page_read.h"
#include "link/plan.h"
#include "report/link_list.h"

struct run {
	struct open_site open;
	struct options options;
	struct talk talk;
	struct link_addresses addresses;
	struct comments comments;
	link_list_writer *list;       /* without --external */
	struct check_outputs outputs; /* with it */
	size_t done;
	struct arena *arena, scratch;
};

/* ---- in a worker ------------------------------------------------------------- */

/* The comments in DOC that suppress findings; faults in them are told by
 * check. */
static void
read_comments(const struct doc *doc, size_t locale, struct comments *to)
{
	const struct check none = {.site = NULL};
	struct findings nothing = {.arena = to->arena};
	struct page_check page = {.doc = doc,
	                          .check = &none,
	                          .locale = locale,
	                          .findings = &nothing,
	                          .spots.src = &doc->src,
	                          .arena = to->arena};
	comments_read(&page, to);
}

/* What is wrong with a page is for build and check to say. */
static void
read_page(struct run *r, const struct site_path *p, size_t locale,
          struct buf *out)
{
	struct doc doc;
	struct diag silent = {.arena = &r->scratch};
	const struct site *s = &r->open.site;
	arena_reset(&r->scratch);
	struct comments comments = {.arena = &r->scratch};
	if (!page_read(s, p, locale, &doc, &silent, &r->scratch))
		return;
	read_comments(&doc, locale, &comments);
	if (!page_fill_in(s, locale, &doc, &silent, &r->scratch))
		return;
	wire_put_num(out, 1);
	wire_put_num(out, doc.npairs);
	comments_put(out, &comments);
	places_put(&doc, locale, out, &r->scratch);
}

static void
work(void *ctx, size_t job, struct buf *out)
{
	struct run *r = ctx;
	const struct site *s = &r->open.site;
	const struct site_path *p = &s->paths[job];
	if (r->scratch.base == NULL)
		arena_open(&r->scratch, (size_t)1 << 30);
	for (size_t l = 0; l < s->nlocales; l++) {
		const struct page *page = p->places[l].page;
		if (page == NULL || page->in_error || !plan_is_made(s, p, l))
			continue;
		pool_step((unsigned)l + 1);
		read_page(r, p, l, out);
	}
	wire_put_num(out, 0);
}

/* ---- in the parent ------------------------------------------------------------ */

static void
done(void *ctx, size_t job, str result)
{
	struct run *r = ctx;
	(void)job;
	while (wire_get_num(&result) != 0) {
		r->talk.pages++;
		r->talk.pairs += (size_t)wire_get_num(&result);
		comments_get(&result, &r->comments);
		addresses_take(&r->addresses, &result);
	}
	talk_progress(&r->talk, "read", ++r->done, r->open.site.npaths);
}

static bool
died(void *ctx, size_t job, unsigned step, enum pool_death how)
{
	struct run *r = ctx;
	return open_site_died(&r->open, &r->open.site.paths[job], step, how);
}

static void
read_all(struct run *r)
{
	struct pool pool = {.ctx = r,
	                    .workers = r->options.jobs,
	                    .cpu_seconds = r->open.config.limits.cpu_seconds,
	                    .work = work,
	                    .done = done,
	                    .died = died};
	r->comments.arena = r->arena;
	r->addresses = (struct link_addresses){.site = &r->open.site,
	                                       .arena = r->arena};
	pool_run(&pool, r->open.site.npaths);
	addresses_of_resources(&r->addresses);
	addresses_of_menus(&r->addresses);
	addresses_close(&r->addresses);
}

/* ---- the command line ---------------------------------------------------------- */

static bool
refuse(str why)
{
	talk_failure(why);
	return false;
}

static bool
choose_list(struct run *r)
{
	const struct options *o = &r->options;
	const char *web = o->web != NULL ? o->web : o->out != NULL ? "-o" : NULL;
	if (web != NULL)
		return refuse(str_printf(r->arena, "%s goes with --external",
		                         web));
	r->list = link_list_find(o->format == NULL ? S("text")
	                                           : str_of(o->format));
	return r->list != NULL
		|| refuse(S("links knows the formats text, tsv and jsonl; with "
		          "--external, those of check"));
}

static bool
choose_outputs(struct run *r)
{
	const struct options *o = &r->options;
	if (o->offline && o->cache == NULL)
		return refuse(S("--offline goes with --cache"));
	if (o->days_given && o->cache == NULL)
		return refuse(S("--cache-days goes with --cache"));
	if (!check_outputs_read(&r->outputs, &r->options, r->arena))
		return false;
	for (size_t i = 0; i < r->outputs.n; i++)
		if (r->outputs.list[i].format->write == NULL)
			return refuse(S("links has no report of several files"));
	return true;
}

static bool
check_options(struct run *r)
{
	if (r->options.nargs > 0) {
		talk_failure(str_printf(r->arena, "links takes no '%s'; the "
		                        "site is given with -C",
		                        r->options.args[0]));
		return false;
	}
	return r->options.external ? choose_outputs(r) : choose_list(r);
}

/* ---- the command ------------------------------------------------------------------ */

static int
verdict(const struct run *r)
{
	const size_t *n = r->talk.count;
	if (r->options.fail_never)
		return EXIT_CLEAN;
	return n[SEV_ERROR] > 0
		|| (r->options.fail_on == SEV_WARNING && n[SEV_WARNING] > 0)
		? EXIT_CONTENT : EXIT_CLEAN;
}

static void
write_list(struct run *r)
{
	struct buf out = {NULL, 0, 0};
	r->list(&r->addresses, &out);
	if (fwrite(out.p, 1, out.n, stdout) != out.n || fflush(stdout) != 0)
		fatal_errno("cannot write to standard output");
	buf_release(&out);
}

static bool
write_findings(struct run *r)
{
	struct link_check c = {.addresses = &r->addresses,
	                       .site = &r->open.site,
	                       .comments = &r->comments,
	                       .options = &r->options,
	                       .talk = &r->talk,
	                       .findings.arena = r->arena,
	                       .arena = r->arena};
	if (!link_check(&c))
		return false;
	struct findings_report report = {
		.site = &r->open.site,
		.findings = &c.findings,
		.pages = r->talk.pages,
		.pairs = r->talk.pairs,
		.version = VERSION,
		.color = talk_paints(&r->talk, STDOUT_FILENO),
		.verbose = r->options.verbose,
		.most = r->options.max_diagnostics,
		.fail_on = r->options.fail_on};
	for (size_t i = 0; i < c.findings.n; i++) {
		const struct finding *f = &c.findings.list[i];
		if (f->hidden == HIDDEN_NOT)
			report.count[f->severity]++;
		else
			report.hidden[f->hidden]++;
	}
	r->talk.suppressed = findings_hidden(&report);
	for (size_t i = 0; i < 3; i++)
		r->talk.count[i] += report.count[i];
	r->talk.held_back += check_outputs_write(&r->outputs, &report,
	                                         r->arena);
	return true;
}

static int
links(struct run *r, const struct command_line *c)
{
	if (!open_site(&r->open, &r->options, c->program, &r->talk, c->arena))
		return EXIT_USAGE;
	stop_catch();
	read_all(r);
	diag_add(&r->open.diag, &r->open.links);
	talk_diags(&r->talk, &r->open.diag);
	if (!r->options.external)
		write_list(r);
	else if (!write_findings(r))
		return EXIT_USAGE;
	/* What was known has been told. */
	stop_if_asked();
	return verdict(r);
}

int
cmd_links(const struct command_line *c)
{
	struct run r = {.arena = c->arena};
	if (!options_read(&r.options, c->argc, c->argv, c->arena)
	    || !check_options(&r))
		return EXIT_USAGE;
	talk_open(&r.talk, &r.options);
	int code = links(&r, c);
	talk_summary(&r.talk);
	return code;
}
