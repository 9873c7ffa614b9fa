#include "check/resource_links.h"

#include <string.h>

#include "base/url.h"
#include "check/check.h"
#include "check/spot.h"
#include "link/menu_links.h"
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

/* ---- in tables of contents ------------------------------------------------------ */

struct menu_fixer {
	const struct check *check;
	struct findings *f;
	size_t next;              /* the finding that was not looked at yet */
	const struct source *src; /* of the last fix, */
	uint64_t hash;            /* and of its text */
	struct spot_cache cache;
};

/* Nothing in an address of these has a meaning in YAML, whatever its quotes, or
 * in a link of Markdown: a ':' at its end would, and "&lt;". */
static bool
is_plain_address(str url)
{
	static const char marks[] = "-._~:/?#@!$+=%&";
	for (size_t i = 0; i < url.n; i++)
		if (!ascii_alnum(url.p[i])
		    && memchr(marks, url.p[i], sizeof marks - 1) == NULL)
			return false;
	return url.n > 0 && url.p[url.n - 1] != ':';
}

/* Where the address of L is written as it is meant: all of a value in YAML, in
 * quotes or not; the target of a link in the heading that L is. */
static bool
find_written(const struct menu_link *l, struct range *at)
{
	str text = l->src->text, url = l->suffix;
	str value = str_sub(text, l->pos, (size_t)l->pos + l->len);
	bool yaml = !str_ends(l->src->path, S(".md"));
	size_t from = str_find(text, url, l->pos);
	if (from == STR_NONE || from == 0)
		return false;
	size_t line = str_chr(text, '\n', l->pos);
	char before = text.p[from - 1];
	char after = from + url.n < text.n ? text.p[from + url.n] : '\n';
	*at = (struct range){(uint32_t)from, (uint32_t)url.n};
	if (!yaml)
		return from < line && before == '('
			&& (after == ')' || after == ' ');
	bool quoted = value.n == url.n + 2 && from == l->pos + 1u
		&& before == after && (after == '"' || after == '\'');
	return quoted || (value.n == url.n && from == l->pos);
}

static void
mend_menu_link(struct menu_fixer *m, const struct menu_link *l,
               struct finding *found)
{
	str right;
	struct range at;
	struct arena *a = m->f->arena;
	struct fix *fix = &found->fix;
	if (resource_amiss(m->check->site, l->suffix, l->locale, &right, a)
	    == NULL)
		return;
	if (!find_written(l, &at) || !is_plain_address(right)) {
		found->msg.message = STR_JOIN(
			a, found->msg.message, S(" (by hand: no fix is safe "
			"here)"));
		return;
	}
	if (m->src != l->src)
		m->hash = str_hash_long(l->src->text);
	m->src = l->src;
	*fix = (struct fix){.pos = at.pos, .len = at.len, .text = right,
	                    .safe = true, .text_hash = m->hash};
	spot_make(&fix->spot, &m->cache, l->src->text, at);
}

/* Both are in one order, but not all links are findings. */
static void
look_at_menu_link(void *ctx, const struct menu_link *l)
{
	struct menu_fixer *m = ctx;
	while (m->next < m->f->n
	       && m->f->list[m->next].msg.id != DIAG_LINK_RESOURCE)
		m->next++;
	if (m->next == m->f->n || l->page != NULL || l->redirect)
		return;
	struct finding *found = &m->f->list[m->next];
	if (found->msg.pos != l->pos || !str_eq(found->msg.path, l->src->path))
		return;
	m->next++;
	mend_menu_link(m, l, found);
}

void
check_menu_fixes(const struct check *c, struct findings *f, size_t from)
{
	struct menu_fixer m = {.check = c, .f = f, .next = from};
	menu_links(c->site, look_at_menu_link, &m);
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
