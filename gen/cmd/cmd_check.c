/* cmd_check.c -- glose check: the alignment report. */
#include <stdio.h>
#include <unistd.h>

#include "base/fatal.h"
#include "base/stop.h"
#include "cmd/check_job.h"
#include "cmd/check_output.h"
#include "cmd/check_pages.h"
#include "cmd/commands.h"
#include "cmd/fix_files.h"
#include "cmd/html_report.h"
#include "cmd/known.h"
#include "cmd/open_site.h"
#include "link/plan.h"
#include "model/nav.h"

struct checking {
	struct open_site open;
	struct options options;
	struct talk talk;
	struct check_job job;
	struct check_outputs outputs;
	struct html_report *html; /* one for each output that is HTML */
	size_t nhtml;
	struct map pages; /* the files of those that are asked for */
	bool ready;  /* what is known of languages can be used */
	bool sifted; /* what is known is marked among the findings */
	struct arena *arena;
};

/* ---- the command ------------------------------------------------------------------ */

/* Only the reports in HTML name pages by their titles. */
static bool
writes_html(const struct check_outputs *o)
{
	for (size_t i = 0; i < o->n; i++)
		if (o->list[i].format->write == NULL)
			return true;
	return false;
}

static bool
read_line(struct checking *c, const struct command_line *line)
{
	if (!options_read(&c->options, line->argc, line->argv, c->arena))
		return false;
	if (c->options.dry_run && !c->options.fix) {
		talk_failure(S("--dry-run goes with --fix"));
		return false;
	}
	if (!check_job_rules(&c->job, &c->options, c->arena)
	    || !check_outputs_read(&c->outputs, &c->options, c->arena))
		return false;
	c->options.untitled = !writes_html(&c->outputs);
	return true;
}

/* First: when there is no place for them, the check need not be made. */
static bool
open_html(struct checking *c)
{
	c->html = NEW(c->arena, struct html_report, c->outputs.n);
	for (size_t i = 0; i < c->outputs.n; i++) {
		const struct check_output *o = &c->outputs.list[i];
		if (o->format->write == NULL
		    && !html_report_open(&c->html[c->nhtml++], o->path,
		                         c->arena))
			return false;
	}
	c->job.check.keeps_coverage = c->nhtml > 0;
	return true;
}

/* Known findings are not reported again.  False when it cannot be read what is
 * known. */
static bool
sift(struct checking *c)
{
	struct diag said = {.arena = c->arena};
	struct findings *f = &c->job.findings;
	struct known known = {.site = &c->open.site,
	                      .on = c->job.check.on,
	                      .options = &c->options,
	                      .arena = c->arena};
	if (c->sifted)
		return true;
	if (!known_hide(&known, f, &said)) {
		talk_diags(&c->talk, &said);
		return false;
	}
	if (said.n > 0) {
		check_take_diag(&c->job.check, &said, f);
		findings_sort(f);
	}
	return c->sifted = true;
}

/* Is PATH, below a locale's folder, or FILE the page ARG? */
static bool
is_named(const char *arg, str path, str file)
{
	str name = str_of(arg);
	while (str_starts(name, S("./")))
		name = str_sub(name, 2, name.n);
	while (str_starts(file, S("./")))
		file = str_sub(file, 2, file.n);
	return str_eq(name, path) || str_eq(name, file);
}

/* Mark in PAGES, by file, those that ARG names; false when there is none. */
static bool
mark_pages(const struct checking *c, const char *arg, struct map *pages)
{
	const struct site *s = &c->open.site;
	bool found = false;
	for (size_t i = 0; i < s->nfiles; i++)
		for (size_t l = 0; l < s->nlocales; l++) {
			const struct page *page = s->paths[i].places[l].page;
			if (page == NULL || !s->locales[l].built
			    || !is_named(arg, s->paths[i].path, page->file))
				continue;
			(void)map_put(pages, page->file, NULL, c->arena);
			found = true;
		}
	if (!found)
		talk_failure(str_printf(c->arena, "no page '%s' in this site",
		                        arg));
	return found;
}

/* Find the pages that are asked for; false when there is no such page. */
static bool
find_pages(struct checking *c)
{
	for (size_t i = 0; i < c->options.nargs; i++)
		if (!mark_pages(c, c->options.args[i], &c->pages))
			return false;
	c->job.asked_for = c->options.nargs > 0 ? &c->pages : NULL;
	return true;
}

/* All pages were read, for what rules compare across them; the findings of
 * those that nobody asked for go. */
