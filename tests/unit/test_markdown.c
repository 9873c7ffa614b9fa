#include "read/markdown.h"
#include "aid/node_html.h"
#include "aid/reading.h"

static struct markdown_output out;

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

#define TABLE(head, body)                                                      \
	"<table>\n<thead>\n<tr>\n<th>" head "</th>\n</tr>\n</thead>\n" body     \
	"</table>\n"
#define BODY(cell)                                                             \
	"<tbody>\n<tr>\n<td>" cell "</td>\n</tr>\n</tbody>\n"

static void
test_table(void **state)
{
	(void)state;
	assert_page("| a |\n| - |\n| *b* |\n", TABLE("a", BODY("<em>b</em>")));
	assert_page("a\n:-\n", "<table>\n<thead>\n<tr>\n"
	            "<th align=\"left\">a</th>\n</tr>\n</thead>\n</table>\n");
	assert_page("a\n-\n", "<h2>a</h2>\n");
	assert_page("a | b\n- | -\n",
	            "<p>a | b</p>\n<ul>\n<li>| -</li>\n</ul>\n");
	assert_page("| a | b |\n|-|\n", "<p>| a | b |\n|-|</p>\n");
	assert_page("|a|\n|-|\n|`b\\|c`|\n",
	            TABLE("a", BODY("<code>b|c</code>")));
	assert_page("x\n**y\n|a|\n|-|\n|b**|\n",
	            "<p>x\n**y</p>\n" TABLE("a", BODY("b**")));
	assert_page("|[a]|\n|-|\n\n[a]: /x\n",
	            TABLE("<a href=\"/x\">a</a>", ""));
	assert_page("|a|\r\n|-|\r\n|b|\r\n", TABLE("a", BODY("b")));
}

static void
test_table_in_containers(void **state)
{
	(void)state;
	assert_page("> |a|\n> |-|\n> |b|\n",
	            "<blockquote>\n" TABLE("a", BODY("b")) "</blockquote>\n");
	assert_page("> |a|\n|-|\n",
	            "<blockquote>\n<p>|a|\n|-|</p>\n</blockquote>\n");
	assert_page("- |a|\n  |-|\n  |b|\n",
	            "<ul>\n<li>\n" TABLE("a", BODY("b")) "</li>\n</ul>\n");
	assert_page("- > - |a|\n  >   |-|\n  >   b\n",
	            "<ul>\n<li>\n<blockquote>\n<ul>\n<li>\n"
	            TABLE("a", BODY("b"))
	            "</li>\n</ul>\n</blockquote>\n</li>\n</ul>\n");
}

static void
test_table_ends(void **state)
{
	(void)state;
	assert_page("|a|\n|-|\n> b\n", TABLE("a", "")
	            "<blockquote>\n<p>b</p>\n</blockquote>\n");
	assert_page("|a|\n|-|\n|b|\n---\n", TABLE("a", BODY("b"))
	            "<hr />\n");
	assert_page("|a|\n|-|\n|b|\n2. c\n3. d\n", TABLE("a", BODY("b"))
	            "<ol start=\"2\">\n<li>c</li>\n<li>d</li>\n</ol>\n");
	assert_page("|a|\n|-|\n    b\n", TABLE("a", "")
	            "<pre><code>b\n</code></pre>\n");
	assert_page("|a|\n|-|\n<b>\nc\n", TABLE("a", "") "<b>\nc\n");
	assert_page("> |a|\n> |-|\nb\n", "<blockquote>\n" TABLE("a", "")
	            "</blockquote>\n<p>b</p>\n");
	assert_page("- |a|\n  |-|\nb\n", "<ul>\n<li>\n" TABLE("a", "")
	            "</li>\n</ul>\n<p>b</p>\n");
}

static void
test_long_rows(void **state)
{
	(void)state;
	parse(S("|a|b|\n|-|-|\n|1|\n|1|2|\n|1|2|3|*4*|\n"), NULL, 0);
	assert_int_equal(out.nlong_rows, 1);
	const struct node *row = out.long_rows[0];
	assert_ptr_equal(row, out.root->first->last);
	assert_int_equal(row->pos, 22);
	const struct node *c = row->first->next;
	assert_false(c->u.cell.surplus);
	assert_true(c->next->u.cell.surplus);
	assert_true(c->next->next->u.cell.surplus);
	assert_html(c->next->next, "<em>4</em>");
	assert_null(c->next->next->next);
	row = out.root->first->first->next; /* padded */
	assert_ptr_equal(row->first->next, row->last);
	assert_null(row->last->first);
}

