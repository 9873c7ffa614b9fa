#ifndef RENDER_HTML_ATTRS_H
#define RENDER_HTML_ATTRS_H
/* html_attrs.h -- the attributes of contributed HTML, through their list. */
#include "render/open_elements.h"

/* What was written besides attributes that need no attention. */
enum { WROTE_URL = 1 << 0, WROTE_ID = 1 << 1, WROTE_ALT = 1 << 2 };

/*
 * Append those of the N attributes at ATTRS to OUT, each with a blank before
 * it, that are in ALLOWED (AT_ bits) or that every element may have; report
 * the others.  Returns WROTE_ bits.
 */
unsigned attrs_write(struct sanitize_stack *s, unsigned allowed,
                     const struct html_attr *attrs, size_t n, struct buf *out);

/* Append VALUE to OUT with every token as its plain text. */
void attrs_expand(const struct sanitize_stack *s, str value, struct buf *out);

/*
 * The number of the token that begins at byte AT of S into *NUMBER; returns
 * its length, or 0 when none begins there.
 */
size_t attrs_token(str s, size_t at, size_t *number);

#endif
