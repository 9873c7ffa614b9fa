/* Escaping: every function, at the corners of what it lets through. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "render/escape.h"

typedef void escape_fn(struct buf *out, str s);

static void
check(escape_fn *escape, str in, str want)
{
	struct buf out = {NULL, 0, 0};
	escape(&out, in);
	buf_addc(&out, '\0');
	assert_string_equal(out.p, want.p);
	assert_int_equal(out.n - 1, want.n);
	buf_release(&out);
}

static void
html_entities(void **state)
{
	(void)state;
	check(escape_html, S("a<b> & \"c\" 'd'"),
	      S("a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;"));
	check(escape_html, S("&amp;"), S("&amp;amp;"));
	check(escape_html, S("<"), S("&lt;"));
	check(escape_html, S(""), S(""));
	check(escape_html, (str){NULL, 0}, S(""));
}

static void
html_drops_controls_and_keeps_text(void **state)
{
	(void)state;
	check(escape_html,
	      S("\0a\x01\x1F\x0B\x0C"
	        "b\t\r\nc"),
	      S("ab\t\r\nc"));
	check(escape_html, S("\xC3\xA5 \xE6\x97\xA5 \xFF"),
	      S("\xC3\xA5 \xE6\x97\xA5 \xFF"));
}

static void
html_reads_c1_as_windows_1252(void **state)
{
	(void)state;
	check(escape_html, S("a \xC2\x97 b\xC2\x80<\xC2\x9F"),
	      S("a \u2014 b\u20AC&lt;\u0178"));
	check(escape_html, S("\xC2\x81\x7F\xC2\xA0\xC2"),
	      S("\xC2\xA0\xC2"));
}

static void
url_percent(void **state)
{
	(void)state;
	check(escape_url, S("a b\"<>\\^`{|}"),
	      S("a%20b%22%3C%3E%5C%5E%60%7B%7C%7D"));
	check(escape_url, S("\xC3\xA5\n"), S("%C3%A5%0A"));
	check(escape_url, S("%41%zz%4"), S("%41%25zz%254"));
	check(escape_url, S("50%"), S("50%25"));
	check(escape_url, S("?a=1&b='2'#c"), S("?a=1&amp;b=&#39;2&#39;#c"));
	check(escape_url, S("https://x.org:80/~a_b-c.d,(e)!$*+;@"),
	      S("https://x.org:80/~a_b-c.d,(e)!$*+;@"));
}

static void
url_brackets(void **state)
{
	(void)state;
	check(escape_url, S("http://[::1]:8/[x]"), S("http://[::1]:8/%5Bx%5D"));
	check(escape_url, S("[a]//[b<]"), S("%5Ba%5D//%5Bb%3C%5D"));
	check(escape_url, S("//[12"), S("//%5B12"));
}

static void
path(void **state)
{
	(void)state;
	check(escape_path, S("a/b c/100%?#.html"),
	      S("a/b%20c/100%25%3F%23.html"));
	check(escape_path, S("x:y/z:w"), S("x%3Ay/z:w"));
	check(escape_path, S("javascript:alert(1)"),
	      S("javascript%3Aalert(1)"));
	check(escape_path, S("a&b'c\"d\\e\xC3\xA5"),
	      S("a%26b%27c%22d%5Ce%C3%A5"));
	check(escape_path, S("%41"), S("%2541"));
	check(escape_percent, S("a-._~/?&=#%41 {\"\xC3\xA5\n"),
	      S("a-._~%2F%3F%26%3D%23%2541%20%7B%22%C3%A5%0A"));
}

static void
json(void **state)
{
	(void)state;
	check(escape_json, S("a\"b\\c\nd\te"), S("a\\\"b\\\\c\\nd\\u0009e"));
	check(escape_json, S("</script>&"), S("\\u003C/script\\u003E\\u0026"));
	check(escape_json, S("\xE2\x80\xA8 \xE2\x80\xA9 \xE2\x80\xA7"),
	      S("\\u2028 \\u2029 \xE2\x80\xA7"));
	check(escape_json, S("\xC3\xA5\xF0\x9F\x98\x80\xFF\xC3"),
	      S("\xC3\xA5\xF0\x9F\x98\x80\\uFFFD\\uFFFD"));
	check(escape_json, S("\0\x7F"), S("\\u0000\x7F"));
}

static void
xml(void **state)
{
	(void)state;
	check(escape_xml, S("<a b='c' d=\"e\">&"),
	      S("&lt;a b=&#39;c&#39; d=&quot;e&quot;&gt;&amp;"));
	check(escape_xml,
	      S("a\0\x01"
	        "b\r\n\t"),
	      S("ab&#13;\n\t"));
	check(escape_xml,
	      S("\xEF\xBF\xBE"
	        "a\xC3\xA5\xFF<"),
	      S("\xEF\xBF\xBD"
	        "a\xC3\xA5\xEF\xBF\xBD&lt;"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(html_entities),
		cmocka_unit_test(html_drops_controls_and_keeps_text),
		cmocka_unit_test(html_reads_c1_as_windows_1252),
		cmocka_unit_test(url_percent),
		cmocka_unit_test(url_brackets),
		cmocka_unit_test(path),
		cmocka_unit_test(json),
		cmocka_unit_test(xml),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
