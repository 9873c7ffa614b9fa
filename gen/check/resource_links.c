#include "check/resource_links.h"

#include <string.h>

#include "check/check.h"
#include "link/places.h"
#include "link/resources.h"

/* Can URL stand in the place of an address, however that is written? */
static bool
fits(str url, const struct any_link *link)
{
	const char *marks = link->html ? "-._~:/?#@!$+,;=%"
	                               : "-._~:/?#@!$+,;=%&'";
	for (size_t i = 0; i < url.n; i++)
		if (!ascii_alnum(url.p[i])
		    && memchr(marks, url.p[i], strlen(marks)) == NULL)
			return false;
	return link->html || !link->node->u.link.autolink
		|| str_starts(url, S("http"));
}

static void
look_at(void *ctx, struct place_found *at)
{
	struct page_check *p = ctx;
	const struct any_link *l = at->link;
	const struct site *site = p->check->site;
	str right, url = l->url;
	/* A fault that both halves share is told once, of the target. */
	if (l->media || !place_is_web(at)
	    || (l->half == HALF_SOURCE
	        && str_find(l->pair->target, url, 0) != STR_NONE))
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
	if (at->written && fits(right, l))
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
