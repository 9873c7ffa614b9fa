#include "link/links.h"

#include "base/path.h"
#include "base/url.h"
#include "link/meant.h"
#include "link/resource_link.h"

/* ---- where things are published ---------------------------------------------- */

str
link_published(const struct site *site, size_t locale, str path,
               struct arena *a)
{
	str folder = site->locales[locale].locale.folder;
	str file = str_ends(path, S(".md")) ? site_published(path, a) : path;
	return STR_JOIN(a, folder, S("/"), file);
}

/* ---- the parts of a URL ---------------------------------------------------- */

/* '\' as '/': writers on Windows type it, and browsers take it for that. */
static str
with_slashes(str s, struct arena *a)
{
	char *out = str_z(s, a);
	for (size_t i = 0; i < s.n; i++)
		if (out[i] == '\\')
			out[i] = '/';
	return (str){out, s.n};
}

/* Cut URL before its query or fragment. */
static str
cut_suffix(str url, struct link *l, struct arena *a)
{
	size_t hash = str_chr(url, '#', 0);
	if (hash != STR_NONE)
		l->fragment = url_decode(str_sub(url, hash + 1, url.n), a);
	size_t query = str_chr(str_sub(url, 0, hash == STR_NONE ? url.n : hash),
	                       '?', 0);
	size_t at = query != STR_NONE ? query : hash;
	if (at == STR_NONE)
		return url;
	l->suffix = str_sub(url, at, url.n);
	return str_sub(url, 0, at);
}

/* ---- finding ---------------------------------------------------------------- */

size_t
link_locale(const struct site *s, size_t locale, const struct site_path *p)
{
	if (p->places[locale].origin != ORIGIN_NONE)
		return locale;
	if (s->config->fallback == FALLBACK_NONE)
		return SITE_NONE;
	const struct site_locale *l = &s->locales[locale];
	for (size_t i = 0; i < l->nfallback; i++)
		if (p->places[l->fallback[i]].origin != ORIGIN_NONE)
			return l->fallback[i];
	for (size_t i = 0; i < s->nlocales; i++)
		if (p->places[i].origin != ORIGIN_NONE)
			return i;
	return SITE_NONE;
}

/* The page that PATH means: "x.md", "x" (for x.md), a folder (its index). */
static const struct site_path *
find_page(const struct site *s, str path, struct arena *a)
{
	if (str_ends(path, S("/")))
		path.n--;
	if (path.n == 0)
		return site_find(s, S("index.md"), a);
	const struct site_path *p = site_find(s, path, a);
	if (p == NULL)
		p = site_find(s, str_printf(a, "%.*s.md", STR_ARG(path)), a);
	if (p == NULL)
		p = site_find(s, str_printf(a, "%.*s/index.md", STR_ARG(path)),
		              a);
	return p;
}

static const struct media *
media_in(const struct site_locale *l, str path, struct arena *a)
{
	void **slot = map_get(&l->media, path);
	if (slot == NULL)
		slot = map_get(&l->media, site_lower(path, a));
	return slot == NULL ? NULL : *slot;
}

/* An image that a locale lacks is taken from its fallbacks. */
static const struct media *
find_media(const struct site *s, size_t locale, str path, struct arena *a)
{
	const struct site_locale *l = &s->locales[locale];
	const struct media *m = media_in(l, path, a);
	for (size_t i = 0; m == NULL && i < l->nfallback; i++)
		m = media_in(&s->locales[l->fallback[i]], path, a);
	for (size_t i = 0; m == NULL && i < s->nlocales; i++)
		m = media_in(&s->locales[i], path, a);
	return m;
}

static void
to_page(const struct link_from *from, str path, const struct site_path *p,
        struct link *l, struct arena *a)
{
	size_t locale = link_locale(from->site, from->locale, p);
	l->page = p;
	if (locale == SITE_NONE) {
		l->fault = DIAG_LINK_BROKEN;
		return;
	}
	/* With --locale a page may be one of the site, but not of this build:
	 * then there is nothing to link to, and no fault. */
	if (!from->site->locales[locale].built && locale != from->locale)
		return;
	l->kind = LINK_PAGE;
	l->locale = locale;
	/* "deep/B" is short for "deep/B.md" or "deep/B/index.md". */
	if (!str_starts(p->path, path))
		l->fault = DIAG_LINK_CASE;
	if (locale == from->locale && str_eq(p->path, from->page)
	    && l->suffix.n > 0)
		return; /* the page itself: the fragment says it all */
	l->path = path_relative(
		link_published(from->site, from->locale, from->page, a),
		link_published(from->site, locale, p->path, a), a);
}

static void
to_media(const struct link_from *from, str path, const struct media *m,
         struct link *l, struct arena *a)
{
	l->kind = LINK_MEDIA;
	l->media = m;
	l->locale = m->locale;
	if (!str_eq(path, m->path))
		l->fault = DIAG_LINK_CASE;
	/* By way of the folder above, one link leads to the one file from the
	 * folders of all locales that show the text. */
	str page = from->lent
		? STR_JOIN(a, S("./"), site_published(from->page, a))
		: link_published(from->site, from->locale, from->page, a);
	l->path = path_relative(
		page, link_published(from->site, m->locale, m->path, a), a);
}

#define NOWHERE "leads to no page or file of this site"

