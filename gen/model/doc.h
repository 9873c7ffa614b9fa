#ifndef MODEL_DOC_H
#define MODEL_DOC_H
/* doc.h -- one Markdown file, read: its pairs, and its text as a tree. */
#include "base/source.h"
#include "model/node.h"

/* One translation unit: a target segment beside its source segment. */
struct pair {
	str id;             /* "6a868-102"; borrowed from the text */
	str target, source; /* the segments as written; borrowed */
	uint32_t pos, end;  /* the whole pair in the text, tags included */
	uint32_t target_pos, source_pos; /* where the segments begin */
	struct node *target_run, *source_run; /* NODE_PARAGRAPHs, inline trees */
	bool target_empty; /* blank while the source is not: show the source */
	bool in_code;      /* shown as written */
};

/*
 * Tokens stand for pairs in the skeleton: TOKEN_OPEN, the pair's number in
 * decimal, TOKEN_CLOSE.  Both are noncharacters (U+FDD0, U+FDD1), which
 * read/source takes out of all input, so that no author can write a token.
 */
#define TOKEN_OPEN "\xEF\xB7\x90"
#define TOKEN_CLOSE "\xEF\xB7\x91"

struct doc {
	struct source src;   /* path and text, front matter included */
	str path;            /* below the content folder, with '/' */
	uint32_t body;       /* where the body begins in the text */
	struct pair *pairs;  /* in the order of the text */
	size_t npairs;
	struct node *root;   /* NODE_DOCUMENT */
};

#endif
