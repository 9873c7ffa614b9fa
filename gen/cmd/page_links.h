#ifndef CMD_PAGE_LINKS_H
#define CMD_PAGE_LINKS_H
/* page_links.h -- links that lead nowhere, without making the pages. */
#include "base/diag.h"
#include "model/doc.h"
#include "model/site.h"
#include "render/html.h"

/*
 * Tell D of the links in DOC, the file of PATH in LOCALE, and in what it
 * includes, that a build would tell of.  Not of those to anchors: which there
 * are is known when all are arranged (cmd/anchor_results).
 */
void page_links(const struct site *site, const struct site_path *path,
                 size_t locale, const struct doc *doc, struct diag *d);

/* Those to anchors, in DOC and what it includes, into PAGE as html_render does
 * it: PAGE has site, locale, path and arena. */
void page_anchor_links(struct html_page *page, const struct doc *doc);

#endif
