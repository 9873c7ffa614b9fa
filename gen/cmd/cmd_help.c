/* cmd_help.c -- glose help. */
#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "base/fatal.h"
#include "check/finding.h"
#include "check/rule_text.h"
#include "cmd/commands.h"
#include "base/suggest.h"

static const char general[] =
	"usage: glose COMMAND [OPTION ...]\n"
	"       glose --version\n"
	"\n"
	"  build      write the site\n"
	"  check      compare each translation with its source\n"
	"  export     write each page as Markdown in one language\n"
	"  links      list the addresses of other sites; check them\n"
	"  resources  list what the links of all pages lead to\n"
	"  stats      count what is translated, and what is stale\n"
	"  help       this text; 'help COMMAND'; 'help rules'; 'help RULE'\n"
	"\n"
	"Options of every command:\n"
	"  -C DIR                  the site (default: this folder)\n"
	"  --content LOCALE=DIR    a locale's pages from DIR; site.yml may lack\n"
	"  --locale LOCALE         only this locale, into an OUT of its own\n"
	"  -j N                    N workers, 1 to 64 (default: all cores)\n"
	"  -q, --quiet             no progress, no hints\n"
	"  -v, --verbose           diagnostics of severity 'info' too\n"
	"  --color WHEN            auto, always or never\n"
	"  --max-diagnostics N     print N of them (default 1000; 0: all)\n"
	"  -h, --help              the same as 'help COMMAND'\n"
	"\n"
	"Exit status: 0 clean; 1 errors in pages; 2 usage or settings;\n"
	"3 the machine failed.\n";

static const char build[] =
	"usage: glose build [-C SITE] [-o OUT] [--strict] [--base-url URL]\n"
	"\n"
	"Write the site into OUT (default 'out'), as a whole: readers see the old\n"
	"site or the new one.  Files in OUT that glose did not write stay.\n"
	"\n"
	"  -o OUT            the folder to write\n"
	"  --strict          write nothing when a page has an error\n"
	"  --base-url URL    where the site will be; instead of site.yml's\n"
	"\n"
	"'glose help' lists the options of every command.\n";

static const char check[] =
	"usage: glose check [-C SITE] [--format FORMAT[:FILE]] [-o FILE] [...]\n"
	"                   [PAGE ...]\n"
	"\n"
	"Compare the halves of each pair; print what is wrong to standard output:\n"
	"in every page, or in each PAGE, a file or its path below its locale's folder.\n"
	"Exit status 1 when something is as grave as --fail-on says.\n"
	"\n"
	"  --format FORMAT[:FILE]  text (default), tsv, jsonl, sarif, junit, github,\n"
	"                          checkstyle, gitlab or html; may be repeated\n"
	"  -o FILE                 the file to write; without, standard output\n"
	"  --fail-on WHAT          error (default), warning or never\n"
	"  --rules LIST            '-ID,+ID': leave out, use; 'all' is every rule\n"
	"  --baseline FILE         known findings, which are suppressed\n"
	"  --write-baseline FILE   make what is found known\n"
	"  --fix                   put safe fixes into the pages\n"
	"  --dry-run               with --fix: print them as a diff, write nothing\n"
	"\n"
	"'glose help rules' lists the rules, 'glose help RULE' explains one.\n"
	"'glose help' lists the options of every command.\n";

static const char stats[] =
	"usage: glose stats [-C SITE] [--format FORMAT[:FILE]] [-o FILE] [-v]\n"
	"\n"
	"Count the words of the source: how many of them are translated, by whom,\n"
	"from a source that has changed since, or not at all; for the site and each\n"
	"locale, with -v for each page.\n"
	"\n"
	"  --format FORMAT[:FILE]  table (default), tsv, json or badge (SVG)\n"
	"  -o FILE                 the file to write; without, standard output\n"
	"\n"
	"'glose help' lists the options of every command.\n";

static const char export[] =
	"usage: glose export --format md [--side target|source] [-o DIR] [PAGE]\n"
	"\n"
	"Write each page with its pairs replaced by one half, all other bytes as\n"
	"they are, to DIR/LOCALE/PATH.md; the PAGE named, without -o, to standard\n"
	"output.\n"
	"\n"
	"  --format md             the form, which must be given\n"
	"  --side target|source    the half of each pair (default: target)\n"
	"  -o DIR                  the folder to write to\n"
	"\n"
	"'glose help' lists the options of every command.\n";

