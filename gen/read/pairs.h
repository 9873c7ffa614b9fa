#ifndef READ_PAIRS_H
#define READ_PAIRS_H
/*
 * pairs.h -- which target segment stands beside which source segment.
 *
 * A pair is found by its id, not by counting tags: segment text may hold
 * literal span tags (FORMAT 2, A2, A3).
 */
#include "base/diag.h"
#include "model/doc.h"

/* What pairs_cut leaves behind besides the pairs. */
struct skeleton {
	str text;          /* the body, a token in each pair's place */
	const struct doc *doc;
	uint32_t *starts;  /* where each pair's token begins in text */
};

/*
 * Find the pairs of DOC's body (DOC->src and DOC->body are set) into
 * DOC->pairs, and make the skeleton.  Nothing is reported here: whether a
 * pair is text or code is only known when the skeleton has been parsed.
 * Linear in the length of the text.
 */
void pairs_cut(struct doc *doc, struct skeleton *sk, struct arena *a);

/* The offset in the source of byte AT of SK->text. */
uint32_t skeleton_source_pos(const struct skeleton *sk, uint32_t at);

/*
 * The text of one half as an inline run: without blanks at both ends and
 * without the markers of the quote that the pair stands in.  RAW is
 * pair->target or pair->source, in DOC.
 */
str pair_run(const struct doc *doc, const struct pair *pair, str raw,
             struct arena *a);

/* Report what is wrong with DOC's pairs, code excepted. */
void pairs_report(const struct doc *doc, struct diag *d);

#endif
