#ifndef CMD_PAGE_JOB_H
#define CMD_PAGE_JOB_H
/* page_job.h -- one path, made into a page for each locale. */
#include "base/buf.h"
#include "cmd/check_job.h"
#include "model/doc.h"
#include "render/theme.h"
#include "model/site.h"
#include "write/stage.h"

struct page_job {
	const struct site *site;
	const struct theme *theme;
	struct stage *stage;
	const struct check_job *check; /* NULL: pages are not checked */
	struct arena scratch;
};

/*
 * Read the page of PATH in LOCALE into DOC, with its includes: pairs, tree.
 * False when it cannot be made (told to D).
 */
bool page_read(const struct site *site, const struct site_path *path,
               size_t locale, struct doc *doc, struct diag *d,
               struct arena *a);

/*
 * Put site variables into DOC and all that it includes; page_read leaves them
 * as written.  False when it grows beyond the limits (told to D).
 */
bool page_fill_in(const struct site *site, size_t locale, struct doc *doc,
                  struct diag *d, struct arena *a);

/*
 * In a worker: make all pages of PATH and write them into the stage.  What the
 * parent shall know goes to OUT, for page_job_take.
 */
void page_job_work(struct page_job *job, const struct site_path *path,
                   struct buf *out);

/*
 * A page's part of what all pages together must answer for.  Of the hashes of
 * its ids 32 bits are kept: among 100,000 pages memory counts, and one broken
 * link in a hundred million goes unseen.
 */
struct page_result {
	uint32_t *anchors; /* sorted; NULL: the page was not made */
	size_t nanchors;
};

/* A link to an anchor, to be looked up in the results of all pages. */
struct link_result {
	size_t path, locale; /* of the page that it leads to */
	unsigned long long hash;
};

struct page_results {
	const struct site *site;
	size_t npairs; /* of the page files, without includes */
	size_t npages;
	struct page_result *pages; /* of each path, one for each locale */
	struct arena anchors;
	struct link_result *links; /* one for each message of pending */
	size_t nlinks, cap_links;
	struct diag pending, diag;
	struct stage *stage;
	struct check_job *check; /* of the job, or NULL */
	struct arena *arena;
};

/* Room in R for what the pages of SITE have to say. */
void page_results_open(struct page_results *r, const struct site *site);
void page_results_close(struct page_results *r);

/* Take the pages that were not made out of the plan of SITE, which is R's. */
void page_results_drop(const struct page_results *r, struct site *site);

/* Whether the page that L leads to has the anchor, as far as can be told. */
bool page_has_anchor(const struct page_results *r, const struct link_result *l);

/* Links of tables of contents and redirects to anchors, into R. */
void page_results_site_links(struct page_results *r, const struct site *site);

/* In the parent: what page_job_work wrote of PATH, into R. */
void page_job_take(struct page_results *r, const struct site_path *path,
                   str in);

#endif
