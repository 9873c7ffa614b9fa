#ifndef BASE_EIGHT_H
#define BASE_EIGHT_H
/*
 * eight.h -- eight bytes at a time, as one number, the first the lowest.
 *
 * Answers are the highest bits of the bytes that they speak of.  Those whose
 * names do not say otherwise want bytes that are ASCII: see eight_ascii.
 */
#include <endian.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/str.h"

#define EIGHT(byte) ((uint64_t)(byte) * 0x0101010101010101u)
#define EIGHT_ALL EIGHT(0x80)

static inline uint64_t
eight_load(const char *p)
{
	uint64_t w;
	memcpy(&w, p, sizeof w);
	return le64toh(w);
}

static inline void
eight_store(char *p, uint64_t w)
{
	w = htole64(w);
	memcpy(p, &w, sizeof w);
}

static inline bool
eight_ascii(uint64_t w)
{
	return (w & EIGHT_ALL) == 0;
}

/* Which are C? */
static inline uint64_t
eight_equal(uint64_t w, char c)
{
	w ^= EIGHT((unsigned char)c);
	return ~(w + EIGHT(0x7F)) & EIGHT_ALL;
}

/* Which are from FROM to TO? */
static inline uint64_t
eight_between(uint64_t w, char from, char to)
{
	return (w + EIGHT(0x80 - from)) & ~(w + EIGHT(0x7F - to)) & EIGHT_ALL;
}

/* W in small letters. */
static inline uint64_t
eight_lower(uint64_t w)
{
	return w | (eight_between(w, 'A', 'Z') >> 2);
}

/* The same of any bytes: which are C, an ASCII character? */
static inline uint64_t
eight_any_equal(uint64_t w, char c)
{
	return eight_equal(w & ~EIGHT_ALL, c) & ~w;
}

/* Which of any bytes are from FROM to TO, ASCII characters? */
static inline uint64_t
eight_any_between(uint64_t w, char from, char to)
{
	return eight_between(w & ~EIGHT_ALL, from, to) & ~w;
}

/* Which of any bytes are letters of ASCII? */
static inline uint64_t
eight_any_letters(uint64_t w)
{
	return eight_any_between(w | EIGHT(0x20), 'a', 'z');
}

/* Any bytes W, the capitals of ASCII in small letters. */
static inline uint64_t
eight_any_lower(uint64_t w)
{
	return w | (eight_any_between(w, 'A', 'Z') >> 2);
}

/* How many bytes are before the first that ANSWER speaks of: 8 if of none. */
static inline unsigned
eight_first(uint64_t answer)
{
	return answer == 0 ? 8 : (unsigned)__builtin_ctzll(answer) / 8;
}

/* The first N bytes of W, the others zero; N from 0 to 8. */
static inline uint64_t
eight_head(uint64_t w, unsigned n)
{
	return n == 0 ? 0 : w & (UINT64_MAX >> (64 - 8 * n));
}

/* Where in S, from AT on, the first byte beyond ASCII is; its length when
 * there is none. */
static inline size_t
eight_beyond_ascii(str s, size_t at)
{
	for (; at + 8 <= s.n; at += 8) {
		uint64_t high = eight_load(s.p + at) & EIGHT_ALL;
		if (high != 0)
			return at + eight_first(high);
	}
	while (at < s.n && (unsigned char)s.p[at] < 0x80)
		at++;
	return at;
}

/* Where in S, from AT on, the first C of ASCII is; its length when there is
 * none.  For what is near: words, not lines. */
static inline size_t
eight_find(str s, char c, size_t at)
{
	for (; at + 8 <= s.n; at += 8) {
		uint64_t is = eight_any_equal(eight_load(s.p + at), c);
		if (is != 0)
			return at + eight_first(is);
	}
	while (at < s.n && s.p[at] != c)
		at++;
	return at;
}

/* How many characters S, UTF-8, has. */
static inline size_t
eight_chars(str s)
{
	size_t n = s.n, at = 0;
	for (; at + 8 <= s.n; at += 8) {
		uint64_t w = eight_load(s.p + at);
		uint64_t going_on = (w & ~(w << 1) & EIGHT_ALL) >> 7;
		n -= (size_t)(going_on * EIGHT(1) >> 56);
	}
	for (; at < s.n; at++)
		n -= ((unsigned char)s.p[at] & 0xC0) == 0x80;
	return n;
}

/* The bytes of S, eight at most, as a number. */
static inline uint64_t
eight_short(str s)
{
	uint32_t low, high;
	if (s.n == 8)
		return eight_load(s.p);
	if (s.n >= 4) { /* the two overlap */
		memcpy(&low, s.p, 4);
		memcpy(&high, s.p + s.n - 4, 4);
		return le32toh(low)
			| (uint64_t)le32toh(high) << (8 * (s.n - 4));
	}
	if (s.n == 0)
		return 0;
	return (unsigned char)s.p[0]
		| (uint64_t)(unsigned char)s.p[s.n / 2] << (8 * (s.n / 2))
		| (uint64_t)(unsigned char)s.p[s.n - 1] << (8 * (s.n - 1));
}

/* The same of the N bytes of S at AT, behind which S may go on. */
static inline uint64_t
eight_within(str s, size_t at, size_t n)
{
	return s.n - at >= 8 ? eight_head(eight_load(s.p + at), (unsigned)n)
	                     : eight_short(str_sub(s, at, at + n));
}

#endif
