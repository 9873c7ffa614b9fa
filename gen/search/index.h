#ifndef SEARCH_INDEX_H
#define SEARCH_INDEX_H
/*
 * index.h -- the index of one locale, as files: docs/search.md is the contract.
 *
 *   search.js         the entry: which of the others has what
 *   w0.js, w1.js ...  terms in order, each with its pages
 *   b0.js, b1.js ...  pages: address, title, text
 *   s0.js, s1.js ...  the same pages' sources
 *
 * Terms and texts are made by different workers at the same time.
 */
#include "base/arena.h"
#include "search/record.h"
#include "search/spool.h"

struct search_sink { /* where files go: below the index's folder */
	void *ctx;
	void (*file)(void *ctx, str path, str text);
};

/* The pages of a locale, in the order of their paths. */
struct search_pages {
	const struct spool *spool;
	const struct search_record *const *records;
	size_t n;
};

/* What the entry says of the words. */
struct search_words {
	str starts; /* of each file but the first: how its first term begins */
	str common; /* terms that are on half of all pages */
};

/* Write the words of P to SINK, and fill *W, in A. */
void search_write_words(const struct search_pages *p,
                        const struct search_sink *sink, struct search_words *w,
                        struct arena *a);

/*
 * Write the texts of P to SINK; returns, in A, of each file how many pages it
 * has, as numbers of the index.
 */
str search_write_texts(const struct search_pages *p,
                       const struct search_sink *sink, struct arena *a);

struct search_entry {
	str lang;   /* of the locale */
	str source; /* of the sources */
	str home;   /* its folder, with '/' */
	str folder; /* of the index, below OUT, with '/' */
	size_t pages;
	struct search_words words;
	str blocks;
};

/* The entry as a file, appended to OUT. */
void search_put_entry(const struct search_entry *e, struct buf *out);

/* A name for the index of P that changes with it: eight characters, in A. */
str search_name(const struct search_pages *p, struct arena *a);

#endif
