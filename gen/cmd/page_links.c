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
};

static void
look(void *ctx, struct place_found *found)
{
	struct looker *k = ctx;
	const struct any_link *l = found->link;
	str shown = str_sub(l->url, 0, SHOWN);
	/* What both halves share is told once, of the target; what holds a
	 * variable is no address yet; and pictures can be in their address. */
	if ((l->half == HALF_SOURCE && doc_target_says(l->pair->target, l->url))
	    || str_find(l->url, S("{{"), 0) != STR_NONE
	    || (l->media && str_eq_nocase(url_scheme(l->url), S("data"))))
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

void
page_links(const struct site *site, const struct site_path *path,
           size_t locale, const struct doc *doc, struct diag *d)
{
	struct looker k = {.from = {.site = site,
	                            .locale = locale,
	                            .page = path->path},
	                   .doc = doc,
	                   .d = d};
	k.from.base = doc->path;
	places_visit(doc, look, &k, d->arena);
	for (const struct doc *i = doc->included; i != NULL; i = i->next) {
		k.doc = i;
		k.from.base = i->path;
		places_visit(i, look, &k, d->arena);
	}
}
