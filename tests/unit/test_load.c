/* test_load.c -- whatever the bytes, UTF-8 comes out, and what is said. */
#include <iconv.h>

#include "base/buf.h"
#include "base/text.h"
#include "read/load.h"
#include "aid/reading.h"

static struct source src;

static void
load(str bytes)
{
	diag.n = 0;
	src = (struct source){S("t.md"), {NULL, 0}};
	load_text(bytes, &src, &diag, &arena);
	assert_true(text_bad_utf8(src.text) == STR_NONE);
}

static void
assert_loaded(str want)
{
	if (!str_eq(src.text, want))
		fail_msg("'%.*s' is not '%.*s'", STR_ARG(src.text),
		         STR_ARG(want));
}

static void
assert_said(size_t i, uint32_t line, uint32_t col, const char *what)
{
	assert_diag(i, DIAG_ENCODING, line, col, what);
}

/* TEXT in CHARSET. */
static str
encode(str text, const char *charset)
{
	iconv_t cd = iconv_open(charset, "UTF-8");
	assert_true(cd != (iconv_t)-1);
	char *in = str_z(text, &arena);
	size_t left = text.n, room = 4 * text.n + 8;
	char *out = NEW(&arena, char, room), *begin = out;
	assert_int_equal(iconv(cd, &in, &left, &out, &room), 0);
	(void)iconv_close(cd);
	return (str){begin, (size_t)(out - begin)};
}

static void
good_text_is_borrowed(void **state)
{
	(void)state;
	const str good[] = {
		S(""), S("a\r\nb\rc\n"), S("\xC3\xA6\xE6\x97\xA5\n"),
		S("\xF0\x9F\x98\x80\xEF\xBC\x81\xEF\xB7\x8F\xEF\xB7\xB0"),
		S("a\xEF\xBB\xBF" "b"), S("\xEF\xBF\xBD\xEF\xBF\xBE"),
	};
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		load(good[i]);
		assert_ptr_equal(src.text.p, good[i].p);
		assert_int_equal(src.text.n, good[i].n);
		assert_int_equal(diag.n, 0);
	}
}

static void
a_bom_is_dropped(void **state)
{
	(void)state;
	load(S("\xEF\xBB\xBF# \xC3\xA6"));
	assert_loaded(S("# \xC3\xA6"));
	assert_int_equal(diag.n, 0);
	load(S("\xEF\xBB\xBF" "a\x92"));
	assert_loaded(S("a\xEF\xBF\xBD"));
	assert_said(0, 1, 2, "byte 0x92 is not UTF-8");
}

static void
unicode_forms_are_known_by_their_bom(void **state)
{
	(void)state;
	str text = S("# \xC3\xA6 \xE6\x97\xA5 \xF0\x9F\x98\x80\r\n");
	static const char *const forms[][2] = {
		{"UTF-16LE", "UTF-16LE"}, {"UTF-16BE", "UTF-16BE"},
		{"UTF-32LE", "UTF-32LE"}, {"UTF-32BE", "UTF-32BE"},
	};
	str marked = str_printf(&arena, "\xEF\xBB\xBF%.*s", STR_ARG(text));
	for (size_t i = 0; i < 4; i++) {
		load(encode(marked, forms[i][0]));
		assert_loaded(text);
		assert_int_equal(diag.n, 1);
		assert_said(0, 0, 0, forms[i][1]);
	}
}

static void
utf16_is_known_by_its_nuls(void **state)
{
	(void)state;
	static const char *const forms[] = {"UTF-16LE", "UTF-16BE"};
	const str texts[] = {
		S("# A title\r\n\r\nSome words.\r\n"),
		S("# \xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E\xE3\x81\xAE"
		  "\xE8\xA1\xA8\xE9\xA1\x8C\n\n\xE6\x9C\xAC\xE6\x96\x87\n"),
	};
	for (size_t i = 0; i < 4; i++) {
		load(encode(texts[i / 2], forms[i % 2]));
		assert_loaded(texts[i / 2]);
		assert_int_equal(diag.n, 1);
		assert_said(0, 0, 0, forms[i % 2]);
	}
}

static void
broken_utf16_is_read_as_far_as_it_goes(void **state)
{
	(void)state;
	load(S("\xFF\xFE" "a\0\x00\xD8" "b\0c"));
	assert_loaded(S("a\xEF\xBF\xBD" "b\xEF\xBF\xBD"));
	assert_int_equal(diag.n, 2);
	assert_said(1, 1, 2, "2 places");
	load(S("\xFF\xFE\xD0\xFD" "a\0"));
	assert_loaded(S("\xEF\xBF\xBD" "a"));
	assert_said(1, 1, 1, "U+FDD0");
}

