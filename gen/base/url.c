#include "base/url.h"

str
url_scheme(str url)
{
	size_t i = 0;
	while (i < url.n
	       && (ascii_alnum(url.p[i]) || url.p[i] == '+' || url.p[i] == '-'
	           || url.p[i] == '.'))
		i++;
	bool is = i > 0 && i < url.n && url.p[i] == ':'
		&& ascii_alpha(url.p[0]);
	return str_sub(url, 0, is ? i : 0);
}

bool
url_scheme_allowed(str scheme, bool media)
{
	static const char *const schemes[] = {"https", "http", "mailto", "tel"};
	for (size_t i = 0; i < (media ? 2 : 4); i++)
		if (str_eq_nocase(scheme, str_of(schemes[i])))
			return true;
	return false;
}

static int
hex(char c)
{
	if (ascii_digit(c))
		return c - '0';
	char l = ascii_lower(c);
	return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

str
url_decode(str s, struct arena *a)
{
	char *out = NEW(a, char, s.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		int high = i + 2 < s.n && s.p[i] == '%' ? hex(s.p[i + 1]) : -1;
		int low = high < 0 ? -1 : hex(s.p[i + 2]);
		out[n] = s.p[i];
		if (low >= 0) {
			out[n] = (char)(high * 16 + low);
			i += 2;
		}
		n++;
	}
	return (str){out, n};
}
