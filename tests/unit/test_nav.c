/* Menus as trees, site variables, and how titles are put in order. */
#include "model/nav.h"
#include "model/variables.h"
#include "read/toc.h"
#include "aid/reading.h"

/* ---- variables -------------------------------------------------------------- */

static str values[] = {{"<1>", 3}, {"+47 22", 6}, {"{{a}}", 5},
                       {"\xe2\x81\xa6+966 1\xe2\x81\xa9", 12}};

static str
filled(str s, enum variable_place at, size_t left)
{
	struct map m = {NULL, 0, 0};
	*map_put(&m, S("a"), NULL, &arena) = &values[0];
	*map_put(&m, S("desk.phone"), NULL, &arena) = &values[1];
	*map_put(&m, S("again"), NULL, &arena) = &values[2];
	*map_put(&m, S("isolated"), NULL, &arena) = &values[3];
	return variables_in(&m, s, at, &left, &arena);
}

static void
known_names_are_replaced(void **state)
{
	(void)state;
	assert_text(filled(S("{{a}}"), VARIABLE_TEXT, 99), "<1>");
	assert_text(filled(S("x{{a}}y{{a}}z"), VARIABLE_TEXT, 99),
	           "x<1>y<1>z");
	assert_text(filled(S("{{{a}}}"), VARIABLE_TEXT, 99), "{<1>}");
	assert_text(filled(S("{{x{{a}}"), VARIABLE_TEXT, 99), "{{x<1>");
	/* A value is not looked through again. */
	assert_text(filled(S("{{again}}"), VARIABLE_TEXT, 99), "{{a}}");
}

static void
others_stay(void **state)
{
	static const char *const same[] = {
		"", "{{", "}}", "{{}}", "{{b}}", "{{ a }}", "{{a}", "{a}}",
		"{{A}}", "{{a\n}}", "{{{{{{", "{{desk}}", "{{desk.phone.}}",
	};
	(void)state;
	for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
		str s = str_of(same[i]);
		assert_ptr_equal(filled(s, VARIABLE_TEXT, 99).p, s.p);
	}
}

static void
values_suit_their_place(void **state)
{
	(void)state;
	assert_text(filled(S("{{a}}"), VARIABLE_HTML, 99), "&lt;1&gt;");
	assert_text(filled(S("tel:{{desk.phone}}"), VARIABLE_URL, 99),
	           "tel:+4722");
	/* What isolates a number in a right-to-left page is not of it. */
	assert_text(filled(S("tel:{{isolated}}"), VARIABLE_URL, 99),
	           "tel:+9661");
	assert_text(filled(S("/x?{{desk.phone}}"), VARIABLE_URL, 99),
	           "/x?+47 22");
}

static void
values_end_at_the_limit(void **state)
{
	(void)state;
	assert_text(filled(S("{{a}}{{a}}{{a}}"), VARIABLE_TEXT, 7),
	           "<1><1>{{a}}");
	assert_text(filled(S("{{a}}"), VARIABLE_TEXT, 0), "{{a}}");
}

static void
names_begin_and_end_well(void **state)
{
	(void)state;
	assert_true(variable_name(S("a")));
	assert_true(variable_name(S("desk_phone.2-b")));
	assert_false(variable_name(S("")));
	assert_false(variable_name(S("_a")));
	assert_false(variable_name(S("a_")));
	assert_false(variable_name(S("1a")));
	assert_false(variable_name(S("a b")));
	assert_false(variable_name(S("\xC3\xA5")));
}

/* ---- tables of contents ------------------------------------------------------ */

/* TEXT, the file PATH, read as a worker and the parent do; faults in D. */
static struct nav
toc_of(str path, str text, struct diag *d)
{
	static const struct limits limits = {
		.page_bytes = 1 << 20, .line_bytes = 1 << 16, .depth = 100};
	struct nav nav = {.path = path};
	struct buf out = {NULL, 0, 0};
	struct arena scratch;
	nav.src = (struct source){path, text};
	arena_open(&scratch, (size_t)64 << 20);
	toc_survey(&nav, &limits, &out, &scratch);
	*d = (struct diag){.arena = &arena};
	toc_take(&nav, buf_str(&out), d, &arena);
	arena_close(&scratch);
	buf_release(&out);
	return nav;
}

