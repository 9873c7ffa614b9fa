#ifndef LINK_RESOURCES_H
#define LINK_RESOURCES_H
/* link/resources.h -- which resource a link leads to, and where each one is. */
#include "base/diag.h"
#include "link/links.h"
#include "model/site.h"

/*
 * Work out where each of SITE->resources is in each locale, and what it is
 * recognised by; the paths are planned.  D is told of those that lead nowhere
 * and of addresses that others take first.
 */
void resources_site(struct site *site, struct diag *d);

/* Those whose day of review or end is before TODAY. */
void resources_report_dates(const struct site *site, struct day today,
                            struct diag *d);

/* The resource that the address URL is one of, or NULL. */
const struct resource *resource_of_url(const struct site *site, str url,
                                       struct arena *scratch);

/* The resource that a link to PAGE, at ANCHOR (or empty), leads to, or NULL. */
const struct resource *resource_of_page(const struct site *site,
                                        const struct site_path *page,
                                        str anchor, struct arena *scratch);

/* Does any resource stand for a page of the site itself? */
bool resources_have_pages(const struct site *site);

/*
 * When URL leads to a resource by another address than the right one for
 * LOCALE: that resource, and the right one in *RIGHT (in A).  Else NULL.
 */
const struct resource *resource_amiss(const struct site *site, str url,
                                      size_t locale, str *right,
                                      struct arena *a);

/*
 * The one of TEXTS for readers of LOCALE: its own, its parents' (nb for nb-NO).
 * NULL without one.
 */
const struct config_text *text_in(const struct config_text *texts, size_t n,
                                  const struct locale *locale,
                                  struct arena *scratch);

#endif
