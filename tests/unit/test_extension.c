/* test_extension.c -- attributes, parts of code, versions, and cutting. */
#include <time.h>

#include "base/buf.h"
#include "read/attrs.h"
#include "read/directive.h"
#include "read/extension.h"
#include "read/moniker.h"
#include "read/snippet.h"
#include "aid/reading.h"

/* ---- attributes ------------------------------------------------------------ */

static void
attributes_are_read(void **state)
{
	static const struct {
		const char *text, *name, *value; /* NULL: none */
	} cases[] = {
		{" a=\"b\" c=\"d\"", "c", "d"},
		{"A=\"b\"", "a", "b"},
		{"a='it\"s'", "a", "it\"s"},
		{"a=bare:::", "a", "bare"},
		{"a=\"say \\\"x\\\" \\\\ \\n\"", "a", "say \"x\" \\ \\n"},
		{"a=&quot;b c&quot; d=e", "d", "e"},
		{"a=&quot;b c&quot;", "a", "b c"},
		{"a b=\"c\"", "a", ""},
		{"a=\" b \"", "a", "b"},
		{"a=\"open", "a", NULL},
		{"a=\"b\" ? c=\"d\"", "c", NULL},
		{"", "a", NULL},
		{"ab=\"c\"", "a", NULL},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		str value;
		bool found = attr_get(str_of(cases[i].text), cases[i].name,
		                      &value, &arena);
		assert_int_equal(found, cases[i].value != NULL);
		assert_text(value, found ? cases[i].value : "");
	}
}

/* ---- parts of code ---------------------------------------------------------- */

static void
lines_are_cut(void **state)
{
	static const struct {
		const char *range, *lines; /* NULL: refused */
	} cases[] = {
		{"1", "a\n"}, {"2-3", "b\nc\n"}, {"L2-L3", "b\nc\n"},
		{"3-", "c\nd\n"}, {"4,1", "d\na\n"}, {" 1 , 2 ", "a\nb\n"},
		{"3-9", "c\nd\n"}, {"5", NULL}, {"0", NULL}, {"3-2", NULL},
		{"", NULL}, {"x", NULL}, {"1-x", NULL}, {"1,", NULL},
		{"99999999999999999999", NULL},
	};
	str out;
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool found = snippet_lines(S("a\nb\nc\nd"),
		                           str_of(cases[i].range), &out,
		                           &arena);
		assert_int_equal(found, cases[i].lines != NULL);
		if (found)
			assert_text(out, cases[i].lines);
	}
}

static void
named_parts_are_found(void **state)
{
	static const struct {
		const char *text, *part; /* NULL: none */
	} cases[] = {
		{"x\n// <P>\ny\n// </P>\nz\n", "y\n"},
		{"# <p>\ny\n# </p>\n", "y\n"},
		{"<!-- <P> -->\ny\n<!-- </P> -->\n", "y\n"},
		{"/* <P> */\ny\n/* </P> */\n", "y\n"},
		{"// <P>\na\n// <Q>\nb\n// </Q>\n// </P>\n", "a\nb\n"},
		{"#region P\ny\n#endregion\n", "y\n"},
		{"#region P\n#region Q\ny\n#endregion\nz\n#endregion\nw\n",
		 "y\nz\n"},
		{"#pragma region P\ny\n#pragma endregion\n", "y\n"},
		{"#Region \"P\"\ny\n#End Region\n", "y\n"},
		{"// <P>\ny\n", NULL},
		{"// </P>\ny\n// <P>\n", NULL},
		{"<P>\ny\n</P>\n", NULL}, /* no comment */
		{"// <P> text\ny\n// </P>\n", NULL},
		{"", NULL},
	};
	str out;
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool found = snippet_named(str_of(cases[i].text), S("P"),
		                           &out, &arena);
		assert_int_equal(found, cases[i].part != NULL);
		if (found)
			assert_text(out, cases[i].part);
	}
}

static void
indentation_is_taken_off(void **state)
{
	(void)state;
	assert_text(snippet_dedent(S("  a\n\n    b\n"), &arena),
	           "a\n\n  b\n");
	assert_text(snippet_dedent(S("a\n  b\n"), &arena), "a\n  b\n");
	assert_text(snippet_dedent(S("\ta\n\tb"), &arena), "a\nb\n");
}

/* ---- versions ------------------------------------------------------------------ */

