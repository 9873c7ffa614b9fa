#ifndef LINK_MENU_LINKS_H
#define LINK_MENU_LINKS_H
/* menu_links.h -- the links that stand in no page: those of tables of contents,
 * and what redirects lead to. */
#include "model/site.h"

struct menu_link {
	const struct site_path *page; /* or NULL: SUFFIX is an address */
	str suffix;                   /* "?query#fragment" */
	str text;                     /* empty: it is called as the page is */
	size_t locale;                /* of a redirect, the source's */
	bool redirect;
	const struct source *src;     /* where it stands: */
	uint32_t pos, len;
};

/* Show each of SITE, whose links are followed, to VISIT. */
void menu_links(const struct site *site,
                void (*visit)(void *ctx, const struct menu_link *l),
                void *ctx);

#endif
