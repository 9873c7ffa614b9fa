#ifndef REPORT_TITLES_H
#define REPORT_TITLES_H
/* titles.h -- a locale's pages in the order of their titles. */
#include "model/site.h"

struct title_entry {
	str key; /* only while they are put in order */
	str title, href;
	size_t language; /* the locale that the title is in */
};

/*
 * The pages of LOCALE in the order of their titles, as FILE links to them, into
 * ENTRIES, which has room for all paths; returns how many.
 */
size_t titles_collect(const struct site *site, size_t locale, str file,
                      struct title_entry *entries, struct arena *a);

#endif
