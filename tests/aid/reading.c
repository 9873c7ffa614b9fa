#include "aid/reading.h"

#include "aid/node_html.h"

struct arena arena;
struct diag diag;

int
set_up(void **state)
{
	(void)state;
	arena_open(&arena, (size_t)1 << 30);
	diag = (struct diag){.arena = &arena};
	return 0;
}

int
tear_down(void **state)
{
	(void)state;
	arena_close(&arena);
	return 0;
}

void
assert_text(str got, const char *want)
{
	if (!str_eq(got, str_of(want)))
		fail_msg("'%.*s' is not '%s'", STR_ARG(got), want);
}

void
assert_diag(size_t i, enum diag_id id, uint32_t line, uint32_t col,
            const char *what)
{
	assert_true(i < diag.n);
	const struct diag_msg *m = &diag.msgs[i];
	assert_int_equal(m->id, id);
	if (str_find(m->message, str_of(what), 0) == STR_NONE)
		fail_msg("'%.*s' does not say '%s'", STR_ARG(m->message), what);
	assert_int_equal(m->line, line);
	assert_int_equal(m->col, col);
}

void
assert_same_html(const char *input, const struct node *plain, const char *more,
            const struct node *read)
{
	struct buf ours = {NULL, 0, 0}, theirs = {NULL, 0, 0};
	node_html(&ours, plain);
	buf_addz(&ours, more);
	node_html(&theirs, read);
	if (!str_eq(buf_str(&ours), buf_str(&theirs)))
		fail_msg("'%s': %.*s, not %.*s", input,
		         STR_ARG(buf_str(&ours)), STR_ARG(buf_str(&theirs)));
	buf_release(&ours);
	buf_release(&theirs);
}