static void
test_cell_positions(void **state)
{
	(void)state;
	parse(S("x\n|a| [b](c) |\n|-|-|\n|\\|[d](e)|`f`\n"), NULL, 0);
	const struct node *table = find(out.root, NODE_TABLE);
	assert_int_equal(table->pos, 2);
	assert_int_equal(table->prev->pos, 0);
	assert_int_equal(table->first->first->pos, 3);
	assert_int_equal(find(table, NODE_LINK)->pos, 6);
	assert_int_equal(find(table->last, NODE_LINK)->pos, POS_NONE);
	assert_int_equal(find(table, NODE_CODE)->pos, 31);
}

static void
test_padding_is_bounded(void **state)
{
	(void)state;
	struct buf text = {NULL, 0, 0};
	buf_add(&text, repeat("|a", 4000));
	buf_addz(&text, "\n");
	buf_add(&text, repeat("|-", 4000));
	buf_addz(&text, "\n");
	buf_add(&text, repeat("|b\n", 4000));
	parse(buf_str(&text), NULL, 0);
	size_t cells = 0, rows = 0;
	for (const struct node *n = out.root; n != NULL;
	     n = node_next(n, out.root)) {
		cells += n->kind == NODE_CELL;
		rows += n->kind == NODE_ROW;
	}
	assert_int_equal(rows, 4001);
	assert_true(cells < 100000);
	buf_release(&text);
}

static void
test_strike(void **state)
{
	(void)state;
	assert_run("~~a~~ ~b~", "<del>a</del> <del>b</del>");
	assert_run("~~~a~~~", "~~~a~~~");
	assert_run("~~a~", "~~a~");
	assert_run("~a ~b~", "~a <del>b</del>");
	assert_run("~~**a** `b`~~", "<del><strong>a</strong> "
	           "<code>b</code></del>");
	assert_run("\\~a\\~ `\\~`", "~a~ <code>\\~</code>");
	assert_run("\\:_a_ \\.**\"b\"** \\~~c~", ":<em>a</em> "
	           ".<strong>&quot;b&quot;</strong> ~<del>c</del>");
	assert_page("``` \\~x\n\\~\n```\n[a\\~]\n\n[a\\~]: /\\~ \"\\:\"\n",
	            "<pre><code class=\"language-~x\">\\~\n</code></pre>\n"
	            "<p><a href=\"/~\" title=\":\">a~</a></p>\n");
	assert_run("a ~ b ~ c", "a ~ b ~ c");
	assert_run("\xE3\x80\x8C~a~\xE3\x80\x8D",
	           "\xE3\x80\x8C<del>a</del>\xE3\x80\x8D");
	parse(S("a ~ b"), NULL, 0); /* cut for nothing: joined again */
	assert_null(out.root->first->first->next);
}

#define LINK(url, text) "<a href=\"" url "\">" text "</a>"

static void
test_autolinks(void **state)
{
	(void)state;
	assert_run("x http://a.b/c.", "x " LINK("http://a.b/c", "http://a.b/c")
	           ".");
	assert_run("(www.a.b)", "(" LINK("http://www.a.b", "www.a.b") ")");
	assert_run("a@b.c", LINK("mailto:a@b.c", "a@b.c"));
	assert_run("http://a.b/(c))", LINK("http://a.b/(c)", "http://a.b/(c)")
	           ")");
	assert_run("~~http://a.b~~", "<del>" LINK("http://a.b", "http://a.b")
	           "</del>");
	assert_run("xwww.a.b a@b http:// http\\://a www\\.a.b",
	           "xwww.a.b a@b http:// http://a www.a.b");
	assert_run("http://a.b/\\~c www.a.b\\~", LINK("http://a.b/", "http://a.b/")
	           "~c " LINK("http://www.a.b", "www.a.b") "~");
	assert_run("[http://a.b](c)", LINK("c", "http://a.b"));
	assert_run("`http://a.b`", "<code>http://a.b</code>");
	assert_run("[!VIDEO http://a.b]", "[!VIDEO http://a.b]");
	assert_run("<b>www.a.b", "<b>www.a.b");
	assert_true(out.runs[0]->first->next->kind == NODE_TEXT);
}

static void
test_autolink_beside_token(void **state)
{
	(void)state;
	parse(S("http://a.b\xEF\xB7\x90" "1\xEF\xB7\x91www.c.d\n"), NULL, 0);
	const struct node *link = out.root->first->first;
	assert_true(str_eq(link->u.link.url, S("http://a.b")));
	assert_true(link->u.link.autolink);
	assert_true(str_eq(link->next->text,
	                   S("\xEF\xB7\x90" "1\xEF\xB7\x91")));
	assert_true(str_eq(link->next->next->u.link.url, S("http://www.c.d")));
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
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_table_in_containers),
		cmocka_unit_test(test_table_ends),
		cmocka_unit_test(test_long_rows),
		cmocka_unit_test(test_cell_positions),
		cmocka_unit_test(test_padding_is_bounded),
		cmocka_unit_test(test_strike),
		cmocka_unit_test(test_autolinks),
		cmocka_unit_test(test_autolink_beside_token),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
