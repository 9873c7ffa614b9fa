#ifndef RENDER_VIEW_HUB_H
#define RENDER_VIEW_HUB_H
/* view_hub.h -- the cards of a hub: for its template, and as HTML and JSON that
 * other sites take in. */
#include "link/hubs.h"
#include "render/view.h"

/* A hub in LOCALE, as the file FILE below OUT shows it. */
struct view_hub {
	const struct site *site;
	const struct hub_page *hub;
	size_t locale;
	str file;
	bool absolute; /* write the site's own addresses in full, if it has a
	                  base URL: the file will be shown elsewhere */
	struct arena *arena;
};

/* Set what template "hub" uses besides a page's data (docs/themes.md). */
void view_hub(const struct view_hub *v, struct value *data);

/* The cards as HTML without a theme, whose headings have ids if IDS. */
void view_hub_html(const struct view_hub *v, bool ids, struct buf *out);

/* The id of the section of KIND: with a capital, as no heading of a page. */
str view_hub_id(enum resource_kind kind, struct arena *a);

/* The file PATH below OUT, and where C leads, as addresses in V's file. */
str view_hub_address(const struct view_hub *v, str path);
str view_hub_href(const struct view_hub *v, const struct hub_card *c);

/* What the section of KIND is called in LOCALE. */
str view_hub_heading(const struct site *site, size_t locale,
                     enum resource_kind kind);

/* What is only in the JSON file. */
struct view_hub_about {
	str name;      /* of the hub: "admin/links" */
	str title;
	const struct locale *title_language;
	str page;      /* the hub's page, below OUT */
	unsigned audience;
};

/* The cards as JSON, version 1 of docs/hub.schema.json. */
void view_hub_json(const struct view_hub *v, const struct view_hub_about *about,
                   struct buf *out);

#endif
