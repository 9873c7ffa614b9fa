#ifndef LINK_HARVEST_H
#define LINK_HARVEST_H
/*
 * harvest.h -- what the links of all pages say: which resource each leads to,
 * and under what text in which language.
 *
 * A worker gathers the links of one path, in all its locales; the parent adds
 * them up.  Only numbers and distinct texts are kept.
 */
#include "base/buf.h"
#include "model/doc.h"
#include "model/site.h"

/* ---- in a worker ---- */

struct harvest_link;

/* The links of one path.  A struct of zeroes with SITE and ARENA is empty. */
struct gather {
	const struct site *site;
	struct arena *arena;
	bool addresses; /* of unknown links: all of it, not the host alone */
	struct map by_key;
	struct harvest_link *links;
	size_t n, cap;
};

/* The links of DOC, LOCALE's page of PATH, and of what it includes. */
void gather_doc(struct gather *g, const struct doc *doc,
                const struct site_path *path, size_t locale);

void gather_put(const struct gather *g, struct buf *out);

/* ---- in the parent ---- */

struct harvest_text {
	str text;
	size_t count;
};

/* A resource in one locale. */
struct harvest_cell {
	size_t links, pages;
	size_t last; /* the path that was counted last, plus 1 */
	struct harvest_text **texts;
	size_t ntexts, cap;
	struct map by_text;
	str title;   /* harvest_close: the usual text; empty without one */
	str summary; /* how the page begins that it is; empty: not known */
};

struct harvest_host {
	str host;    /* or, when addresses are gathered, one of those */
	size_t links, pages, last;
};

struct harvest {
	const struct site *site;
	struct arena *arena;
	bool addresses; /* as in struct gather */
	struct harvest_cell *cells; /* resources by locales */
	struct map by_host;
	struct harvest_host **hosts;
	size_t nhosts, cap;
};

/* Room for what SITE's links say, in A. */
void harvest_open(struct harvest *h, const struct site *site, struct arena *a);

/* Add what gather_put wrote of path number PATH; *IN is behind it then. */
void harvest_take(struct harvest *h, size_t path, str *in);

/* The page that R is begins with SUMMARY, which is in the language of LOCALE. */
void harvest_summary(struct harvest *h, const struct resource *r,
                     size_t locale, str summary);

/* Add what tables of contents and redirects lead to. */
void harvest_menus(struct harvest *h);

/*
 * All is in.  The title of each cell becomes its most frequent text; of two
 * that are as frequent, the first in the order of the locale's language.
 */
void harvest_close(struct harvest *h);

/* R, one of the site's resources, in LOCALE. */
const struct harvest_cell *harvest_of(const struct harvest *h,
                                      const struct resource *r, size_t locale);

/* Does any page link to R? */
bool harvest_uses(const struct harvest *h, const struct resource *r);

#endif
