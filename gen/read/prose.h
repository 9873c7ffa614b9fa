#ifndef READ_PROSE_H
#define READ_PROSE_H
/* prose.h -- what a page's text should not hold, whatever its structure. */
#include "base/diag.h"
#include "model/doc.h"

/*
 * Tell of characters that do not belong in text (C1 controls, U+FEFF), and of
 * links that Markdown does not take for links.
 */
void prose_report(const struct doc *doc, struct diag *d);

/*
 * For a localized page: tell of prose outside any pair, for which readers have
 * no source text.  A page without any pair is told of once.
 */
void prose_report_untracked(const struct doc *doc, struct diag *d);

#endif
