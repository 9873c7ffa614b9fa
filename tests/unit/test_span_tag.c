/* test_span_tag.c -- the span tags of segments, as authors write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/span_tag.h"

static struct arena arena;

static void
same(str got, const char *want)
{
	const char *z = str_z(got, &arena);
	assert_string_equal(z, want);
}

static const struct {
	const char *tag, *ttu, *stu, *class_;
} good[] = {
	{"<span data-ttu-id=\"0e1d2-102\">", "0e1d2-102", "", ""},
	{"<span data-stu-id=\"92bc2-p103\">", "", "92bc2-p103", ""},
	{"<span class=\"sxs-lookup\">", "", "", "sxs-lookup"},
	{"<SPAN DATA-TTU-ID='a-1'>", "a-1", "", ""},
	{"<span data-ttu-id=a-1>", "a-1", "", ""},
	{"<span\n\tclass = 'sxs-lookup'  data-stu-id = \"b-2\"\n>", "", "b-2",
         "sxs-lookup"},
	{"<span id=\"x\" title=\"a > b\" data-ttu-id=\"c-3\" lang=de>", "c-3",
         "", ""},
	{"<span data-ttu-id=\"a&#45;1\">", "a-1", "", ""},
	{"<span data-ttu-id=&quot;7ec15-125&quot;>", "7ec15-125", "", ""},
	{"<span data-ttu-id=\"7ec15-125&quot;>", "7ec15-125", "", ""},
	{"<span data-stu-id=&quot;7ec15-125\">", "", "7ec15-125", ""},
	{"<span class=&quot;sxs-lookup&quot;>", "", "", "sxs-lookup"},
	{"<span data-ttu-id=\"x\" data-ttu-id=\"y\">", "x", "", ""},
	{"<span>", "", "", ""},
	{"<span/>", "", "", ""},
	{"<span data-ttu-id>", "", "", ""},
	{"<span data-ttu-id=\"\">", "", "", ""},
};

static void
reads_what_authors_write(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		struct span_tag t;
		print_message("%s\n", good[i].tag);
		assert_true(span_tag_read(str_of(good[i].tag), &t, &arena));
		assert_true(t.is_span);
		same(t.data_ttu_id, good[i].ttu);
		same(t.data_stu_id, good[i].stu);
		same(t.class_, good[i].class_);
	}
}

static void
knows_other_elements(void **state)
{
	(void)state;
	struct span_tag t;
	assert_true(
		span_tag_read(S("<spanner data-ttu-id=\"x\">"), &t, &arena));
	assert_false(t.is_span);
	assert_int_equal(t.data_ttu_id.n, 0);
}

static void
refuses_what_is_no_start_tag(void **state)
{
	(void)state;
	static const char *const bad[] = {
		"",           "<",         "<>",
		"span",       "</span>",   "<!-- span -->",
		"<1>",        "<span",     "<span title=\"x>",
		"<span>text", "<span><b>",
	};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct span_tag t;
		print_message("%s\n", bad[i]);
		assert_false(span_tag_read(str_of(bad[i]), &t, &arena));
		assert_false(t.is_span);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_what_authors_write),
		cmocka_unit_test(knows_other_elements),
		cmocka_unit_test(refuses_what_is_no_start_tag),
	};
	arena_open(&arena, (size_t)1 << 24);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_close(&arena);
	return failed;
}
