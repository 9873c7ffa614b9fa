#include "cmd/options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/os.h"
#include "base/suggest.h"

enum { MAX_DIAGNOSTICS = 1000, MAX_JOBS = 64 };

/* Where each option goes.  TAKES: it has a value. */
enum option_id {
	OPT_SITE, OPT_OUT, OPT_JOBS, OPT_QUIET, OPT_VERBOSE, OPT_CONTENT,
	OPT_LOCALE, OPT_COLOR, OPT_MAX, OPT_STRICT, OPT_BASE_URL, OPT_FORMAT,
	OPT_SIDE, OPT_FAIL_ON, OPT_RULES, OPT_BASELINE, OPT_WRITE_BASELINE,
	OPT_FIX, OPT_DRY_RUN, OPT_EXTERNAL, OPT_OFFLINE, OPT_CACHE,
	OPT_CACHE_DAYS, OPT_ALLOW_PRIVATE, OPT_TIMEOUT, OPT_RETRIES, OPT_HELP
};

static const struct option_def {
	enum option_id id;
	const char *letter, *name; /* either may be NULL */
	bool takes;
	const char *commands;      /* that know it; NULL: all */
} defs[] = {
	{OPT_SITE, "-C", NULL, true, NULL},
	{OPT_OUT, "-o", NULL, true, "build export check stats links"},
	{OPT_JOBS, "-j", NULL, true, NULL},
	{OPT_QUIET, "-q", "--quiet", false, NULL},
	{OPT_VERBOSE, "-v", "--verbose", false, NULL},
	{OPT_CONTENT, NULL, "--content", true, NULL},
	{OPT_LOCALE, NULL, "--locale", true, NULL},
	{OPT_COLOR, NULL, "--color", true, NULL},
	{OPT_MAX, NULL, "--max-diagnostics", true, NULL},
	{OPT_STRICT, NULL, "--strict", false, "build"},
	{OPT_BASE_URL, NULL, "--base-url", true, "build"},
	{OPT_FORMAT, NULL, "--format", true, "export check resources stats links"},
	{OPT_SIDE, NULL, "--side", true, "export"},
	{OPT_FAIL_ON, NULL, "--fail-on", true, "check links"},
	{OPT_RULES, NULL, "--rules", true, "check"},
	{OPT_BASELINE, NULL, "--baseline", true, "check links"},
	{OPT_WRITE_BASELINE, NULL, "--write-baseline", true, "check links"},
	{OPT_FIX, NULL, "--fix", false, "check"},
	{OPT_DRY_RUN, NULL, "--dry-run", false, "check"},
	{OPT_EXTERNAL, NULL, "--external", false, "links"},
	{OPT_OFFLINE, NULL, "--offline", false, "links"},
	{OPT_CACHE, NULL, "--cache", true, "links"},
	{OPT_CACHE_DAYS, NULL, "--cache-days", true, "links"},
	{OPT_ALLOW_PRIVATE, NULL, "--allow-private", false, "links"},
	{OPT_TIMEOUT, NULL, "--timeout", true, "links"},
	{OPT_RETRIES, NULL, "--retries", true, "links"},
	{OPT_HELP, "-h", "--help", false, NULL},
};
enum { NDEFS = sizeof defs / sizeof *defs };

static bool
fail(const struct options *o, const char *fault, const char *what)
{
	(void)fprintf(stderr, "glose: %s '%s'; see 'glose help %s'\n", fault,
	              what, o->command);
	return false;
}

static bool
is_known_to(const struct option_def *d, const char *command)
{
	return d->commands == NULL || strstr(d->commands, command) != NULL;
}

static bool
number(const char *z, long least, long most, long *n)
{
	char *end;
	errno = 0;
	*n = strtol(z, &end, 10);
	return errno == 0 && end != z && *end == '\0' && *n >= least
		&& *n <= most;
}

static bool
add_content(struct options *o, const char *value)
{
	str dir;
	struct content_option *c = &o->content[o->ncontent];
	c->locale = str_cut(str_of(value), '=', &dir);
	c->dir = dir;
	if (dir.p == NULL || dir.n == 0)
		return fail(o, "--content wants LOCALE=DIR, not", value);
	o->ncontent++;
	return true;
}

