#ifndef SEARCH_EXTRACT_H
#define SEARCH_EXTRACT_H
/* extract.h -- what a page says, as search has it: plain text, twice. */
#include "base/buf.h"
#include "model/doc.h"
#include "model/node_text.h"

/* One language's part of a page; blocks end in a line end. */
struct search_side {
	str text;     /* without the page's own title */
	str headings; /* all of them, again */
};

struct search_text {
	struct search_side shown;  /* what the reader sees */
	struct search_side source; /* the other halves of its pairs */
};

/*
 * The text of DOC, SIDE shown, into *T, in A.  With BOTH the sources of pairs
 * that say something else than their targets, too.
 */
void search_extract(const struct doc *doc, enum side side, bool both,
                    struct search_text *t, struct arena *a);

#endif
