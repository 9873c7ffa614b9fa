/* test_markdown_blocks.c -- skeletons that cmark is not asked about. */
#include "read/markdown.h"
#include "aid/reading.h"
#include "model/doc.h"

#define T TOKEN_OPEN "0" TOKEN_CLOSE

static uint32_t
in_text(const void *map, uint32_t at)
{
	(void)map;
	return at;
}

static const struct node *
read_text(str text)
{
	struct markdown_input in = {.text = text, .source_pos = in_text};
	struct markdown_output out;
	markdown_parse(&in, &out, &arena);
	return out.root;
}

/* Do A and B, up to where A ends, stand at the same places? */
static void
assert_same_places(const char *text, const struct node *a, const struct node *b)
{
	for (const struct node *x = a, *y = b; x != NULL;
	     x = node_next(x, a), y = node_next(y, b))
		if (x->kind != y->kind || x->pos != y->pos)
			fail_msg("'%s': %d at %u, not %d at %u", text, x->kind,
			         x->pos, y->kind, y->pos);
}

/* Code in a paragraph after TEXT changes nothing in it, but has cmark read it
 * in any case. */
static void
assert_same_before_code(const char *text)
{
	str more = str_printf(&arena, "%s\n\n" T "`z`\n", text);
	const struct node *read = read_text(more);
	const struct node *plain = read_text(str_of(text));
	assert_same_html(text, plain, "<p>" T "<code>z</code></p>\n", read);
	assert_same_places(text, plain, read);
	arena_reset(&arena);
}

/* What cmark says of single lines, and of a few together. */
static void
test_blocks(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"", "\n", T, " " T, "    " T, T "  ", T "\n", "\n\n" T "\n\n\n",
		T "\n" T, T " \n" T, T "  \n" T, T "\r\n\r\n" T, T "\t",
		T " a b", T " | b\n-|-", T "\n---", T "\n===", T "\xC2\xA0",
		"# " T, "#  " T, "#" T, "#\t" T, " # " T, "#", "# ",
		"####### " T, "###### " T, "# " T " #", "# " T "#", "# " T " \\#",
		"# <a name=\"a-1\"></a>" T, "# <a name=\"a\"></a> " T,
		"# <a name=\"a\"></a><a name=\"b\"></a>" T, "# <a name=\"a\"></a>",
		"# <a name=\"a\">" T "</a>", "# <a name=\"\"></a>" T,
		"# <a name=\"a b\"></a>" T, "#   <a name=\"a\"></a>" T " a",
		T "\n# " T "\n" T, "- " T "\n# " T "\n- " T,
		"- " T, "-   " T, "-    " T, "-     " T, "-\t" T, "-" T, "- a",
		"- # " T, "- - " T, "- > " T, "-\n" T, "- \n" T, "0. " T, "007) " T,
		"123456789. " T, "1234567890. " T, "1." T, "1 . " T, "a. " T,
		T "\n- " T, T "\n1. " T, T "\n2. " T, T "\n01) " T,
		"> " T, "<!-- a -->", "[a]: " T, "[^1]: " T, "***", "- - -",
		T "\n[a]: b", "[a](b)", "[" T "](" T ")", " [a](b) " T, "[a](b)" T,
		"- [a](b)", "- " T " [a](b) **c**.", "# [a](b)", "# " T " **a**",
		"# <a name=\"a\"></a>" T " [a](b)", "# [a](#b)", "[a](b 'c')",
		"- [ ] " T, "[a] " T, "[a](b)\n[c](d)", "[a](b): c", "![a](b)",
		"- " T "\n\n  [a](b)", "  [https://a.b](https://a.b)",
		"- " T "\n  - " T "\n    - " T, "- " T "\n      " T,
		T " **a**", T " a@b.c", T " www.a.b", T " & " T, T " &amp; " T,
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_same_before_code(texts[i]);
}

/* All that can be made of a few lines. */
static void
test_lines(void **state)
{
	(void)state;
	static const char *const lines[] = {
		"\n", T "\n", "# " T "\n", "- " T "\n", "* " T "\n", "1. " T "\n",
		"2) " T "\n", "  " T "\n", "   " T "\n", "  - " T "\n",
		"     2. " T "\n", "        " T "\n",
	};
	enum { LINES = sizeof lines / sizeof *lines, LONG = 5 };
	size_t all = 1;
	for (size_t i = 0; i < LONG; i++)
		all *= LINES;
	for (size_t i = 0; i < all; i++) {
		struct buf text = {NULL, 0, 0};
		for (size_t k = 0, x = i; k < LONG; k++, x /= LINES)
			buf_addz(&text, lines[x % LINES]);
		buf_addc(&text, '\0');
		assert_same_before_code(text.p);
		buf_release(&text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_blocks),
		cmocka_unit_test(test_lines),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
