/* test_align.c -- the alignment report: halves with their marks; coverage. */
#include "report/align_half.h"

#include "aid/reading.h"
#include "check/coverage.h"

/* ---- halves ------------------------------------------------------------------------ */

/* RAW, which stands at byte 100, with N marks. */
static void
assert_half(const char *raw, const struct half_mark *marks, size_t n,
            const char *want)
{
	struct buf b = {NULL, 0, 0};
	struct half_mark *copy = NEW(&arena, struct half_mark, n + 1);
	struct half_text h = {&b, 100, copy, n, &arena};
	for (size_t i = 0; i < n; i++)
		copy[i] = marks[i];
	half_text_write(&h, str_of(raw));
	assert_text(buf_str(&b), want);
	buf_release(&b);
}

static void
what_has_no_marks_is_escaped_text(void **state)
{
	(void)state;
	assert_half("a < b & \"c\"", NULL, 0, "a &lt; b &amp; &quot;c&quot;");
	assert_half("", NULL, 0, "");
}

static void
marks_are_cut_to_the_half(void **state)
{
	static const struct half_mark marks[] = {
		{90, 12, SEV_ERROR}, {105, 50, SEV_INFO}};
	(void)state;
	assert_half("abcdefg", marks, 2,
	            "<mark class=\"error\">ab</mark>cde"
	            "<mark class=\"info\">fg</mark>");
}

static void
marks_of_other_halves_are_left_out(void **state)
{
	static const struct half_mark marks[] = {
		{10, 5, SEV_ERROR}, {200, 5, SEV_ERROR}};
	(void)state;
	assert_half("abc", marks, 2, "abc");
}

static void
an_empty_mark_is_one_character(void **state)
{
	static const struct half_mark inside = {101, 0, SEV_ERROR},
	                              at_end = {105, 0, SEV_ERROR};
	(void)state;
	assert_half("b\xC3\xA5t\xC3\xA5", &inside, 1,
	            "b<mark class=\"error\">\xC3\xA5</mark>t\xC3\xA5");
	assert_half("b\xC3\xA5""b\xC3\xA5", &at_end, 1,
	            "b\xC3\xA5""b<mark class=\"error\">\xC3\xA5</mark>");
}

static void
where_marks_overlap_the_gravest_shows(void **state)
{
	static const struct half_mark marks[] = {
		{100, 6, SEV_INFO}, {102, 2, SEV_ERROR}, {103, 4, SEV_WARNING}};
	(void)state;
	assert_half("abcdefgh", marks, 3,
	            "<mark class=\"info\">ab</mark>"
	            "<mark class=\"error\">c</mark>"
	            "<mark class=\"error\">d</mark>"
	            "<mark class=\"warning\">ef</mark>"
	            "<mark class=\"warning\">g</mark>h");
}

static void
addresses_and_code_keep_their_direction(void **state)
{
	static const struct half_mark mark = {100, 5, SEV_ERROR};
	(void)state;
	assert_half("[a](b) `c` <d> e", NULL, 0,
	            "[a]<bdi dir=\"ltr\">(b)</bdi> <bdi dir=\"ltr\">`c`</bdi> "
	            "<bdi dir=\"ltr\">&lt;d&gt;</bdi> e");
	assert_half("x https://a.b/c) y", NULL, 0,
	            "x <bdi dir=\"ltr\">https://a.b/c</bdi>) y");
	/* A mark that begins before one and ends in it is in two parts. */
	assert_half("[a](b)", &mark, 1,
	            "<mark class=\"error\">[a]</mark><bdi dir=\"ltr\">"
	            "<mark class=\"error\">(b</mark>)</bdi>");
}

static void
what_is_not_closed_is_text(void **state)
{
	(void)state;
	assert_half("[a](b `c <d", NULL, 0, "[a](b `c &lt;d");
}

static void
hidden_characters_have_names(void **state)
{
	static const struct half_mark mark = {100, 10, SEV_INFO};
	(void)state;
	/* RLO would turn the page; a no-break blank is usual in French. */
	assert_half("a\xE2\x80\xAE""b\xC2\xA0""c", NULL, 0,
	            "a<i class=\"ch\">RLO</i>b\xC2\xA0""c");
	assert_half("a\xC2\xA0""b\x01", &mark, 1,
	            "<mark class=\"info\">a<i class=\"ch\">NBSP</i>b"
	            "<i class=\"ch\">U+0001</i></mark>");
}

/* ---- coverage ---------------------------------------------------------------------- */

