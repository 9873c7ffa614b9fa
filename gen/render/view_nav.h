#ifndef RENDER_VIEW_NAV_H
#define RENDER_VIEW_NAV_H
/* view_nav.h -- the part of a page's data that comes of a table of contents. */
#include "render/view.h"

/* Set `menu`, `previous` and `next` of the page V, published as FILE. */
void view_nav(const struct view_page *v, struct value *data, str file);

/*
 * The folder of the table of contents that has the page V, into *FOLDER.  False
 * when none has it.
 */
bool view_nav_folder(const struct view_page *v, str *folder);

/* Add the branches of that table of contents above the page to LIST, as
 * breadcrumbs, but not its folder's first page. */
void view_nav_crumbs(const struct view_page *v, struct value *list, str file);

#endif