/* PATH is nothing: what was meant? */
static const char *
nowhere(const struct link_from *from, str path, struct arena *a)
{
	str meant = meant_page(from, path, a);
	if (meant.n == 0)
		return NOWHERE;
	return str_printf(a, NOWHERE "; did you mean '%.*s'?",
	                  STR_ARG(meant)).p;
}

/* Why URL, which is PATH decoded, leads to no file. */
static const char *
why_broken(const struct link_from *from, str url, str path, bool media,
           struct arena *a)
{
	if (str_starts(url, S("{{")) && str_ends(url, S("}}")))
		return "is a variable that the settings do not have";
	if (media && find_page(from->site, path, a) != NULL)
		return "leads to a page, which is no image";
	if (str_eq_nocase(str_sub(path, path.n < 4 ? 0 : path.n - 4, path.n),
	                  S(".svg")))
		return "leads to an SVG file; these can hold scripts and are "
		       "not published: use PNG or WebP";
	return media ? NULL : nowhere(from, path, a);
}

static void
to_file(const struct link_from *from, str url, bool media, struct link *l,
        struct arena *a)
{
	str path, decoded = url_decode(with_slashes(url, a), a);
	bool rooted = str_starts(decoded, S("/"));
	if (!path_resolve(from->base, decoded, &path, a)) {
		l->fault = DIAG_LINK_OUTSIDE;
		return;
	}
	const struct site_path *p = media ? NULL
		: find_page(from->site, path, a);
	const struct media *m = p != NULL ? NULL
		: find_media(from->site, from->lent ? from->lender
		             : from->locale, path, a);
	if (p != NULL) {
		to_page(from, path, p, l, a);
	} else if (m != NULL) {
		to_media(from, path, m, l, a);
	} else if (rooted) {
		l->kind = LINK_EXTERNAL;
		str root = from->site->config->root_links;
		if (str_ends(root, S("/")))
			root.n--;
		l->suffix = str_printf(a, "%.*s%.*s%.*s", STR_ARG(root),
		                       STR_ARG(url), STR_ARG(l->suffix));
		l->fault = from->site->config->root_links.n > 0
			? DIAG_COUNT : DIAG_LINK_ROOT;
	} else {
		l->fault = DIAG_LINK_BROKEN;
		l->why = why_broken(from, decoded, path, media, a);
	}
}

/* ---- faults ----------------------------------------------------------------- */

const char *
link_fault_text(const struct link *l)
{
	static const struct {
		enum diag_id id;
		const char *text;
	} texts[] = {
		{DIAG_LINK_BROKEN, NOWHERE},
		{DIAG_LINK_OUTSIDE, "leads out of the content folder"},
		{DIAG_LINK_CASE, "is written in another case than the file's "
		                 "name; corrected"},
		{DIAG_LINK_ROOT, "is root-relative, but not in this site; set "
		                 "'root_links' to say where it leads"},
		{DIAG_LINK_SCHEME, "has a scheme that is not allowed; shown "
		                   "without the link"},
		{DIAG_LINK_EMPTY, "has no address; shown without the link"},
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (texts[i].id == l->fault && l->why == NULL)
			return texts[i].text;
	return l->why == NULL ? "" : l->why;
}

/* "resource:ID": to where that is for the readers of the page. */
static void
to_resource(const struct link_from *from, str id, str anchor, struct link *l,
            struct arena *a)
{
	const struct resource *r = resource_find(&from->site->resources, id);
	if (r == NULL || r->targets == NULL) {
		l->fault = DIAG_LINK_BROKEN;
		l->why = r == NULL ? "names no resource"
			: "names a resource, which only pages can do";
		return;
	}
	const struct resource_target *t = &r->targets[from->locale];
	if (anchor.n > 0)
		l->suffix = STR_JOIN(a, S("#"), anchor);
	else if (t->page != NULL)
		l->suffix = r->suffix;
	if (t->page != NULL) {
		if (l->suffix.n > 1)
			l->fragment = url_decode(str_sub(l->suffix, 1,
			                                 l->suffix.n), a);
		to_page(from, t->page->path, t->page, l, a);
	} else if (t->url.n > 0) {
		l->kind = LINK_EXTERNAL;
		l->suffix = STR_JOIN(a, t->url, l->suffix);
	}
}

struct link
link_resolve(const struct link_from *from, str url, bool media,
             struct arena *a)
{
	struct link l = {.kind = LINK_NOWHERE, .fault = DIAG_COUNT};
	url = str_trim(url);
	str scheme = url_scheme(url), id, anchor;
	if (url.n == 0) {
		l.fault = DIAG_LINK_EMPTY;
	} else if (!media && resource_link(url, &id, &anchor)) {
		to_resource(from, id, anchor, &l, a);
	} else if (scheme.n > 1) { /* one letter is a drive */
		if (url_scheme_allowed(scheme, media))
			l.kind = LINK_EXTERNAL;
		else
			l.fault = DIAG_LINK_SCHEME;
		l.suffix = url;
	} else if (str_starts(url, S("//")) || str_starts(url, S("\\\\"))) {
		/* Without a scheme it would fail from a file share. */
		l.kind = LINK_EXTERNAL;
		url = with_slashes(str_sub(url, 2, url.n), a);
		l.suffix = str_printf(a, "https://%.*s", STR_ARG(url));
	} else {
		str path = cut_suffix(url, &l, a);
		if (path.n > 0) {
			to_file(from, path, media, &l, a);
		} else {
			l.kind = LINK_PAGE;
			l.page = site_find(from->site, from->page, a);
			l.locale = from->locale;
		}
	}
	return l;
}
