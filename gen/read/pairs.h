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

struct skeleton;

/*
 * Find the pairs of DOC's body (DOC->src and DOC->body are set) into
 * DOC->pairs, and make the skeleton.  Nothing is reported here: whether a
 * pair is text or code is only known when the skeleton has been parsed.
 * Linear in the length of the text.
 */
void pairs_cut(struct doc *doc, struct skeleton *sk, struct arena *a);

/* Report what is wrong with DOC's pairs, code excepted. */
void pairs_report(const struct doc *doc, struct diag *d);

#endif
