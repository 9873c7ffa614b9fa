#include "link/pattern.h"

#include <string.h>

#include "base/buf.h"
#include "base/url.h"

/* What stands for any text, and for any locale, in pattern_as_address: no
 * address holds these. */
#define ANY "\x01"
#define ANY_LOCALE '\x02'

static const str locale_mark = {"{locale}", 8};

/* ---- addresses ------------------------------------------------------------------ */

static str
lower(str s, struct arena *a)
{
	char *p = str_z(s, a);
	for (size_t i = 0; i < s.n; i++)
		p[i] = ascii_lower(p[i]);
	return (str){p, s.n};
}

/* What follows "http://" or "https://"; *PORT is the scheme's. */
static bool
without_scheme(str url, str *rest, str *port)
{
	str scheme = url_scheme(url);
	bool https = str_eq_nocase(scheme, S("https"));
	if (!https && !str_eq_nocase(scheme, S("http")))
		return false;
	*port = https ? S(":443") : S(":80");
	*rest = str_sub(url, scheme.n + 1, url.n);
	if (!str_starts(*rest, S("//")))
		return false;
	*rest = str_sub(*rest, 2, rest->n);
	return true;
}

/* Cut what follows the first C in *S off; false without one. */
static bool
cut_off(str *s, char c, str *after)
{
	*s = str_cut(*s, c, after);
	if (after->p != NULL)
		return true;
	*after = S("");
	return false;
}

/* URL may hold control characters: they are no text of an address. */
static bool
is_plain(str url)
{
	for (size_t i = 0; i < url.n; i++)
		if ((unsigned char)url.p[i] <= ' ')
			return false;
	return true;
}

/* URL without its anchor and its query, which go to TO. */
static str
without_query(str url, struct address *to)
{
	to->has_anchor = cut_off(&url, '#', &to->part[PART_ANCHOR])
		&& to->part[PART_ANCHOR].n > 0;
	to->has_query = cut_off(&url, '?', &to->part[PART_QUERY])
		&& to->part[PART_QUERY].n > 0;
	return url;
}

/* What follows "http://" or "https://". */
static bool
read_web(str rest, str port, struct address *to)
{
	rest = without_query(rest, to);
	size_t slash = str_chr(rest, '/', 0);
	str host = str_sub(rest, 0, slash);
	if (str_ends(host, port))
		host.n -= port.n;
	if (host.n == 0 || str_chr(host, '@', 0) != STR_NONE)
		return false;
	str path = slash == STR_NONE ? S("") : str_sub(rest, slash, rest.n);
	if (str_ends(path, S("/")))
		path.n--;
	to->part[PART_HOST] = host;
	to->part[PART_PATH] = path;
	return true;
}

/* A number without what is there for the eye alone (RFC 3966). */
static str
without_marks(str number, struct arena *a)
{
	char *p = NEW(a, char, number.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < number.n; i++)
		if (memchr("-.()", number.p[i], 4) == NULL)
			p[n++] = number.p[i];
	return (str){p, n};
}

/* "me@example.org" of a mail, or a number.  No web address has such a host. */
static bool
read_person(str url, struct address *to, struct arena *a)
{
	str scheme = url_scheme(url);
	bool mail = str_eq_nocase(scheme, S("mailto"));
	if (!mail && !str_eq_nocase(scheme, S("tel")))
		return false;
	str rest = without_query(str_sub(url, scheme.n + 1, url.n), to);
	size_t at = mail ? str_rchr(rest, '@') : STR_NONE;
	to->part[PART_PATH] = mail ? str_sub(rest, 0, at)
	                           : without_marks(rest, a);
	to->part[PART_HOST] = at == STR_NONE ? S("@")
		: str_sub(rest, at, rest.n);
	return mail ? at != STR_NONE && at > 0 && at + 1 < rest.n
	            : to->part[PART_PATH].n > 0;
}

bool
address_read(str url, struct address *to, struct arena *a)
{
	str rest, port;
	*to = (struct address){.has_query = false};
	if (url.n > ADDRESS_MOST || !is_plain(url)
	    || !(without_scheme(url, &rest, &port)
	         ? read_web(rest, port, to) : read_person(url, to, a)))
		return false;
	to->part[PART_HOST] = lower(to->part[PART_HOST], a);
	for (int i = 0; i < PARTS; i++)
		to->lower[i] = lower(to->part[i], a);
	return true;
}

