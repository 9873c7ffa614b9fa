#ifndef CMD_EXTRA_JOB_H
#define CMD_EXTRA_JOB_H
/*
 * extra_job.h -- the site's files that are no pages: lists of contents and the
 * like (report/extras), the theme's assets, media.
 *
 * Workers make them while others make pages.  What no worker could make, the
 * parent makes at the end.
 */
#include "base/diag.h"
#include "model/site.h"
#include "render/theme.h"
#include "write/stage.h"

struct extra_jobs {
	const struct site *site;
	const struct theme *theme;
	struct stage *stage;
	size_t n;   /* jobs: the parts, the assets, each media file */
	bool *made; /* which of them are done */
	size_t nparts;
	struct diag diag;
	struct arena *arena;
};

/* Fill X, which lives as long as SITE, THEME, STAGE and A. */
void extra_jobs_open(struct extra_jobs *x, const struct site *site,
                     const struct theme *theme, struct stage *stage,
                     struct arena *a);

/* In a worker: do JOB; what the parent shall know goes to OUT. */
void extra_job_work(const struct extra_jobs *x, size_t job, struct buf *out);

/* In the parent: what extra_job_work said of JOB, into X. */
void extra_job_take(struct extra_jobs *x, size_t job, str result);

/* Make what has not been made. */
void extra_jobs_finish(struct extra_jobs *x);

#endif
