#ifndef LINK_RESOURCE_LINK_H
#define LINK_RESOURCE_LINK_H
/* resource_link.h -- "resource:ID": a link to a resource by its name. */
#include "model/doc.h"
#include "model/site.h"

/* Does URL name a resource?  *ID is its name, *ANCHOR what follows a '#'. */
bool resource_link(str url, str *id, str *anchor);

/*
 * In DOC, the file of LOCALE, whose targets are in that language: a link to a
 * resource that has no text, or is <resource:ID>, gets the title of that, and
 * its language where it is another; text is in A.  May be done anew for another language.
 */
void resource_links_name(const struct site *site, size_t locale,
                         const struct doc *doc, struct arena *a);

#endif