static void
assert_entry(const struct nav *nav, size_t i, const char *name,
             uint32_t parent, uint32_t end)
{
	assert_true(i < nav->n);
	assert_text(nav->entries[i].name, name);
	assert_int_equal(nav->entries[i].parent, parent);
	assert_int_equal(nav->entries[i].end, end);
}

static void
yaml_becomes_a_tree(void **state)
{
	struct diag d;
	(void)state;
	struct nav nav = toc_of(S("TOC.yml"),
	                        S("items:\n"
	                          "- name: A\n"
	                          "  items:\n"
	                          "  - name: B\n"
	                          "    href: b.md\n"
	                          "    expanded: true\n"
	                          "  - name: C\n"
	                          "- href: d.md\n"), &d);
	assert_int_equal(d.n, 0);
	assert_int_equal(nav.n, 4);
	assert_entry(&nav, 0, "A", NAV_NONE, 3);
	assert_entry(&nav, 1, "B", 0, 2);
	assert_entry(&nav, 2, "C", 0, 3);
	assert_entry(&nav, 3, "", NAV_NONE, 4);
	assert_text(nav.entries[1].href, "b.md");
	assert_true(nav.entries[1].expanded);
	assert_false(nav.entries[0].expanded);
}

static void
headings_become_a_tree(void **state)
{
	struct diag d;
	(void)state;
	struct nav nav = toc_of(S("a/toc.MD"),
	                        S("## [B](b.md)\n"
	                          "# A\n"
	                          "### [C *c*](c.md)\n"
	                          "## D\n"
	                          "### E\n"
	                          "# F\n"), &d);
	assert_int_equal(d.n, 0);
	assert_int_equal(nav.n, 6);
	assert_entry(&nav, 0, "B", NAV_NONE, 1);
	assert_entry(&nav, 1, "A", NAV_NONE, 5);
	assert_entry(&nav, 2, "C c", 1, 3);
	assert_entry(&nav, 3, "D", 1, 5);
	assert_entry(&nav, 4, "E", 3, 5);
	assert_entry(&nav, 5, "F", NAV_NONE, 6);
	assert_text(nav.entries[2].href, "c.md");
}

static void
nonsense_is_told(void **state)
{
	static const char *const bad[] = {
		"x", "- x", "- [a]", "- {href: [a]}", "items: x", "- {", "{}",
		"- {name: a, items: {name: b}}",
	};
	struct diag d;
	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		(void)toc_of(S("TOC.yml"), str_of(bad[i]), &d);
		assert_true(d.n > 0);
		assert_int_equal(d.msgs[0].id, DIAG_TOC);
	}
	assert_int_equal(toc_of(S("TOC.yml"), S(""), &d).n, 0);
	assert_int_equal(d.n, 0);
}

/* ---- order ---------------------------------------------------------------------- */

static void
assert_before(const struct locale *l, const char *a, const char *b)
{
	const str texts[] = {str_of(a), str_of(b)};
	str keys[2];
	locale_sort_keys(l, texts, keys, 2, &arena);
	assert_true(str_cmp(keys[0], keys[1]) < 0);
}

static void
numbers_in_titles_are_numbers(void **state)
{
	struct locale nb;
	(void)state;
	assert_true(locale_parse(S("nb-NO"), &nb, &arena));
	assert_before(&nb, "Feil 9", "Feil 10");
	assert_before(&nb, "feil 9 b", "Feil 10 a");
	assert_before(&nb, "Z", "\xC3\x98"); /* Ø */
	assert_before(&nb, "\xC3\x98", "\xC3\x85"); /* Ø, Å */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_names_are_replaced),
		cmocka_unit_test(others_stay),
		cmocka_unit_test(values_suit_their_place),
		cmocka_unit_test(values_end_at_the_limit),
		cmocka_unit_test(names_begin_and_end_well),
		cmocka_unit_test(yaml_becomes_a_tree),
		cmocka_unit_test(headings_become_a_tree),
		cmocka_unit_test(nonsense_is_told),
		cmocka_unit_test(numbers_in_titles_are_numbers),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
