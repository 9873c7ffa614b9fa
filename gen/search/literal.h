#ifndef SEARCH_LITERAL_H
#define SEARCH_LITERAL_H
/* literal.h -- text as a string of JavaScript. */
#include "base/buf.h"

/* S in quotes, appended to OUT. */
void literal_put(struct buf *out, str s);

#endif
