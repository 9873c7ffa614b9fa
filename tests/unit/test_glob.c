/* test_glob.c -- patterns of paths. */
#include "base/glob.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void
matches_as_it_says(void **state)
{
	static const struct {
		const char *pattern, *path;
		bool want;
	} cases[] = {
		{"a.md", "a.md", true},
		{"a.md", "b/a.md", false},
		{"*.md", "a.md", true},
		{"*.md", "b/a.md", false},
		{"b/*", "b/a.md", true},
		{"b/*", "b/c/a.md", false},
		{"b/**", "b/c/a.md", true},
		{"b/**", "b", false},
		{"**/a.md", "a.md", true},
		{"**/a.md", "b/c/a.md", true},
		{"**/a.md", "b/ca.md", false},
		{"b/**/a.md", "b/a.md", true},
		{"b/**/a.md", "b/c/d/a.md", true},
		{"b/**/a.md", "bc/a.md", false},
		{"**", "", true},
		{"**", "a/b", true},
		{"*", "", true},
		{"*", "/", false},
		{"?.md", "a.md", true},
		{"?.md", "/.md", false},
		{"*a*b", "xaxxbb", true},
		{"*a*b", "xaxxbc", false},
		{"**/x*y/**/z*", "a/xby/c/d/zz", true},
		{"**/x*y/**/z*", "a/xb/y/c/d/zz", false},
		{"**b*c", "a/b/bc", true},
		{"", "", true},
		{"", "a", false},
		{"a**c", "abc", true},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (glob_matches(str_of(cases[i].pattern),
		                 str_of(cases[i].path)) != cases[i].want)
			fail_msg("'%s' and '%s'", cases[i].pattern,
			         cases[i].path);
}

/* Many stars must not take long. */
static void
is_not_slow(void **state)
{
	char pattern[400], path[400];
	(void)state;
	for (size_t i = 0; i < sizeof pattern; i++) {
		pattern[i] = i % 2 == 0 ? '*' : 'a';
		path[i] = 'a';
	}
	pattern[sizeof pattern - 1] = 'b';
	assert_false(glob_matches((str){pattern, sizeof pattern},
	                          (str){path, sizeof path}));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(matches_as_it_says),
		cmocka_unit_test(is_not_slow),
	};
	return cmocka_run_group_tests_name("glob", tests, NULL, NULL);
}
