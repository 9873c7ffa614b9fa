/* Templates: what the published suite does not say. */
#include <stdio.h>

#include "render/template.h"
#include "aid/reading.h"

static struct template_set set;

static int
open_set(void **state)
{
	int rc = set_up(state);
	set = (struct template_set){.arena = &arena};
	return rc;
}

static bool
add(const char *name, str text)
{
	struct source src = {str_of(name), text};
	return template_add(&set, str_of(name), &src, &diag);
}

/* What the template NAME makes of DATA (NULL: an empty object). */
static const char *
render(const char *name, const struct value *data)
{
	struct buf out = {NULL, 0, 0};
	if (data == NULL)
		data = value_object(&arena);
	bool ok = template_render(&set, str_of(name), data, &out, &arena);
	const char *z = str_z(buf_str(&out), &arena);
	buf_release(&out);
	return ok ? z : NULL;
}

/* N times TEXT. */
static str
repeat(const char *text, size_t n)
{
	str s = str_of(text);
	char *p = NEW(&arena, char, s.n *n + 1);
	for (size_t i = 0; i < n; i++)
		memcpy(p + i * s.n, s.p, s.n);
	return (str){p, s.n * n};
}

static void
expect_fault(size_t i, uint32_t line, uint32_t col, const char *message)
{
	assert_diag(i, DIAG_TEMPLATE, line, col, message);
	assert_string_equal(str_z(diag.msgs[i].message, &arena), message);
}

static void
first_of_a_name_wins(void **state)
{
	(void)state;
	assert_true(add("page", S("site")));
	assert_true(add("page", S("theme {{#unclosed}}")));
	assert_int_equal(diag.n, 0);
	assert_string_equal(render("page", NULL), "site");
}

static void
missing_template(void **state)
{
	(void)state;
	struct buf out = {NULL, 0, 0};
	buf_addz(&out, "before");
	assert_false(template_render(&set, S("none"), value_object(&arena),
	                             &out, &arena));
	assert_int_equal(out.n, 6);
	buf_release(&out);
}

static void
values(void **state)
{
	(void)state;
	struct value *data = value_object(&arena);
	value_set_bool(&arena, data, S("toc?"), true);
	value_set_bool(&arena, data, S("no"), false);
	value_set_text(&arena, data, S("empty"), S(""));
	value_set_text(&arena, data, S("q"), S("'\x01<"));
	value_set(&arena, data, S("list"), value_list(&arena));
	assert_true(add("t",
	                S("{{#toc?}}toc{{/toc?}} {{toc?}} {{no}} "
	                  "{{^empty}}none{{/empty}} {{q}} {{{q}}} "
	                  "[{{list}}]")));
	assert_string_equal(render("t", data),
	                    "toc true false none &#39;&lt; '\x01< []");
}

static void
faults_have_places(void **state)
{
	(void)state;
	assert_false(add("t",
	                 S("a\n {{#x}}\n{{/y}}{{}}\n{{a b}}"
	                   "{{=a=}}{{=a b c=}}\n\xC3\xA5{{<p}}{{/x}}{{z")));
	expect_fault(0, 3, 1,
	             "'{{/y}}' closes nothing that is open; "
	             "it is ignored");
	expect_fault(1, 3, 7, "'{{}}' has no name; it is ignored");
	expect_fault(2, 4, 1,
	             "'{{a b}}' has a blank in its name; "
	             "it is ignored");
	expect_fault(3, 4, 8,
	             "'{{=a=}}' does not give two delimiters "
	             "without '='; it is ignored");
	expect_fault(4, 4, 15,
	             "'{{=a b c=}}' does not give two delimiters "
	             "without '='; it is ignored");
	expect_fault(5, 5, 2, "'{{<p}}' is not closed");
	expect_fault(6, 5, 14,
	             "'{{' is not closed; "
	             "the rest of the template is left out");
	assert_int_equal(diag.n, 7);
}

static void
unclosed_at_the_end(void **state)
{
	(void)state;
	assert_false(add("t", S("{{#a}}\n{{$b}}x")));
	expect_fault(0, 2, 1, "'{{$b}}' is not closed");
	expect_fault(1, 1, 1, "'{{#a}}' is not closed");
	assert_int_equal(diag.n, 2);
}