static bool
add_locale(struct options *o, const char *value, struct arena *a)
{
	struct locale l;
	if (!locale_parse(str_of(value), &l, a))
		return fail(o, "--locale wants a language tag, not", value);
	o->locales[o->nlocales++] = l.id;
	return true;
}

static bool
set_color(struct options *o, const char *value)
{
	static const char *const names[] = {"auto", "always", "never"};
	for (size_t i = 0; i < 3; i++)
		if (strcmp(value, names[i]) == 0) {
			o->color = (enum color)i;
			return true;
		}
	return fail(o, "--color wants auto, always or never, not", value);
}

static bool
set_side(struct options *o, const char *value)
{
	if (strcmp(value, "target") != 0 && strcmp(value, "source") != 0)
		return fail(o, "--side wants target or source, not", value);
	o->side = value[0] == 't' ? SIDE_TARGET : SIDE_SOURCE;
	return true;
}

static bool
set_fail_on(struct options *o, const char *value)
{
	o->fail_never = strcmp(value, "never") == 0;
	if (strcmp(value, "error") == 0 || o->fail_never)
		o->fail_on = SEV_ERROR;
	else if (strcmp(value, "warning") == 0)
		o->fail_on = SEV_WARNING;
	else
		return fail(o, "--fail-on wants error, warning or never, not",
		            value);
	return true;
}

/* VALUE, a number from RANGE[0] to RANGE[1], into *TO; else FAULT. */
static bool
set_number(const struct options *o, const char *fault, const char *value,
           const long range[2], unsigned *to)
{
	long n;
	if (!number(value, range[0], range[1], &n))
		return fail(o, fault, value);
	*to = (unsigned)n;
	return true;
}

static const char *
option_name(enum option_id id)
{
	size_t i = 0;
	while (defs[i].id != id)
		i++;
	return defs[i].name;
}

/* The options of what is asked of other sites. */
static bool
set_web(struct options *o, enum option_id id, const char *value)
{
	if (id != OPT_EXTERNAL)
		o->web = option_name(id);
	switch (id) {
	case OPT_EXTERNAL:
		return o->external = true;
	case OPT_OFFLINE:
		return o->offline = true;
	case OPT_ALLOW_PRIVATE:
		return o->allow_private = true;
	case OPT_CACHE:
		o->cache = value;
		return true;
	case OPT_CACHE_DAYS:
		o->days_given = true;
		return set_number(o, "--cache-days wants a number from 0 to "
		                  "3650, not", value, (const long[]){0, 3650},
		                  &o->cache_days);
	case OPT_TIMEOUT:
		return set_number(o, "--timeout wants seconds from 1 to 600, "
		                  "not", value, (const long[]){1, 600}, &o->timeout);
	default:
		return set_number(o, "--retries wants a number from 0 to 10, "
		                  "not", value, (const long[]){0, 10}, &o->retries);
	}
}

/* Those that take no value; whether ID is one. */
static bool
set_flag(struct options *o, enum option_id id)
{
	switch (id) {
	case OPT_QUIET:
		return o->quiet = true;
	case OPT_VERBOSE:
		return o->verbose = true;
	case OPT_STRICT:
		return o->strict = true;
	default:
		return id == OPT_HELP; /* see options_ask_help */
	}
}

static bool
set(struct options *o, enum option_id id, const char *value, struct arena *a)
{
	long n;
	switch (id) {
	case OPT_SITE:
		o->site = value;
		return true;
	case OPT_OUT:
		o->out = value;
		return true;
	case OPT_JOBS:
		if (!number(value, 1, MAX_JOBS, &n))
			return fail(o, "-j wants a number from 1 to 64, not",
			            value);
		o->jobs = (int)n;
		return true;
	case OPT_CONTENT:
		return add_content(o, value);
	case OPT_LOCALE:
		return add_locale(o, value, a);
	case OPT_COLOR:
		return set_color(o, value);
	case OPT_MAX:
		if (!number(value, 0, 1000000000, &n))
			return fail(o, "--max-diagnostics wants a number, not",
			            value);
		o->max_diagnostics = (size_t)n;
		return true;
	case OPT_BASE_URL:
		o->base_url = value;
		return true;
	case OPT_FORMAT:
		o->format = o->formats[o->nformats++] = value;
		return true;
	case OPT_FAIL_ON:
		o->web = "--fail-on";
		return set_fail_on(o, value);
	case OPT_RULES:
		o->rules[o->nrules++] = value;
		return true;
	case OPT_BASELINE:
		o->web = "--baseline";
		o->baseline = value;
		return true;
	case OPT_WRITE_BASELINE:
		o->web = "--write-baseline";
		o->write_baseline = value;
		return true;
	case OPT_FIX:
		return o->fix = true;
	case OPT_DRY_RUN:
		return o->dry_run = true;
	case OPT_SIDE:
		return set_side(o, value);
	default:
		return set_flag(o, id) || set_web(o, id, value);
	}
}

