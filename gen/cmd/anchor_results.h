#ifndef CMD_ANCHOR_RESULTS_H
#define CMD_ANCHOR_RESULTS_H
/*
 * anchor_results.h -- what only all pages together tell: links to anchors that
 * their page does not have, and steps in a circle over several pages.
 */
#include "base/diag.h"
#include "link/step_ways.h"
#include "render/html.h"

/*
 * Of the hashes of a page's ids 32 bits are kept: among 100,000 pages memory
 * counts, and one broken link in a hundred million goes unseen.
 */
struct page_anchors {
	uint32_t *marks; /* sorted; NULL: the page was not made */
	size_t n;
};

/* A link to an anchor, to be looked up in the results of all pages. */
struct link_result {
	size_t path, locale; /* of the page that it leads to */
	unsigned long long hash;
};

struct anchor_results {
	const struct site *site;
	struct page_anchors *pages; /* of each path, one for each locale */
	struct link_result *links;  /* one for each message of pending */
	size_t n, cap;
	struct diag pending;
	struct step_graph steps;
	struct arena *arena;
};

void anchor_results_open(struct anchor_results *r, const struct site *site,
                         struct arena *a);

/* In a worker: the ids of a page, and the links of its text to anchors. */
void anchors_put(const struct anchors *seen, struct buf *out,
                 struct arena *scratch);
void anchor_links_put(const struct html_page *page, struct buf *out);

/* In the parent: what these wrote, the ids of the page PATH in LOCALE. */
void anchors_take(struct anchor_results *r, size_t path, size_t locale,
                  str *in);
void anchor_links_take(struct anchor_results *r, str *in);

/* In the parent: add the links that stand in no page: of tables of contents,
 * redirects and resources. */
void anchor_results_site(struct anchor_results *r);

/*
 * The numbers of the paths to whose anchors a link leads that R has not got,
 * into PATHS, which has room for all of the site; how many there are.
 */
size_t anchor_results_doubtful(const struct anchor_results *r, size_t *paths);

/* In the parent, when all is in: leave in R->pending what is to be told. */
void anchor_results_finish(struct anchor_results *r);

#endif
