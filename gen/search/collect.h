#ifndef SEARCH_COLLECT_H
#define SEARCH_COLLECT_H
/* collect.h -- in a worker: the terms and the text of one page after the other. */
#include "base/arena.h"
#include "search/extract.h"
#include "search/record.h"
#include "search/spool.h"

/* A page as one locale shows it. */
struct search_page {
	size_t locale;
	str url; /* below the locale's folder, encoded */
	str title, source_title;
	str about[3]; /* description, keywords, path: found, not shown */
	str lang;     /* of a text that is another locale's, else empty */
	const struct search_text *text;
};

struct collector;

/*
 * What stands on PAGE to the spool S, and where it is to *R.  *ALL is this
 * process's collector: NULL before the first page.
 */
void collect_page(struct collector **all, const struct spool *s,
                  const struct search_page *page, struct search_record *r);

/* For who goes on without C: a worker ends with it. */
void collector_free(struct collector *c);

#endif
