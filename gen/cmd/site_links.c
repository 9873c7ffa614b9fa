/* site_links.c -- links to anchors that do not stand in a page. */
#include "cmd/page_results.h"
#include "link/links.h"
#include "link/menu_links.h"

static void
add(void *ctx, const struct menu_link *link)
{
	struct page_results *r = ctx;
	const struct site *site = r->site;
	size_t hash = str_chr(link->suffix, '#', 0);
	if (link->page == NULL || hash == STR_NONE
	    || hash + 1 == link->suffix.n)
		return;
	size_t shown = link_locale(site, link->locale, link->page);
	if (shown == SITE_NONE)
		return;
	str fragment = str_sub(link->suffix, hash + 1, link->suffix.n);
	GROW(&r->arena, r->links, r->nlinks, r->cap_links)[r->nlinks] =
		(struct link_result){(size_t)(link->page - site->paths), shown,
	                             str_hash(fragment)};
	r->nlinks++;
	diag_at(&r->pending, DIAG_LINK_ANCHOR, link->src, link->pos, link->len,
	        "'%.*s' has no anchor '%.*s'", STR_ARG(link->page->path),
	        STR_ARG(str_sub(fragment, 0, 200)));
}

void
page_results_site_links(struct page_results *r)
{
	menu_links(r->site, add, r);
}
