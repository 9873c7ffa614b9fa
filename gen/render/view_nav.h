#ifndef RENDER_VIEW_NAV_H
#define RENDER_VIEW_NAV_H
/* view_nav.h -- the part of a page's data that comes of a table of contents. */
#include "render/view.h"

/* Set `menu`, `previous` and `next` of the page V, published as FILE. */
void view_nav(const struct view_page *v, struct value *data, str file);

/*
 * Add the branches above the page to LIST, as breadcrumbs.  False, and nothing
 * is added, when no table of contents has the page.
 */
bool view_nav_crumbs(const struct view_page *v, struct value *list, str file);

#endif
