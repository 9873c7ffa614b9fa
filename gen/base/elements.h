#ifndef BASE_ELEMENTS_H
#define BASE_ELEMENTS_H
/* elements.h -- the allow-list: what becomes of each element of HTML. */
#include <stdbool.h>

#include "base/str.h"

enum element_kind {
	ELEMENT_KEPT,
	ELEMENT_VOID,    /* kept; without content or end tag */
	ELEMENT_DROPPED, /* the tags go, what is between them stays */
	ELEMENT_SKIPPED, /* goes with all that is in it */
	ELEMENT_RAW      /* the same; its content is read as text */
};

/* What an element is, and what it may hold. */
enum {
	IS_TEXT = 1 << 0, /* phrasing content, text included */
	IS_FLOW = 1 << 1,
	IS_ITEM = 1 << 2,
	IS_TERM = 1 << 3,    /* dt, dd */
	IS_SECTION = 1 << 4, /* thead, tbody, tfoot */
	IS_ROW = 1 << 5,
	IS_CELL = 1 << 6,
	IS_CAPTION = 1 << 7,
	IS_COLGROUP = 1 << 8,
	IS_COL = 1 << 9,
	IS_SUMMARY = 1 << 10,
	IS_FIGCAPTION = 1 << 11,
	IS_RUBY_TEXT = 1 << 12,
	IS_TABLE_PART = IS_SECTION | IS_ROW | IS_CELL | IS_CAPTION | IS_COLGROUP
		| IS_COL
};

/* The attributes that an element may have; id, title, lang, dir: every one. */
enum {
	AT_HREF = 1 << 0,
	AT_SRC = 1 << 1,
	AT_ALT = 1 << 2,
	AT_SIZE = 1 << 3, /* width, height */
	AT_LIST = 1 << 4, /* start, reversed, type */
	AT_VALUE = 1 << 5,
	AT_CELL = 1 << 6,  /* colspan, rowspan */
	AT_SCOPE = 1 << 7, /* and abbr: of th */
	AT_SPAN = 1 << 8,
	AT_OPEN = 1 << 9,
	AT_NAME = 1 << 10 /* an anchor: becomes the id */
};

enum {
	END_IMPLIED = 1 << 0, /* HTML lets authors leave out its end tag */
	YIELDS = 1 << 1,      /* ends where a block begins in it */
	TRANSPARENT = 1 << 2  /* may hold what the element around it may */
};

struct element {
	const char *name;
	unsigned char kind, flags;
	unsigned short is, holds, attrs;
	const char *as;    /* written as this element instead; or NULL */
	const char *child; /* what WRAPS is put into when it stands in it */
	unsigned short wraps;
};

/* The element of NAME, in any case, or NULL: nothing that HTML knows. */
const struct element *element_find(str name);

#endif
