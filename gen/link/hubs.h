#ifndef LINK_HUBS_H
#define LINK_HUBS_H
/* hubs.h -- what a hub shows to the readers of a locale. */
#include "base/diag.h"
#include "link/harvest.h"
#include "model/site.h"

/* What all hubs go by. */
struct hub_facts {
	const struct harvest *harvest; /* of the pages that are no hubs */
	struct day today; /* no year: everything is valid */
};

/* A text, and the locale whose language it is in. */
struct hub_text {
	str text;
	const struct locale *language;
};

struct hub_card {
	const struct resource *resource;
	const struct resource_target *target;
	struct hub_text title, description; /* the latter may be empty */
	bool external; /* another site's page: not ours, no mail, no call */
	str host;      /* of a URL: what shows where it leads; of a mail or a
	                  call, whom it reaches */
	str key;       /* of the title, for its order */
};

struct hub_section {
	enum resource_kind kind;
	struct hub_card *cards;
	size_t n;
};

struct hub_page {
	struct hub_card *featured;
	size_t nfeatured;
	struct hub_section sections[RESOURCE_KINDS]; /* none is empty */
	size_t nsections;
};

/* The day that SITE speaks of: the newest in its pages' front matter. */
struct day hubs_today(const struct site *site);

/* What the front matter of the page at P chooses for LOCALE, or NULL: P is no
 * hub there. */
const struct hub *hub_at(const struct site_path *p, size_t locale);

/* Is P a hub in any locale? */
bool hub_is(const struct site *site, const struct site_path *p);

/*
 * Fill PAGE with what HUB shows in LOCALE: what is valid today.
 * What it features stands first and alone; the rest by kind, in
 * each section first what HUB names, then by title in the order of the
 * language.
 */
void hub_fill(struct hub_page *page, const struct hub *hub,
              const struct hub_facts *facts, size_t locale, struct arena *a);

/*
 * Tell D what is wrong in DOC, of which HUB is in the front matter, or NULL: ids
 * that nobody knows, and cards where none can stand.
 */
void hub_report(const struct hub *hub, const struct site *site,
                const struct doc *doc, struct diag *d);

/* Tell D of resources that no page links to and no hub shows, and of those that
 * a hub shows without a title. */
void hubs_report(const struct site *site, const struct hub_facts *facts,
                 struct diag *d);

#endif