bool
address_is_mail(const struct address *ad)
{
	return ad->part[PART_HOST].n > 1 && ad->part[PART_HOST].p[0] == '@';
}

str
address_host(str url, struct arena *a)
{
	str rest, port;
	if (!without_scheme(url, &rest, &port))
		return S("");
	size_t end = 0;
	while (end < rest.n && rest.p[end] != '/' && rest.p[end] != '?'
	       && rest.p[end] != '#')
		end++;
	str host = str_sub(rest, 0, end);
	size_t at = str_rchr(host, '@');
	if (at != STR_NONE)
		host = str_sub(host, at + 1, host.n);
	if (str_ends(host, port))
		host.n -= port.n;
	return lower(str_sub(host, 0, 253), a);
}

static bool
is_route(const struct address *a)
{
	return a->has_anchor
		&& str_chr(a->part[PART_ANCHOR], '/', 0) != STR_NONE;
}

bool
address_same(const struct address *a, const struct address *b,
             bool ignore_case)
{
	const str *x = ignore_case ? a->lower : a->part;
	const str *y = ignore_case ? b->lower : b->part;
	return str_eq(x[PART_HOST], y[PART_HOST])
		&& str_eq(x[PART_PATH], y[PART_PATH])
		&& (!b->has_query || str_eq(x[PART_QUERY], y[PART_QUERY]))
		&& (!(b->has_anchor || is_route(a))
		    || str_eq(x[PART_ANCHOR], y[PART_ANCHOR]));
}

/* ---- patterns --------------------------------------------------------------------- */

static bool
is_tag_char(char c)
{
	return ascii_alnum(c) || c == '-' || c == '_';
}

/* Does each {locale} in S fill the room between two marks, and is there one in
 * S at most?  (A greedy reading is then the only one.) */
static bool
has_sound_locales(str s)
{
	size_t at = str_find(s, locale_mark, 0);
	if (at == STR_NONE)
		return true;
	size_t end = at + locale_mark.n;
	if (str_find(s, locale_mark, end) != STR_NONE)
		return false;
	return (at == 0 || (s.p[at - 1] != '*' && !is_tag_char(s.p[at - 1])))
		&& (end == s.n || (s.p[end] != '*' && !is_tag_char(s.p[end])));
}

bool
pattern_read(str text, bool ignore_case, struct pattern *p, const char **why,
             struct arena *a)
{
	*p = (struct pattern){.ignore_case = ignore_case};
	*why = "is no address that a link can be recognised by";
	if (!address_read(text, &p->text, a))
		return false;
	for (int i = 0; i < PARTS; i++) {
		str s = p->text.part[i];
		bool locale = str_find(s, locale_mark, 0) != STR_NONE;
		p->glob[i] = locale || str_chr(s, '*', 0) != STR_NONE;
		*why = "has '{locale}' twice in one part, or not alone "
		       "between two marks like '/'";
		if (!has_sound_locales(s))
			return false;
	}
	*why = "is for every host";
	str host = p->text.part[PART_HOST];
	return !str_eq(host, S("*")) && !str_eq(host, S("@*"));
}

/* The end of the language tag at AT of S: "nb", "nb-no", "zh_hant_tw". */
static size_t
tag_end(str s, size_t at)
{
	if (at < s.n && s.p[at] == ANY_LOCALE)
		return at + 1;
	size_t end = at, part = at;
	for (; end < s.n && is_tag_char(s.p[end]); end++) {
		bool mark = !ascii_alnum(s.p[end]);
		size_t n = end - part;
		if (mark && (n < 2 || n > 8))
			return STR_NONE;
		if (mark)
			part = end + 1;
	}
	size_t first = at;
	while (first < end && ascii_alpha(s.p[first]))
		first++;
	bool language = (first - at == 2 || first - at == 3)
		&& (first == end || !ascii_alnum(s.p[first]));
	return language && end - part >= 2 && end - part <= 8 && end - at <= 35
		? end : STR_NONE;
}

/* What a locale is called that is no tag is not longer. */
enum { NAME_MOST = 64 };