/*
 * The option that ARG is, with what is stuck to it ("-j2", "--side=source") in
 * *VALUE, else NULL.
 */
static const struct option_def *
find(const char *arg, const char **value)
{
	*value = NULL;
	for (size_t i = 0; i < NDEFS; i++) {
		const struct option_def *d = &defs[i];
		size_t n = d->name == NULL ? 0 : strlen(d->name);
		if (n > 0 && strncmp(arg, d->name, n) == 0
		    && (arg[n] == '\0' || (arg[n] == '=' && d->takes))) {
			*value = arg[n] == '=' ? arg + n + 1 : NULL;
			return d;
		}
		if (d->letter == NULL || strncmp(arg, d->letter, 2) != 0)
			continue;
		if (arg[2] == '\0' || d->takes) {
			*value = arg[2] == '\0' ? NULL : arg + 2;
			return d;
		}
	}
	return NULL;
}

bool
options_ask_help(int argc, char **argv)
{
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		const char *value;
		const struct option_def *d = find(argv[i], &value);
		if (d != NULL && d->id == OPT_HELP)
			return true;
	}
	return false;
}

static bool
fail_unknown(const struct options *o, const char *arg, struct arena *a)
{
	str value, word = str_cut(str_of(arg), '=', &value);
	struct suggest near = {.word = word};
	for (size_t i = 0; i < NDEFS; i++)
		if (defs[i].name != NULL && is_known_to(&defs[i], o->command))
			suggest_try(&near, defs[i].name);
	if (near.best == NULL)
		return fail(o, "unknown option", arg);
	(void)fprintf(stderr, "glose: unknown option '%.*s'%s\n",
	              STR_ARG(word), suggest_text(&near, a));
	return false;
}

/* The option at ARGV[*I], and its value, which may be the next word. */
static bool
read_option(struct options *o, int argc, char **argv, int *i, struct arena *a)
{
	const char *value, *arg = argv[*i];
	const struct option_def *d = find(arg, &value);
	if (d == NULL)
		return fail_unknown(o, arg, a);
	if (!is_known_to(d, o->command))
		return fail(o, "not an option of this command:", arg);
	if (!d->takes) {
		value = "";
	} else if (value == NULL) {
		if (*i + 1 >= argc)
			return fail(o, "a value is missing after", arg);
		value = argv[++*i];
	}
	return set(o, d->id, value, a);
}

bool
options_read(struct options *o, int argc, char **argv, struct arena *a)
{
	size_t most = (size_t)argc + 1;
	bool only_args = false;
	*o = (struct options){.command = argv[0],
	                      .site = ".",
	                      .jobs = os_processors(),
	                      .max_diagnostics = MAX_DIAGNOSTICS,
	                      .fail_on = SEV_ERROR,
	                      .cache_days = 7,
	                      .timeout = 20,
	                      .retries = 2};
	if (o->jobs > MAX_JOBS)
		o->jobs = MAX_JOBS;
	o->content = NEW(a, struct content_option, most);
	o->locales = NEW(a, str, most);
	o->args = NEW(a, char *, most);
	o->formats = NEW(a, const char *, most);
	o->rules = NEW(a, const char *, most);
	for (int i = 1; i < argc; i++) {
		if (only_args || argv[i][0] != '-' || argv[i][1] == '\0')
			o->args[o->nargs++] = argv[i];
		else if (strcmp(argv[i], "--") == 0)
			only_args = true;
		else if (!read_option(o, argc, argv, &i, a))
			return false;
	}
	return true;
}
