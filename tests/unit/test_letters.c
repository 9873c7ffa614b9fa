/* test_letters.c -- what Markdown says, scripts, and the words of languages. */
#include "aid/reading.h"

#include "check/fold.h"
#include "check/letters.h"
#include "check/lexicon.h"
#include "check/script.h"

/* ---- letters ---------------------------------------------------------------------- */

static void
assert_letters(const char *text, const char *want, size_t words)
{
	struct letters l;
	letters_of(&l, str_of(text), &arena);
	assert_int_equal(l.n, strlen(want));
	assert_memory_equal(l.p, want, l.n);
	assert_int_equal(letters_words(&l, 0, l.n), words);
}

static void
leaves_out_how_it_is_written(void **state)
{
	(void)state;
	assert_letters("**One**, two.", "Onetwo", 2);
	assert_letters("See [the page](https://example.com/x).", "Seethepage", 3);
	assert_letters("a <b class=\"x\">c</b> d", "acd", 3);
	assert_letters("1 < 2 and 3 > 2", "12and32", 5);
	assert_letters("![alt text](m.png) after", "after", 1);
	assert_letters("> [!NOTE]\n> text", "text", 1);
	assert_letters("[!INCLUDE [x](y.md)] z", "z", 1);
	assert_letters(":::image src=\"a\":::\nb", "b", 1);
	assert_letters("a\n```\ncode\n```\nb", "ab", 2);
	assert_letters("a\n> ```\n> code\n> ```\n> b", "ab", 2);
	assert_letters("a\n```\nnever closed", "a", 1);
	assert_letters("pæl", "pæl", 1);
	assert_letters("", "", 0);
}

static void
keeps_signs_that_do_not_end(void **state)
{
	(void)state;
	assert_letters("a <b", "ab", 2);
	assert_letters("![never", "never", 1);
	assert_letters("a](b", "ab", 2);
	assert_letters("[!x", "x", 1);
}

/* Each sign looks no further than it may: the whole stays linear. */
static void
stays_linear_in_what_does_not_end(void **state)
{
	(void)state;
	enum { N = 200000 };
	static const char *const signs[] = {"<a", "](", "![", "[!", ":::", "```"};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		struct letters l;
		char *z = NEW(&arena, char, N + 8);
		size_t n = 0;
		while (n < N)
			n += (size_t)(stpcpy(z + n, signs[i]) - (z + n));
		letters_of(&l, (str){z, n}, &arena);
		assert_true(l.n <= n);
	}
}

static void
hashes_letters_alone(void **state)
{
	(void)state;
	assert_int_equal(fold_letters_hash(S("Velg  **Lagre**.")),
	                 fold_letters_hash(S("velg «LAGRE»")));
	assert_int_equal(fold_letters_hash(S("Ål")), fold_letters_hash(S("ål")));
	assert_int_not_equal(fold_letters_hash(S("ål")),
	                     fold_letters_hash(S("al")));
	assert_int_equal(fold_letters_hash(S("ŸĿ 😀Åß")),
	                 fold_letters_hash(S("ÿŀ😀 åß")));
	assert_int_not_equal(fold_letters_hash(S("12")),
	                     fold_letters_hash(S("21")));
}

/* A word's hash is the same, whatever stands around it and in it. */
static void
hashes_words_alone(void **state)
{
	const str words[] = {
		S("a"), S("Identity"), S("entities"), S("authentication"),
		S("interoperability"), S("internationalizations"), S("e-mail"),
		S("SQL_2"), S("åpne"), S("-"), S("it's")};
	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		uint64_t sum, seen;
		str text = str_printf(&arena, "%.*s, and the end of it",
		                      STR_ARG(words[i]));
		struct word all[] = {{0, (uint32_t)words[i].n},
		                     {0, (uint32_t)words[i].n}};
		uint64_t hash = fold_letters_hash(words[i]);
		fold_words(words[i], all, 1, &sum, &seen);
		assert_int_equal(sum, hash);
		assert_true(seen == (uint64_t)1 << (hash >> 58));
		fold_words(text, all, 2, &sum, &seen);
		assert_true(sum == hash + hash);
	}
	assert_int_equal(fold_letters_hash(S("e-mail")),
	                 fold_letters_hash(S("Email")));
}

