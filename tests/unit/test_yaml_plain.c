/* test_yaml_plain.c -- what is read without libyaml is what libyaml reads. */
#include "read/yaml_plain.h"
#include "aid/reading.h"

static struct yaml *
read_plainly(str text)
{
	struct source src = {S("t.yml"), text};
	return yaml_plain(&src, 0, (uint32_t)text.n, &arena);
}

/* A comment at the end changes nothing, but is libyaml's. */
static struct yaml *
read_by_libyaml(str text)
{
	bool empty;
	text = STR_JOIN(&arena, text, S("# comment\n"));
	struct source src = {S("t.yml"), text};
	assert_null(yaml_plain(&src, 0, (uint32_t)text.n, &arena));
	return yaml_read(&src, DIAG_CONFIG, &empty, &diag, &arena);
}

static void
assert_same_node(const struct yaml *a, const struct yaml *b)
{
	assert_int_equal(a->kind, b->kind);
	assert_int_equal(a->pos, b->pos);
	assert_int_equal(a->len, b->len);
	assert_int_equal(a->key_pos, b->key_pos);
	assert_int_equal(a->quoted, b->quoted);
	assert_int_equal(a->n, b->n);
	assert_true(str_eq(a->key, b->key));
	assert_true(str_eq(a->text, b->text));
}

/* Both readings of TEXT; it is a map of scalars and of lists of scalars. */
static void
assert_same(str text)
{
	const struct yaml *a = read_plainly(text), *b = read_by_libyaml(text);
	assert_non_null(a);
	assert_non_null(b);
	assert_same_node(a, b);
	for (a = a->first, b = b->first; b != NULL; a = a->next, b = b->next) {
		assert_non_null(a);
		assert_same_node(a, b);
		const struct yaml *i = a->first, *j = b->first;
		for (; j != NULL; i = i->next, j = j->next) {
			assert_non_null(i);
			assert_same_node(i, j);
		}
		assert_null(i);
	}
	assert_null(a);
}

static void
test_words(void **state)
{
	(void)state;
	assert_same(S("title: A page\n"));
	assert_same(S("a: b:c#d\nb: x:y\n"));
	assert_same(S("ms.date: 12/18/2020\nROBOTS: NOINDEX, NOFOLLOW\n"));
	assert_same(S("title:   1:1 samtaleopptak (beta) [x] {y} \"z\"\n"));
	assert_same(S("a: /x/y.md\nb: .x\nc: (x)\nd: 0\nn: no\nt: true\n"));
	assert_same(S("a: \xC3\xB8l\nb: \xE6\x97\xA5\xE6\x9C\xAC\n"
	              "c: d\xE2\x80\x99s\n"));
}

static void
test_quotes(void **state)
{
	(void)state;
	assert_same(S("a: \"52702099\"\nb: 'x: # y'\nc: \"\"\nd: ''\n"));
	assert_same(S("a: \"it's\"\nb: 'say \"x\"'\n"));
}

static void
test_lists(void **state)
{
	(void)state;
	assert_same(S("a:\n- \"1\"\n-   two\n- three four\nb: c\n"));
	assert_same(S("a:\nb:\n- x\nc:\n"));
}

static void
test_line_ends(void **state)
{
	(void)state;
	assert_same(S("a: b\r\nc:\r\n- d\r\ne: 'f'\r\n"));
	const struct yaml *map = read_plainly(S("a: b"));
	assert_non_null(map);
	assert_true(str_eq(map->first->text, S("b")));
}

static void
test_is_left_to_libyaml(void **state)
{
	static const char *const texts[] = {
		"", "\n", "a", "a:b\n", "# x\n", "a: b\n\nc: d\n", "- a\n",
		"a: b # c\n", "a: b: c\n", "a: b:\n", "a: b \n", "a: \n",
		"a:\tb\n", "a: b\tc\n", " a: b\n", "a: b\n  c\n", "a: |\n x\n",
		"a: >\n x\n", "a: [b]\n", "a: {b: c}\n", "a: *b\n", "a: &b c\n",
		"a: !b c\n", "a: - b\n", "a: ? b\n", "a: @b\n", "a: `b`\n",
		"a: %b\n", "a: 'b\n", "a: 'b''c'\n", "a: 'b' c\n",
		"a: \"b\\n\"\n", "a: \"b\" c\n", "a: b\na: c\n", "'a': b\n",
		"a b: c\n", "a:\n  - b\n", "a:\n  b: c\n", "a: b\n- c\n",
		"a:\n- b: c\n", "a:\n- - b\n", "a:\n-\n", "a:\n- \n",
		"a:\n- b\n  c\n", "a:\n-b\n", "a: b\xC2\x85" "c\n",
		"a: b\xE2\x80\xA8" "c\n", "a: \xEF\xBB\xBF" "b\n", "a: ''\n-b\n",
		"a: ''\n- b\n", "a: b\n...\n", "a: b\n---\n", "? a\n: b\n",
		"a: b\rc: d\n", "a: \x7F\n",
	};
	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_null(read_plainly(str_of(texts[i])));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_quotes),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_line_ends),
		cmocka_unit_test(test_is_left_to_libyaml),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
