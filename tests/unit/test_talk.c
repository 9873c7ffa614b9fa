/* test_talk.c -- what is said of pages whose reader died. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cmd/talk.h"

static struct arena arena;

static void
deaths_have_their_ids(void **state)
{
	static const struct {
		enum pool_death how;
		enum diag_id id;
		const char *message;
	} deaths[] = {
		{DEATH_CRASH, DIAG_PAGE_CRASHED,
		 "the process that read the page crashed; left out"},
		{DEATH_CPU, DIAG_LIMIT,
		 "took more than 5 s of CPU time; left out"},
		{DEATH_MEMORY, DIAG_LIMIT,
		 "needs more memory than a page may; left out"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof deaths / sizeof *deaths; i++) {
		struct diag d = {.arena = &arena};
		talk_death(&d, S("content/nb-NO/a.md"), deaths[i].how, 5);
		assert_int_equal(d.n, 1);
		assert_int_equal(d.msgs[0].id, deaths[i].id);
		assert_true(str_eq(d.msgs[0].path, S("content/nb-NO/a.md")));
		assert_int_equal(d.msgs[0].line, 0);
		assert_true(str_eq(d.msgs[0].message,
		                   str_of(deaths[i].message)));
	}
}

static struct diag_msg
fault(str path, uint32_t line, str message)
{
	return (struct diag_msg){.id = DIAG_PAIR_MISSING_SOURCE,
	                         .path = path,
	                         .line = line,
	                         .col = 1,
	                         .message = message};
}

/* A file that two pages include is at fault once; two pages are two. */
static void
repetitions_are_said_once(void **state)
{
	struct diag_msg msgs[] = {
		fault(S("includes/p.md"), 1, S("x")),
		fault(S("b.md"), 0, S("x")),
		fault(S("includes/p.md"), 1, S("x")),
		fault(S("includes/p.md"), 1, S("y")),
		fault(S("b.md"), 0, S("x")),
	};
	struct diag d = {.msgs = msgs, .n = 5, .arena = &arena};
	struct options o = {.quiet = true, .max_diagnostics = 1};
	struct talk t;
	(void)state;
	talk_open(&t, &o);
	t.printed = 1; /* nothing on our own stderr */
	talk_diags(&t, &d);
	assert_int_equal(t.count[SEV_ERROR], 4);
	assert_int_equal(t.held_back, 4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(deaths_have_their_ids),
		cmocka_unit_test(repetitions_are_said_once),
	};
	arena_open(&arena, (size_t)1 << 24);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_close(&arena);
	return failed;
}
