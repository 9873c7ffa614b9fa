#ifndef REPORT_STATS_H
#define REPORT_STATS_H
/* stats.h -- how much of a site is translated, in the forms of `glose stats`. */
#include <stdio.h>

#include "check/coverage.h"

struct stats {
	const struct site *site;
	const struct coverage *coverage; /* settled */
	const struct locale_coverage *locales; /* by number */
	bool pages; /* each page too */
};

struct stats_format {
	const char *name;
	void (*write)(const struct stats *s, FILE *out);
};

/* The format NAME, or NULL; and all names, "table, tsv, json or badge". */
const struct stats_format *stats_format_find(str name);
str stats_format_names(struct arena *a);

/* The sums of all locales of S. */
struct locale_coverage stats_total(const struct stats *s);

/* Words that are translated, stale ones too. */
uint64_t stats_translated(const struct locale_coverage *l);

/* PART of ALL in a hundred, rounded down: 100 is all of it.  All of nothing is
 * 100. */
unsigned stats_percent(uint64_t part, uint64_t all);

/* Is the locale L of S one that is translated into? */
bool stats_counts(const struct stats *s, size_t l);

#endif
