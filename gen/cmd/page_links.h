#ifndef CMD_PAGE_LINKS_H
#define CMD_PAGE_LINKS_H
/* page_links.h -- links that lead nowhere, without making the pages. */
#include "base/diag.h"
#include "link/links.h"
#include "model/doc.h"
#include "render/html.h"

/*
 * Look at the links in DOC, a page's file at FROM (base and all after it need not
 * be set), and in what it includes.  Tell D of those that a build would tell of,
 * but not of those to anchors: which there are is known when all pages are
 * arranged (cmd/anchor_results).  These go to ANCHORS, links and pending, as
 * html_render leaves them.  Either may be NULL.  Texts are in A.
 */
void page_links(const struct link_from *from, const struct doc *doc,
                struct diag *d, struct html_page *anchors, struct arena *a);

#endif
