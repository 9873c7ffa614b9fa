/* test_diff.c -- changes of a text, and what they look like as a diff. */
#include "report/diff.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct expected {
	const char *text;
	struct edit edits[3];
	size_t n;
	const char *diff; /* without the names */
	const char *result;
};

static void
check(const struct expected *c)
{
	struct buf out = {NULL, 0, 0};
	diff_print(&out, S("a.md"), str_of(c->text), c->edits, c->n);
	buf_addc(&out, '\0');
	assert_true(str_starts(buf_str(&out), S("--- a.md\n+++ a.md\n")));
	assert_string_equal(out.p + strlen("--- a.md\n+++ a.md\n"), c->diff);
	out.n = 0;
	edits_apply(&out, str_of(c->text), c->edits, c->n);
	buf_addc(&out, '\0');
	assert_string_equal(out.p, c->result);
	buf_release(&out);
}

static void
one_line(void **state)
{
	(void)state;
	check(&(struct expected){
		"one\ntwo\nthree\n", {{5, 1, S("OW")}, {6, 1, S("")}}, 2,
		"@@ -1,3 +1,3 @@\n one\n-two\n+tOW\n three\n",
		"one\ntOW\nthree\n"});
}

static void
an_end_without_a_line_feed(void **state)
{
	(void)state;
	check(&(struct expected){
		"one\ntwo", {{7, 0, S("!")}}, 1,
		"@@ -1,2 +1,2 @@\n one\n-two\n\\ No newline at end of file\n"
		"+two!\n\\ No newline at end of file\n",
		"one\ntwo!"});
}

static void
two_changes_at_the_end(void **state)
{
	(void)state;
	check(&(struct expected){
		"edd", {{2, 0, S("P\nQ")}, {3, 0, S("\n")}}, 2,
		"@@ -1,1 +1,2 @@\n-edd\n\\ No newline at end of file\n"
		"+edP\n+Qd\n",
		"edP\nQd\n"});
}

static void
a_line_feed_that_goes(void **state)
{
	(void)state;
	check(&(struct expected){
		"one\ntwo\nthree\n", {{3, 1, S(" ")}}, 1,
		"@@ -1,3 +1,2 @@\n-one\n-two\n+one two\n three\n",
		"one two\nthree\n"});
}

static void
a_line_that_goes(void **state)
{
	(void)state;
	check(&(struct expected){
		"one\ntwo\nthree\n", {{4, 4, S("")}}, 1,
		"@@ -1,3 +1,2 @@\n one\n-two\n three\n",
		"one\nthree\n"});
}

static void
a_line_that_comes(void **state)
{
	(void)state;
	check(&(struct expected){
		"one\ntwo\n", {{4, 0, S("and\n")}}, 1,
		"@@ -1,2 +1,3 @@\n one\n-two\n+and\n+two\n",
		"one\nand\ntwo\n"});
}

/* The second hunk counts the lines that the first has added. */
static void
two_hunks(void **state)
{
	(void)state;
	check(&(struct expected){
		"1\n2\n3\n4\n5\n6\n7\n8\n9\n", {{0, 1, S("a\nb")},
		                                {16, 1, S("c")}}, 2,
		"@@ -1,4 +1,5 @@\n-1\n+a\n+b\n 2\n 3\n 4\n"
		"@@ -6,4 +7,4 @@\n 6\n 7\n 8\n-9\n+c\n",
		"a\nb\n2\n3\n4\n5\n6\n7\n8\nc\n"});
}

static void
near_changes_are_one_hunk(void **state)
{
	(void)state;
	check(&(struct expected){
		"1\n2\n3\n4\n5\n6\n7\n8\n", {{0, 1, S("a")}, {14, 1, S("c")}},
		2,
		"@@ -1,8 +1,8 @@\n-1\n+a\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n+c\n",
		"a\n2\n3\n4\n5\n6\n7\nc\n"});
}

static void
odd_names_are_quoted(void **state)
{
	struct buf out = {NULL, 0, 0};
	const struct edit e = {0, 1, S("b")};
	(void)state;
	diff_print(&out, S("a b.md"), S("a\n"), &e, 1);
	assert_true(str_starts(buf_str(&out), S("--- a b.md\t\n")));
	out.n = 0;
	diff_print(&out, S("a\n\"b.md"), S("a\n"), &e, 1);
	assert_true(str_starts(buf_str(&out), S("--- \"a\\012\\\"b.md\"\n")));
	buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_line),
		cmocka_unit_test(an_end_without_a_line_feed),
		cmocka_unit_test(two_changes_at_the_end),
		cmocka_unit_test(a_line_feed_that_goes),
		cmocka_unit_test(a_line_that_goes),
		cmocka_unit_test(a_line_that_comes),
		cmocka_unit_test(two_hunks),
		cmocka_unit_test(near_changes_are_one_hunk),
		cmocka_unit_test(odd_names_are_quoted),
	};
	return cmocka_run_group_tests_name("diff", tests, NULL, NULL);
}