/* Our own words, half English with tags, as pages are. */
#define PAGE(text)                                                             \
	"---\ntitle: " text "\n---\n# <a name=\"heading\"></a><span "          \
	"data-ttu-id=\"0e1d2-102\">" text "</span><span class=\"sxs-lookup\">" \
	"<span data-stu-id=\"0e1d2-102\">We tell here how a person gets a new" \
	" password from the portal when the old one is lost.</span></span>\n"

static void
legacy_encodings_are_found(void **state)
{
	(void)state;
	static const struct {
		const char *charset, *name, *text;
	} cases[] = {
		{"CP1252", "windows-1252",
		 PAGE("Her står det når og hvor du får et nytt passord")},
		{"CP1251", "windows-1251",
		 PAGE("Здесь написано, как получить новый пароль")},
		{"KOI8-R", "KOI8-R",
		 PAGE("Здесь написано, как получить новый пароль")},
		{"CP1256", "windows-1256",
		 PAGE("كيف تحصل على كلمة مرور جديدة من البوابة")},
		{"CP932", "Shift_JIS",
		 PAGE("新しいパスワードを受け取る方法です。")},
		{"EUC-JP", "EUC-JP",
		 PAGE("新しいパスワードを受け取る方法です。")},
		{"GB18030", "GB18030",
		 PAGE("如何在我们的网站上得到新的密码")},
		{"BIG5", "Big5", PAGE("如何在我們的網站上得到新的密碼")},
		{"EUC-KR", "EUC-KR",
		 PAGE("여기에서 새 암호를 받는 방법을 알려 드립니다")},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		str text = str_of(cases[i].text);
		load(encode(text, cases[i].charset));
		assert_int_equal(diag.n, 1);
		assert_said(0, 2, diag.msgs[0].col, cases[i].name);
		assert_loaded(text);
	}
}

static void
broken_utf8_stays_utf8(void **state)
{
	(void)state;
	load(S("p\xC3\xA5 \xC3\xB8ya\n\xC3\xA5 \xE6\x97 \x92!\n"));
	assert_loaded(S("p\xC3\xA5 \xC3\xB8ya\n\xC3\xA5 "
	              "\xEF\xBF\xBD\xEF\xBF\xBD \xEF\xBF\xBD!\n"));
	assert_int_equal(diag.n, 1);
	assert_said(0, 2, 3, "byte 0xE6 is not UTF-8; it and 2 more");
	load(S("\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA"));
	assert_loaded(S("\xE6\x97\xA5\xE6\x9C\xAC\xEF\xBF\xBD\xEF\xBF\xBD"));
}

static void
one_curly_quote_is_windows_1252(void **state)
{
	(void)state;
	load(S("it isn\x92t lost\n"));
	assert_loaded(S("it isn\xE2\x80\x99t lost\n"));
	assert_int_equal(diag.n, 1);
	assert_said(0, 1, 7, "windows-1252");
}

static void
banned_characters_are_replaced(void **state)
{
	(void)state;
	load(S("some words a\0b \xEF\xB7\x90" "1\xEF\xB7\x91 \xEF\xB7\xAF "
	       "\xEF\xB7\xB0\n"));
	assert_loaded(S("some words a\xEF\xBF\xBD" "b \xEF\xBF\xBD" "1"
	              "\xEF\xBF\xBD \xEF\xBF\xBD \xEF\xB7\xB0\n"));
	assert_int_equal(diag.n, 1);
	assert_said(0, 1, 13, "U+0000 is no character; it and 3 more");
	load(S("\xC3\xA6 \xEF\xB7\x90"));
	assert_int_equal(diag.n, 1);
	assert_said(0, 1, 3, "U+FDD0 is no character; it is read");
}

/* Whatever the bytes: no crash, good UTF-8, nothing banned. */
static void
any_bytes_can_be_read(void **state)
{
	(void)state;
	uint32_t seed = 12345;
	for (int round = 0; round < 400; round++) {
		char bytes[512];
		size_t n = (size_t)round % sizeof bytes;
		for (size_t i = 0; i < n; i++) {
			seed = seed * 1664525 + 1013904223;
			bytes[i] = (char)(seed >> 24);
			if (round % 3 == 1 && i % 2 == 0)
				bytes[i] = 0;
			if (round % 3 == 2)
				bytes[i] = (char)(bytes[i] | 0x80);
		}
		load((str){bytes, n});
		assert_true(str_chr(src.text, '\0', 0) == STR_NONE);
		arena_reset(&arena);
		diag = (struct diag){.arena = &arena};
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
		T(good_text_is_borrowed),
		T(a_bom_is_dropped),
		T(unicode_forms_are_known_by_their_bom),
		T(utf16_is_known_by_its_nuls),
		T(broken_utf16_is_read_as_far_as_it_goes),
		T(legacy_encodings_are_found),
		T(broken_utf8_stays_utf8),
		T(one_curly_quote_is_windows_1252),
		T(banned_characters_are_replaced),
		T(any_bytes_can_be_read),
#undef T
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
