#ifndef CMD_CHECK_RESOURCES_H
#define CMD_CHECK_RESOURCES_H
/*
 * check_resources.h -- what a check has to say of resources and hubs: what only
 * the links of all pages tell.  No page is rendered for it.
 */
#include "check/check.h"
#include "link/harvest.h"
#include "model/doc.h"

struct check_resources {
	const struct site *site;
	bool gathers; /* does anything that is reported need the links? */
	struct harvest harvest;
	struct buf of_hubs; /* what their links say: it is added last */
};

/* Room for what SITE's links say, in A, as far as CHECK asks for it. */
void check_resources_open(struct check_resources *c, const struct check *check,
                          const struct site *site, struct arena *a);

/* In a worker: tell D what DOC, the page of PATH in LOCALE, chooses for a hub and
 * nobody knows. */
void check_resources_hub(const struct site *site, const struct site_path *path,
                         size_t locale, const struct doc *doc, struct diag *d);

/* In a worker: the links of DOC, which is filled in for this: places in it
 * are no longer those of the file.  A is the page's. */
void check_resources_put(const struct check_resources *c,
                         const struct site_path *path, size_t locale,
                         struct doc *doc, struct buf *out, struct arena *a);

/* In the parent: what that wrote of path number PATH; *IN is behind it then. */
void check_resources_take(struct check_resources *c, size_t path, str *in);

/*
 * In the parent, when all is in: what a build would say of the resources, added
 * to D.  ALL: the links of all locales were looked at.  Gives back what C holds.
 */
void check_resources_finish(struct check_resources *c, bool all,
                            struct diag *d);

#endif
