#ifndef BASE_EIGHT_H
#define BASE_EIGHT_H
/*
 * eight.h -- eight bytes at a time, as one number, the first the lowest.
 *
 * Answers are the highest bits of the bytes that they speak of.  All but
 * eight_load want bytes that are ASCII: see eight_ascii.
 */
#include <endian.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define EIGHT(byte) ((uint64_t)(byte) * 0x0101010101010101u)
#define EIGHT_ALL EIGHT(0x80)

static inline uint64_t
eight_load(const char *p)
{
	uint64_t w;
	memcpy(&w, p, sizeof w);
	return le64toh(w);
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

#endif
