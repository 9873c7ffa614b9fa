#ifndef CHECK_RESOURCE_LINKS_H
#define CHECK_RESOURCE_LINKS_H
/*
 * resource_links.h -- links to known resources by another address than theirs.
 *
 * What a build tells of as well; a check has the address to write instead.  It
 * is no rule of units: a page of the source language has such links, too.
 */
#include "check/finding.h"
#include "check/rule.h"

struct check;

void check_resource_links(struct page_check *p);

/*
 * In the parent: the findings of F from number FROM on are of the links of tables
 * of contents, in their order, and of other things.  Those that can be mended get
 * their fix; of the others is said that it is to be done by hand.
 */
void check_menu_fixes(const struct check *c, struct findings *f, size_t from);

/*
 * "resource:ID" and the anchor, if URL, in P's page for readers of LOCALE, leads
 * to a resource by whatever address; else empty.  In P's arena.
 */
str resource_key(const struct page_check *p, size_t locale, str url);

#endif