static void
versions_are_compared(void **state)
{
	str all[] = {S("a-1"), S("a-2"), S("a-3")};
	const struct config c = {.monikers = all, .nmonikers = 3};
	static const struct {
		const char *range;
		bool holds; /* for a-2 */
	} cases[] = {
		{"a-2", true}, {"=a-2", true}, {"A-2", true}, {"a-1", false},
		{">=a-2", true}, {">= a-1", true}, {">a-2", false},
		{"<a-3", true}, {"<=a-1", false}, {">a-1 <a-3", true},
		{">a-1 <a-2", false}, {"a-1 || a-2", true},
		{"a-1||a-3", false}, {">b", false}, {"", false}, {"||", false},
		{">", false},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(moniker_in_range(&c, S("a-2"),
		                                  str_of(cases[i].range)),
		                 cases[i].holds);
	assert_true(moniker_in_range(&c, S("b"), S("b")));
	assert_false(moniker_in_range(&c, S("b"), S(">=a-1")));
}

/* ---- cutting -------------------------------------------------------------------- */

static uint32_t
same(const void *map, uint32_t at)
{
	(void)map;
	return at;
}

static void
places_are_kept(void **state)
{
	const str text = S("one\n:::row:::\n    :::column:::\n      two\n"
	                   ":::row-end:::\nthree :::no-loc text=\"x\"::: "
	                   "four");
	static const char *const words[] = {"one", "two", "three", "four"};
	struct doc doc = {.path = S("a.md")};
	struct cut cut;
	(void)state;
	struct uncut from = {text, true, same, NULL};
	directives_cut(&doc, &from, &cut, &arena);
	assert_int_equal(doc.ndirectives, 4);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		str w = str_of(words[i]);
		size_t at = str_find(cut.text, w, 0);
		assert_true(at != STR_NONE);
		assert_int_equal(cut_pos(&cut, (uint32_t)at),
		                 str_find(text, w, 0));
	}
	struct token t = {0, 0, 0};
	for (size_t i = 0; i < doc.ndirectives; i++) {
		assert_true(token_find(cut.text, t.end, doc.ndirectives, &t));
		assert_int_equal(t.number, i);
		assert_int_equal(cut_pos(&cut, (uint32_t)t.begin),
		                 doc.directives[i].pos);
	}
	assert_false(token_find(cut.text, 0, 0, &t));
}

static void
text_without_directives_is_itself(void **state)
{
	static const char *const texts[] = {
		"", "a", "::::::", "a:::b", "[!NOTE]", "[!", "[!x", ":::",
		"[!INCLUDE [a](b)]", "::: ", "[!Warning a](b)",
	};
	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct doc doc = {.path = S("a.md")};
		struct cut cut;
		struct uncut from = {str_of(texts[i]), true, same, NULL};
		directives_cut(&doc, &from, &cut, &arena);
		assert_int_equal(doc.ndirectives, 0);
		assert_ptr_equal(cut.text.p, texts[i]);
		assert_int_equal(cut_pos(&cut, 3), 3);
	}
}

/* A MiB of each of these, on one line or many, in a second at most. */
static void
cutting_is_linear(void **state)
{
	static const char *const parts[] = {
		":::", ":::x", ":::x a=\"", ":::x a='", "[!code [", "[!foo [!",
		"[!a", ":::row:::\n", ":::row-end:::\n", ":::x a=b ", "[!video ",
		">:::row\n", "   :::column:::\n        x\n", "```\n", "- - - ",
	};
	(void)state;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct buf b = {NULL, 0, 0};
		struct doc doc = {.path = S("a.md")};
		struct cut cut;
		while (b.n < (size_t)1 << 20)
			buf_addz(&b, parts[i]);
		struct uncut from = {buf_str(&b), true, same, NULL};
		clock_t before = clock();
		directives_cut(&doc, &from, &cut, &arena);
		assert_true(clock() - before < CLOCKS_PER_SEC);
		buf_release(&b);
		arena_reset(&arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(attributes_are_read),
		cmocka_unit_test(lines_are_cut),
		cmocka_unit_test(named_parts_are_found),
		cmocka_unit_test(indentation_is_taken_off),
		cmocka_unit_test(versions_are_compared),
		cmocka_unit_test(places_are_kept),
		cmocka_unit_test(text_without_directives_is_itself),
		cmocka_unit_test(cutting_is_linear),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
