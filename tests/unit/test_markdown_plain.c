/* test_markdown_plain.c -- runs that cmark is not asked about. */
#include "read/markdown.h"
#include "aid/reading.h"

static uint32_t
in_run(const void *map, size_t run, uint32_t at)
{
	(void)map;
	return (uint32_t)(run + 1) * 1000 + at;
}

static const struct node *
read_run(str run)
{
	struct markdown_input in = {
		.text = S(""), .runs = &run, .nruns = 1, .run_pos = in_run,
	};
	struct markdown_output out;
	markdown_parse(&in, &out, &arena);
	return out.runs[0];
}

/* Is what A says of its links the same as what B says of its first? */
static void
assert_same_links(const char *run, const struct node *a, const struct node *b)
{
	for (const struct node *x = a, *y = b; x != NULL;
	     x = node_next(x, a), y = node_next(y, b))
		if (x->kind == NODE_LINK
		    && (x->pos != y->pos
		        || x->u.link.autolink != y->u.link.autolink))
			fail_msg("'%s': a link at %u, not %u", run, x->pos,
			         y->pos);
}

/* Code after RUN changes nothing in it, but has cmark read it in any case. */
static void
assert_same_before_code(const char *run)
{
	const struct node *read = read_run(str_printf(&arena, "%s `z`", run));
	const struct node *plain = read_run(str_of(run));
	assert_same_html(run, plain, " <code>z</code>", read);
	assert_same_links(run, plain, read);
	arena_reset(&arena);
}

/* The same of FORM with X and Y for its "X" and "Y", if it does not end with a
 * blank then. */
static void
assert_same_with(const char *form, char x, char y)
{
	char *run = str_z(str_of(form), &arena);
	for (char *c = run; *c != '\0'; c++)
		*c = *c == 'X' ? x : *c == 'Y' ? y : *c;
	if (run[strlen(run) - 1] != ' ')
		assert_same_before_code(run);
}

/* Runs that cmark is not asked about are what it would say. */
static void
test_plain_runs(void **state)
{
	(void)state;
	static const char some[] = " !\"#$%&'()*+,-./:;<=>?@[\\]^_{|}~a1w\177";
	static const char *const around[] = {"XY", "XYa", "a XY", "aXbYc", "XaY",
	                                     "1 XY a"};
	static const char *const words[] = {
		"www.a.b", "a www.a.b", "awww.a.b", "a@b.c", "http://a.b",
		"x:http://a.b", "ftp://a", "mailto:a", "a  b", "&amp;", "&#65;",
		"1. a", "- a", "# a #", "> a", "===", "---", "a\tb", "\ta",
		"a\vb", "\001", "\302\240a\302\240", "\343\200\200a",
		"\357\267\2201\357\267\221 a", "a \357\267\221", "a\rb",
		"a\n b", "a\\\nb", "a  \nb", "\342\200\250",
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		assert_same_before_code(words[i]);
	for (const char *x = some; *x != '\0'; x++)
		for (const char *y = some; *y != '\0'; y++)
			for (size_t i = 0; i < sizeof around / sizeof *around; i++)
				assert_same_with(around[i], *x, *y);
}

/* Whatever LONG of the N PARTS, one after the other, make a run of. */
static void
assert_all_runs_of(const char *const *parts, size_t n)
{
	enum { LONG = 6 };
	size_t all = 1;
	for (size_t i = 0; i < LONG; i++)
		all *= n;
	for (size_t i = 0; i < all; i++) {
		struct buf run = {NULL, 0, 0};
		for (size_t k = 0, x = i; k < LONG; k++, x /= n)
			buf_addz(&run, parts[x % n]);
		if (run.p[0] != ' ' && run.p[run.n - 1] != ' ') {
			buf_addc(&run, '\0');
			assert_same_before_code(run.p);
		}
		buf_release(&run);
	}
}

/* All that can be made of a few parts around strong text. */
static void
test_strong_runs(void **state)
{
	(void)state;
	static const char *const parts[] = {"**", "a", " ", ":", "\303\245",
	                                    "*"};
	static const char *const words[] = {
		"**a\303\227**b", "**a**\303\267", "**\303\227a**b",
		"**a\302\240**b", "**a\302\240** b", "**\302\240a** b",
		"**\342\200\234a\342\200\235** b", "a**\342\200\234b**",
		"**a\342\200\235**b", "***a***", "****a****", "**a****b**",
		"**a (b)** **c**d **e**.", "**www.a.b**", "**a@b.c** d",
		"**a** **b c** d: **e:** f", "**a  b**  c", "**a!** b", "**a\177** b",
		"**\320\226**", "**\304\261** \311\220**b**", "**1.** a", "- **a**",
		"1. **a**", "# **a**", "**a** <b>", "**a** ~b~", "**a\nb**",
		"**(a)**", "\"**(a)**, b", "a**(b)**", "a **(b)**c", "**a & b**",
		"\177**(a)**", "a **\177(a)** b", "a **(b)**\177",
		"\302\240**(a)**", "**(a)**\302\240b",
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		assert_same_before_code(words[i]);
	assert_all_runs_of(parts, sizeof parts / sizeof *parts);
}

/* The same of links, and of strong text in them and around them. */
static void
test_link_runs(void **state)
{
	(void)state;
	static const char *const links[] = {"[", "](", ")", "a", " ", "!"};
	static const char *const strong[] = {"[a", "](b)", "**", "a", " ", "]"};
	static const char *const words[] = {
		"[a](/b_c*d~e`f)", "[a](b?c=d&e=f)", "[a](b?c&amp;d)", "[a](b;c)",
		"[a](b(c)d)", "[a](b\\c)", "[a](b 'c')", "[a](<b>)", "[a](b\177)",
		"[a](\303\245)", "[a]()", "[](a)", "[a] (b)", "[a](b", "[a]",
		"[a](https://a.b)", "[https://a.b](https://a.b)",
		"[a@b.c](mailto:a@b.c)", "[**a@b.c**](mailto:a@b.c)",
		"[www.a.b](c) www.a.b", "[www.a.b](c) a@b.c", "[a@b.c](d) e",
		"a:[b](c)://d", "[a ~b~](c)", "[a _b_](c)", "[a `b`](c)",
		"[a & b](c)", "[a &lt; b](c)", "[![a](b)](c)", "![a](b)",
		"a![b](c)", "[a\nb](c)", "[a](b)\n[c](d)", "[a](b): c",
		"[\357\267\2201\357\267\221](\357\267\2202\357\267\221)",
		"**[a](b)**", "**[a](b) c**", "**c [a](b)**.", "[**a** b](c)",
		"[**a](b)**", "**a [b** c](d)", "**a [**b**](c) d**",
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		assert_same_before_code(words[i]);
	assert_all_runs_of(links, sizeof links / sizeof *links);
	assert_all_runs_of(strong, sizeof strong / sizeof *strong);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plain_runs),
		cmocka_unit_test(test_strong_runs),
		cmocka_unit_test(test_link_runs),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
