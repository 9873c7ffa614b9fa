#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "read/markdown.h"
#include "suite/node_html.h"

static struct arena arena;
static struct markdown_output out;

static int
setup(void **state)
{
	(void)state;
	arena_open(&arena, (size_t)1 << 30);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_close(&arena);
	return 0;
}

/* Every place is its offset; those in runs begin at 1000 a run. */
static uint32_t
in_text(const void *map, uint32_t at)
{
	(void)map;
	return at;
}

static uint32_t
in_run(const void *map, size_t run, uint32_t at)
{
	(void)map;
	return (uint32_t)(run + 1) * 1000 + at;
}

static void
parse(str text, const str *runs, size_t nruns)
{
	struct markdown_input in = {
		.text = text, .runs = runs, .nruns = nruns,
		.source_pos = in_text, .run_pos = in_run,
	};
	markdown_parse(&in, &out, &arena);
}

static void
assert_html(const struct node *n, const char *want)
{
	struct buf got = {NULL, 0, 0};
	node_html(&got, n);
	buf_addc(&got, '\0');
	assert_string_equal(got.p, want);
	buf_release(&got);
}

static void
assert_page(const char *text, const char *want)
{
	parse(str_of(text), NULL, 0);
	assert_html(out.root, want);
}

static void
assert_run(const char *run, const char *want)
{
	str s = str_of(run);
	parse(S(""), &s, 1);
	assert_int_equal(out.runs[0]->kind, NODE_PARAGRAPH);
	assert_null(out.root->first);
	assert_html(out.runs[0], want);
}

static const struct node *
find(const struct node *root, enum node_kind kind)
{
	for (const struct node *n = root; n != NULL; n = node_next(n, root))
		if (n->kind == kind)
			return n;
	fail_msg("no node of kind %d", (int)kind);
	return NULL;
}

static void
test_runs_apart(void **state)
{
	(void)state;
	const str runs[] = {S("**a [b `c"), S("d** e](f) g`"), S(""), S(" \t"),
	                    S("h ~~i"), S("j~~ <k"), S("l>")};
	parse(S("m](n) **o**\n"), runs, 7);
	assert_html(out.runs[0], "**a [b `c");
	assert_html(out.runs[1], "d** e](f) g`");
	assert_null(out.runs[2]->first);
	assert_null(out.runs[3]->first);
	assert_html(out.runs[4], "h ~~i");
	assert_html(out.runs[5], "j~~ &lt;k");
	assert_html(out.runs[6], "l&gt;");
	assert_html(out.root, "<p>m](n) <strong>o</strong></p>\n");
}

static void
test_run_is_no_block(void **state)
{
	(void)state;
	assert_run("# a", "# a");
	assert_run("- a", "- a");
	assert_run("1. a", "1. a");
	assert_run("> a", "&gt; a");
	assert_run("---", "---");
	assert_run("***", "***");
	assert_run("```", "```");
	assert_run("~~~", "~~~");
	assert_run("    a", "a");
	assert_run("<div>", "<div>");
	assert_run("<!--", "&lt;!--");
	assert_run("[a]: /b", "[a]: /b");
	assert_run("a | b\n- | -", "a | b\n- | -");
	assert_run("\xC2\xA0""a", "\xC2\xA0""a");
}

static void
test_run_marks_at_start(void **state)
{
	(void)state;
	assert_run("*a*", "<em>a</em>");
	assert_run("_a_", "<em>a</em>");
	assert_run("**\"a\"** b", "<strong>&quot;a&quot;</strong> b");
	assert_run("*\"a\"**", "<em>&quot;a&quot;</em>*");
	assert_run("`a`", "<code>a</code>");
	assert_run("![a](b)", "<img src=\"b\" alt=\"a\" />");
	assert_run("&amp;", "&amp;");
	assert_run("\\*a*", "*a*");
}

static void
test_run_lines(void **state)
{
	(void)state;
	assert_run("a\nb", "a\nb");
	assert_run("a  \nb", "a<br />\nb");
	assert_run("a\\\nb", "a<br />\nb");
	assert_run("a\r\nb\rc", "a\nb\nc");
	assert_run("\na\n", "a");
	assert_run("a\n\n \n\nb", "a\nb");
	assert_run("`a\nb`", "<code>a b</code>");
	assert_run("<a\nb=\"c\">", "<a\nb=\"c\">");
	assert_run("[a](b\n\"c\")", "<a href=\"b\" title=\"c\">a</a>");
}

static void
test_run_lines_are_no_blocks(void **state)
{
	static const char *const lines[] = {
		"- x", "* x", "+ x", "1. x", "1) x", "# x", "===", "---", "-",
		"***", "```", "~~~ x", "    x", "\tx", "[x]: y", "2. x",
		"  - x", "   # x",
	};
	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct buf run = {NULL, 0, 0}, want = {NULL, 0, 0};
		buf_printf(&run, "a\n%s\nb", lines[i]);
		buf_printf(&want, "a\n%s\nb",
		           lines[i] + strspn(lines[i], " \t"));
		buf_addc(&run, '\0');
		buf_addc(&want, '\0');
		assert_run(run.p, want.p);
		buf_release(&run);
		buf_release(&want);
	}
	assert_run("a\n> x", "a\n&gt; x");
	assert_run("a\n<div>\nb", "a\n<div>\nb");
	assert_run("a\n<!-- x", "a\n&lt;!-- x");
}

