#include "check/link_key.h"

/* ---- segments --------------------------------------------------------------------- */

struct segment {
	size_t from, to; /* without the signs around it */
};

/* A locale stands between two of these: "/nb-no/", "?lang=nb-NO&". */
static bool
parts(char c)
{
	return c == '/' || c == '?' || c == '&' || c == '=' || c == '#';
}

/* The segment of URL at or after FROM, behind the host.  False at the end. */
static bool
next_segment(str url, size_t from, struct segment *g)
{
	while (from < url.n && !parts(url.p[from]))
		from++;
	if (from >= url.n)
		return false;
	g->from = g->to = from + 1;
	while (g->to < url.n && !parts(url.p[g->to]))
		g->to++;
	return true;
}

static bool
is_letters(str s, size_t n)
{
	for (size_t i = 0; i < s.n; i++)
		if (!ascii_alpha(s.p[i]))
			return false;
	return s.n == n;
}

/* "nb-no", "sr-latn-rs" */
static bool
has_locale_form(str s)
{
	str rest, last;
	str language = str_cut(s, '-', &rest);
	str script = str_cut(rest, '-', &last);
	if (last.p == NULL)
		return is_letters(language, 2) && is_letters(rest, 2);
	return is_letters(language, 2) && is_letters(script, 4)
		&& is_letters(last, 2);
}

static bool
names(str s, const struct check_locale *l)
{
	return str_eq_nocase(s, l->locale->folder)
		|| str_eq_nocase(s, l->language);
}

/* URL without G and the sign before it; another takes that one's place. */
static str
without(str url, struct segment g, struct arena *a)
{
	return STR_JOIN(a, str_sub(url, 0, g.from - 1),
	                str_sub(url, g.to, url.n));
}

/* ---- forms ------------------------------------------------------------------------ */

/* Where the part of URL ends in which case does not count. */
static size_t
caseless(str url)
{
	if (str_starts(url, S("mailto:")))
		return url.n;
	size_t host = str_find(url, S("://"), 0);
	if (host == STR_NONE)
		return 0;
	size_t end = str_chr(url, '/', host + 3);
	return end == STR_NONE ? url.n : end;
}

static str
fold_case(str url, struct arena *a)
{
	size_t n = caseless(url), i = 0;
	while (i < n && ascii_lower(url.p[i]) == url.p[i])
		i++;
	if (i == n)
		return url;
	char *out = NEW(a, char, url.n);
	memcpy(out, url.p, url.n);
	for (; i < n; i++)
		out[i] = ascii_lower(out[i]);
	return (str){out, url.n};
}

str
link_key(str url, const struct check_locale *target,
         const struct check_locale *source, struct arena *a)
{
	struct segment g = {0, 0};
	url = fold_case(url, a);
	while (next_segment(url, g.to, &g)) {
		str s = str_sub(url, g.from, g.to);
		if (s.n > 1 && (names(s, target) || names(s, source)))
			return without(url, g, a);
	}
	return url;
}

str
link_key_locale(str url)
{
	struct segment g = {0, 0};
	while (next_segment(url, g.to, &g))
		if (has_locale_form(str_sub(url, g.from, g.to)))
			return str_sub(url, g.from, g.to);
	return S("");
}

str
link_key_bare(str url, struct arena *a)
{
	str s = link_key_locale(url);
	if (s.n == 0)
		return url;
	size_t at = (size_t)(s.p - url.p);
	return without(url, (struct segment){at, at + s.n}, a);
}

/* ---- examples ----------------------------------------------------------------------- */

/* URL from its '@' on, *USER what stands before it; empty if it is no mail. */
static str
mail_parts(str url, str *user)
{
	const str scheme = S("mailto:");
	if (!str_starts(url, scheme))
		return S("");
	url = str_sub(url, scheme.n, url.n);
	size_t at = str_chr(url, '@', 0);
	if (at == STR_NONE)
		return S("");
	*user = str_sub(url, 0, at);
	return str_sub(url, at, url.n);
}

/* The digits at the end of S. */
static str
end_digits(str s)
{
	size_t at = s.n;
	while (at > 0 && ascii_digit(s.p[at - 1]))
		at--;
	return str_sub(s, at, s.n);
}

bool
link_key_example(str target, str source, const struct fact *users)
{
	str to, from;
	str host = mail_parts(source, &from);
	if (host.n == 0 || !str_eq_nocase(mail_parts(target, &to), host))
		return false;
	str number = end_digits(from);
	return str_eq(end_digits(to), number) && to.n > number.n
		&& to.p[0] != '-'
		&& fact_has_lower(users, str_sub(from, 0, from.n - number.n));
}
