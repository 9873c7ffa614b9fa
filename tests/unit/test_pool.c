/* test_pool.c -- jobs in worker processes, and workers that die. */
#include "base/pool.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/wire.h"

enum { JOBS = 101 };

struct ctx {
	int done[JOBS], died[JOBS];
	uint64_t sum;
	size_t bad;       /* the job that goes wrong */
	bool mended;      /* told: do it in the plain way */
	bool retry;
	int meanwhile;
	unsigned step;
	enum pool_death how;
	void (*go_wrong)(void);
};

static void
work(void *v, size_t job, struct buf *out)
{
	struct ctx *c = v;
	if (c->go_wrong != NULL && job == c->bad && !c->mended) {
		pool_step(7);
		c->go_wrong();
	}
	wire_put_num(out, job * job);
}

static void
done(void *v, size_t job, str result)
{
	struct ctx *c = v;
	c->done[job]++;
	c->sum += wire_get_num(&result);
}

static bool
died(void *v, size_t job, unsigned step, enum pool_death how)
{
	struct ctx *c = v;
	c->died[job]++;
	c->step = step;
	c->how = how;
	c->mended = c->retry;
	return c->retry;
}

static void
note_meanwhile(void *v)
{
	struct ctx *c = v;
	for (size_t i = 0; i < JOBS; i++)
		assert_int_equal(c->done[i], 0);
	c->meanwhile++;
}

static void
run(struct ctx *c, int workers)
{
	struct pool p = {c, workers, 1, NULL, work, done, died};
	pool_run(&p, JOBS);
}

static void
assert_all_done_but(const struct ctx *c, size_t left_out)
{
	for (size_t i = 0; i < JOBS; i++)
		assert_int_equal(c->done[i], i != left_out);
}

static void
crash(void)
{
	abort();
}

static void
run_away(void)
{
	for (volatile unsigned long n = 0;; n++)
		;
}

static void
eat_memory(void)
{
	struct arena a;
	arena_open(&a, 1 << 20);
	for (;;)
		(void)NEW(&a, char, 4096);
}

static void
every_job_is_done_once(void **state)
{
	static const int workers[] = {1, 2, 7, 200};
	(void)state;
	for (size_t i = 0; i < 4; i++) {
		struct ctx c = {.bad = JOBS};
		run(&c, workers[i]);
		assert_all_done_but(&c, JOBS);
		assert_int_equal(c.sum, 338350); /* of the squares to 100 */
	}
}

static void
a_death_costs_its_job_alone(void **state)
{
	static const struct {
		void (*go_wrong)(void);
		enum pool_death how;
	} ways[] = {
		{crash, DEATH_CRASH},
		{run_away, DEATH_CPU},
		{eat_memory, DEATH_MEMORY},
	};
	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct ctx c = {.bad = 42, .go_wrong = ways[i].go_wrong};
		run(&c, 2);
		assert_all_done_but(&c, 42);
		assert_int_equal(c.died[42], 1);
		assert_int_equal(c.step, 7);
		assert_int_equal(c.how, ways[i].how);
	}
}

static void
a_job_may_be_tried_again(void **state)
{
	struct ctx c = {.bad = 0, .go_wrong = crash, .retry = true};
	(void)state;
	run(&c, 1);
	assert_all_done_but(&c, JOBS);
	assert_int_equal(c.died[0], 1);
}

/* Two of three jobs die, so that each chunk has several of them; the others
 * have more to say than is kept back. */
static void
work_or_die(void *v, size_t job, struct buf *out)
{
	(void)v;
	if (job % 3 != 0)
		crash();
	wire_put_num(out, job * job);
	for (size_t i = 0; i < job * 100; i++)
		wire_put_num(out, i);
}

static void
deaths_side_by_side_cost_their_jobs_alone(void **state)
{
	struct ctx c = {.bad = JOBS};
	struct pool p = {&c, 2, 1, NULL, work_or_die, done,
	                 died};
	(void)state;
	pool_run(&p, JOBS);
	for (size_t i = 0; i < JOBS; i++) {
		assert_int_equal(c.done[i], i % 3 == 0);
		assert_int_equal(c.died[i], i % 3 != 0);
	}
}

static void
no_jobs_no_workers(void **state)
{
	struct ctx c = {.bad = JOBS};
	struct pool p = {&c, 4, 1, note_meanwhile, work, done, died};
	(void)state;
	pool_run(&p, 0);
	assert_int_equal(c.sum, 0);
	assert_int_equal(c.meanwhile, 1);
}

static void
meanwhile_is_called_once_before_any_result(void **state)
{
	struct ctx c = {.bad = JOBS};
	struct pool p = {&c, 2, 1, note_meanwhile, work, done, died};
	(void)state;
	pool_run(&p, JOBS);
	assert_int_equal(c.meanwhile, 1);
	assert_all_done_but(&c, JOBS);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_job_is_done_once),
		cmocka_unit_test(a_death_costs_its_job_alone),
		cmocka_unit_test(a_job_may_be_tried_again),
		cmocka_unit_test(deaths_side_by_side_cost_their_jobs_alone),
		cmocka_unit_test(no_jobs_no_workers),
		cmocka_unit_test(meanwhile_is_called_once_before_any_result),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
