#ifndef LINK_NAV_H
#define LINK_NAV_H
/*
 * link/nav.h -- which menu each folder has in each locale.
 *
 * It is the nearest table of contents above the folder: the locale's own, else
 * that of a fallback, the source or any other locale, whose names are then in
 * another language where the locale has no title for a page.  Without one the
 * folder's own pages are the menu, if they are not too many.
 */
#include "base/diag.h"
#include "model/nav.h"

/* Put site variables into the names and addresses of SITE->tocs: once. */
void nav_fill_in(struct site *site);

/*
 * Follow the links of SITE->tocs and set the folder of every path; the paths
 * are planned.  Links that lead nowhere are told to D.  When the plan has
 * changed, it may be done anew.
 */
void nav_site(struct site *site, struct diag *d);

/* What entry E of NAV is called in LOCALE, and the locale whose language that
 * is in. */
str nav_title(const struct site *site, const struct nav *nav,
              const struct nav_entry *e, size_t locale, size_t *language);

#endif
