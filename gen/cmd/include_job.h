#ifndef CMD_INCLUDE_JOB_H
#define CMD_INCLUDE_JOB_H
/*
 * include_job.h -- files to include, by themselves: what is wrong there.
 *
 * Nothing is made of them.  Workers look through all such files while others
 * make pages.  What they say of those that a page includes, and so has told of
 * itself, is forgotten; which they are is known when all pages are made.  The
 * check of all is kept, and how many pairs they have.
 */
#include "cmd/check_job.h"
#include "cmd/page_results.h"
#include "cmd/talk.h"

struct include_jobs {
	const struct site *site;
	size_t n;           /* jobs: the site's files to include */
	struct check_job *check; /* for the report, or NULL */
	size_t pairs;
	struct diag *diags; /* of each */
	struct arena *arena;
};

/* Fill J, which lives as long as SITE, CHECK and A. */
void include_jobs_open(struct include_jobs *j, const struct site *site,
                       struct check_job *check, struct arena *a);

/* In a worker: look through file JOB; what is wrong goes to OUT. */
void include_job_work(const struct include_jobs *j, size_t job,
                      struct buf *out);

/* In the parent: what include_job_work said of JOB, into J. */
void include_job_take(struct include_jobs *j, size_t job, str result);

/* In the parent: the worker that looked through JOB ended, and HOW. */
void include_job_died(struct include_jobs *j, size_t job,
                      enum pool_death how);

/* Tell D of the files that no page of R includes. */
void include_jobs_tell(const struct include_jobs *j,
                       const struct page_results *r, struct diag *d);

#endif
