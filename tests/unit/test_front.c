/* test_front.c -- front matter: forms, what is refused, plain titles, days. */
#include "base/buf.h"
#include "read/front.h"
#include "read/plain.h"
#include "aid/reading.h"

static struct source src;
static struct front front;

static void
parse(str text)
{
	src = (struct source){S("t.md"), text};
	diag.n = 0;
	front_read(&src, &front, &diag, &arena);
}

static void
assert_day(const struct day *d, int year, int month, int day)
{
	assert_int_equal(d->year, year);
	assert_int_equal(d->month, month);
	assert_int_equal(d->day, day);
}

static void
assert_body(const char *want)
{
	assert_text(str_sub(src.text, front.body, src.text.n), want);
}

static void
assert_said(enum diag_id id, uint32_t line, uint32_t col)
{
	assert_int_equal(diag.n, 1);
	assert_diag(0, id, line, col, "");
}

static void
reads_the_usual_form(void **state)
{
	(void)state;
	parse(S("---\n"
	        "title: Angi passord\n"
	        "description: \"a \\\"b\\\" c\"\n"
	        "ms.date: 4/7/2020\n"
	        "ms. search.keywords: x\n"
	        "ms,.custom:\n- \"9002530\"\n- 12\n"
	        "ms:assetid: 79a\n"
	        "ROBOTS: NOINDEX, NOFOLLOW\n"
	        "layout: 'hub'\n"
	        "manager:\n"
	        "ms.openlocfilehash: 0123456789abcdef0123456789abcdef01234567\n"
	        "ms.translationtype: MT\n"
	        "ms.contentlocale: nb-NO\n"
	        "ms.lasthandoff: 10/19/2020\n"
	        "---\n"
	        "# H\n"));
	assert_int_equal(diag.n, 0);
	assert_true(front.present);
	assert_text(front.title, "Angi passord");
	assert_text(front.description, "a \"b\" c");
	assert_day(&front.date, 2020, 4, 7);
	assert_day(&front.handoff, 2020, 10, 19);
	assert_text(front.robots, "NOINDEX, NOFOLLOW");
	assert_text(front.layout, "hub");
	assert_int_equal(front.source_hash.n, 40);
	assert_int_equal(front.translation, TRANSLATION_MACHINE);
	assert_text(front.content_locale, "nb-NO");
	assert_body("# H\n");
}

static void
reads_crlf_and_a_block_scalar(void **state)
{
	(void)state;
	parse(S("---\r\ntitle: >\r\n  en\r\n  to\r\nms.translationtype: HT\r\n"
	        "...\r\nbody"));
	assert_int_equal(diag.n, 0);
	assert_text(front.title, "en to");
	assert_int_equal(front.translation, TRANSLATION_HUMAN);
	assert_body("body");
}

static void
leaves_text_without_front_matter_alone(void **state)
{
	(void)state;
	const str none[] = {
		S(""), S("# H\n"), S("---"), S("---\n"), S("----\na: b\n---\n"),
		S(" ---\na: b\n---\n"), S("\n---\na: b\n---\n"),
		S("---\n\nOnly a break\n"), S("---\nA paragraph\n\n---\nmore\n"),
		S("---\nSome words: and more\n"),
	};
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		parse(none[i]);
		assert_false(front.present);
		assert_int_equal(front.body, 0);
		assert_int_equal(diag.n, 0);
	}
}

static void
empty_front_matter_is_fine(void **state)
{
	(void)state;
	const str texts[] = {S("---\n---\nb"), S("---\n\n---\nb"),
	                     S("---\n# comment\n---\nb")};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		parse(texts[i]);
		assert_true(front.present);
		assert_int_equal(diag.n, 0);
		assert_body("b");
	}
}

static void
reports_an_open_fence(void **state)
{
	(void)state;
	parse(S("---\ntitle: x\n\n# H\n"));
	assert_false(front.present);
	assert_int_equal(front.body, 0);
	assert_said(DIAG_FRONT_MATTER, 1, 1);
}

static void
falls_back_to_lines(void **state)
{
	(void)state;
	parse(S("---\ntitle: Feil: \"kode\" 5\nauthor: @x\nROBOTS: \"NO\\\"X\"\n"
	        "  nested: 1\nlayout: >\n---\nbody\n"));
	assert_said(DIAG_FRONT_MATTER, 2, 12);
	assert_true(front.present);
	assert_text(front.title, "Feil: \"kode\" 5");
	assert_text(front.robots, "NO\"X");
	assert_text(front.layout, "");
	assert_body("body\n");

	parse(S("---\ntitle: 'it''s'\nmanager: *x\n---\n"));
	assert_said(DIAG_FRONT_MATTER, 3, 10);
	assert_text(front.title, "it's");
}

static void
first_of_two_keys_wins(void **state)
{
	(void)state;
	parse(S("---\ntitle: one\ntitle: two\nlayout: hub\n---\n"));
	assert_said(DIAG_FRONT_MATTER, 3, 1);
	assert_text(front.title, "one");
	assert_text(front.layout, "hub");
}