static const char links[] =
	"usage: glose links [-C SITE] [--format FORMAT]\n"
	"       glose links --external [--cache FILE [--offline]] [...]\n"
	"\n"
	"List all addresses of other sites, and each place that leads there; with\n"
	"--external, ask for them, and tell which are dead or have moved.  Without\n"
	"it the network is not touched.\n"
	"\n"
	"  --format FORMAT         text (default), tsv or jsonl; with --external\n"
	"                          FORMAT[:FILE], as 'check' has them\n"
	"  --external              ask each server\n"
	"  --cache FILE            keep what is found there; do not ask again\n"
	"  --cache-days N          for so long (default 7)\n"
	"  --offline               look in the cache alone\n"
	"  --allow-private         private addresses, and a proxy, too\n"
	"  --timeout SECONDS       wait so long for an answer (default 20)\n"
	"  --retries N             ask so often again (default 2)\n"
	"  --baseline FILE         known findings, which are suppressed\n"
	"  --write-baseline FILE   make what is found known\n"
	"  --fail-on WHAT          error (default), warning or never\n"
	"  -o FILE                 the file for what was found\n"
	"\n"
	"'glose help' lists the options of every command.\n";

static const char resources[] =
	"usage: glose resources [-C SITE] [--format table|jsonl]\n"
	"\n"
	"List the resources of content/resources.yml: their kind, in how many locales\n"
	"and pages links lead to them, and under how many texts.  Then the hosts of\n"
	"all other links, the most used first.\n"
	"\n"
	"  --format table|jsonl    for people (default), or a line of JSON for each\n"
	"                          resource and locale, host, and unknown address\n"
	"\n"
	"'glose help' lists the options of every command.\n";

static void
print_rules(void)
{
	for (int i = 0; i < DIAG_COUNT; i++)
		(void)printf("%-24s %-8s %s\n", diag_name((enum diag_id)i),
		             severity_name(diag_severity((enum diag_id)i)),
		             diag_help((enum diag_id)i));
}

/* What is known of the diagnostic NAME; false when there is none. */
static bool
print_rule(const char *name)
{
	int i = 0;
	while (i < DIAG_COUNT
	       && strcmp(name, diag_name((enum diag_id)i)) != 0)
		i++;
	if (i == DIAG_COUNT)
		return false;
	enum diag_id id = (enum diag_id)i;
	(void)printf("%s: %s", name, severity_name(diag_severity(id)));
	if (check_severity(id) != diag_severity(id))
		(void)printf(" (in 'glose check': %s)",
		             severity_name(check_severity(id)));
	(void)printf("\n\n%s\n", diag_help(id));
	const char *const *lines = rule_text(str_of(name));
	if (lines == NULL)
		lines = diag_text(str_of(name));
	if (lines != NULL)
		(void)putchar('\n');
	for (; lines != NULL && *lines != NULL; lines++)
		(void)puts(*lines);
	return true;
}

static int
unknown(const char *name, struct arena *a)
{
	struct suggest nearest = {.word = str_of(name)};
	for (int i = 0; i < DIAG_COUNT; i++)
		suggest_try(&nearest, diag_name((enum diag_id)i));
	(void)fprintf(stderr, "glose: no help on '%s'%s\n", name,
	              suggest_text(&nearest, a));
	return EXIT_USAGE;
}

int
cmd_help(const struct command_line *c)
{
	static const struct {
		const char *name, *text;
	} texts[] = {{"build", build}, {"check", check}, {"export", export},
	             {"help", general}, {"links", links},
	             {"resources", resources}, {"stats", stats}};
	if (c->argc < 2) {
		(void)fputs(general, stdout);
		return EXIT_CLEAN;
	}
	if (strcmp(c->argv[1], "rules") == 0) {
		print_rules();
		return EXIT_CLEAN;
	}
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (strcmp(c->argv[1], texts[i].name) == 0) {
			(void)fputs(texts[i].text, stdout);
			return EXIT_CLEAN;
		}
	return print_rule(c->argv[1]) ? EXIT_CLEAN
	                              : unknown(c->argv[1], c->arena);
}
