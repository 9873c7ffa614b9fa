#include "read/base_url.h"

static bool
is_absolute(str url)
{
	static const str schemes[] = {{"https://", 8}, {"http://", 7}};
	for (size_t i = 0; i < url.n; i++) {
		char c = url.p[i];
		if ((unsigned char)c <= ' ' || c == 0x7F || c == '"' || c == '<'
		    || c == '>' || c == '\\' || c == '?' || c == '#')
			return false;
	}
	for (size_t i = 0; i < 2; i++) {
		size_t n = schemes[i].n;
		if (str_eq_nocase(str_sub(url, 0, n), schemes[i]))
			return url.n > n && url.p[n] != '/';
	}
	return false;
}

bool
base_url(str url, str *base, struct arena *a)
{
	if (!is_absolute(url))
		return false;
	*base = url.p[url.n - 1] == '/' ? url
		: str_printf(a, "%.*s/", STR_ARG(url));
	return true;
}
