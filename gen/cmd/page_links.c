#include "cmd/page_links.h"

#include "base/url.h"
#include "link/links.h"
#include "link/places.h"

/* As much of an address as a message has room for. */
enum { SHOWN = 200 };

struct looker {
	struct link_from from;
	const struct doc *doc;
	struct diag *d;
	struct html_page *page; /* whose anchors are looked for, or NULL */
};

/* What both halves share is told once, of the target; what holds a variable is
 * no address yet; and pictures can be in their address. */
static bool
is_passed_over(const struct any_link *l)
{
	return (l->half == HALF_SOURCE
	        && doc_target_says(l->pair->target, l->url))
		|| str_find(l->url, S("{{"), 0) != STR_NONE
		|| (l->media && str_eq_nocase(url_scheme(l->url), S("data")));
}

static void
look(void *ctx, struct place_found *found)
{
	struct looker *k = ctx;
	const struct any_link *l = found->link;
	str shown = str_sub(l->url, 0, SHOWN);
	if (is_passed_over(l))
		return;
	struct link to = link_resolve(&k->from, l->url, l->media, k->d->arena);
	if (to.fault == DIAG_COUNT)
		return;
	place_locate(found);
	k->d->unit = l->pair == NULL ? (str){NULL, 0} : l->pair->id;
	diag_at(k->d, to.fault, &k->doc->src, found->pos,
	        found->written && shown.n > 0 ? (uint32_t)shown.n : 1,
	        "the link '%.*s' %s", STR_ARG(shown), link_fault_text(&to));
	k->d->unit = (str){NULL, 0};
}

/* Show VISIT the links in DOC, and in what it includes. */
static void
visit_all(struct looker *k, const struct doc *doc,
          void (*visit)(void *ctx, struct place_found *found))
{
	struct arena *a = k->d->arena;
	k->doc = doc;
	k->from.base = doc->path;
	places_visit(doc, visit, k, a);
	for (const struct doc *i = doc->included; i != NULL; i = i->next) {
		k->doc = i;
		k->from.base = i->path;
		places_visit(i, visit, k, a);
	}
}

void
page_links(const struct site *site, const struct site_path *path,
           size_t locale, const struct doc *doc, struct diag *d)
{
	struct looker k = {.from = {.site = site,
	                            .locale = locale,
	                            .page = path->path},
	                   .d = d};
	visit_all(&k, doc, look);
}

/* ---- anchors ----------------------------------------------------------------- */

static void
look_for_anchor(void *ctx, struct place_found *found)
{
	struct looker *k = ctx;
	struct html_page *p = k->page;
	const struct any_link *l = found->link;
	/* Only resources have anchors that are not written. */
	if ((str_chr(l->url, '#', 0) == STR_NONE
	     && !str_eq_nocase(url_scheme(l->url), S("resource")))
	    || is_passed_over(l))
		return;
	struct link to = link_resolve(&k->from, l->url, l->media, p->arena);
	if (to.kind != LINK_PAGE || to.page == NULL || to.fragment.n == 0)
		return;
	GROW(p->arena, p->links, p->nlinks, p->links_cap)[p->nlinks] =
		(struct anchor_link){to.page, to.locale,
	                             str_hash(to.fragment)};
	p->nlinks++;
	place_locate(found);
	p->pending.unit = l->pair == NULL ? (str){NULL, 0} : l->pair->id;
	str shown = str_sub(l->url, 0, SHOWN);
	diag_at(&p->pending, DIAG_LINK_ANCHOR, &k->doc->src, found->pos,
	        found->written ? (uint32_t)shown.n : 1,
	        "'%.*s' has no anchor '%.*s'", STR_ARG(to.page->path),
	        STR_ARG(str_sub(to.fragment, 0, SHOWN)));
}

void
page_anchor_links(struct html_page *page, const struct doc *doc)
{
	struct looker k = {.from = {.site = page->site,
	                            .locale = page->locale,
	                            .page = page->path},
	                   .page = page,
	                   .d = &page->pending};
	page->pending.arena = page->arena;
	visit_all(&k, doc, look_for_anchor);
}
