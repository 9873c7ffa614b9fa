#include "read/attrs.h"

/* In a damaged region every quote is this (FORMAT A1). */
#define ENTITY_QUOTE "&quot;"

static bool
is_name(char c)
{
	return ascii_alnum(c) || c == '-' || c == '_';
}

/* The quote that S begins with, or empty. */
static str
quote_of(str s)
{
	if (str_starts(s, S(ENTITY_QUOTE)))
		return S(ENTITY_QUOTE);
	return str_starts(s, S("\"")) ? S("\"") : str_starts(s, S("'"))
		? S("'") : S("");
}

/* Where the value of S at FROM ends; STR_NONE: its quote is never closed. */
static size_t
value_end(str s, size_t from)
{
	str quote = quote_of(str_sub(s, from, s.n));
	size_t i = from + quote.n;
	if (quote.n == 0) {
		while (i < s.n && !ascii_blank(s.p[i])
		       && !str_starts(str_sub(s, i, s.n), S(":::")))
			i++;
		return i;
	}
	for (; i < s.n; i++) {
		if (s.p[i] == '\\' && i + 1 < s.n)
			i++;
		else if (str_starts(str_sub(s, i, s.n), quote))
			return i + quote.n;
	}
	return STR_NONE;
}

bool
attr_next(str s, size_t from, struct attr *attr, size_t *at)
{
	size_t i = from;
	while (i < s.n && ascii_blank(s.p[i]))
		i++;
	*at = i;
	size_t begin = i;
	while (i < s.n && is_name(s.p[i]))
		i++;
	if (i == begin)
		return false;
	attr->name = str_sub(s, begin, i);
	attr->value = S("");
	attr->end = i;
	if (i >= s.n || s.p[i] != '=')
		return true;
	attr->end = value_end(s, i + 1);
	if (attr->end == STR_NONE)
		return false;
	attr->value = str_sub(s, i + 1, attr->end);
	return true;
}

/* VALUE without its quotes and the backslashes before quotes and itself. */
static str
unquote(str value, struct arena *a)
{
	size_t q = quote_of(value).n, n = 0;
	value = str_sub(value, q, value.n - q);
	if (str_chr(value, '\\', 0) == STR_NONE)
		return value;
	char *out = NEW(a, char, value.n + 1);
	for (size_t i = 0; i < value.n; i++) {
		char next = i + 1 < value.n ? value.p[i + 1] : ' ';
		if (value.p[i] == '\\'
		    && (next == '"' || next == '\\' || next == '\''))
			i++;
		out[n++] = value.p[i];
	}
	return (str){out, n};
}

bool
attr_get(str s, const char *name, str *value, struct arena *a)
{
	struct attr attr;
	size_t at = 0;
	while (attr_next(s, at, &attr, &at)) {
		if (str_eq_nocase(attr.name, str_of(name))) {
			*value = str_trim(unquote(attr.value, a));
			return true;
		}
		at = attr.end;
	}
	*value = (str){NULL, 0};
	return false;
}
