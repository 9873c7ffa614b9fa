#ifndef MODEL_DOC_H
#define MODEL_DOC_H
/* doc.h -- one Markdown file, read: its pairs, and its text as a tree. */
#include "base/map.h"
#include "base/source.h"
#include "model/node.h"

struct extension;

enum pair_fault {
	PAIR_SOUND,
	PAIR_NO_SOURCE,   /* a target half alone */
	PAIR_NO_TARGET,   /* a source half alone */
	PAIR_OTHER_ID,    /* two halves side by side with different ids */
	PAIR_NO_LOOKUP,   /* the source half is not in a span of sxs-lookup */
	PAIR_UNCLOSED     /* a half whose span is not closed */
};

/* One translation unit: a target segment beside its source segment. */
struct pair {
	str id;             /* "6a868-102" */
	str target, source; /* the segments as written; borrowed */
	uint32_t pos, end;  /* the whole pair in the text, tags included */
	struct node *target_run, *source_run; /* NODE_PARAGRAPHs: inline trees */
	enum pair_fault fault;
	str other_id;       /* PAIR_OTHER_ID: the source half's */
	bool entity_quotes; /* written with &quot; (FORMAT A1) */
	bool unusual;       /* read, but not in the usual form */
	bool joined_before; /* no blank stands right before the pair */
	bool joined_after;  /* ... and right after it */
	bool target_empty;  /* blank while the source is not: show the source */
	bool in_code;       /* shown as written */
	bool one_line;      /* no line ends in it */
	bool plain;         /* its halves are text, strong text and links, and
	                       no text in them has a bracket or "-->" */
	bool values_differ; /* of its variables: equal halves say two things */
};

/*
 * An extension as it is written: ":::name attributes:::" or "[!NAME ...]".
 * Like a pair it is taken out of the text before that is read as Markdown, so
 * that no mark in its attributes is one.
 */
struct extension_use {
	const struct extension *extension; /* NULL: unknown, or not closed */
	bool closes;   /* ":::name-end:::" */
	str text;      /* as written; tokens stand for pairs */
	str rest;      /* of it: what follows the name, without the last ":::" */
	uint32_t pos;  /* in the source */
};

/*
 * Tokens stand for pairs in the skeleton: TOKEN_OPEN, the pair's number in
 * decimal, TOKEN_CLOSE; numbers beyond the pairs' are directives'.  Both are noncharacters (U+FDD0, U+FDD1), which
 * read/load takes out of all input, so that no author can write a token.
 */
#define TOKEN_OPEN "\xEF\xB7\x90"
#define TOKEN_CLOSE "\xEF\xB7\x91"

/* A text outside the pairs that held {{names}}: it has values of one language
 * at a time. */
struct variable_use {
	str *text, written;
	uint8_t place; /* enum variable_place */
};

struct doc {
	struct source src;   /* path and text, front matter included */
	str path;            /* below the content folder, with '/' */
	uint32_t body;       /* where the body begins in the text */
	struct pair *pairs;  /* in the order of the text */
	size_t npairs;
	struct extension_use *directives;
	size_t ndirectives, directives_cap;
	struct node *root;   /* NODE_DOCUMENT */
	/* read: include */
	size_t expanded;      /* bytes of text with all that it includes */
	struct doc *included; /* of a page: the files that it needs ... */
	struct doc *next;     /* ... each once */
	struct variable_use *uses; /* here and in what is included */
	size_t nuses, uses_cap;
};

/*
 * Does TARGET hold what is WRITTEN in its source?  A fault that both halves
 * share is told once, of the target.  Only its beginning is looked at: a pair
 * as large as a page must not be read again for each of its faults.
 */
bool doc_target_says(str target, str written);

/*
 * Where WHAT is written in TEXT, a page's: at *FROM or behind, in HALF if that is
 * a part of TEXT (its p is not NULL), and no further on than MOST bytes, as what
 * is written with escapes is not found at all.  STR_NONE: not there.  *FROM is
 * then where HALF begins, if it was outside.
 */
size_t doc_seek(str text, str half, size_t *from, size_t most, str what);

/* The number of the pair that holds byte POS of the text, or DOC_NO_PAIR. */
#define DOC_NO_PAIR ((size_t)-1)
size_t doc_pair_at(const struct doc *doc, uint32_t pos);

struct token {
	size_t number, begin, end;
};

/*
 * The first token in S at or after FROM whose number is below MOST.  False
 * without one.
 */
bool token_find(str s, size_t from, size_t most, struct token *t);

#endif
