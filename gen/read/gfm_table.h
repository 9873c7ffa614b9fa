#ifndef READ_GFM_TABLE_H
#define READ_GFM_TABLE_H
/*
 * gfm_table.h -- tables, which CommonMark reads as paragraphs (GFM 4.10).
 *
 * A table is cut out of its paragraph's lines before their inline content can
 * be known: the cells' texts are handed back to be parsed.
 */
#include "base/arena.h"
#include "model/node.h"

/* A paragraph or setext heading of several lines, as CommonMark reads it. */
struct gfm_block {
	struct node *node;
	size_t first, last; /* its lines, from 0; a heading may end earlier */
	uint32_t from;      /* where its content begins on the first line */
	/* Where the content of the list item that it stands in begins, and on
	 * what line: later lines are indented as far.  in_item: is there one? */
	bool in_item;
	size_t item_line;
	uint32_t item_from;
};

/* A text with its lines, and the blocks of it that may hold tables. */
struct gfm_page {
	str text;
	const uint32_t *lines; /* where each begins */
	size_t nlines;
	const struct gfm_block *blocks;
	size_t nblocks;
	/* The source offset of an offset in the text. */
	uint32_t (*source_pos)(const void *map, uint32_t at);
	const void *map;
};

/* An inline text: what to parse, and the node that takes its nodes. */
struct gfm_run {
	str text;
	struct node *node;
	uint32_t at; /* in the page's text, or POS_NONE if TEXT was changed */
};

/* Lines of a paragraph that do not belong to the table in it: blocks. */
struct gfm_rest {
	str text;
	struct node *after; /* the node that they follow */
};

struct gfm_tables {
	struct arena *arena; /* holds everything */
	struct gfm_run *runs;
	size_t nruns, runs_cap;
	struct gfm_rest *rests;
	size_t nrests, rests_cap;
	struct node **long_rows; /* with surplus cells */
	size_t nlong_rows, long_rows_cap;
	size_t padded; /* empty cells made so far */
};

/*
 * Put a NODE_TABLE in the place of every block of PAGE that holds one, with
 * a NODE_PARAGRAPH before it for the lines ahead of its header.  T->arena is
 * set.
 */
void gfm_tables_find(struct gfm_tables *t, const struct gfm_page *page);

#endif
