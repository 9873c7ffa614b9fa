#ifndef READ_RESOLVE_H
#define READ_RESOLVE_H
/* resolve.h -- a bilingual file as Markdown in one language. */
#include "model/doc.h"
#include "model/node_text.h"

/*
 * The text of DOC with every pair replaced by its half on SIDE; all other bytes
 * are as they were (FORMAT 2).  Pairs in code stay as they are.  In A.
 */
str resolve_side(const struct doc *doc, enum side side, struct arena *a);

#endif
