#ifndef READ_PARSE_H
#define READ_PARSE_H
/* parse.h -- from a file's text to its tree: pairs, Markdown, alerts. */
#include "base/diag.h"
#include "model/doc.h"
#include "model/config.h"
#include "read/include.h"

/*
 * Fill DOC->pairs and DOC->root; DOC->src, path and body are set.  What is
 * wrong with the text is reported to D.  False when DOC goes beyond LIMITS:
 * then it has no tree.  Everything lives in A.
 */
bool parse_doc(struct doc *doc, const struct limits *limits, struct diag *d,
               struct arena *a);

/* Is no line of SRC longer than MOST bytes?  False after telling D. */
bool parse_lines_fit(const struct source *src, size_t most, struct diag *d);

/*
 * The plain text of the first first-level heading of DOC, both halves, into
 * TARGET and SOURCE (empty when it has none).  Reads that line only, and what
 * it includes or refers to, by INC.
 */
void parse_title(const struct doc *doc, struct includer *inc, str *target,
                 str *source, struct arena *a);

#endif
