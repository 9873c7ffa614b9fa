#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/eight.h"

enum { SHORT_NEEDLE = 16 };

bool
str_eq_nocase(str a, str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (a.p[i] != b.p[i]
		    && ascii_lower(a.p[i]) != ascii_lower(b.p[i]))
			return false;
	return true;
}

bool
str_ends(str s, str suffix)
{
	return s.n >= suffix.n && str_eq(str_sub(s, s.n - suffix.n, s.n), suffix);
}

int
str_cmp(str a, str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n == 0 ? 0 : memcmp(a.p, b.p, n);
	return c != 0 ? c : (a.n > b.n) - (a.n < b.n);
}

/*
 * For a short needle, memchr and a look are several times faster than what
 * memmem does, and still linear.
 */
static size_t
find_short(str s, str needle, size_t from)
{
	char last = needle.p[needle.n - 1];
	while (s.n - from >= needle.n) {
		const char *hit = memchr(s.p + from, needle.p[0],
		                         s.n - from - needle.n + 1);
		if (hit == NULL)
			break;
		/* Most that begin alike end otherwise: that needs no call. */
		if (hit[needle.n - 1] == last
		    && memcmp(hit, needle.p, needle.n) == 0)
			return (size_t)(hit - s.p);
		from = (size_t)(hit - s.p) + 1;
	}
	return STR_NONE;
}

size_t
str_find(str s, str needle, size_t from)
{
	if (from > s.n || needle.n == 0)
		return from > s.n ? STR_NONE : from;
	if (s.n == 0)
		return STR_NONE;
	if (needle.n <= SHORT_NEEDLE)
		return find_short(s, needle, from);
	/* What begins like a long one mostly is it: memmem, which gets itself
	 * ready for each needle, is for the rest. */
	size_t at = find_short(s, str_sub(needle, 0, SHORT_NEEDLE), from);
	if (at == STR_NONE || str_starts(str_sub(s, at, s.n), needle))
		return at;
	const char *hit = memmem(s.p + at, s.n - at, needle.p, needle.n);
	return hit == NULL ? STR_NONE : (size_t)(hit - s.p);
}

size_t
str_rchr(str s, char c)
{
	const char *hit = s.n == 0 ? NULL : memrchr(s.p, c, s.n);
	return hit == NULL ? STR_NONE : (size_t)(hit - s.p);
}

str
str_trim(str s)
{
	while (s.n > 0 && ascii_blank(s.p[s.n - 1]))
		s.n--;
	while (s.n > 0 && ascii_blank(s.p[0]))
		s = str_sub(s, 1, s.n);
	return s;
}

str
str_cut(str s, char c, str *rest)
{
	size_t at = str_chr(s, c, 0);
	if (at == STR_NONE) {
		*rest = (str){NULL, 0};
		return s;
	}
	*rest = str_sub(s, at + 1, s.n);
	return str_sub(s, 0, at);
}

str
str_dup(str s, struct arena *a)
{
	char *p = NEW(a, char, s.n + 1);
	if (s.n > 0)
		memcpy(p, s.p, s.n);
	return (str){p, s.n};
}

char *
str_z(str s, struct arena *a)
{
	char *p = NEW(a, char, s.n + 1);
	if (s.n > 0)
		memcpy(p, s.p, s.n);
	return p;
}

str
str_printf(struct arena *a, const char *fmt, ...)
{
	char first[256]; /* mostly large enough: formatted once */
	va_list ap;
	va_start(ap, fmt);
	int n = vsnprintf(first, sizeof first, fmt, ap);
	va_end(ap);
	if (n < 0)
		return (str){NULL, 0};
	if ((size_t)n < sizeof first)
		return str_dup((str){first, (size_t)n}, a);
	char *p = NEW(a, char, (size_t)n + 1);
	va_start(ap, fmt);
	(void)vsnprintf(p, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return (str){p, (size_t)n};
}

str
str_join(struct arena *a, const str *parts, size_t n)
{
	size_t size = 0;
	for (size_t i = 0; i < n; i++)
		size += parts[i].n;
	char *p = NEW(a, char, size + 1), *end = p;
	for (size_t i = 0; i < n; i++) {
		if (parts[i].n > 0)
			memcpy(end, parts[i].p, parts[i].n);
		end += parts[i].n;
	}
	return (str){p, size};
}

unsigned long long
str_hash_long(str s)
{
	unsigned long long h = s.n;
	for (; s.n > 8; s = str_sub(s, 8, s.n)) {
		h = (h ^ eight_load(s.p)) * 0x9E3779B97F4A7C15ULL;
		h ^= h >> 32;
	}
	h = (h ^ eight_short(s)) * 0x9E3779B97F4A7C15ULL;
	return h ^ h >> 32;
}

unsigned long long
str_hash(str s)
{
	unsigned long long h = 14695981039346656037ULL;
	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 1099511628211ULL;
	return h;
}
