/* test_shelf.c -- texts that one process leaves for others. */
#include "base/shelf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/pool.h"
#include "base/wire.h"

enum { JOBS = 50, SIZE = 1000 };

struct ctx {
	struct shelf *shelf;
	struct shelved at[JOBS];
};

static struct arena arena;

static str
text_of(size_t job)
{
	return str_printf(&arena, "the text of job %zu", job);
}

static void
put(void *v, size_t job, struct buf *out)
{
	struct ctx *c = v;
	struct shelved at = shelf_put(c->shelf, text_of(job));
	wire_put_bytes(out, &at, sizeof at);
}

static void
done(void *v, size_t job, str result)
{
	struct ctx *c = v;
	wire_get_bytes(&result, &c->at[job], sizeof c->at[job]);
}

static bool
died(void *v, size_t job, unsigned step, enum pool_death how)
{
	(void)v, (void)job, (void)step, (void)how;
	return false;
}

static void
what_workers_put_is_there(void **state)
{
	struct ctx c = {.shelf = shelf_new(SIZE, &arena)};
	struct pool p = {&c, 2, 0, NULL, put, done, died};
	size_t kept = 0;
	str text;
	(void)state;
	assert_non_null(c.shelf);
	pool_run(&p, JOBS);
	assert_false(shelf_get(c.shelf, c.at[0], &text)); /* not open */
	shelf_open(c.shelf);
	for (size_t i = 0; i < JOBS; i++) {
		if (!shelf_get(c.shelf, c.at[i], &text))
			continue;
		assert_true(str_eq(text, text_of(i)));
		assert_int_equal(text.p[text.n], '\0');
		kept++;
	}
	/* There is no room for all, but for as many as fit. */
	assert_in_range(kept, SIZE / 20 - 4, SIZE / 18);
}

static void
what_is_too_large_is_not_kept(void **state)
{
	struct shelf *s = shelf_new(8, &arena);
	str text;
	(void)state;
	assert_int_equal(shelf_put(s, S("12345678")).n, 0);
	struct shelved at = shelf_put(s, S("1234567"));
	assert_int_equal(at.n, 7);
	assert_int_equal(shelf_put(s, S("1")).n, 0);
	shelf_open(s);
	assert_true(shelf_get(s, at, &text));
	assert_true(str_eq(text, S("1234567")));
	assert_false(shelf_get(s, (struct shelved){0, 0}, &text));
}

static void
without_a_shelf_nothing_is_kept(void **state)
{
	str text;
	(void)state;
	struct shelved at = shelf_put(NULL, S("text"));
	shelf_open(NULL);
	assert_false(shelf_get(NULL, at, &text));
}

static int
open_arena(void **state)
{
	(void)state;
	arena_open(&arena, 1 << 20);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_workers_put_is_there),
		cmocka_unit_test(what_is_too_large_is_not_kept),
		cmocka_unit_test(without_a_shelf_nothing_is_kept),
	};
	return cmocka_run_group_tests(tests, open_arena, NULL);
}
