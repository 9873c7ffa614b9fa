#ifndef CMD_PAGE_JOB_H
#define CMD_PAGE_JOB_H
/* page_job.h -- one path, made into a page for each locale. */
#include "base/buf.h"
#include "model/doc.h"
#include "render/theme.h"
#include "model/site.h"
#include "write/stage.h"

struct page_job {
	const struct site *site;
	const struct theme *theme;
	struct stage *stage;
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

/* A page's part of what all pages together must answer for. */
struct page_result {
	const struct site_path *path;
	size_t locale;
	unsigned long long *anchors; /* sorted hashes of the page's ids */
	size_t nanchors;
};

/* A link to an anchor, to be looked up in the results of all pages. */
struct link_result {
	size_t path, locale; /* of the page that it leads to */
	unsigned long long hash;
};

struct page_results {
	size_t npairs; /* of the page files, without includes */
	struct page_result *pages;
	size_t npages, cap_pages;
	struct link_result *links; /* one for each message of pending */
	size_t nlinks, cap_links;
	struct diag pending, diag;
	struct stage *stage;
	struct arena *arena;
};

/* Links of tables of contents and redirects to anchors, into R. */
void page_results_site_links(struct page_results *r, const struct site *site);

/* In the parent: what page_job_work wrote of PATH, into R. */
void page_job_take(struct page_results *r, const struct site_path *path,
                   str result);

#endif
