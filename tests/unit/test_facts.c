/* test_facts.c -- languages.yml: what is read without libyaml, and what is not. */
#include "aid/reading.h"

#include "base/os.h"
#include "check/facts_plain.h"

static struct fact_book book;

static bool
plain(const char *text)
{
	book = (struct fact_book){.rows = NULL};
	return facts_plain(&book, str_of(text), &arena);
}

static void
reads_rows_as_they_are_written(void **state)
{
	(void)state;
	assert_true(plain("# a comment\n\n"
	                  "- fact: function-words\n"
	                  "  locales: [nb, no]\n"
	                  "  why: >\n"
	                  "    a: reason # in lines\n"
	                  "    of text\n"
	                  "  values: [og, \"i, du\", på,\n"
	                  "    2=tvi*, l'eau]\n"
	                  "\n"
	                  "- fact: no-end-punctuation\n"
	                  "  locales: [th]\n"
	                  "  why: a reason that\n"
	                  "    goes on\n"));
	assert_int_equal(book.n, 2);
	const struct fact_row *r = &book.rows[0];
	assert_int_equal(r->id, FACT_FUNCTION_WORDS);
	assert_int_equal(r->nlocales, 2);
	assert_true(str_eq(r->locales[1], S("no")));
	assert_int_equal(r->nvalues, 5);
	assert_true(str_eq(r->values[1], S("i, du")));
	assert_true(str_eq(r->values[2], S("på")));
	assert_true(str_eq(r->values[3], S("2=tvi*")));
	assert_true(str_eq(r->values[4], S("l'eau")));
	assert_int_equal(book.rows[1].id, FACT_NO_END_PUNCTUATION);
	assert_int_equal(book.rows[1].nvalues, 0);
}

#define ROW(rest) "- fact: function-words\n  locales: [nb]\n  why: x\n" rest

static void
leaves_all_else_to_yaml(void **state)
{
	static const char *const other[] = {
		"",
		"# nothing\n",
		"fact: function-words\n",
		"- fact: no-such-fact\n  locales: [nb]\n  why: x\n",
		"- fact: function-words\n  locales: [nb]\n",
		"- fact: function-words\n  why: x\n",
		ROW("  why: twice\n"),
		ROW("  locales: [nn]\n"),
		ROW("  other: x\n"),
		ROW("   values: [a]\n"),
		ROW("  values: []\n"),
		ROW("  values: [a, ]\n"),
		ROW("  values: [a b]\n"),
		ROW("  values: [a\n  , b]\n"),
		ROW("  values: [a] # why\n"),
		ROW("  values: [*a]\n"),
		ROW("  values: ['a']\n"),
		ROW("  values: [\"a\\u0041\"]\n"),
		ROW("  values: [\"a\n    b\"]\n"),
		ROW("  values: [a: b]\n"),
		ROW("  values: [a"),
		ROW("  values: [\"a"),
		ROW("  values:\n    - a\n"),
		ROW("  values: [a\tb]\n"),
		ROW("  values: [a\xC2\x85]\n"),
		ROW("  values: [\xFF]\n"),
		ROW("more\n"),
		"- fact: function-words\n  locales: [nb]\n  why: a: b\n",
		"- fact: function-words\n  locales: [nb]\n  why: &a b\n",
		"- fact: function-words\n  locales: [nb]\n  why: >\n",
		"- fact: function-words\n  locales: [nb]\n  why: a\n    #b\n",
	};
	(void)state;
	assert_true(plain(ROW("")));
	for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
		if (plain(other[i]))
			fail_msg("taken for plain: %s", other[i]);
		assert_int_equal(book.n, 0);
	}
}

/* Our own file is written so that it is. */
static void
our_file_is_plain(void **state)
{
	str text;
	(void)state;
	assert_true(os_read("rules/languages.yml", 1 << 20, &text, &arena));
	book = (struct fact_book){.rows = NULL};
	assert_true(facts_plain(&book, text, &arena));
	assert_true(book.n > 50);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_rows_as_they_are_written),
		cmocka_unit_test(leaves_all_else_to_yaml),
		cmocka_unit_test(our_file_is_plain),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
