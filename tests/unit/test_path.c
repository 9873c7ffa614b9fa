/* test_path.c -- paths below a root, as links and includes write them. */
#include "base/path.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct arena arena;

static void
assert_text(str got, const char *want)
{
	assert_string_equal(str_z(got, &arena), want);
}

static void
resolves_from_the_file_that_links(void **state)
{
	static const struct {
		const char *base, *path, *want; /* NULL: leads out */
	} cases[] = {
		{"index.md", "reset.md", "reset.md"},
		{"a/b/c.md", "d.md", "a/b/d.md"},
		{"a/b/c.md", "../d.md", "a/d.md"},
		{"a/b/c.md", "../../d.md", "d.md"},
		{"a/b/c.md", "../../../d.md", NULL},
		{"a/b/c.md", "./x/./d.md", "a/b/x/d.md"},
		{"a/b/c.md", "x//d.md", "a/b/x/d.md"},
		{"a/b/c.md", "x/../d.md", "a/b/d.md"},
		{"a/b/c.md", "/d.md", "d.md"},
		{"a/b/c.md", "~/d/e.md", "d/e.md"},
		{"a/b/c.md", "/../d.md", NULL},
		{"a/b/c.md", "..", "a"},
		{"a.md", "..", NULL},
		{"a/b.md", "", "a"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		str got;
		bool ok = path_resolve(str_of(cases[i].base),
		                       str_of(cases[i].path), &got, &arena);
		assert_int_equal(ok, cases[i].want != NULL);
		if (ok)
			assert_text(got, cases[i].want);
	}
}

static void
relative_paths_lead_back(void **state)
{
	static const struct {
		const char *from, *to, *want;
	} cases[] = {
		{"nb-no/a.html", "nb-no/b.html", "b.html"},
		{"nb-no/a.html", "en-us/a.html", "../en-us/a.html"},
		{"nb-no/x/y/a.html", "nb-no/x/b.html", "../b.html"},
		{"nb-no/ab/c.html", "nb-no/a/c.html", "../a/c.html"},
		{"index.html", "nb-no/index.html", "nb-no/index.html"},
		{"nb-no/a.html", "assets/s.css", "../assets/s.css"},
		{"nb-no/a.html", "", "../"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_text(path_relative(str_of(cases[i].from),
		                          str_of(cases[i].to), &arena),
		            cases[i].want);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(resolves_from_the_file_that_links),
		cmocka_unit_test(relative_paths_lead_back),
	};
	arena_open(&arena, 1 << 20);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_close(&arena);
	return failed;
}
