/* test_search.c -- search/: words, numbers, strings, the file of many writers. */
#include <fcntl.h>

#include "aid/reading.h"

#include "search/collect.h"
#include "search/literal.h"
#include "search/number.h"
#include "search/words.h"

/* ---- words ---- */

static void
add_term(void *ctx, const uint64_t *word, size_t n)
{
	struct buf *b = ctx;
	buf_add(b, (str){(const char *)word, n});
	buf_addc(b, '|');
	/* What the caller may rely on: see words.h. */
	for (size_t i = n; i < 16 || i % 8 != 0; i++)
		assert_int_equal(((const char *)word)[i], 0);
}

static str
terms_of(str text)
{
	struct buf b = {NULL, 0, 0};
	words_cut(&(struct words){&b, add_term}, text);
	str s = str_dup(buf_str(&b), &arena);
	buf_release(&b);
	return s;
}

static void
cuts_words(void **state)
{
	(void)state;
	assert_text(terms_of(S("")), "");
	assert_text(terms_of(S(" -- ")), "");
	assert_text(terms_of(S("Reset your PASSWORD")), "reset|your|password|");
	assert_text(terms_of(S("SSPR_0029: e-post")), "sspr|0029|e|post|");
	assert_text(terms_of(S("don't")), "don|t|");
	assert_text(terms_of(S("Straße Ærlig blåbær")), "strasse|aerlig|blabaer|");
	assert_text(terms_of(S("\xFF\xC3(x")), "x|");
}

/* A word is as long in one go as in pieces, wherever it stands. */
static void
cuts_long_words_short(void **state)
{
	(void)state;
	char text[200];
	for (size_t before = 0; before < 20; before++)
		for (size_t n = 1; n < 40; n++) {
			memset(text, ' ', sizeof text);
			memset(text + before, 'x', n);
			str got = terms_of((str){text, before + n + n % 3});
			assert_int_equal(got.n, (n < WORD_MOST ? n : WORD_MOST) + 1);
		}
	memset(text, 'y', 20);
	memcpy(text + 20, "\xC3\xA9\xC3\xA9zzzzzzzz", 12);
	assert_text(terms_of((str){text, 32}), "yyyyyyyyyyyyyyyyyyyyeezz|");
}

static void
cuts_runs_in_pairs(void **state)
{
	(void)state;
	assert_text(terms_of(S("\u6F22\u5B57\u304B")),
	            "\u6F22\u5B57|\u5B57\u304B|\u304B|");
	assert_text(terms_of(S("\u6F22")), "\u6F22|");
	assert_text(terms_of(S("PC\u6F22\u5B57Web")),
	            "pc|\u6F22\u5B57|\u5B57|web|");
	/* Small kana with a mark of their own are the ones with it. */
	assert_text(terms_of(S("\uFF76\uFF9E\uFF8A")), "\u30AC\u30CF|\u30CF|");
}

static void
folds_what_readers_do_not_type(void **state)
{
	(void)state;
	assert_text(terms_of(S("e\u0301t\u00E9 \u0130stanbul")), "ete|istanbul|");
	/* Arabic: alef with hamza, teh marbuta, tatweel, digits. */
	assert_text(terms_of(S("\u0623\u0629 \u0628\u0640\u0628 \u0663")),
	            "\u0627\u0647|\u0628\u0628|3|");
	/* Russian readers do type this one. */
	assert_text(terms_of(S("\u0419 \u0401")), "\u0439|\u0435|");
	assert_text(terms_of(S("\u00BD \uFF21")), "1|2|a|");
}

/* ---- numbers and strings ---- */

static void
writes_numbers(void **state)
{
	(void)state;
	static const uint32_t numbers[] = {0, 44, 45, 2024, 2025, 91124, 91125,
	                                   UINT32_MAX};
	struct buf b = {NULL, 0, 0};
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		b.n = 0;
		number_put(&b, numbers[i]);
		assert_int_equal(b.n, number_size(numbers[i]));
		for (size_t k = 0; k < b.n; k++) {
			assert_true(b.p[k] > ' ' && b.p[k] <= '~');
			assert_null(memchr("\"\\`$", b.p[k], 4));
		}
	}
	b.n = 0;
	number_put(&b, 46);
	assert_text(buf_str(&b), "Q#");
	buf_release(&b);
}

static void
writes_strings(void **state)
{
	(void)state;
	struct buf b = {NULL, 0, 0};
	literal_put(&b, (str){"12345678\"a\\b\n\x01 \xC3\xA6\0</script>", 27});
	assert_text(buf_str(&b),
	            "\"12345678\\\"a\\\\b\\n\\x01 \xC3\xA6\\x00</script>\"");
	buf_release(&b);
}

/* ---- records ---- */

static void
notes_pages(void **state)
{
	(void)state;
	struct spool s;
	int fd = open("/tmp", O_RDWR | O_TMPFILE, 0600);
	if (fd < 0)
		skip();
	spool_open(&s, fd);
	struct collector *c = NULL;
	struct search_text text = {.shown = {S("Skriv koden. Skriv!"), S("")}};
	struct search_page page = {.url = S("a.html"),
	                           .title = S("Koden"),
	                           .text = &text};
	struct search_record one, two;
	collect_page(&c, &s, &page, &one);
	collect_page(&c, &s, &page, &two);
	/* The second time no term is new; what the index says is the same. */
	assert_int_equal(one.hash, two.hash);
	assert_true(two.terms < one.terms);
	assert_int_equal(two.at, one.terms + one.shown + one.source);
	char bytes[64];
	assert_int_equal(one.shown, 40);
	spool_get(&s, one.at + one.terms, one.shown, bytes);
	assert_memory_equal(bytes, "[\"a.html\",\"Koden\",\"Skriv koden. Skriv!\"]",
	                    one.shown);
	assert_int_equal(one.source, 0);
	page.title = S("Kode");
	collect_page(&c, &s, &page, &two);
	assert_int_not_equal(one.hash, two.hash);
	collector_free(c);
	spool_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cuts_words),
		cmocka_unit_test(cuts_long_words_short),
		cmocka_unit_test(cuts_runs_in_pairs),
		cmocka_unit_test(folds_what_readers_do_not_type),
		cmocka_unit_test(writes_numbers),
		cmocka_unit_test(writes_strings),
		cmocka_unit_test(notes_pages),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
