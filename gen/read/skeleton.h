#ifndef READ_SKELETON_H
#define READ_SKELETON_H
/* skeleton.h -- the text without its pairs, and the text of their halves. */
#include "model/doc.h"

struct skeleton {
	str text;          /* the body, a token in each pair's place */
	const struct doc *doc;
	uint32_t *starts;  /* where each pair's token begins in text ... */
	uint32_t *ends;    /* ... and ends */
};

/* Fill SK, in A, from DOC, whose pairs are found and which must outlive it. */
void skeleton_make(const struct doc *doc, struct skeleton *sk,
                   struct arena *a);

/* The offset in the source of byte AT of SK->text. */
uint32_t skeleton_source_pos(const struct skeleton *sk, uint32_t at);

/* Does SK have a '\' that the source has not, before a '[' on the line of the
 * token of PAIR? */
bool skeleton_escapes(const struct doc *doc, const struct pair *pair);

/*
 * The text of one half as an inline run: without blanks at both ends and
 * without the markers of the quote that the pair stands in.  RAW is
 * pair->target or pair->source, in DOC.
 */
str pair_run(const struct doc *doc, const struct pair *pair, str raw,
             struct arena *a);

#endif
