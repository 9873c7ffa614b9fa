/* test_markdown_plain.c -- runs that cmark is not asked about. */
#include "read/markdown.h"
#include "aid/node_html.h"
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
	struct buf with = {NULL, 0, 0}, alone = {NULL, 0, 0};
	const struct node *read = read_run(str_printf(&arena, "%s `z`", run));
	const struct node *plain = read_run(str_of(run));
	node_html(&with, read);
	node_html(&alone, plain);
	buf_addz(&alone, " <code>z</code>");
	if (!str_eq(buf_str(&with), buf_str(&alone)))
		fail_msg("'%s': %.*s, not %.*s", run, STR_ARG(buf_str(&alone)),
		         STR_ARG(buf_str(&with)));
	assert_same_links(run, plain, read);
	buf_release(&with);
	buf_release(&alone);
	arena_reset(&arena);
}

/* Runs that cmark is not asked about are what it would say. */
static void
test_plain_runs(void **state)
{
	(void)state;
	static const char some[] = " !\"#$%&'()*+,-./:;<=>?@[\\]^_{|}~a1w\x7F";
	static const char *const around[] = {"XY", "XYa", "a XY", "aXbYc", "XaY",
	                                     "1 XY a"};
	static const char *const words[] = {
		"www.a.b", "a www.a.b", "awww.a.b", "a@b.c", "http://a.b",
		"x:http://a.b", "ftp://a", "mailto:a", "a  b", "&amp;", "&#65;",
		"1. a", "- a", "# a #", "> a", "===", "---", "a\tb", "\ta",
		"a\vb", "\x01", "\xC2\xA0" "a\xC2\xA0", "\xE3\x80\x80" "a",
		"\xEF\xB7\x90" "1\xEF\xB7\x91 a", "a \xEF\xB7\x91", "a\rb",
		"a\n b", "a\\\nb", "a  \nb", "\xE2\x80\xA8",
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		assert_same_before_code(words[i]);
	for (const char *x = some; *x != '\0'; x++)
		for (const char *y = some; *y != '\0'; y++)
			for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
				char *run = str_z(str_of(around[i]), &arena);
				for (char *c = run; *c != '\0'; c++)
					*c = *c == 'X' ? *x : *c == 'Y' ? *y : *c;
				if (run[strlen(run) - 1] != ' ')
					assert_same_before_code(run);
			}
}

/* Whatever LONG of the N PARTS, one after the other, make a run of. */
static void
assert_all_runs_of(const char *const *parts, size_t n)
{
	enum { LONG = 6, PART_MOST = 4 };
	size_t all = 1;
	for (size_t i = 0; i < LONG; i++)
		all *= n;
	for (size_t i = 0; i < all; i++) {
		char run[LONG * PART_MOST + 1] = "";
		for (size_t k = 0, x = i; k < LONG; k++, x /= n)
			(void)strcat(run, parts[x % n]);
		if (run[0] != ' ' && run[strlen(run) - 1] != ' ')
			assert_same_before_code(run);
	}
}

/* All that can be made of a few parts around strong text. */
static void
test_strong_runs(void **state)
{
	(void)state;
	static const char *const parts[] = {"**", "a", " ", ":", "\xC3\xA5",
	                                    "*"};
	static const char *const words[] = {
		"**a\xC3\x97**b", "**a**\xC3\xB7", "**\xC3\x97" "a**b",
		"**a\xC2\xA0**b", "**a\xC2\xA0** b", "**\xC2\xA0" "a** b",
		"**\xE2\x80\x9C" "a\xE2\x80\x9D** b", "a**\xE2\x80\x9C" "b**",
		"**a\xE2\x80\x9D**b", "***a***", "****a****", "**a****b**",
		"**a (b)** **c**d **e**.", "**www.a.b**", "**a@b.c** d",
		"**a** **b c** d: **e:** f", "**a  b**  c", "**a!** b", "**a\x7F** b",
		"**\xD0\x96**", "**\xC4\xB1** \xC9\x90**b**", "**1.** a", "- **a**",
		"1. **a**", "# **a**", "**a** <b>", "**a** ~b~", "**a\nb**",
		"**(a)**", "\"**(a)**, b", "a**(b)**", "a **(b)**c", "**a & b**",
		"\x7F**(a)**", "a **\x7F(a)** b", "a **(b)**\x7F",
		"\xC2\xA0**(a)**", "**(a)**\xC2\xA0" "b",
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
		"[a](b(c)d)", "[a](b\\c)", "[a](b 'c')", "[a](<b>)", "[a](b\x7F)",
		"[a](\xC3\xA5)", "[a]()", "[](a)", "[a] (b)", "[a](b", "[a]",
		"[a](https://a.b)", "[https://a.b](https://a.b)",
		"[a@b.c](mailto:a@b.c)", "[**a@b.c**](mailto:a@b.c)",
		"[www.a.b](c) www.a.b", "[www.a.b](c) a@b.c", "[a@b.c](d) e",
		"a:[b](c)://d", "[a ~b~](c)", "[a _b_](c)", "[a `b`](c)",
		"[a & b](c)", "[a &lt; b](c)", "[![a](b)](c)", "![a](b)",
		"a![b](c)", "[a\nb](c)", "[a](b)\n[c](d)", "[a](b): c",
		"[\xEF\xB7\x90" "1\xEF\xB7\x91](\xEF\xB7\x90" "2\xEF\xB7\x91)",
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
