/* test_text.c -- base/text.h: characters that are not what they seem. */
#include "aid/reading.h"

#include "base/text.h"

static void
drops_what_turns_text_around(void **state)
{
	(void)state;
	/* U+202A..202E and U+2066..2069, each on its own. */
	static const char *const turn[] = {
		"\xE2\x80\xAA", "\xE2\x80\xAB", "\xE2\x80\xAC",
		"\xE2\x80\xAD", "\xE2\x80\xAE", "\xE2\x81\xA6",
		"\xE2\x81\xA7", "\xE2\x81\xA8", "\xE2\x81\xA9"};
	for (size_t i = 0; i < sizeof turn / sizeof *turn; i++) {
		str s = str_printf(&arena, "a%sb%s%s", turn[i], turn[i],
		                   turn[i]);
		assert_text(text_drop_bidi(s, &arena), "ab");
		assert_text(text_drop_bidi(str_of(turn[i]), &arena), "");
	}
	assert_text(text_drop_bidi(S("safe\xE2\x80\xAEgnp.exe"), &arena),
	            "safegnp.exe");
}

static void
keeps_all_other_text(void **state)
{
	(void)state;
	/* The neighbours of the nine, and marks that only hint: U+200E, U+200F,
	 * U+2029, U+202F, U+2065, U+206A; Arabic; bytes that are no UTF-8. */
	static const char *const same[] = {
		"", "plain",
		"\xE2\x80\x8E\xE2\x80\x8F",
		"\xE2\x80\xA9\xE2\x80\xAF",
		"\xE2\x81\xA5\xE2\x81\xAA",
		"\xD9\x83\xD9\x84\xD9\x85\xD8\xA9",
		"\xE2\x80", "a\x80\xAE", "\xFF"};
	for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
		str s = str_of(same[i]);
		str got = text_drop_bidi(s, &arena);
		assert_text(got, same[i]);
		assert_ptr_equal(got.p, s.p); /* nothing was copied */
	}
	assert_text(text_drop_bidi(S("\xE2\x80\xAE\xE2\x80"), &arena),
	            "\xE2\x80");
}

static void
knows_controls(void **state)
{
	(void)state;
	static const uint32_t yes[] = {0, 0x1F, 0x7F, 0x9F, 0x061C, 0x200E,
	                               0x200F, 0x2028, 0x202E, 0x2066, 0x2069};
	static const uint32_t no[] = {0x20, 0x7E, 0xA0, 0x200B, 0x2027, 0x202F,
	                              0x2065, 0x206A, 0x10FFFF};
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		assert_true(text_is_control(yes[i]));
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		assert_false(text_is_control(no[i]));
}

static void
finds_bad_utf8(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t at;
	} cases[] = {
		{"", STR_NONE},
		{"plain text of sixteen and more", STR_NONE},
		{"\xC3\xA5\xE2\x82\xAC\xF0\x9F\x98\x80", STR_NONE},
		{"12345678\xFF", 8},
		{"1234567\x80", 7},
		{"\xC3", 0},                 /* cut short */
		{"a\xE2\x82", 1},
		{"a\xC0\xAF", 1},            /* longer than it must be */
		{"a\xE0\x80\xAF", 1},
		{"a\xED\xA0\x80", 1},        /* a surrogate */
		{"a\xF4\x90\x80\x80", 1},    /* beyond U+10FFFF */
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(text_bad_utf8(str_of(cases[i].text)),
		                 cases[i].at);
}

static void
decodes_bad_bytes_one_by_one(void **state)
{
	(void)state;
	uint32_t c;
	assert_int_equal(text_decode(S("\xE2\x82\xAC"), &c), 3);
	assert_int_equal(c, 0x20AC);
	assert_int_equal(text_decode(S("\xE2\x82"), &c), 1);
	assert_int_equal(c, 0xFFFD);
	assert_int_equal(text_decode(S("\xFF"), &c), 1);
	assert_int_equal(c, 0xFFFD);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(drops_what_turns_text_around),
		cmocka_unit_test(keeps_all_other_text),
		cmocka_unit_test(knows_controls),
		cmocka_unit_test(finds_bad_utf8),
		cmocka_unit_test(decodes_bad_bytes_one_by_one),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
