#ifndef LINK_EVERY_LINK_H
#define LINK_EVERY_LINK_H
/*
 * every_link.h -- all links of a file, however they are written: as Markdown,
 * as HTML, in the halves of pairs, and in pairs that stand in HTML.
 */
#include "model/doc.h"
#include "model/node_text.h"

enum place_half { HALF_NONE, HALF_TARGET, HALF_SOURCE }; /* NONE: no pair */

struct any_link {
	const struct doc *doc;   /* the page's, or an include's */
	const struct node *node; /* a link, an image or a video; or the HTML
	                            that the tag stands in */
	bool html, media;        /* media: of an image, a video */
	const struct pair *pair; /* NULL: none */
	enum place_half half;
	str url;                 /* as it is meant: references decoded */
	uint32_t near;           /* it is written here in the source, or behind */
	str inside;              /* HTML: what is between <a> and </a>, in a
	                            block of it; p NULL among inlines */
};

/* Show each in DOC, and not in what it includes, to VISIT; texts are in A. */
void every_link(const struct doc *doc,
                void (*visit)(void *ctx, const struct any_link *l), void *ctx,
                struct arena *a);

/* Append what L says on SIDE to OUT, as node_text does. */
void any_link_text(const struct any_link *l, enum side side, struct buf *out);

/* Does its text, or a part of it, stand in a pair? */
bool any_link_holds_pair(const struct any_link *l);

#endif
