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
	SANITIZE_URL,         /* an attribute with a scheme not on the list */
	SANITIZE_PLACEHOLDER, /* <tenantname>: shown as text */
	SANITIZE_UNCLOSED     /* an element closed by us, or never open */
};

struct sanitize_hooks {
	void *ctx;
	/* NAME is the element or attribute as written; sanitize_tag says in
	 * which tag. */
	void (*event)(void *ctx, enum sanitize_event e, str name);
	/* A link or image address: append what is published to OUT (unescaped),
	 * or return false to drop the attribute; the hook reports that itself,
	 * and so does anchor.  MEDIA: src, not href; it may be "data:..." then,
	 * and what is published not. */
	bool (*url)(void *ctx, str url, bool media, struct buf *out);
	/* An image, at the address last asked for, whose author gives no size:
	 * append attributes that do to OUT.  NULL: no image gets any. */
	void (*image)(void *ctx, struct buf *out);
	/* An author's anchor (id or name): append the id to OUT, or return
	 * false to drop it (already on the page). */
	bool (*anchor)(void *ctx, str id, struct buf *out);
	/* A token of a pair (its number) in text: append its HTML to OUT. */
	void (*token)(void *ctx, size_t number, struct buf *out);
	/* A token in an attribute: append its plain text, unescaped. */
	void (*token_text)(void *ctx, size_t number, struct buf *out);
	/* Append the start tag of a <div> around a table to OUT; or NULL: no
	 * table has one. */
	void (*table_box)(void *ctx, struct buf *out);
};

/*
 * Elements left open by raw HTML in a run of inline or block content.  The
 * renderer opens one for each container (a paragraph, a list item, ...) and
 * gives every piece of raw HTML in it to the same one, so that <b> in one
 * piece and </b> in another make one element.
 *
 * What the renderer writes itself between the pieces is announced, so that the
 * whole nests: sanitize_enter before an element of its own, sanitize_leave
 * before its end tag.  Text needs no word: where it stands alone, only inlines
 * can be open.
 */
struct sanitize_stack;

/*
 * INLINE_ONLY: block elements are treated as not on the list, for places that
 * hold no blocks (a paragraph, a heading).  The stack lives in A; HOOKS is
 * borrowed.
 */
struct sanitize_stack *sanitize_begin(const struct sanitize_hooks *hooks,
                                      bool inline_only, struct arena *a);

/* Append the safe form of HTML -- one tag, or a whole block -- to OUT. */
void sanitize_html(struct sanitize_stack *s, str html, struct buf *out);

/*
 * The renderer is about to write the start tag of NAME, an element on the
 * list: close raw HTML that may not hold it (an open <p> before a paragraph).
 * Raw HTML does not close NAME until sanitize_leave, which closes what raw
 * HTML has left open in it; then the renderer writes the end tag.
 */
void sanitize_enter(struct sanitize_stack *s, str name, struct buf *out);
void sanitize_leave(struct sanitize_stack *s, struct buf *out);

/* Are we inside a link, raw or entered?  Then another may not begin. */
bool sanitize_in_link(const struct sanitize_stack *s);

/* What the event under way is about: from the '<' of its tag, in what
 * sanitize_html was given, now or before.  Empty when there is none. */
str sanitize_tag(const struct sanitize_stack *s);

/* Close what is still open; what was entered has been left. */
void sanitize_end(struct sanitize_stack *s, struct buf *out);

#endif
