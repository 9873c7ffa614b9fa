#ifndef LINK_REDIRECTS_H
#define LINK_REDIRECTS_H
/* redirects.h -- where pages of former times are now. */
#include "base/diag.h"
#include "model/site.h"

/*
 * Make SITE->redirects of its settings; the paths are planned.  A redirect to
 * another one leads to where that leads.  What leads nowhere, in a circle or
 * away from a file of the site is told to D and left out.  May be done anew.
 */
void redirects_site(struct site *site, struct diag *d);

#endif
