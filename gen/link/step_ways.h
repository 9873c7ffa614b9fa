#ifndef LINK_STEP_WAYS_H
#define LINK_STEP_WAYS_H
/*
 * step_ways.h -- circles of steps that lead over several troubleshooters.
 *
 * A page by itself tells those of its own steps (link/steps).  A worker gathers
 * the ways of each page from which an answer leads to another one, and the
 * parent looks at all of them together.
 */
#include "base/diag.h"
#include "model/site.h"

/* From a step of a page to one of it or of another. */
struct step_way {
	unsigned long long from, to; /* str_hash of the steps' ids */
	const struct site_path *page; /* that it leads to; NULL: the same */
	size_t locale;                /* whose page file that is */
};

struct step_ways {
	struct step_way *list;
	size_t n, cap;
	struct diag diag; /* what to say of each that leads to another page */
};

/* In a worker: W, all ways in one page file, to OUT. */
void step_ways_put(const struct step_ways *w, const struct site *site,
                   struct buf *out);

struct step_graph {
	const struct site *site;
	struct step_edge *edges;
	size_t n, cap;
	struct diag diag;
	struct arena *arena;
};

/* In the parent: add to G what step_ways_put wrote of PATH's file in LOCALE. */
void step_graph_take(struct step_graph *g, size_t path, size_t locale,
                     str *in);

/*
 * In the parent, after all pages: tell D of each circle over several pages, at
 * its first answer that leads to another page.  The time is linear, but for
 * putting the ways in order.
 */
void step_graph_tell(struct step_graph *g, struct diag *d);

#endif
