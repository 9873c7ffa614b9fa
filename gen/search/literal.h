#ifndef SEARCH_LITERAL_H
#define SEARCH_LITERAL_H
/* literal.h -- text as a string of JavaScript. */
#include "base/buf.h"

/* TEXT in quotes, appended to OUT. */
void literal_put(struct buf *out, str text);

#endif
