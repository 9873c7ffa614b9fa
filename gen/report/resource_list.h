#ifndef REPORT_RESOURCE_LIST_H
#define REPORT_RESOURCE_LIST_H
/*
 * resource_list.h -- the links of all pages, by resource and by host.
 *
 * The harvest is one with addresses: those of unknown links are summed up by
 * their hosts here.
 */
#include "link/harvest.h"

/* As a table for people. */
void resource_table(const struct harvest *h, struct buf *out, struct arena *a);

/* As JSON Lines: "resource" for each resource and locale, "host", "link". */
void resource_lines(const struct harvest *h, struct buf *out, struct arena *a);

#endif
