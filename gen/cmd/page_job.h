#ifndef CMD_PAGE_JOB_H
#define CMD_PAGE_JOB_H
/* page_job.h -- one path, made into a page for each locale. */
#include "base/buf.h"
#include "cmd/check_job.h"
#include "cmd/hub_job.h"
#include "cmd/search_job.h"
#include "cmd/told.h"
#include "model/site.h"
#include "render/theme.h"
#include "write/stage.h"

struct page_job {
	const struct site *site;
	const struct theme *theme;
	struct stage *stage;
	const struct check_job *check; /* NULL: pages are not checked */
	bool gathers;                 /* tell what the links say */
	const struct hub_facts *hubs; /* NULL: no page is made as a hub */
	struct search_notes *search;  /* NULL: there is no search */
	struct told told;     /* in a worker */
	struct arena scratch; /* likewise */
};

/*
 * In a worker: make all pages of PATH and write them into the stage.  What the
 * parent shall know goes to OUT, for page_results_take.
 */
void page_job_work(struct page_job *job, const struct site_path *path,
                   struct buf *out);

#endif
