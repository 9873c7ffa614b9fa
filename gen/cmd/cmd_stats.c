/* cmd_stats.c -- glose stats: how much is translated, and how much is stale. */
#include <stdio.h>

#include "base/fatal.h"
#include "base/out_file.h"
#include "base/stop.h"
#include "cmd/check_output.h"
#include "cmd/check_pages.h"
#include "cmd/commands.h"
#include "cmd/open_site.h"
#include "report/stats.h"

struct counting {
	struct open_site open;
	struct options options;
	struct talk talk;
	struct check_job job;
	const struct stats_format *format;
	const char *file; /* or NULL: standard output */
	struct arena *arena;
};

/* ---- the command ------------------------------------------------------------------- */

static bool
read_format(struct counting *c)
{
	str file, name = S("table");
	if (c->options.nformats > 1) {
		talk_failure(S("stats writes one --format at a time"));
		return false;
	}
	c->file = c->options.out;
	if (c->options.nformats == 1) {
		name = str_cut(str_of(c->options.format), ':', &file);
		c->file = file.p != NULL ? file.p : c->file;
	}
	c->format = stats_format_find(name);
	if (c->format != NULL && (c->file == NULL || c->file[0] != '\0'))
		return c->file == NULL
			|| check_output_can_be(c->file, c->arena);
	str names = stats_format_names(c->arena);
	talk_failure(c->format == NULL
	             ? str_printf(c->arena, "--format wants %.*s, not '%.*s'",
	                          STR_ARG(names), STR_ARG(name))
	             : S("a file is missing after --format"));
	return false;
}

static bool
read_line(struct counting *c, const struct command_line *line)
{
	static const char *const needed = "-all,+untranslated";
	if (!options_read(&c->options, line->argc, line->argv, c->arena))
		return false;
	if (c->options.nargs > 0) {
		talk_failure(str_printf(c->arena, "stats takes no '%s'; the "
		                        "site is given with -C",
		                        c->options.args[0]));
		return false;
	}
	/* What is no translation is the rule's to say. */
	c->options.rules[0] = needed;
	c->options.nrules = 1;
	c->job.check.keeps_coverage = true;
	return check_job_rules(&c->job, &c->options, c->arena)
		&& read_format(c);
}

static void
report(const struct counting *c)
{
	const struct site *site = &c->open.site;
	struct stats s = {site, &c->job.coverage,
	                  coverage_sum(&c->job.coverage, site, c->arena),
	                  c->options.verbose};
	struct out_file file;
	if (c->file == NULL) {
		c->format->write(&s, stdout);
		if (fflush(stdout) != 0 || ferror(stdout))
			fatal_errno("cannot write 'standard output'");
		return;
	}
	if (!out_file_open(&file, c->file, c->arena))
		fatal_errno("cannot write '%s'", c->file);
	c->format->write(&s, file.f);
	if (!out_file_close(&file))
		fatal_errno("cannot write '%s'", c->file);
}

static int
count(struct counting *c, const struct command_line *line)
{
	if (!open_site(&c->open, &c->options, line->program, &c->talk,
	               c->arena))
		return EXIT_USAGE;
	if (!check_job_open(&c->job, &c->open, &c->options)) {
		talk_diags(&c->talk, &c->open.diag);
		return EXIT_USAGE;
	}
	stop_catch();
	check_pages(&c->job, &c->open, &c->talk, "counted");
	check_job_finish(&c->job, &c->open);
	stop_if_asked();
	c->talk.pages = c->job.pages;
	c->talk.pairs = c->job.pairs;
	report(c);
	return EXIT_CLEAN;
}

int
cmd_stats(const struct command_line *line)
{
	struct counting c = {.arena = line->arena};
	if (!read_line(&c, line))
		return EXIT_USAGE;
	talk_open(&c.talk, &c.options);
	int code = count(&c, line);
	check_job_close(&c.job);
	talk_summary(&c.talk);
	return code;
}
