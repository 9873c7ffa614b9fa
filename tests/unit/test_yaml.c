/* test_yaml.c -- YAML as a tree: kinds, places, and what is refused. */
#include "base/buf.h"
#include "read/yaml.h"
#include "aid/reading.h"

static struct source src;
static bool empty;

static struct yaml *
parse(str text)
{
	src = (struct source){S("t.yml"), text};
	return yaml_read(&src, DIAG_CONFIG, &empty, &diag, &arena);
}

/* TEXT is refused at LINE:COL with a message that holds WHAT. */
static void
assert_refused(str text, uint32_t line, uint32_t col, const char *what)
{
	diag.n = 0;
	assert_null(parse(text));
	assert_false(empty);
	assert_int_equal(diag.n, 1);
	assert_diag(0, DIAG_CONFIG, line, col, what);
}

static void
reads_maps_lists_and_scalars(void **state)
{
	(void)state;
	struct yaml *y = parse(S("a: one\nb:\n- x\n- 'y z'\nc: {d: \"e\\tf\"}\n"
	                         "ms. x,.y: 1\nms:z: 2\nn:\n"));
	assert_non_null(y);
	assert_int_equal(y->kind, YAML_MAP);
	assert_int_equal(y->n, 6);
	const struct yaml *a = yaml_get(y, S("a"));
	assert_text(a->text, "one");
	assert_false(a->quoted);
	const struct yaml *b = yaml_get(y, S("b"));
	assert_int_equal(b->kind, YAML_LIST);
	assert_int_equal(b->n, 2);
	assert_false(b->first->quoted);
	assert_text(b->first->next->text, "y z");
	assert_true(b->first->next->quoted);
	assert_null(b->first->next->next);
	const struct yaml *c = yaml_get(y, S("c"));
	assert_text(yaml_get(c, S("d"))->text, "e\tf");
	assert_text(yaml_get(y, S("ms. x,.y"))->text, "1");
	assert_text(yaml_get(y, S("ms:z"))->text, "2");
	assert_text(yaml_get(y, S("n"))->text, "");
	assert_false(yaml_get(y, S("n"))->quoted);
	assert_null(yaml_get(y, S("absent")));
	assert_null(yaml_get(a, S("a")));
	assert_int_equal(diag.n, 0);
}

static void
places_are_bytes(void **state)
{
	(void)state;
	str text = S("---\r\n\xC3\xA6\xE6\x97\xA5: \xF0\x9F\x98\x80 x\r\nk: >\r\n"
	             "  \xC3\xB8\r\n\r\nl: [\xC3\xA5, 'b']\r\n");
	src = (struct source){S("t.yml"), text};
	struct yaml *y = yaml_read_part(&src, str_sub(text, 5, text.n),
	                                DIAG_CONFIG, &empty, &diag, &arena);
	assert_non_null(y);
	const struct yaml *v = y->first;
	assert_int_equal(v->key_pos, 5);
	assert_text(str_sub(text, v->pos, v->pos + v->len),
	            "\xF0\x9F\x98\x80 x");
	v = v->next;
	assert_text(v->key, "k");
	assert_text(v->text, "\xC3\xB8\n");
	assert_true(v->quoted);
	v = v->next;
	assert_int_equal(v->key_pos, str_find(text, S("l: "), 0));
	const struct yaml *item = v->first;
	assert_text(str_sub(text, item->pos, item->pos + item->len),
	            "\xC3\xA5");
	item = item->next;
	assert_text(str_sub(text, item->pos, item->pos + item->len), "'b'");
}

static void
nothing_is_empty(void **state)
{
	(void)state;
	const str none[] = {S(""), S("\n\n"), S("# only a comment\n"),
	                    S("---\n...\n")};
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		assert_null(parse(none[i]));
		assert_true(empty);
	}
	assert_int_equal(diag.n, 0);
	assert_non_null(parse(S("''")));
	assert_false(empty);
}

