#ifndef READ_ALERT_H
#define READ_ALERT_H
/* alert.h -- quotes that begin with [!NOTE] and the like. */
#include "base/diag.h"
#include "model/doc.h"

/*
 * Turn such quotes of DOC into NODE_ALERTs, whose text is the kind ("note",
 * "tip", "important", "warning", "caution").  The keyword may stand in any
 * case, and inside a segment, where it is often translated: then the source
 * half says which it is (FORMAT A13, A14).  A later line of a quote that is the
 * keyword of an alert begins another.
 */
void alerts_read(struct doc *doc, struct diag *d, struct arena *a);

/* Is WORD, in any case, one of the keywords that have a kind? */
bool alert_is_known(str word);

#endif
