#ifndef CMD_FIX_GUARD_H
#define CMD_FIX_GUARD_H
/*
 * fix_guard.h -- fixes on trial: the page is read as it would be afterwards.
 *
 * A fix is refused when the page would have other pairs, when what it mends
 * would still be found, or when something graver than a hint would be new in
 * its pair.
 */
#include "check/check.h"
#include "cmd/fix_file.h"
#include "cmd/open_site.h"
#include "cmd/talk.h"

/*
 * Take out of the N FILES, which CHECK has found to be pages of S, what is
 * refused, and tell T.  A lives as long as FILES.
 */
void fix_guard(struct fix_file *files, size_t n, const struct check *check,
               struct open_site *s, struct talk *t, struct arena *a);

#endif
