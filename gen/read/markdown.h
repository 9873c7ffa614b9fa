#ifndef READ_MARKDOWN_H
#define READ_MARKDOWN_H
/*
 * markdown.h -- CommonMark with the tables, strikethrough and bare autolinks
 * of GitHub Flavored Markdown, as a tree of nodes.  The only door to cmark.
 */
#include "model/node.h"

/* A text to parse, and how offsets in it relate to the author's file. */
struct markdown_input {
	str text;          /* blocks: the skeleton of a page's body */
	const str *runs;   /* inline texts, each read as one paragraph */
	size_t nruns;
	/* The source offset of byte AT of TEXT; NULL when there is none. */
	uint32_t (*source_pos)(const void *map, uint32_t at);
	const void *map;
	/* The same for byte AT of run RUN. */
	uint32_t (*run_pos)(const void *map, size_t run, uint32_t at);
};

struct markdown_output {
	struct node *root;  /* NODE_DOCUMENT */
	struct node **runs; /* one NODE_PARAGRAPH a run; may be without children */
	/* Has run I text, strong text and links alone, and its texts neither
	 * brackets nor line ends nor marks of comments?  Not said of some of
	 * which it is true. */
	bool *plain;
	/* Rows with surplus cells, in order: NODE_ROWs.  The surplus cells are
	 * in the tree, marked, so that no text is lost. */
	struct node **long_rows;
	size_t nlong_rows;
};

/*
 * Parse IN in time linear in its length.  Everything in *OUT lives in A; text
 * is copied.  Link reference definitions of the text hold for runs and table
 * cells too.  A run begins and ends inline content: markers of blocks in it
 * are text, and a newline in it is a soft or hard break.
 */
void markdown_parse(const struct markdown_input *in,
                    struct markdown_output *out, struct arena *a);

#endif
