#ifndef RENDER_SANITIZE_H
#define RENDER_SANITIZE_H
/*
 * sanitize.h -- contributed HTML, through an allow-list.  Read by libxml2.
 *
 * Output is made only of elements, attributes and URL schemes on the list, is
 * well formed whatever came in, and never holds script, style, event handlers
 * or ids other than the author's anchors.
 */
#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

/* What was dropped or changed, told to the caller, who knows the place. */
enum sanitize_event {
	SANITIZE_ELEMENT,     /* an element not on the list; its text stays */
	SANITIZE_CONTENT,     /* an element dropped with its text: script ... */
	SANITIZE_ATTRIBUTE,   /* an attribute not on the list */
	SANITIZE_URL,         /* an attribute whose URL is not allowed */
	SANITIZE_PLACEHOLDER, /* <tenantname>: shown as text */
	SANITIZE_UNCLOSED     /* an element closed by us, or never open */
};

struct sanitize_hooks {
	void *ctx;
	/* NAME is the element or attribute as written. */
	void (*event)(void *ctx, enum sanitize_event e, str name);
	/* A link or image address: append what is published to OUT (unescaped),
	 * or return false to drop the attribute.  MEDIA: src, not href. */
	bool (*url)(void *ctx, str url, bool media, struct buf *out);
	/* An author's anchor (id or name): append the id to OUT, or return
	 * false to drop it (already on the page). */
	bool (*anchor)(void *ctx, str id, struct buf *out);
	/* A token of a pair (its number) in text: append its HTML to OUT. */
	void (*token)(void *ctx, size_t number, struct buf *out);
	/* A token in an attribute: append its plain text, unescaped. */
	void (*token_text)(void *ctx, size_t number, struct buf *out);
};

/*
 * Elements left open by raw HTML in a run of inline or block content.  The
 * renderer opens one for each container (a paragraph, a list item, ...) and
 * gives every piece of raw HTML in it to the same one, so that <b> in one
 * piece and </b> in another make one element.
 */
struct sanitize_stack;

struct sanitize_stack *sanitize_begin(const struct sanitize_hooks *hooks,
                                      bool inline_only, struct arena *a);
/*
 * Append the safe form of HTML -- one tag, or a whole block -- to OUT.  With
 * inline_only, block elements are treated as not on the list.
 */
void sanitize_html(struct sanitize_stack *s, str html, struct buf *out);
/* Close what is still open. */
void sanitize_end(struct sanitize_stack *s, struct buf *out);

#endif