static void
faulty_template_is_used(void **state)
{
	(void)state;
	assert_false(add("t", S("a{{/b}}c{{^d}}e{{")));
	assert_string_equal(render("t", NULL), "ace");
}

static void
faults_are_not_told_without_end(void **state)
{
	(void)state;
	assert_false(add("t", repeat("{{/x}}\n", 100000)));
	assert_int_equal(diag.n, 20);
}

static void
sections_nest_100_deep(void **state)
{
	(void)state;
	struct buf t = {NULL, 0, 0};
	buf_add(&t, repeat("{{^x}}", 100));
	buf_addz(&t, "in");
	buf_add(&t, repeat("{{/x}}", 100));
	assert_true(add("t", buf_str(&t)));
	assert_string_equal(render("t", NULL), "in");
	buf_release(&t);
}

static void
deeper_sections_are_a_fault(void **state)
{
	(void)state;
	assert_false(add("t", repeat("{{#x}}", 200000)));
	expect_fault(0, 1, 601,
	             "'{{#x}}' nests deeper than 100 sections; "
	             "the rest of the template is left out");
	assert_int_equal(diag.n, 1);
	assert_string_equal(render("t", NULL), "");
	assert_false(add("parents", repeat("{{<t}}{{$a}}", 200000)));
}

static void
partials_nest_100_deep(void **state)
{
	(void)state;
	for (unsigned i = 0; i <= 101; i++) {
		const char *name = str_printf(&arena, "p%u", i).p;
		assert_true(add(name, str_printf(&arena, "{{>p%u}}", i + 1)));
	}
	assert_true(add("p102", S("end")));
	assert_string_equal(render("p2", NULL), "end");
	assert_null(render("p1", NULL));
}

static void
endless_recursion_is_refused(void **state)
{
	(void)state;
	assert_true(add("t", S("  {{>t}}\n")));
	assert_true(add("u", S("{{<u}}{{$a}}{{<u}}{{/u}}{{/a}}{{/u}}")));
	assert_null(render("t", NULL));
	assert_null(render("u", NULL));
}

static void
argument_does_not_replace_itself(void **state)
{
	(void)state;
	assert_true(add("base", S("<{{$a}}{{/a}}>")));
	assert_true(
		add("t", S("{{<base}}{{$a}}1{{$a}}2{{/a}}3{{/a}}{{/base}}")));
	assert_string_equal(render("t", NULL), "<123>");
}

static void
only_blocks_count_in_a_parent(void **state)
{
	(void)state;
	assert_true(add("base", S("[{{$a}}-{{/a}}]")));
	assert_true(add("t",
	                S("{{<base}}{{x}}{{>base}}{{#x}}{{$a}}1{{/a}}"
	                  "{{/x}}{{<base}}{{$a}}2{{/a}}{{/base}}"
	                  "{{! c }}{{/base}}")));
	assert_string_equal(render("t", NULL), "[-]");
}

static void
layout_keeps_indentation(void **state)
{
	(void)state;
	assert_true(add("layout",
	                S("<main>\n"
	                  "  {{$main}}\n"
	                  "  none\n"
	                  "  {{/main}}\n"
	                  "</main>\n")));
	assert_true(add("part", S("a\n\nb\n")));
	assert_true(add("t",
	                S("{{<layout}}\n"
	                  "{{$main}}\n"
	                  "      <p>\n"
	                  "        {{>part}}\n"
	                  "      </p>\n"
	                  "{{/main}}\n"
	                  "{{/layout}}\n")));
	assert_string_equal(render("t", NULL),
	                    "<main>\n"
	                    "  <p>\n"
	                    "    a\n"
	                    "\n"
	                    "    b\n"
	                    "  </p>\n"
	                    "</main>\n");
	assert_string_equal(render("layout", NULL),
	                    "<main>\n"
	                    "  none\n"
	                    "</main>\n");
}

static void
text_in_place_of_lines_is_indented(void **state)
{
	(void)state;
	assert_true(add("base", S("{{$a}}\n  x\n{{/a}}\n|{{$b}}y{{/b}}|\n")));
	assert_true(add("t",
	                S("{{<base}}{{$a}}1{{/a}}"
	                  "{{$b}}\n{{#no}}\n{{/no}}\n 2\n 3\n{{/b}}"
	                  "{{/base}}")));
	assert_string_equal(render("t", NULL), "  1|2\n3\n|\n");
}

