#ifndef REPORT_SITEMAP_H
#define REPORT_SITEMAP_H
/* sitemap.h -- sitemap.xml with alternates, and robots.txt. */
#include "model/site.h"
#include "report/extras.h"

/*
 * Hand robots.txt to SINK and, when the site has a base URL, the sitemap:
 * real translations only, without what ROBOTS keeps out.  Over 50,000 URLs
 * (the protocol's limit) it is an index of several.
 */
void sitemap_write(const struct site *site, const struct extras_sink *sink,
                   struct arena *a);

#endif
