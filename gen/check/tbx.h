#ifndef CHECK_TBX_H
#define CHECK_TBX_H
/* tbx.h -- TermBase eXchange, versions 2 and 3.  A door to libxml2. */
#include "base/diag.h"
#include "check/glossary.h"

/*
 * Add the terms of SRC that have a name in the language SOURCE to G.  A term
 * whose status is deprecated or superseded is forbidden.  False after reporting
 * what is no XML.
 */
bool tbx_read(struct glossary *g, const struct source *src,
              const struct locale *source, struct diag *d);

#endif
