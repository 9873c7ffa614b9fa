/* test_slim.c -- style sheets and scripts without comments. */
#include "render/slim.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct arena arena;

static void
css_is(const char *css, const char *want)
{
	str made = slim_css(str_of(css), &arena);
	assert_int_equal(made.n, strlen(want));
	assert_memory_equal(made.p, want, made.n);
}

static void
js_is(const char *js, const char *want)
{
	str made = slim_js(str_of(js), &arena);
	assert_int_equal(made.n, strlen(want));
	assert_memory_equal(made.p, want, made.n);
}

static void
css_loses_comments_and_indentation(void **state)
{
	(void)state;
	css_is("/* a */\n\na {\n\tb: c; /* d */\n}\n", "a {\nb: c;\n}\n");
	css_is("", "");
	css_is("/* never closed", "");
	css_is("a", "a\n");
}

static void
css_keeps_what_means_something(void **state)
{
	(void)state;
	css_is("a/**/.b {}", "a/**/.b {}\n");
	css_is("a /**/b {}", "a b {}\n");
	css_is("a { b: \"/* c */  \\\" /* d */\" }",
	       "a { b: \"/* c */  \\\" /* d */\" }\n");
	css_is("a { b: url(x/*y*/z) }", "a { b: url(x/*y*/z) }\n");
	css_is("a { b: url( '/*' ) /* c */ }", "a { b: url( '/*' )  }\n");
	css_is(".a\\\"{} /* b */ .c\\\"{}", ".a\\\"{}  .c\\\"{}\n");
	css_is("/*! licence */\na {}", "/*! licence */\na {}\n");
	css_is("a { b: \"c\\\n  d\" }", "a { b: \"c\\\n  d\" }");
	css_is("a/*/{}", "a\n");
}

static void
js_loses_lines_of_comments(void **state)
{
	(void)state;
	js_is("/*\n * a\n */\n'use strict';\n\n\tif (b) // c\n\t\td();\n"
	      "\t// e\n\t/* f */\n", "'use strict';\nif (b) // c\nd();\n");
	js_is("", "");
	js_is("/* never closed", "");
}

static void
js_keeps_what_means_something(void **state)
{
	(void)state;
	js_is("a = `\n  // b\n`;\n", "a = `\n  // b\n`;\n");
	js_is("a(); /* b\n/* c */\n  d();", "a(); /* b\n/* c */\n  d();");
	js_is("/* a */ b();\n", "/* a */ b();\n");
	js_is("//# sourceMappingURL=a.map\n", "//# sourceMappingURL=a.map\n");
	js_is("a = 'b\\\n  // c';\n", "a = 'b\\\n  // c';\n");
}

static int
open_arena(void **state)
{
	(void)state;
	arena_open(&arena, (size_t)1 << 20);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(css_loses_comments_and_indentation),
		cmocka_unit_test(css_keeps_what_means_something),
		cmocka_unit_test(js_loses_lines_of_comments),
		cmocka_unit_test(js_keeps_what_means_something),
	};
	return cmocka_run_group_tests_name("slim", tests, open_arena, NULL);
}
