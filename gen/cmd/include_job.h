#ifndef CMD_INCLUDE_JOB_H
#define CMD_INCLUDE_JOB_H
/* include_job.h -- files to include that no page includes: what is wrong there. */
#include "cmd/page_results.h"
#include "cmd/talk.h"

/*
 * Look through the files that no page of R's site includes, in worker
 * processes, and tell D of their faults.  Nothing is made of them.
 */
void include_jobs_run(const struct page_results *r, const struct talk *t,
                      struct diag *d);

#endif
