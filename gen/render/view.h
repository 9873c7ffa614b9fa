#ifndef RENDER_VIEW_H
#define RENDER_VIEW_H
/* view.h -- a page's data for its template: docs/themes.md is the contract. */
#include "base/value.h"
#include "model/site.h"
#include "render/html.h"
#include "render/theme.h"

/* A page whose body is rendered, about to be put into the theme. */
struct view_page {
	const struct site *site;
	const struct theme *theme;
	const struct site_path *path;
	size_t locale;       /* whose page it is */
	const struct html_page *html;
	struct arena *arena;
};

/* More languages than this fold into a disclosure (WEB P10). */
enum { VIEW_LANGUAGES_OPEN = 6 };

/* The data of an article: everything that template "page" uses. */
struct value *view_page(const struct view_page *v);

/*
 * The data that every page of LOCALE has, the page being FILE below OUT
 * ("nb-no/index.html"): language, words, assets, way home.
 */
struct value *view_common(const struct site *site, const struct theme *theme,
                          size_t locale, str file, struct arena *a);

/*
 * The same for a page that servers show at any address: its links begin with
 * ROOT, where the site begins on its server ("/", "/help/").
 */
struct value *view_rooted(const struct site *site, const struct theme *theme,
                          size_t locale, str root, struct arena *a);

/* Where the first page of LOCALE is, below OUT. */
str view_home(const struct site *site, size_t locale, struct arena *a);

/* PATH (of a file below OUT) as the relative URL to it from FILE. */
str view_href(str file, str path, struct arena *a);

/* Does a page's ROBOTS ask to stay out of search engines? */
bool view_is_noindex(str robots);

/* May search engines be told of P in LOCALE: a page of its own, or of the
 * lookups, that does not ask to stay out? */
bool view_is_listed(const struct site_path *p, size_t locale);

/* The path of the base URL: where the site begins on its server, or "/". */
str view_server_root(const struct site *site);

/* The absolute URL of the file PATH below OUT; base_url is set. */
str view_absolute(const struct site *site, str path, struct arena *a);

#endif