/* All of a text counts, however long it is and wherever its letters are. */
static void
hashes_long_texts(void **state)
{
	char z[200], other[400];
	(void)state;
	for (size_t n = 1; n < sizeof z; n++) {
		size_t k = 0;
		for (size_t i = 0; i < n; i++) {
			z[i] = (char)('a' + i % 26);
			other[k++] = (char)(z[i] - 'a' + 'A');
			if (i % 7 == n % 7)
				other[k++] = i % 2 == 0 ? ' ' : '.';
		}
		uint64_t hash = fold_letters_hash((str){z, n});
		assert_int_equal(hash, fold_letters_hash((str){other, k}));
		z[n / 2]++;
		assert_int_not_equal(hash, fold_letters_hash((str){z, n}));
		str x = {z, n};
		assert_int_equal(fold_letters_hash(STR_JOIN(&arena, x, S("Å"))),
		                 fold_letters_hash(STR_JOIN(&arena, x, S(" å"))));
	}
}

/* ---- words of languages -------------------------------------------------------------- */

static uint64_t
find(const struct lexicon *l, str word)
{
	struct word w = {0, (uint32_t)word.n};
	return lexicon_find(l, word, w);
}

static void
finds_all_languages_of_a_word(void **state)
{
	(void)state;
	const str nb[] = {S("ikke"), S("og")}, da[] = {S("af"), S("og")};
	const str ru[] = {S("для")};
	struct lexicon l;
	lexicon_open(&l, 5, &arena);
	lexicon_add(&l, S("nb"), nb, 2);
	lexicon_add(&l, S("da"), da, 2);
	lexicon_add(&l, S("ru"), ru, 1);
	assert_int_equal(find(&l, S("og")), 3);
	assert_int_equal(find(&l, S("Ikke")), 1);
	assert_int_equal(find(&l, S("af")), 2);
	assert_int_equal(find(&l, S("Для")), 4);
	assert_int_equal(find(&l, S("konto")), 0);
	assert_int_equal(find(&l, S("NESTE")), 0);
	assert_int_equal(find(&l, S("")), 0);
	/* longer than a number: with a capital, too */
	const str long_ones[] = {S("ingenting"), S("imidlertid")};
	lexicon_add(&l, S("nn"), long_ones, 2);
	assert_int_equal(find(&l, S("ingenting")), 8);
	assert_int_equal(find(&l, S("Imidlertid")), 8);
	assert_int_equal(find(&l, S("imidlertig")), 0);
	assert_int_equal(lexicon_tongue(&l, da), 1);
	assert_int_equal(lexicon_tongue(&l, NULL), TONGUE_NONE);
}

static void
takes_no_more_languages_than_bits(void **state)
{
	(void)state;
	const str words[] = {S("x")};
	struct lexicon l;
	lexicon_open(&l, 100, &arena);
	for (size_t i = 0; i < 100; i++)
		lexicon_add(&l, S("xx"), words, 1);
	assert_int_equal(l.n, TONGUES_MOST);
	assert_true(find(&l, S("x")) == UINT64_MAX);
}

/* ---- scripts ------------------------------------------------------------------------ */

static void
knows_the_scripts_of_locales(void **state)
{
	(void)state;
	struct scripts latin = {{0}}, japanese = {{0}}, serbian = {{0}};
	scripts_of_locale(&latin, S("nb-NO"));
	scripts_of_locale(&japanese, S("ja-JP"));
	scripts_of_locale(&serbian, S("sr-Latn-RS"));
	assert_true(scripts_have(&latin, script_of('a')));
	assert_true(scripts_have(&latin, script_of(0xE5)));
	assert_false(scripts_have(&latin, script_of(0x436)));
	assert_true(scripts_have(&japanese, script_of(0x3042)));
	assert_true(scripts_have(&japanese, script_of(0x30A2)));
	assert_true(scripts_have(&japanese, script_of(0x65E5)));
	assert_false(scripts_have(&japanese, script_of(0xAC00)));
	assert_false(scripts_have(&serbian, script_of(0x436)));
	assert_int_equal(script_of('1'), -1);
	assert_int_equal(script_of(0x2019), -1);
	assert_int_equal(script_of(0x110000), -1);
	assert_string_equal(script_name(script_of(0x436)), "Cyrillic");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(leaves_out_how_it_is_written),
		cmocka_unit_test(keeps_signs_that_do_not_end),
		cmocka_unit_test(stays_linear_in_what_does_not_end),
		cmocka_unit_test(hashes_letters_alone),
		cmocka_unit_test(hashes_words_alone),
		cmocka_unit_test(hashes_long_texts),
		cmocka_unit_test(finds_all_languages_of_a_word),
		cmocka_unit_test(takes_no_more_languages_than_bits),
		cmocka_unit_test(knows_the_scripts_of_locales),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
