#ifndef RENDER_SUMMARY_H
#define RENDER_SUMMARY_H
/* summary.h -- what a page that does not describe itself is described by. */
#include "model/node_text.h"

/* No longer than search engines and shared links show. */
enum { SUMMARY_MOST = 160 };

/*
 * How the text of DOC begins, SIDE shown: of its first paragraph, else of its
 * first one in anything else, up to SUMMARY_MOST code points, cut after a
 * sentence, else after a word, with "…".  Empty where there is no paragraph.
 * In A.
 */
str summary_of(const struct doc *doc, enum side side, struct arena *a);

#endif