/* The end of one of NAMES that stands in S from AT to AFTER, or to the end. */
static size_t
name_end(const struct map *names, str s, size_t at, str after)
{
	str room = str_sub(s, at, at + NAME_MOST + 1);
	size_t n = after.n > 0 ? str_chr(room, after.p[0], 0) : room.n;
	return names == NULL || n == STR_NONE
		|| map_get(names, str_sub(room, 0, n)) == NULL
		? STR_NONE : at + n;
}

/* What CHUNK (literals and {locale}, which may be one of NAMES) takes of S from
 * AT on: its end. */
static size_t
chunk_at(str chunk, str s, size_t at, const struct map *names)
{
	size_t mark = str_find(chunk, locale_mark, 0);
	str before = str_sub(chunk, 0, mark);
	if (!str_starts(str_sub(s, at, s.n), before))
		return STR_NONE;
	at += before.n;
	if (mark == STR_NONE)
		return at;
	str after = str_sub(chunk, mark + locale_mark.n, chunk.n);
	size_t end = name_end(names, s, at, after);
	if (end == STR_NONE)
		end = tag_end(s, at);
	if (end == STR_NONE || !str_starts(str_sub(s, end, s.n), after))
		return STR_NONE;
	return end + after.n;
}

/* The end of the first CHUNK in S at or after FROM; LAST: that ends S. */
static size_t
chunk_after(str chunk, str s, size_t from, bool last, const struct map *names)
{
	str begin = str_sub(chunk, 0, str_find(chunk, locale_mark, 0));
	if (last && begin.n == chunk.n)
		return s.n - from >= chunk.n && str_ends(s, chunk)
			? s.n : STR_NONE;
	for (size_t at = from; (at = str_find(s, begin, at)) != STR_NONE; at++) {
		size_t end = chunk_at(chunk, s, at, names);
		if (end != STR_NONE && (!last || end == s.n))
			return end;
		if (at == s.n)
			break;
	}
	return STR_NONE;
}

/*
 * Is all of S as PATTERN says?  What stands between two stars is taken where it
 * comes first: a later place leaves no more to the rest.
 */
static bool
glob(str pattern, str s, const struct map *names)
{
	str rest, chunk = str_cut(pattern, '*', &rest);
	size_t at = chunk_at(chunk, s, 0, names);
	if (rest.p == NULL)
		return at == s.n;
	while (at != STR_NONE && rest.p != NULL) {
		chunk = str_cut(rest, '*', &rest);
		at = chunk_after(chunk, s, at, rest.p == NULL, names);
	}
	return at == s.n;
}

static bool
part_matches(const struct pattern *p, const struct address *a,
             enum address_part i)
{
	str pattern = p->ignore_case ? p->text.lower[i] : p->text.part[i];
	str s = p->ignore_case ? a->lower[i] : a->part[i];
	return p->glob[i] ? glob(pattern, s, p->names) : str_eq(pattern, s);
}

bool
pattern_matches(const struct pattern *p, const struct address *a)
{
	return part_matches(p, a, PART_HOST) && part_matches(p, a, PART_PATH)
		&& (!p->text.has_query || part_matches(p, a, PART_QUERY))
		&& (p->text.has_anchor ? part_matches(p, a, PART_ANCHOR)
		                       : !is_route(a));
}

/* ---- one pattern behind another ------------------------------------------------- */

static str
with_signs(str s, const char *any, struct arena *a)
{
	struct buf b = {NULL, 0, 0};
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '*') {
			buf_addz(&b, any);
		} else if (str_starts(str_sub(s, i, s.n), locale_mark)) {
			buf_addc(&b, ANY_LOCALE);
			i += locale_mark.n - 1;
		} else {
			buf_addc(&b, s.p[i]);
		}
	}
	str made = str_dup(buf_str(&b), a);
	buf_release(&b);
	return made;
}

struct address
pattern_as_address(const struct pattern *p, struct arena *a)
{
	struct address to = p->text;
	for (int i = 0; i < PARTS; i++) {
		/* Any anchor may be a route. */
		const char *any = i == PART_ANCHOR ? ANY "/" : ANY;
		to.part[i] = with_signs(p->text.part[i], any, a);
		to.lower[i] = with_signs(p->text.lower[i], any, a);
	}
	if (!to.has_query) {
		to.has_query = true;
		to.part[PART_QUERY] = to.lower[PART_QUERY] = S(ANY);
	}
	return to;
}
