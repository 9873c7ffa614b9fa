#ifndef REPORT_TITLES_H
#define REPORT_TITLES_H
/* titles.h -- a locale's pages in the order of their titles. */
#include "model/site.h"

struct title_entry {
	str key; /* only while they are put in order */
	str title, href;
	size_t language; /* the locale that the title is in */
};

struct titles {
	size_t locale;
	struct title_entry *entries;
	size_t n;
};

/*
 * The pages of LOCALE in the order of their titles, as FILE and all files in its
 * folder link to them, into T, in A.
 */
void titles_collect(struct titles *t, const struct site *site, size_t locale,
                    str file, struct arena *a);

#endif
