/* test_diag.c -- where a diagnostic points, and how it is shown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/diag.h"

/* Say "m" of LEN bytes at POS in TEXT, print it, and compare with WANT. */
static void
expect(str text, uint32_t pos, uint32_t len, const char *want)
{
	struct arena a;
	arena_open(&a, 1 << 20);
	struct diag d = {.arena = &a};
	struct source src = {.path = S("p.md"), .text = text};
	diag_at(&d, DIAG_LINK_EMPTY, &src, pos, len, "m");
	struct buf out = {NULL, 0, 0};
	diag_print(&out, &d.msgs[0], false);
	buf_addc(&out, '\0');
	assert_string_equal(buf_str(&out).p, want);
	buf_release(&out);
	arena_close(&a);
}

static void
columns_are_code_points_and_the_caret_counts_cells(void **state)
{
	(void)state;
	/* e-acute is 2 bytes and 1 cell; the CJK sign 3 bytes and 2 cells. */
	expect(S("one\n\xC3\xA9\xE6\x97\xA5[]()\n"), 9, 4,
	       "p.md:2:3: warning: m [link-empty]\n"
	       "    2 | \xC3\xA9\xE6\x97\xA5[]()\n"
	       "      |    ^~~~\n");
}

static void
what_drives_a_terminal_is_made_harmless(void **state)
{
	(void)state;
	expect(S("a\x1B[2Jb"), 5, 1,
	       "p.md:1:6: warning: m [link-empty]\n"
	       "    1 | a<U+001B>[2Jb\n"
	       "      |             ^\n");
}

static void
a_fault_of_the_whole_file_has_no_place(void **state)
{
	(void)state;
	expect(S("text"), POS_NONE, 0, "p.md: warning: m [link-empty]\n");
}

static void
a_mark_ends_with_its_line(void **state)
{
	(void)state;
	expect(S("ab\r\ncd"), 1, 100,
	       "p.md:1:2: warning: m [link-empty]\n"
	       "    1 | ab\n"
	       "      |  ^\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			columns_are_code_points_and_the_caret_counts_cells),
		cmocka_unit_test(what_drives_a_terminal_is_made_harmless),
		cmocka_unit_test(a_fault_of_the_whole_file_has_no_place),
		cmocka_unit_test(a_mark_ends_with_its_line),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
