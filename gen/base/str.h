#ifndef BASE_STR_H
#define BASE_STR_H
/* str.h -- borrowed text: a pointer and a length, not NUL-terminated. */
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct arena;

typedef struct {
	const char *p; /* may be NULL when n is 0 */
	size_t n;      /* bytes */
} str;

/* A str from a string literal, and the pair of arguments for "%.*s". */
#define S(literal) ((str){("" literal), sizeof(literal) - 1})
#define STR_ARG(s) (int)(s).n, (s).p

/* Small and called everywhere: here, so that the compiler can see inside. */

/* Z, which may be NULL, as a str that borrows it. */
static inline str
str_of(const char *z)
{
	return (str){z, z == NULL ? 0 : strlen(z)};
}

/* The bytes of S from FROM (inclusive) to TO (exclusive), both clamped to S. */
static inline str
str_sub(str s, size_t from, size_t to)
{
	if (to > s.n)
		to = s.n;
	if (from > to)
		from = to;
	return (str){s.n == 0 ? s.p : s.p + from, to - from};
}

static inline bool
str_eq(str a, str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool
str_starts(str s, str prefix)
{
	return s.n >= prefix.n
		&& (prefix.n == 0 || memcmp(s.p, prefix.p, prefix.n) == 0);
}

bool str_ends(str s, str suffix);
bool str_eq_nocase(str a, str b); /* ASCII letters only */

/* Negative, zero or positive as A sorts before, with or after B, by bytes. */
int str_cmp(str a, str b);

#define STR_NONE ((size_t)-1)
/* The offset of the first NEEDLE or C in S at or after FROM, or STR_NONE. */
size_t str_find(str s, str needle, size_t from);
static inline size_t
str_chr(str s, char c, size_t from)
{
	if (from >= s.n)
		return STR_NONE;
	const char *hit = memchr(s.p + from, (unsigned char)c, s.n - from);
	return hit == NULL ? STR_NONE : (size_t)(hit - s.p);
}

/* The offset of the last C in S, or STR_NONE. */
size_t str_rchr(str s, char c);

/* S without ASCII blanks (space, tab, CR, LF) at both ends. */
str str_trim(str s);

/*
 * Split at the first C: what stands before it is returned, and *REST (not
 * NULL) is what follows.  Without a C all of S is returned and *REST is empty
 * with p NULL, so that a loop can end on `rest.p == NULL`.
 */
str str_cut(str s, char c, str *rest);

/* A copy of S in A; str_z adds a NUL and returns the C string. */
str str_dup(str s, struct arena *a);
char *str_z(str s, struct arena *a);

/* "%..." printed into A. */
str str_printf(struct arena *a, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* The N PARTS, one after the other, in A: for paths and ids, which are many. */
str str_join(struct arena *a, const str *parts, size_t n);
#define STR_JOIN(a, ...)                                                       \
	str_join((a), (const str[]){__VA_ARGS__},                              \
	         sizeof (const str[]){__VA_ARGS__} / sizeof(str))

/* A 64-bit hash (FNV-1a) of S: for tables, not for security. */
unsigned long long str_hash(str s);

/* Another one, for texts that are long: not a multiplication for each byte. */
unsigned long long str_hash_long(str s);

/* Asked of nearly each byte of the input: here, so that no call is needed. */

static inline bool
ascii_blank(char c) /* space, tab, CR, LF, FF, VT */
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool
ascii_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
ascii_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool
ascii_alnum(char c)
{
	return ascii_alpha(c) || ascii_digit(c);
}

static inline char
ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

#endif