static void
reports_values_of_the_wrong_kind(void **state)
{
	(void)state;
	parse(S("---\ntitle:\n- a\nms.custom: [1]\n---\n"));
	assert_said(DIAG_FRONT_MATTER, 2, 1);
	assert_text(front.title, "");
	parse(S("---\n{a: b}\n---\n"));
	assert_int_equal(diag.n, 0);
	parse(S("---\n# list\n- a\n---\nb"));
	assert_said(DIAG_FRONT_MATTER, 3, 1);
	assert_true(front.present);
	assert_body("b");
}

#define PAIR                                                                   \
	"<span data-ttu-id=\"6a868-101\">M\xC3\xA5l</span>"                    \
	"<span class=\"sxs-lookup\"><span data-stu-id=\"6a868-101\">Target"    \
	"</span></span>"

static void
spans_are_reported_and_left_out(void **state)
{
	(void)state;
	parse(S("---\n<span data-ttu-id=\"983fb-101\">tittel: F ms.date: "
	        "04/8/2021 (</span><span class=\"sxs-lookup\"><span data-stu-id="
	        "\"983fb-101\">title: \"T\" ms.date: 04/8/2021 (</span></span>\n"
	        "---\nbody\n"));
	assert_said(DIAG_FRONT_MATTER_SPANS, 2, 1);
	assert_true(front.present);
	assert_text(front.title, "");
	assert_int_equal(front.date.year, 0);
	assert_body("body\n");

	parse(S("---\ntitle: " PAIR "\nROBOTS: NOINDEX\n---\n"));
	assert_said(DIAG_FRONT_MATTER_SPANS, 2, 8);
	assert_text(front.title, "M\xC3\xA5l");
	assert_text(front.robots, "NOINDEX");
}

static void
titles_are_plain(void **state)
{
	(void)state;
	static const char *const cases[][2] = {
		{"plain & simple", "plain & simple"},
		{"", ""},
		{"a <b>b</b> <SPAN lang=\"x\">c</span><br/>d", "a b cd"},
		{"List<T>, <tenant name> and <2>", "List<T>, <tenant name> and <2>"},
		{"<a", "<a"},
		{"a < b", "a < b"},
		{"x<a <b", "x<a <b"},
		{"**\xE2\x80\x93 Switch-** on", "\xE2\x80\x93 Switch- on"},
		{"973 * rule ** 2", "973 * rule ** 2"},
		{"one ** two ** three", "one ** two ** three"},
		{"the `code` and `", "the code and `"},
		{"  a\t\n b\x01 ", "a b"},
		{PAIR " x", "M\xC3\xA5l x"},
		{"a<span class=\"sxs-lookup\"><span>never closed", "a"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_text(plain_text(str_of(cases[i][0]), &arena),
		            cases[i][1]);
}

/* Nothing in it is looked for again and again. */
static void
a_hostile_title_takes_no_time(void **state)
{
	(void)state;
	static const char *const bits[] = {"<b ", "**a", "`", "<span ", "</"};
	for (size_t i = 0; i < sizeof bits / sizeof *bits; i++) {
		struct buf b = {NULL, 0, 0};
		for (int k = 0; k < 300000; k++)
			buf_addz(&b, bits[i]);
		assert_true(plain_text(buf_str(&b), &arena).n <= b.n);
		buf_release(&b);
		arena_reset(&arena);
	}
}

static void
knows_the_calendar(void **state)
{
	(void)state;
	struct day d;
	assert_true(front_day(S("01/31/2020"), &d));
	assert_day(&d, 2020, 1, 31);
	assert_true(front_day(S("2/29/2000"), &d));
	assert_true(front_day(S("2020-02-29"), &d));
	assert_day(&d, 2020, 2, 29);
	const char *const bad[] = {
		"", "2/29/1900", "2/30/2020", "13/1/2020", "0/1/2020",
		"1/0/2020", "1/1/0000", "1/1/20", "1/1/20200", "001/1/2020",
		"1-1-2020", "2020/01/01", "1/1/2020 ", "1/1", "2020-1-1",
		"2020-13-01", "99999999999/1/2020", "//", "a/b/c",
	};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		if (front_day(str_of(bad[i]), &d))
			fail_msg("'%s' is taken for a day", bad[i]);
		assert_int_equal(d.year, 0);
	}
}

static void
impossible_days_are_reported(void **state)
{
	(void)state;
	parse(S("---\nms.date: 2/30/2020\nms.lasthandoff: ''\n---\n"));
	assert_said(DIAG_FRONT_MATTER_DATE, 2, 10);
	assert_int_equal(front.date.year, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
		T(reads_the_usual_form),
		T(reads_crlf_and_a_block_scalar),
		T(leaves_text_without_front_matter_alone),
		T(empty_front_matter_is_fine),
		T(reports_an_open_fence),
		T(falls_back_to_lines),
		T(first_of_two_keys_wins),
		T(reports_values_of_the_wrong_kind),
		T(spans_are_reported_and_left_out),
		T(titles_are_plain),
		T(a_hostile_title_takes_no_time),
		T(knows_the_calendar),
		T(impossible_days_are_reported),
#undef T
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
