#ifndef RENDER_OPEN_ELEMENTS_H
#define RENDER_OPEN_ELEMENTS_H
/*
 * open_elements.h -- which elements are open, and what may stand where.  The
 * inside of a sanitize_stack; only for the files of the sanitizer.
 */
#include "base/html_tag.h"
#include "base/elements.h"
#include "render/sanitize.h"

struct open_element {
	const struct element *el; /* NULL: the container that all stands in */
	str tag; /* that opened it; empty: none did */
	unsigned short holds;
	bool silent; /* nothing was written: an anchor is closed at once */
	bool floor;  /* the renderer's own: raw HTML does not close it */
};

struct sanitize_stack {
	const struct sanitize_hooks *hooks;
	struct arena *arena;
	struct open_element *open; /* [0] is the container */
	size_t n, cap;
	size_t floor; /* the topmost that is one */
	str tag; /* what is being read, from its '<' */
};

void open_push(struct sanitize_stack *s, const struct element *el, bool silent);

/* Write the start tag of EL, without its '>'. */
void open_write(const struct sanitize_stack *s, const struct element *el,
                struct buf *out);

/* Close elements until N are open, and report those that should not be. */
void open_close(struct sanitize_stack *s, size_t n, struct buf *out);

/* Close the topmost, whose end has come. */
void open_pop(struct sanitize_stack *s, struct buf *out);

/* May something that is IS (one bit) be put where we stand? */
bool open_has_place(const struct sanitize_stack *s, unsigned is);

/*
 * Make a place for it: close what cannot hold it, and put a <li> around text
 * in a list, a row and cell around text in a table.  False when there is no
 * place; nothing has happened then.
 */
bool open_place(struct sanitize_stack *s, unsigned is, struct buf *out);

/* Where the EL is that an end tag now would close, or STR_NONE. */
size_t open_find(const struct sanitize_stack *s, const struct element *el);

/* Close the link around us if raw HTML may; true when we are in none now. */
bool open_leave_link(struct sanitize_stack *s, struct buf *out);

#endif