enum { NB, AR, EN, LOCALES };
static struct page pages[LOCALES][2];
static struct place places[2][LOCALES];
static struct site_path paths[2];
static struct site_locale locales[LOCALES];
static struct site site;

/* Two pages in nb-NO and the first in ar-SA, with a later version. */
static void
make_site(void)
{
	site = (struct site){.locales = locales,
	                     .nlocales = LOCALES,
	                     .source = EN,
	                     .paths = paths,
	                     .npaths = 2};
	for (size_t i = 0; i < 2; i++) {
		paths[i].places = places[i];
		for (size_t l = 0; l < LOCALES; l++) {
			locales[l].built = true;
			places[i][l].page = NULL;
		}
	}
	places[0][NB].page = &pages[NB][0];
	places[1][NB].page = &pages[NB][1];
	places[0][AR].page = &pages[AR][0];
	pages[NB][0] = (struct page){.handoff = {2020, 3, 1},
	                             .source_hash = S("old"),
	                             .translation = TRANSLATION_HUMAN};
	pages[NB][1] = (struct page){.translation = TRANSLATION_MACHINE};
	pages[AR][0] = (struct page){.handoff = {2020, 4, 1},
	                             .source_hash = S("new"),
	                             .translation = TRANSLATION_MACHINE};
}

static struct page_coverage counted[] = {
	{.path = 0, .locale = AR, .pairs = 2, .words = 12},
	{.path = 1, .locale = NB, .pairs = 3, .words = 30, .untranslated = 5},
	{.path = 0, .locale = NB, .pairs = 1, .words = 10, .untranslated = 1},
};

static struct locale_coverage *
sums(struct coverage *c)
{
	make_site();
	*c = (struct coverage){.list = counted, .n = 3, .arena = &arena};
	coverage_settle(c, &site);
	return coverage_sum(c, &site, &arena);
}

static void
the_earlier_version_is_stale(void **state)
{
	struct coverage c;
	(void)state;
	(void)sums(&c);
	assert_true(coverage_find(&c, 0, NB)->stale);
	assert_false(coverage_find(&c, 1, NB)->stale);
	assert_false(coverage_find(&c, 0, AR)->stale);
	assert_null(coverage_find(&c, 1, AR));
}

static void
each_word_counts_once(void **state)
{
	struct coverage c;
	(void)state;
	const struct locale_coverage *s = sums(&c);
	assert_int_equal(s[NB].words[SHARE_STALE], 9);
	assert_int_equal(s[NB].words[SHARE_HUMAN], 0);
	assert_int_equal(s[NB].words[SHARE_MACHINE], 25);
	assert_int_equal(s[NB].words[SHARE_UNTRANSLATED], 6);
	assert_int_equal(s[NB].words[SHARE_MISSING], 0);
	assert_int_equal(s[NB].all, 40);
	assert_int_equal(s[NB].pairs, 4);
}

static void
a_missing_page_counts_as_elsewhere(void **state)
{
	struct coverage c;
	(void)state;
	const struct locale_coverage *s = sums(&c);
	assert_int_equal(s[AR].missing, 1);
	assert_int_equal(s[AR].words[SHARE_MISSING], 30);
	assert_int_equal(s[AR].all, 42);
	/* The source language is made of the others. */
	assert_int_equal(s[EN].missing, 0);
	assert_int_equal(s[EN].all, 0);
}

static void
coverage_survives_a_pipe(void **state)
{
	struct coverage c, back = {.arena = &arena};
	struct buf b = {NULL, 0, 0};
	(void)state;
	(void)sums(&c);
	coverage_put(&b, &c);
	str in = buf_str(&b);
	coverage_get(&in, &back);
	assert_int_equal(in.n, 0);
	assert_int_equal(back.n, c.n);
	for (size_t i = 0; i < c.n; i++)
		assert_int_equal(back.list[i].words, c.list[i].words);
	buf_release(&b);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(what_has_no_marks_is_escaped_text),
		TEST(marks_are_cut_to_the_half),
		TEST(marks_of_other_halves_are_left_out),
		TEST(an_empty_mark_is_one_character),
		TEST(where_marks_overlap_the_gravest_shows),
		TEST(addresses_and_code_keep_their_direction),
		TEST(what_is_not_closed_is_text),
		TEST(hidden_characters_have_names),
		TEST(the_earlier_version_is_stale),
		TEST(each_word_counts_once),
		TEST(a_missing_page_counts_as_elsewhere),
		TEST(coverage_survives_a_pipe),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
