#ifndef BASE_HTML_TAG_H
#define BASE_HTML_TAG_H
/*
 * html_tag.h -- one HTML tag: where it ends, and its attributes.  The only
 * door to libxml2's HTML parser.
 */
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

struct html_attr {
	str name;  /* lower case */
	str value; /* references decoded; empty without one */
};

struct html_tag {
	str raw;           /* from '<' to '>', both included */
	str name;          /* as written */
	bool end;          /* "</..." */
	bool self_closing; /* ".../>" */
	size_t nattrs;     /* as many as are written, duplicates counted */
	size_t cut;        /* in RAW: where the attributes that are read end */
};

/* A tag with more attributes than this loses the rest: libxml2 compares each
 * with all that went before. */
enum { HTML_ATTRS_MAX = 32 };

/*
 * The tag that begins at byte AT of HTML, by HTML's own rules for quotes.
 * False when none begins there, or when it never ends; *T is then undefined,
 * but for T->raw, which is empty in the first case and not in the second.
 */
bool html_tag_scan(str html, size_t at, struct html_tag *t);

/*
 * The attributes of T (a start tag), at most HTML_ATTRS_MAX of them, into
 * ATTRS; returns how many.  The first of two of one name is taken.  Their
 * text lives in A.
 */
size_t html_tag_read(const struct html_tag *t, struct html_attr *attrs,
                     struct arena *a);

/*
 * The character reference that begins at byte AT of S ("&amp;", "&#8212;")
 * into *C; returns its length, or 0 when it is none that is known.  A number
 * that stands for no character of HTML is U+FFFD.
 */
size_t html_reference(str s, size_t at, uint32_t *c);

#endif
