/* site_links.c -- links to anchors that do not stand in a page. */
#include "cmd/page_results.h"
#include "link/links.h"
#include "model/nav.h"

/* A link to SUFFIX of PAGE, as LOCALE sees it; it stands at POS in SRC. */
struct site_link {
	const struct site_path *page;
	size_t locale;
	str suffix;
	const struct source *src;
	uint32_t pos, len;
};

static void
add(struct page_results *r, const struct site *site,
    const struct site_link *link)
{
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
page_results_site_links(struct page_results *r, const struct site *site)
{
	for (size_t t = 0; t < site->ntocs; t++) {
		const struct nav *nav = site->tocs[t];
		for (size_t i = 0; i < nav->n; i++) {
			const struct nav_entry *e = &nav->entries[i];
			struct site_link l = {e->page, nav->locale, e->suffix,
			                      &nav->src, e->pos, e->len};
			add(r, site, &l);
		}
	}
	for (size_t i = 0; i < site->nredirects; i++) {
		const struct redirect *to = &site->redirects[i];
		const struct config_redirect *w = to->written;
		struct site_link l = {to->page, site->source, to->suffix,
		                      w->src, w->to_pos, w->to_len};
		add(r, site, &l);
	}
}
