#ifndef REPORT_SEARCH_PAGE_H
#define REPORT_SEARCH_PAGE_H
/* search_page.h -- the page of a locale's search: all titles, until one asks. */
#include "report/extras.h"

/* Write it by the theme's template "search"; without one, nothing. */
void search_page_write(const struct site *site, const struct theme *theme,
                       size_t locale, const struct extras_sink *sink,
                       struct arena *a);

#endif