static void
test_references(void **state)
{
	(void)state;
	const str runs[] = {S("[a]"), S("[b]: /c"), S("[b]")};
	parse(S("[a]\n\n[a]: /x 'y'\n"), runs, 3);
	assert_html(out.runs[0], "<a href=\"/x\" title=\"y\">a</a>");
	assert_html(out.runs[2], "[b]");
	assert_html(out.root, "<p><a href=\"/x\" title=\"y\">a</a></p>\n");
}

static void
test_text_is_one_node(void **state)
{
	(void)state;
	parse(S("a\\*b&amp;_c [d \xEF\xB7\x90" "12\xEF\xB7\x91 e*f\n"), NULL, 0);
	const struct node *text = out.root->first->first;
	assert_int_equal(text->kind, NODE_TEXT);
	assert_null(text->next);
	assert_true(str_eq(text->text,
		S("a*b&_c [d \xEF\xB7\x90" "12\xEF\xB7\x91 e*f")));
}

static void
test_block_positions(void **state)
{
	(void)state;
	parse(S("# a\n\n> - b\n>\n>   c\n"), (str[]){S("x\ny"), S("")}, 2);
	assert_int_equal(find(out.root, NODE_HEADING)->pos, 0);
	assert_int_equal(find(out.root, NODE_QUOTE)->pos, 5);
	assert_int_equal(find(out.root, NODE_LIST)->pos, 7);
	assert_int_equal(find(out.root, NODE_ITEM)->pos, 7);
	const struct node *p = find(out.root, NODE_PARAGRAPH);
	assert_int_equal(p->pos, 9);
	assert_int_equal(p->next->pos, 17);
}

static void
test_inline_positions(void **state)
{
	(void)state;
	const str runs[] = {S("[a](b)"), S(" x `c` <i>")};
	parse(S("\xC3\xA6 [a](b) ![c](d)\n\nx <http://a.b>\n"), runs, 2);
	assert_int_equal(find(out.root, NODE_LINK)->pos, 3);
	assert_int_equal(find(out.root, NODE_IMAGE)->pos, 10);
	assert_int_equal(find(out.root->last, NODE_LINK)->pos, 21);
	assert_int_equal(find(out.runs[0], NODE_LINK)->pos, 1000);
	assert_int_equal(find(out.runs[1], NODE_CODE)->pos, 2003);
	assert_int_equal(find(out.runs[1], NODE_HTML)->pos, 2007);
	assert_int_equal(find(out.runs[1], NODE_TEXT)->pos, POS_NONE);
}

static void
test_autolink_is_marked(void **state)
{
	(void)state;
	parse(S("<http://a>"), NULL, 0);
	assert_true(find(out.root, NODE_LINK)->u.link.autolink);
	parse(S("<a@b.c>"), NULL, 0);
	assert_true(find(out.root, NODE_LINK)->u.link.autolink);
	parse(S("[a](http://a)"), NULL, 0);
	assert_false(find(out.root, NODE_LINK)->u.link.autolink);
}

static void
test_blocks(void **state)
{
	(void)state;
	assert_page("", "");
	assert_page("3) a\n4) b\n", "<ol start=\"3\">\n<li>a</li>\n"
	            "<li>b</li>\n</ol>\n");
	assert_true(out.root->first->u.list.paren);
	assert_page("``` c x\na\n```\n",
	            "<pre><code class=\"language-c\">a\n</code></pre>\n");
}

/* UNIT, N times. */
static str
repeat(const char *unit, size_t n)
{
	size_t len = strlen(unit);
	char *p = NEW(&arena, char, n * len + 1);
	for (size_t i = 0; i < n; i++)
		memcpy(p + i * len, unit, len);
	return (str){p, n * len};
}

static void
test_deep(void **state)
{
	(void)state;
	size_t depth = 0;
	parse(repeat(">", 10000), NULL, 0);
	for (const struct node *n = out.root->first; n != NULL; n = n->first)
		depth++;
	assert_int_equal(depth, 10000);
	parse(repeat("*a **a ", 10000), NULL, 0);
	str run = repeat("[", 50000);
	parse(S(""), &run, 1);
	assert_int_equal(out.runs[0]->first->text.n, 50000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_runs_apart),
		cmocka_unit_test(test_run_is_no_block),
		cmocka_unit_test(test_run_marks_at_start),
		cmocka_unit_test(test_run_lines),
		cmocka_unit_test(test_run_lines_are_no_blocks),
		cmocka_unit_test(test_references),
		cmocka_unit_test(test_text_is_one_node),
		cmocka_unit_test(test_block_positions),
		cmocka_unit_test(test_inline_positions),
		cmocka_unit_test(test_autolink_is_marked),
		cmocka_unit_test(test_blocks),
		cmocka_unit_test(test_deep),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