static void
keep_asked_for(struct checking *c)
{
	struct findings *f = &c->job.findings;
	size_t kept = 0;
	if (c->options.nargs == 0)
		return;
	for (size_t i = 0; i < f->n; i++)
		if (map_get(&c->pages, f->list[i].msg.path) != NULL)
			f->list[kept++] = f->list[i];
	f->n = kept;
}

static void
look_through(struct checking *c)
{
	check_pages(&c->job, &c->open, &c->talk, "checked");
	check_job_finish(&c->job, &c->open);
	c->sifted = false;
	stop_if_asked();
}

/* Is any of F's fixes in a table of contents? */
static bool
mends_menus(const struct findings *f)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->list[i].fix.pos != POS_NONE
		    && nav_is_toc(f->list[i].msg.path))
			return true;
	return false;
}

/* What was mended is another text: it is checked again. */
static bool
fix(struct checking *c)
{
	struct fixing x = {.check = &c->job.check,
	                   .site = &c->open,
	                   .talk = &c->talk,
	                   .dry = c->options.dry_run};
	/* What is known already is left alone. */
	if (c->options.write_baseline == NULL && !sift(c))
		return false;
	c->talk.dry = x.dry;
	keep_asked_for(c);
	fix_files(&x, &c->job.findings);
	if (x.dry)
		check_outputs_only_files(&c->outputs);
	if (x.dry || c->talk.fixed == 0)
		return true;
	c->open.site.shelf = NULL; /* the texts before they were mended */
	if (mends_menus(&c->job.findings))
		open_site_menus(&c->open);
	check_job_forget(&c->job);
	look_through(c);
	return true;
}

static bool
report(struct checking *c)
{
	struct findings *f = &c->job.findings;
	bool ok = true;
	struct findings_report r = {.site = &c->open.site,
	                            .findings = f,
	                            .pages = c->job.pages,
	                            .pairs = c->job.pairs,
	                            .version = VERSION,
	                            .color = talk_paints(&c->talk, STDOUT_FILENO),
	                            .verbose = c->options.verbose,
	                            .most = c->options.max_diagnostics,
	                            .fail_on = c->options.fail_on};
	for (size_t i = 0; i < f->n; i++) {
		const struct finding *one = &f->list[i];
		if (one->hidden == HIDDEN_NOT)
			c->talk.count[one->severity]++;
		else
			r.hidden[one->hidden]++;
	}
	c->talk.suppressed = findings_hidden(&r);
	for (size_t i = 0; i < 3; i++)
		r.count[i] = c->talk.count[i];
	c->talk.pages = c->job.pages;
	c->talk.pairs = c->job.pairs;
	c->talk.held_back = check_outputs_write(&c->outputs, &r, c->arena);
	for (size_t i = 0; i < c->nhtml; i++)
		ok &= html_report_write(&c->html[i], &c->job, &c->open,
		                        &c->talk);
	return ok;
}

static int
verdict(const struct checking *c)
{
	const size_t *n = c->talk.count;
	if (c->options.fail_never)
		return EXIT_CLEAN;
	return n[SEV_ERROR] > 0
		|| (c->options.fail_on == SEV_WARNING && n[SEV_WARNING] > 0)
		? EXIT_CONTENT : EXIT_CLEAN;
}

/* While the pages are surveyed. */
static void
meanwhile(void *ctx)
{
	struct checking *c = ctx;
	c->ready = check_job_open(&c->job, &c->open, &c->options);
}

static int
check(struct checking *c, const struct command_line *line)
{
	c->open.meanwhile = meanwhile;
	c->open.ctx = c;
	if (!open_site(&c->open, &c->options, line->program, &c->talk,
	               c->arena)
	    || !find_pages(c))
		return EXIT_USAGE;
	if (!c->ready)
		talk_diags(&c->talk, &c->open.diag);
	if (!c->ready || !open_html(c))
		return EXIT_USAGE;
	stop_catch();
	look_through(c);
	if ((c->options.fix && !fix(c)) || !sift(c)) {
		for (size_t i = 0; i < c->nhtml; i++)
			html_report_close(&c->html[i]);
		return EXIT_USAGE;
	}
	keep_asked_for(c);
	return report(c) ? verdict(c) : EXIT_SYSTEM;
}

int
cmd_check(const struct command_line *line)
{
	struct checking c = {.arena = line->arena};
	if (!read_line(&c, line))
		return EXIT_USAGE;
	talk_open(&c.talk, &c.options);
	int code = check(&c, line);
	check_job_close(&c.job);
	talk_summary(&c.talk);
	return code;
}
