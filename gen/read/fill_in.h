#ifndef READ_FILL_IN_H
#define READ_FILL_IN_H
/*
 * fill_in.h -- site variables in a page's tree: {{name}} in text, code, links
 * and raw HTML.
 *
 * The tree is made already, so nothing in a value is read as Markdown, and in
 * raw HTML it is escaped.
 */
#include "model/doc.h"
#include "model/site.h"

struct filler {
	const struct map *target, *source; /* variables of both languages */
	size_t left; /* bytes that values may add to the page */
	struct arena *arena;
};

/*
 * Put values into PART: the page DOC itself, or what it includes.  Targets, and
 * text outside the pairs, get the target's, sources the source's.  False when
 * they are longer than F->left.
 */
bool fill_in(struct filler *f, struct doc *doc, struct doc *part);

/* Put VARIABLES' values into the text of DOC outside the pairs, instead of
 * those of another language. */
void fill_in_again(const struct doc *doc, const struct map *variables,
                   struct arena *a);

#endif
