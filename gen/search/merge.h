#ifndef SEARCH_MERGE_H
#define SEARCH_MERGE_H
/* merge.h -- the terms of all pages of a locale, from the records of workers. */
#include "search/index.h"

struct merge_term {
	uint64_t key;     /* the first eight bytes, to compare at once */
	const char *p;    /* in the arena */
	uint32_t pages;   /* how many have it */
	uint32_t next;    /* where its next page is noted */
	uint8_t n;        /* bytes */
};

struct merge_segment { /* the numbers of a segment, as terms */
	uint32_t *terms;
	uint32_t n;
	size_t cap;
};

struct merge {
	const struct search_pages *pages;
	struct merge_term *terms;
	size_t n, cap;
	uint32_t *rank;  /* of each term in *sorted* order */
	uint32_t *order; /* the terms in it */
	struct merge_segment *segments;
	uint64_t length; /* of all texts, in terms */
	struct buf record;
	struct arena *arena;
};

/* A page's record while it is read. */
struct merge_page {
	const char *at;
	uint32_t length, titles, left;
	const struct merge_segment *segment;
};

struct merge_entry {
	uint32_t term;
	uint8_t mark;
};

/*
 * All terms of PAGES into M, counted and put in order: that of UTF-16, which is
 * JavaScript's.  merge_close gives back what is not in A.
 */
void merge_open(struct merge *m, const struct search_pages *pages,
                struct arena *a);
void merge_close(struct merge *m);

/* Begin with page number PAGE; then its entries, one after the other. */
void merge_read(struct merge *m, size_t page, struct merge_page *p);
bool merge_next(struct merge_page *p, struct merge_entry *e);

#endif