static void
inline_partial_is_not_indented(void **state)
{
	(void)state;
	assert_true(add("outer", S("{{>inner}}.\n{{>inner}}\n")));
	assert_true(add("inner", S("a\nb")));
	assert_true(add("t", S("  {{>outer}}\n")));
	assert_string_equal(render("t", NULL), "  a\nb.\n  a\n  b");
}

static void
section_of_a_partial_line(void **state)
{
	(void)state;
	struct value *data = value_object(&arena), *l = value_list(&arena);
	value_set(&arena, data, S("l"), l);
	value_push(&arena, l, value_text(&arena, S("1")));
	value_push(&arena, l, value_text(&arena, S("2")));
	assert_true(add("p", S("{{#l}}\n{{.}}\n{{/l}}\n")));
	assert_true(add("t", S(" {{>p}}\n.")));
	assert_string_equal(render("t", data), " 1\n 2\n.");
}

/* Sections of a list within each other, each of which goes through it all. */
static void
lists_in_themselves_are_refused(void **state)
{
	(void)state;
	struct value *data = value_object(&arena), *l = value_list(&arena);
	value_set(&arena, data, S("l"), l);
	value_push(&arena, l, value_text(&arena, S("1")));
	value_push(&arena, l, value_text(&arena, S("2")));
	assert_true(add("t", STR_JOIN(&arena, repeat("{{#l}}", 16), S("x"),
	                              repeat("{{/l}}", 16))));
	assert_int_equal(strlen(render("t", data)), 1 << 16);
	assert_true(add("u", STR_JOIN(&arena, repeat("{{#l}}", 60), S("x"),
	                              repeat("{{/l}}", 60))));
	assert_null(render("u", data));
	/* What is written counts, too. */
	assert_true(add("v", STR_JOIN(&arena, repeat("{{#l}}", 16),
	                              repeat("0123456789abcdef", 1024),
	                              repeat("{{/l}}", 16))));
	assert_null(render("v", data));
}

/* Each byte string, and each beginning of it, must neither crash nor be read
 * beyond its end; what is made of it is of no interest. */
static void
hostile_input(void **state)
{
	(void)state;
	const str inputs[] = {
		S("{{"),
		S("{{{"),
		S("{{="),
		S("{{=}}"),
		S("{{==}}"),
		S("{{= =}}"),
		S("{{=<% %>=}}<%={{ }}=%>{{{a}}}"),
		S("{{!"),
		S("{{#.}}{{/.}}{{.}}{{..}}{{a..b}}"),
		S("{{>*}}{{>**a}}"),
		S("{{<*a}}{{$b}}\r\n  x\r\n{{/b}}{{/*a}}\r\n"),
		S("  {{<p}}{{<q}}{{/q}}{{/p}}\n{{$a}}{{$a}}{{/a}}"),
		S("{{#a}}{{<p}}{{#b}}{{/a}}{{/b}}{{/p}}\n"),
		S("\0{{\0}}{{#\xFF}}\n\xFF{{/\xFF}}"),
		S("{{=\xFF \xFE=}}\xFF#a\xFE\n \xFF/a\xFE"),
	};
	for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
		for (size_t n = 0; n <= inputs[i].n; n++) {
			str name = str_printf(&arena, "t%zu-%zu", i, n);
			/* A copy, so that its end is seen by sanitizers. */
			char *p = test_malloc(n + 1);
			memcpy(p, inputs[i].p, n);
			add(name.p, (str){p, n});
			assert_non_null(render(name.p, NULL));
			test_free(p);
		}
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_set, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(first_of_a_name_wins),
		TEST(missing_template),
		TEST(values),
		TEST(faults_have_places),
		TEST(unclosed_at_the_end),
		TEST(faulty_template_is_used),
		TEST(faults_are_not_told_without_end),
		TEST(sections_nest_100_deep),
		TEST(deeper_sections_are_a_fault),
		TEST(partials_nest_100_deep),
		TEST(endless_recursion_is_refused),
		TEST(argument_does_not_replace_itself),
		TEST(only_blocks_count_in_a_parent),
		TEST(layout_keeps_indentation),
		TEST(text_in_place_of_lines_is_indented),
		TEST(inline_partial_is_not_indented),
		TEST(section_of_a_partial_line),
		TEST(lists_in_themselves_are_refused),
		TEST(hostile_input),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
