/* test_title_plain.c -- which title lines need no parser. */
#include "read/title_plain.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define PAIR(t, s)                                                             \
	"<span data-ttu-id=\"1a2b-101\">" t "</span><span class=\"sxs-lookup\">" \
	"<span data-stu-id=\"1a2b-101\">" s "</span></span>"

static void
plain_titles_are_known(void **state)
{
	static const struct {
		const char *line, *target, *source;
	} lines[] = {
		{"# Reset", "Reset", "Reset"},
		{"#   Reset it: now!  ", "Reset it: now!", "Reset it: now!"},
		{"# <a name=\"reset-it\"></a>Reset", "Reset", "Reset"},
		{"# " PAIR("Nullstill", "Reset"), "Nullstill", "Reset"},
		{"# " PAIR(" Nullstill ", "Reset ") " \r", "Nullstill", "Reset"},
		{"# <a name=\"a\"></a><a name=\"b-1\"></a>" PAIR("Å b", "c"),
		 "Å b", "c"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		str target, source;
		assert_true(title_plain(str_of(lines[i].line), &target,
		                        &source));
		assert_true(str_eq(target, str_of(lines[i].target)));
		assert_true(str_eq(source, str_of(lines[i].source)));
	}
}

static void
the_parser_is_asked_for_all_others(void **state)
{
	static const char *const lines[] = {
		"Reset", "## Reset", "# ", "# Reset #", "# *Reset*",
		"# **Reset**", "# `Reset`", "# A &amp; B", "# [A](b.md)",
		"# <b>Reset</b>", "# https://example.org/", "# a\\*b",
		"# :::zone pivot", "# " PAIR("", "Reset"),
		"# " PAIR("Nullstill", ""), "# " PAIR("**A**", "A"),
		"# " PAIR("a", "b") " c", "# c " PAIR("a", "b"),
		"# " PAIR("a", "b") PAIR("a", "b"), "# " PAIR("a ::: b", "c"),
		"# <span data-ttu-id=\"1\">a</span>",
		"# <span data-ttu-id=\"1\">a</span><span class=\"sxs-lookup\">"
		"<span data-stu-id=\"2\">b</span></span>",
		"# <a name=\"a b\"></a>Reset", "# <a name=\"\"></a>Reset",
		"# <a name=\"a\">Reset</a>", "# \r\rReset", "# Re\rset",
	};
	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		str target, source;
		assert_false(title_plain(str_of(lines[i]), &target, &source));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_titles_are_known),
		cmocka_unit_test(the_parser_is_asked_for_all_others),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
