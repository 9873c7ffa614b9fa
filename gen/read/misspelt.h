#ifndef READ_MISSPELT_H
#define READ_MISSPELT_H
/* misspelt.h -- {{names}} that are nearly those of the site's variables. */
#include "base/diag.h"
#include "model/config.h"
#include "model/doc.h"

/*
 * Tell D of what stands in double braces in DOC and is no variable of C, but was
 * meant to be: it is near the name of one, or stands in an address.  Other
 * braces are text.
 */
void misspelt_report(const struct doc *doc, const struct config *c,
                     struct diag *d);

#endif