static void
refuses_with_a_place(void **state)
{
	(void)state;
	assert_refused(S("\xC3\xA6: 1\nb: 2\n\xC3\xA6: 3\n"), 3, 1,
	               "duplicate key '\xC3\xA6'");
	assert_refused(S("a: {b: 1, b: 2}\n"), 1, 11, "duplicate key 'b'");
	assert_refused(S("a: &x 1\n"), 1, 4, "anchors");
	assert_refused(S("a: &x [1]\n"), 1, 4, "anchors");
	assert_refused(S("a: &x {b: 1}\n"), 1, 4, "anchors");
	assert_refused(S("a: *x\n"), 1, 4, "aliases");
	assert_refused(S("a: !!str 1\n"), 1, 4, "tags");
	assert_refused(S("a: !x {b: 1}\n"), 1, 4, "tags");
	assert_refused(S("? [a, b]\n: 1\n"), 1, 3, "a key must be a text");
	assert_refused(S("{{a: 1}: 2}\n"), 1, 2, "a key must be a text");
	assert_refused(S("'': x\n"), 1, 1, "empty key");
	assert_refused(S("a: 1\n---\nb: 2\n"), 2, 1,
	               "more than one YAML document");
}

static void
tells_in_a_writers_words_what_libyaml_says(void **state)
{
	(void)state;
	assert_refused(S("t: \xC3\xA6 b: c\n"), 1, 7,
	               "a ':' where none can be");
	assert_refused(S("a: 1\nb: [1, 2\n"), 2, 4, "a '[' without its ']'");
	assert_refused(S("\xC3\xA6: 1\nb: \x01\n"), 2, 4, "a character that no text has");
	assert_refused(S("a: @b\n"), 1, 4, "no value begins with this character");
}

static void
same_key_in_two_maps_is_fine(void **state)
{
	(void)state;
	struct yaml *y = parse(S("- {a: 1}\n- {a: 2}\n- a: {a: {a: 3}}\n"));
	assert_non_null(y);
	assert_int_equal(y->n, 3);
	assert_int_equal(diag.n, 0);
}

static void
depth_is_capped(void **state)
{
	(void)state;
	struct buf b = {NULL, 0, 0};
	for (int i = 0; i < 100; i++)
		buf_addc(&b, '[');
	for (int i = 0; i < 100; i++)
		buf_addc(&b, ']');
	assert_non_null(parse(buf_str(&b)));
	b.n = 0;
	for (int i = 0; i < 200000; i++)
		buf_addz(&b, "[");
	assert_refused(buf_str(&b), 1, 101, "more than 100 deep");
	b.n = 0;
	for (int i = 0; i < 200000; i++)
		buf_addz(&b, "- ");
	assert_refused(buf_str(&b), 1, 201, "more than 100 deep");
	buf_release(&b);
}

static void
escapes_make_no_tokens(void **state)
{
	(void)state;
	struct yaml *y = parse(S("- \"a\\0b\\uFDD0\\uFDEFc\\uFDCF\"\n"));
	assert_non_null(y);
	assert_text(y->first->text, "a\xEF\xBF\xBD" "b\xEF\xBF\xBD\xEF\xBF\xBD"
	            "c\xEF\xB7\x8F");
}

/* Many keys, many code points of several bytes: no step is quadratic. */
static void
a_large_map_is_read(void **state)
{
	(void)state;
	struct buf b = {NULL, 0, 0};
	for (int i = 0; i < 20000; i++)
		buf_printf(&b, "\xE6\x97\xA5%d: \xE6\x9C\xAC\n", i);
	struct yaml *y = parse(buf_str(&b));
	assert_non_null(y);
	assert_int_equal(y->n, 20000);
	const struct yaml *v = yaml_get(y, S("\xE6\x97\xA5" "19999"));
	assert_non_null(v);
	assert_text(str_sub(src.text, v->pos, v->pos + v->len), "\xE6\x9C\xAC");
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
		T(reads_maps_lists_and_scalars),
		T(places_are_bytes),
		T(nothing_is_empty),
		T(refuses_with_a_place),
		T(tells_in_a_writers_words_what_libyaml_says),
		T(same_key_in_two_maps_is_fine),
		T(depth_is_capped),
		T(escapes_make_no_tokens),
		T(a_large_map_is_read),
#undef T
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
