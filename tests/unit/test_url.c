/* test_url.c -- base/url.h: what a browser would make of an address. */
#include "aid/reading.h"

#include "base/url.h"

static void
finds_the_scheme(void **state)
{
	(void)state;
	static const struct {
		const char *url, *scheme;
	} cases[] = {
		{"https://example.org/", "https"},
		{"mailto:a@example.org", "mailto"},
		{"JaVaScRiPt:alert(1)", "JaVaScRiPt"},
		{"git+ssh://a", "git+ssh"},
		{"a.b-c:d", "a.b-c"},
		{"c:/windows", "c"},
		{"a.md", ""},
		{"", ""},
		{":", ""},
		{":a", ""},
		{"//example.org/", ""},
		{"?a:b", ""},
		{"#a:b", ""},
		{"./a:b", ""},
		{"a/b:c", ""},
		{"1a:b", ""},
		{"+a:b", ""},
		{"a b:c", ""},
		{"java\nscript:a", ""},
		{" javascript:a", ""},
		{"javascript", ""},
		{"\xC3\xA5:b", ""},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_text(url_scheme(str_of(cases[i].url)), cases[i].scheme);
}

static void
allows_few_schemes(void **state)
{
	(void)state;
	static const char *const never[] = {
		"javascript", "vbscript", "data", "file", "ftp", "blob",
		"about", "ws", "xref", "httpsx", "http ", "h", ""};
	for (size_t i = 0; i < sizeof never / sizeof *never; i++)
		for (int media = 0; media < 2; media++)
			assert_false(url_scheme_allowed(str_of(never[i]),
			                                media));
	for (int media = 0; media < 2; media++) {
		assert_true(url_scheme_allowed(S("https"), media));
		assert_true(url_scheme_allowed(S("HTTP"), media));
	}
	assert_true(url_scheme_allowed(S("mailto"), false));
	assert_true(url_scheme_allowed(S("Tel"), false));
	assert_false(url_scheme_allowed(S("mailto"), true));
	assert_false(url_scheme_allowed(S("tel"), true));
}

static void
decodes_once(void **state)
{
	(void)state;
	assert_text(url_decode(S("a%20b"), &arena), "a b");
	assert_text(url_decode(S("%C3%A5%c3%a5"), &arena),
	            "\xC3\xA5\xC3\xA5");
	assert_text(url_decode(S("%252e%252e"), &arena), "%2e%2e");
	assert_text(url_decode(S(""), &arena), "");
}

static void
keeps_what_is_no_escape(void **state)
{
	(void)state;
	static const char *const same[] = {"%", "a%", "%4", "%g0", "%0g",
	                                   "%-1", "% 20", "100%"};
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		assert_text(url_decode(str_of(same[i]), &arena), same[i]);
	assert_text(url_decode(S("%%41"), &arena), "%A");
}

static void
decodes_to_nul(void **state)
{
	(void)state;
	str s = url_decode(S("a%00b"), &arena);
	assert_int_equal(s.n, 3);
	assert_memory_equal(s.p, "a\0b", 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_the_scheme),
		cmocka_unit_test(allows_few_schemes),
		cmocka_unit_test(decodes_once),
		cmocka_unit_test(keeps_what_is_no_escape),
		cmocka_unit_test(decodes_to_nul),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
