#include "link/redirects.h"

#include "base/path.h"
#include "base/text.h"
#include "link/links.h"

/* As long as a page's name may be (read/discover), ".html" included. */
enum { NAME_MOST = 250 };

enum state { NEW_ONE, FOLLOWED, GOOD, BAD };

struct item {
	const struct config_redirect *written;
	struct redirect made;
	enum state state;
};

struct maker {
	struct site *site;
	struct item *items;   /* one for each written */
	struct map by_from;   /* published path, lower case -> struct item */
	struct diag *d;
	struct arena *arena;
};

static void
complain_from(struct maker *m, const struct config_redirect *r,
              const char *what)
{
	diag_at(m->d, DIAG_REDIRECT, r->src, r->from_pos, (uint32_t)r->from.n,
	        "'%.*s' %s; left out", STR_ARG(str_sub(r->from, 0, 200)), what);
}

static void
complain_to(struct maker *m, const struct config_redirect *r, const char *what)
{
	diag_at(m->d, DIAG_REDIRECT, r->src, r->to_pos, r->to_len,
	        "'%.*s' %s; left out", STR_ARG(str_sub(r->to, 0, 200)), what);
}

/* ---- old addresses ------------------------------------------------------------- */

/* "old/page", "old/page.md", "/old/page.html" and "old/" as published. */
static bool
published(str from, str *to, struct arena *a)
{
	str path;
	bool folder = str_ends(from, S("/"));
	if (!path_resolve(S(""), from, &path, a) || path.n == 0)
		return false;
	if (str_ends(path, S(".md")))
		path.n -= 3;
	else if (str_ends(path, S(".html")))
		path.n -= 5;
	*to = str_printf(a, "%.*s%s.html", STR_ARG(path),
	                 folder ? "/index" : "");
	return true;
}

static bool
is_media(const struct site *s, str path, struct arena *a)
{
	str key = site_lower(path, a);
	for (size_t l = 0; l < s->nlocales; l++)
		if (map_get(&s->locales[l].media, key) != NULL)
			return true;
	return false;
}

/* Why nothing can be written at PATH, or NULL. */
static const char *
name_fault(const struct maker *m, str path)
{
	for (size_t i = 0; i < path.n;) {
		uint32_t c;
		i += text_decode(str_sub(path, i, path.n), &c);
		if (text_is_control(c))
			return "holds a control character";
	}
	for (str rest = path; rest.p != NULL;) {
		str part = str_cut(rest, '/', &rest);
		if (part.n > NAME_MOST)
			return "is too long a name";
		if (rest.p == NULL)
			break;
		str above = str_sub(path, 0, (size_t)(part.p - path.p)
		                    + part.n);
		if (str_ends(part, S(".html"))
		    || is_media(m->site, above, m->arena))
			return "lies below a file as if that were a folder";
	}
	return NULL;
}

/* Is the file PATH one that the site has anyway, in some locale? */
static bool
is_taken(const struct maker *m, str path)
{
	const struct site *s = m->site;
	str page = str_printf(m->arena, "%.*s.md",
	                      STR_ARG(str_sub(path, 0, path.n - 5)));
	bool taken = site_find(s, page, m->arena) != NULL
		|| str_eq_nocase(path, S("404.html"));
	for (size_t l = 0; l < s->nlocales; l++)
		taken |= str_eq_nocase(path, s->locales[l].contents);
	return taken;
}

/* Does PATH begin with the folder of a locale, which every redirect gets? */
static bool
names_locale(const struct site *s, str path)
{
	str rest, first = str_cut(path, '/', &rest);
	for (size_t l = 0; l < s->nlocales && rest.p != NULL; l++)
		if (str_eq_nocase(first, s->locales[l].locale.folder))
			return true;
	return false;
}

static void
take_from(struct maker *m, struct item *item)
{
	const struct config_redirect *r = item->written;
	const char *fault = "is no path in the content folder";
	bool added = false;
	item->state = BAD;
	if (published(r->from, &item->made.from, m->arena)) {
		fault = name_fault(m, item->made.from);
		if (fault == NULL && names_locale(m->site, item->made.from))
			fault = "begins with a locale: a redirect is in every "
			        "locale, and its path below the locale's "
			        "folder";
		if (fault == NULL && is_taken(m, item->made.from))
			fault = "is a page of this site";
	}
	if (fault == NULL) {
		void **slot = map_put(&m->by_from,
		                      site_lower(item->made.from, m->arena),
		                      &added, m->arena);
		if (added)
			*slot = item;
		else
			fault = "is redirected twice";
	}
	if (fault != NULL)
		complain_from(m, r, fault);
	else
		item->state = NEW_ONE;
}

/* ---- where they lead ------------------------------------------------------------- */

/* The redirect that ITEM leads to, or NULL. */
static struct item *
next_of(const struct maker *m, const struct item *item)
{
	str path, to = item->written->to;
	if (str_find(to, S(":"), 0) != STR_NONE || !published(to, &path, m->arena))
		return NULL;
	void **slot = map_get(&m->by_from, site_lower(path, m->arena));
	return slot == NULL ? NULL : *slot;
}

static bool
is_web(str url)
{
	return str_eq_nocase(str_sub(url, 0, 8), S("https://"))
		|| str_eq_nocase(str_sub(url, 0, 7), S("http://"));
}

/* ITEM leads to a page or an address of its own. */
static void
resolve(struct maker *m, struct item *item)
{
	const struct config_redirect *r = item->written;
	struct link_from from = {.site = m->site,
	                         .locale = m->site->source,
	                         .page = S(""),
	                         .base = S("")};
	struct link l = link_resolve(&from, r->to, false, m->arena);
	item->state = BAD;
	if (l.kind == LINK_EXTERNAL ? !is_web(l.suffix)
	                            : l.kind != LINK_PAGE || l.page == NULL) {
		complain_to(m, r, "is neither a page of this site nor an "
		            "https address");
		return;
	}
	item->made.page = l.page;
	item->made.suffix = l.suffix;
	item->state = GOOD;
}

/*
 * Follow a chain of redirects to its end, then give all in it that end.  Each
 * is followed once, so that long chains cost no more than short ones.
 */
static void
follow(struct maker *m, struct item *first)
{
	struct item *last = first, *next;
	while (last->state == NEW_ONE && (next = next_of(m, last)) != NULL) {
		last->state = FOLLOWED;
		last = next;
	}
	if (last->state == NEW_ONE) {
		resolve(m, last);
	} else if (last->state == FOLLOWED) {
		complain_to(m, last->written, "leads round in a circle");
		last->state = BAD;
	}
	struct item end = *last;
	for (struct item *i = first; i->state == FOLLOWED; i = next_of(m, i)) {
		i->made.page = end.made.page;
		i->made.suffix = end.made.suffix;
		i->state = end.state;
	}
}

void
redirects_site(struct site *site, struct diag *d)
{
	const struct config *c = site->config;
	struct maker m = {.site = site, .d = d, .arena = site->arena};
	if (c->nredirects == 0)
		return;
	site->nredirects = 0;
	m.items = NEW(site->arena, struct item, c->nredirects);
	for (size_t i = 0; i < c->nredirects; i++) {
		m.items[i].written = m.items[i].made.written =
			&c->redirects[i];
		take_from(&m, &m.items[i]);
	}
	site->redirects = NEW(site->arena, struct redirect, c->nredirects);
	for (size_t i = 0; i < c->nredirects; i++) {
		if (m.items[i].state == NEW_ONE)
			follow(&m, &m.items[i]);
		if (m.items[i].state == GOOD)
			site->redirects[site->nredirects++] = m.items[i].made;
	}
}
