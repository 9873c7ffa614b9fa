#include "check/resource_links.h"

#include <string.h>

#include "base/url.h"
#include "check/check.h"
#include "link/places.h"
#include "link/resource_link.h"
#include "link/resources.h"

/* Can URL stand in the place of the address at AT, however that is written? */
static bool
fits(str url, const struct place_found *at)
{
	const struct any_link *link = at->link;
	str text = link->doc->src.text;
	const char *marks = link->html ? "-._~:/?#@!$+,;=%"
	                               : "-._~:/?#@!$+,;=%&'";
	for (size_t i = 0; i < url.n; i++)
		if (!ascii_alnum(url.p[i])
		    && memchr(marks, url.p[i], strlen(marks)) == NULL)
			return false;
	/* Without <> only web addresses make links of themselves. */
	return link->html || !link->node->u.link.autolink
		|| str_starts(url, S("http"))
		|| (url_scheme(url).n > 0 && at->pos > 0
		    && text.p[at->pos - 1] == '<');
}

static void
look_at(void *ctx, struct place_found *at)
{
	struct page_check *p = ctx;
	const struct any_link *l = at->link;
	const struct site *site = p->check->site;
	str right, url = l->url;
	/* Told of both halves, although they share it: each is in a page of its
	 * own, and has its own right address. */
	if (l->media)
		return;
	size_t locale = l->half == HALF_SOURCE ? site->source : p->locale;
	const struct resource *r = resource_amiss(site, url, locale, &right,
	                                          p->arena);
	if (r == NULL)
		return;
	place_locate(at);
	struct range where = {at->pos, at->len};
	struct finding *f = say_page(p, DIAG_LINK_RESOURCE, where,
	                             "the link '%.*s' leads to '%.*s' by "
	                             "another address; write '%.*s'",
	                             STR_ARG(str_sub(url, 0, 200)),
	                             STR_ARG(r->id), STR_ARG(right));
	say_evidence(f, url);
	if (at->written && fits(right, at))
		say_fix(f, where, right, true);
	if (f == NULL || l->pair == NULL)
		return;
	f->msg.unit = l->pair->id;
	f->target_text = l->pair->target;
	f->source_text = l->pair->source;
}

void
check_resource_links(struct page_check *p)
{
	if (rule_is_on(p->check, DIAG_LINK_RESOURCE)
	    && p->check->site->resources.n > 0)
		places_visit(p->doc, look_at, p, p->arena);
}

/* ---- one key for all addresses of a resource ------------------------------------ */

/* The resource that URL leads to; *ANCHOR is what it adds to that. */
static const struct resource *
resource_at(const struct page_check *p, size_t locale, str url, str *anchor)
{
	const struct site *site = p->check->site;
	struct link_from from = {.site = site,
	                         .locale = locale,
	                         .page = site->paths[p->path].path,
	                         .base = p->doc->path};
	str id;
	if (resource_link(url, &id, anchor))
		return resource_find(&site->resources, id);
	(void)str_cut(url, '#', anchor);
	const struct resource *r = resource_of_url(site, url, p->arena);
	if (r != NULL && r->targets != NULL
	    && str_chr(r->targets[locale].url, '#', 0) != STR_NONE)
		*anchor = S("");
	if (r != NULL || !resources_have_pages(site))
		return r;
	struct link l = link_resolve(&from, url, false, p->arena);
	*anchor = S("");
	return l.page == NULL ? NULL
		: resource_of_page(site, l.page, l.fragment, p->arena);
}

str
resource_key(const struct page_check *p, size_t locale, str url)
{
	str anchor = {NULL, 0};
	if (p->check->site == NULL || p->check->site->resources.n == 0)
		return S("");
	const struct resource *r = resource_at(p, locale, url, &anchor);
	if (r == NULL)
		return S("");
	return STR_JOIN(p->arena, S("resource:"), r->id, S("#"), anchor);
}
