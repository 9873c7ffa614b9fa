#include "cmd/page_links.h"

#include "base/url.h"
#include "link/links.h"
#include "link/places.h"

/* As much of an address as a message has room for. */
enum { SHOWN = 200 };

struct looker {
	struct link_from from;
	const struct doc *doc;
	struct diag *d;         /* is told of links that lead nowhere, or NULL */
	struct html_page *page; /* takes those to anchors, or NULL */
	struct arena *arena;
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
tell_fault(struct looker *k, struct place_found *found, const struct link *to)
{
	const struct any_link *l = found->link;
	str shown = str_sub(l->url, 0, SHOWN);
	place_locate(found);
	k->d->unit = l->pair == NULL ? (str){NULL, 0} : l->pair->id;
	diag_at(k->d, to->fault, &k->doc->src, found->pos,
	        found->written && shown.n > 0 ? (uint32_t)shown.n : 1,
	        "the link '%.*s' %s", STR_ARG(shown), link_fault_text(to));
	k->d->unit = (str){NULL, 0};
}

/* Which anchors there are is known when all pages are arranged. */
static void
note_anchor(struct looker *k, struct place_found *found, const struct link *to)
{
	struct html_page *p = k->page;
	const struct any_link *l = found->link;
	GROW(p->arena, p->links, p->nlinks, p->links_cap)[p->nlinks] =
		(struct anchor_link){to->page, to->locale,
	                             str_hash(to->fragment)};
	p->nlinks++;
	place_locate(found);
	p->pending.unit = l->pair == NULL ? (str){NULL, 0} : l->pair->id;
	str shown = str_sub(l->url, 0, SHOWN);
	diag_at(&p->pending, DIAG_LINK_ANCHOR, &k->doc->src, found->pos,
	        found->written ? (uint32_t)shown.n : 1,
	        "'%.*s' has no anchor '%.*s'", STR_ARG(to->page->path),
	        STR_ARG(str_sub(to->fragment, 0, SHOWN)));
}

static void
look(void *ctx, struct place_found *found)
{
	struct looker *k = ctx;
	const struct any_link *l = found->link;
	if (is_passed_over(l))
		return;
	struct link to = link_resolve(&k->from, l->url, l->media, k->arena);
	if (k->d != NULL && to.fault != DIAG_COUNT)
		tell_fault(k, found, &to);
	if (k->page != NULL && to.kind == LINK_PAGE && to.page != NULL
	    && to.fragment.n > 0)
		note_anchor(k, found, &to);
}

/* The links in DOC, and not in what it includes. */
static void
look_at(struct looker *k, const struct doc *doc)
{
	k->doc = doc;
	k->from.base = doc->path;
	places_visit(doc, look, k, k->arena);
}

void
page_links(const struct link_from *from, const struct doc *doc, struct diag *d,
           struct html_page *anchors, struct arena *a)
{
	struct looker k = {.from = *from, .d = d, .page = anchors, .arena = a};
	if (anchors != NULL)
		anchors->pending.arena = a;
	look_at(&k, doc);
	for (const struct doc *i = doc->included; i != NULL; i = i->next)
		look_at(&k, i);
}
