#ifndef BASE_POOL_H
#define BASE_POOL_H
/*
 * pool.h -- many independent jobs, done by worker processes.
 *
 * A worker is forked from the caller, sees all that the caller knows, and sends
 * back bytes.  A job that crashes its worker, or uses more CPU time than it may,
 * costs that job: another worker takes the rest.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/str.h"

enum pool_death { DEATH_CRASH, DEATH_CPU, DEATH_MEMORY };

struct pool {
	void *ctx;
	int workers;          /* at least 1 */
	unsigned cpu_seconds; /* for one step; 0: no limit */
	/* In the caller, once, or NULL: what needs none of the results, while
	 * the workers do the first jobs. */
	void (*meanwhile)(void *ctx);
	/* In a worker: do JOB, append what the caller shall know to OUT. */
	void (*work)(void *ctx, size_t job, struct buf *out);
	/* In the caller, once a job, in no order: what WORK had to say. */
	void (*done)(void *ctx, size_t job, str result);
	/*
	 * In the caller: a worker died in JOB, at the step it had last named
	 * with pool_step.  True: the cause is noted in CTX, try the job again
	 * (in a new worker, which sees the note); false: leave the job out.
	 */
	bool (*died)(void *ctx, size_t job, unsigned step,
	             enum pool_death how);
};

/*
 * Do the jobs 0 to NJOBS-1.  Returns when all are done.  Fatal when the
 * machine fails, here or in a worker (which has then told why); ends by the
 * signal when one of base/stop.h came.
 */
void pool_run(const struct pool *p, size_t njobs);

/* In a worker: the next step of the job begins, and with it a new budget of
 * CPU time. */
void pool_step(unsigned step);

#endif
