#ifndef CMD_OPTIONS_H
#define CMD_OPTIONS_H
/* options.h -- the command line. */
#include <stdbool.h>

#include "base/diag.h"
#include "model/node_text.h"
#include "read/discover.h"

enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct options {
	const char *command;   /* "build" */
	const char *site;      /* -C, default "." */
	const char *out;       /* -o, or NULL */
	const char *base_url;  /* --base-url, or NULL */
	struct content_option *content;
	size_t ncontent;
	str *locales;          /* --locale, canonical */
	size_t nlocales;
	int jobs;              /* -j, default: all cores */
	bool quiet, verbose, strict;
	enum color color;
	size_t max_diagnostics; /* 0: all */
	enum side side;        /* --side */
	const char *format;    /* --format, or NULL; the last of FORMATS */
	const char **formats, **rules; /* --format, --rules: all of them */
	size_t nformats, nrules;
	enum severity fail_on; /* --fail-on ... */
	bool fail_never;       /* ... never */
	bool untitled;         /* set by a command that shows no titles */
	const char *baseline, *write_baseline; /* or NULL */
	bool fix, dry_run;
	const char *web;       /* an option that links has with --external, or NULL */
	bool external, offline, allow_private, days_given;
	const char *cache;     /* or NULL */
	unsigned cache_days, timeout, retries;
	char **args;           /* what is no option */
	size_t nargs;
};

/* Is --help or -h among the options in ARGV (from the command's name on)? */
bool options_ask_help(int argc, char **argv);

/*
 * Read ARGV (from the command's name on) into O, which lives in A.  False when
 * it cannot be used: why has been printed, with what would be right.
 */
bool options_read(struct options *o, int argc, char **argv, struct arena *a);

#endif
