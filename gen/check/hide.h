#ifndef CHECK_HIDE_H
#define CHECK_HIDE_H
/*
 * hide.h -- what is found and not reported, because a comment in the page, the
 * settings or the baseline say so.  It stays among the findings, marked.
 */
#include "check/baseline.h"
#include "check/check.h"

/*
 * Mark what COMMENTS (sorted here) and C's settings hide in F, which is
 * sorted, and give all the severity that the settings give.  What hides
 * nothing is told to D.
 */
void hide_findings(const struct check *c, struct comments *comments,
                   struct findings *f, struct diag *d);

#endif
