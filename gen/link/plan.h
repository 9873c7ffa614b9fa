#ifndef LINK_PLAN_H
#define LINK_PLAN_H
/* plan.h -- what each locale shows at each path. */
#include "model/site.h"

/*
 * Set the origin of every place of SITE, and index the pages' uids: a locale's own page; for the source
 * language, else, the lookups of the locale whose page most others were
 * made from (the same ms.openlocfilehash; ties: the first); else, as
 * config->fallback says, a page of its fallbacks.
 */
void plan_site(struct site *site);

/* Is the body of locale L's page at P made: for its own page, or for one that
 * falls back on it? */
bool plan_is_made(const struct site *site, const struct site_path *p,
                  size_t l);

/* The same for one path, when one of its pages turned out to be in error. */
void plan_path(const struct site *site, struct site_path *p);

#endif
