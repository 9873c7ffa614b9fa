#ifndef MODEL_NODE_H
#define MODEL_NODE_H
/*
 * node.h -- a page's text as a tree.
 *
 * The tree is made of the *skeleton*: the raw text with every pair replaced by
 * one token.  A pair is a node of its own (NODE_PAIR), and each half of it is
 * an inline tree of its own, so that an unclosed mark in one half cannot
 * swallow the other.
 */
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/source.h"
#include "base/str.h"

struct pair;
struct doc;

enum node_kind {
	/* blocks */
	NODE_DOCUMENT,
	NODE_QUOTE,
	NODE_ALERT, /* text: "note", "tip", ...; .alert */
	NODE_LIST,  /* .list */
	NODE_ITEM,
	NODE_CODE_BLOCK, /* text; info */
	NODE_HTML_BLOCK, /* text: raw, tokens standing for pairs */
	NODE_PARAGRAPH,
	NODE_HEADING, /* .heading */
	NODE_RULE,
	NODE_TABLE, /* .table */
	NODE_ROW,   /* the first row of a table is its header */
	NODE_CELL,  /* .cell */
	NODE_INCLUDE, /* .include: block or inline, by where it stands */
	/* inlines */
	NODE_TEXT, /* text */
	NODE_SOFT_BREAK,
	NODE_HARD_BREAK,
	NODE_CODE, /* text */
	NODE_HTML, /* text: one tag, comment, ... as CommonMark cuts it */
	NODE_EMPH,
	NODE_STRONG,
	NODE_STRIKE,
	NODE_LINK,  /* .link */
	NODE_IMAGE, /* .link; the children are the alternative text */
	NODE_PAIR,  /* .pair */
	NODE_KIND_COUNT
};

enum cell_align { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };

struct node {
	enum node_kind kind;
	uint32_t pos; /* first byte in the source, or POS_NONE */
	struct node *parent, *prev, *next, *first, *last;
	str text;
	union {
		struct {
			bool ordered, tight, paren; /* paren: "1)" */
			uint32_t start;
		} list;
		struct {
			uint32_t level; /* 1 to 6 */
			str id;         /* set by link/anchors */
		} heading;
		struct {
			str info;
		} code;
		struct {
			uint32_t columns;
			enum cell_align *align; /* one a column */
		} table;
		struct {
			enum cell_align align;
			bool surplus; /* beyond the header: GFM drops it */
		} cell;
		struct {
			str url, title; /* as written; tokens expanded */
			str href;       /* as published: set by link/links */
			bool autolink;  /* written bare or in <> */
		} link;
		struct pair *pair;
		struct doc *include; /* NULL: could not be read */
	} u;
};

/* A new node of KIND in A, at POS. */
struct node *node_new(enum node_kind kind, uint32_t pos, struct arena *a);

void node_append(struct node *parent, struct node *child);
void node_insert_before(struct node *sibling, struct node *added);
void node_insert_after(struct node *sibling, struct node *added);

/* Take N out of its parent; N keeps its children. */
void node_unlink(struct node *n);

/* Move every child of FROM to the end of TO. */
void node_move_children(struct node *to, struct node *from);

/*
 * The node that follows N in document order inside ROOT (children first), or
 * NULL at the end.  node_after skips N's children.  Neither enters the halves
 * of a pair or an include.
 */
struct node *node_next(const struct node *n, const struct node *root);
struct node *node_after(const struct node *n, const struct node *root);

/* Does KIND hold inline nodes? */
bool node_holds_inlines(enum node_kind kind);

#endif
