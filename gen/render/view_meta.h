#ifndef RENDER_VIEW_META_H
#define RENDER_VIEW_META_H
/* view_meta.h -- the part of a page's data that is said to machines. */
#include "render/view.h"

/*
 * Set `canonical`, `alternates` and `breadcrumbs_json` of the page V, published
 * as FILE, whose `breadcrumbs` are CRUMBS.  Without a base URL: nothing.
 */
void view_meta(const struct view_page *v, struct value *data, str file,
               const struct value *crumbs, bool noindex);

/* An entry of `alternates`: HREF, in HREFLANG; OG_LOCALE is empty for the page
 * itself and for the choice of languages. */
struct value *view_alternate(struct arena *a, str hreflang, str href,
                             str og_locale);

/* The locale ID as Open Graph writes it, "nb_NO" (WEB P14). */
str view_og_locale(str id, struct arena *a);

#endif
