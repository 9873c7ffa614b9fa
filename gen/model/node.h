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
struct extension_use;

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
	NODE_DIV,     /* text: its class, or empty */
	NODE_GRID,    /* columns side by side */
	NODE_COLUMN,  /* .column */
	NODE_ZONE,    /* text: whom it is for */
	NODE_FIGURE,  /* a NODE_IMAGE, or a link with one; a NODE_DESCRIPTION */
	NODE_DESCRIPTION, /* of a picture, at length */
	NODE_VIDEO,   /* .link */
	NODE_STEPS,   /* of a troubleshooter: each a NODE_STEP */
	NODE_STEP,    /* .step; the first child is its heading */
	NODE_TABS,
	NODE_TAB,     /* text: its id; the first child is its heading */
	NODE_CARDS,   /* of a hub: here they stand */
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
	NODE_DIRECTIVE, /* .directive: not yet read; inline or a block */
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
			bool answers; /* of a step: set by link/steps */
			uint32_t start;
		} list;
		struct {
			uint32_t number; /* from 1; of a NODE_ITEM: of the
			                    step that it leads to, or 0 */
		} step;
		struct {
			uint32_t level; /* 1 to 6 */
			str id;         /* set by link/anchors */
			bool tab;       /* of a tab: not in the contents */
		} heading;
		struct {
			str info;
			str marked; /* lines to mark: "2,4-6" */
		} code;
		struct {
			uint32_t span;
		} column;
		struct {
			str when; /* only beside the chosen tab of this id */
		} tab;
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
			str source_title; /* in the source; empty: the same */
			str language;   /* of a text that we gave it; empty:
			                   that of the text around it */
			bool autolink;  /* written bare or in <> */
			bool border, icon; /* of an image */
		} link;
		struct pair *pair;
		struct extension_use *directive;
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
struct node *node_after(const struct node *n, const struct node *root);
static inline struct node *
node_next(const struct node *n, const struct node *root)
{
	return n->first != NULL ? n->first : node_after(n, root);
}

/* Does KIND hold inline nodes? */
bool node_holds_inlines(enum node_kind kind);

/* Does N stand among blocks? */
bool node_is_block(const struct node *n);

#endif
