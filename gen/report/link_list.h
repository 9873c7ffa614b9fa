#ifndef REPORT_LINK_LIST_H
#define REPORT_LINK_LIST_H
/* link_list.h -- the addresses of other sites, and where each is linked to. */
#include "link/places.h"

typedef void link_list_writer(const struct link_addresses *l, struct buf *out);

/* The writer of the form NAME: text, tsv or jsonl; NULL: there is none. */
link_list_writer *link_list_find(str name);

/* "target", "source", or "" for what stands in no pair. */
const char *place_half_name(enum place_half half);

#endif
