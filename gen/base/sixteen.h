#ifndef BASE_SIXTEEN_H
#define BASE_SIXTEEN_H
/*
 * sixteen.h -- sixteen bytes at a time, where a bit is wanted for each byte.
 *
 * An answer is a vector, too: its bytes are 0xFF where it speaks of one, else
 * zero.  For what can do with fewer there is base/eight.h.
 */
#include "base/eight.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

typedef unsigned char sixteen __attribute__((vector_size(16)));

/* Of the N bytes at P the first sixteen; behind them, zeros. */
static inline sixteen
sixteen_load(const char *p, size_t n)
{
	sixteen w = {0};
	if (n >= sizeof w)
		memcpy(&w, p, sizeof w);
	else
		memcpy(&w, p, n);
	return w;
}

/* Which are from FROM to TO? */
static inline sixteen
sixteen_between(sixteen w, unsigned char from, unsigned char to)
{
	return (sixteen)(w - from <= (unsigned char)(to - from));
}

/* Which are letters of ASCII? */
static inline sixteen
sixteen_letters(sixteen w)
{
	return sixteen_between(w | 0x20, 'a', 'z');
}

/* Which are letters or digits of ASCII? */
static inline sixteen
sixteen_alnums(sixteen w)
{
	return sixteen_letters(w) | sixteen_between(w, '0', '9');
}

/*
 * The highest bit of each byte, that of the first the lowest: an ANSWER as bits,
 * or of any bytes those that are not ASCII.
 */
static inline uint64_t
sixteen_bits(sixteen answer)
{
#ifdef __SSE2__
	return (uint64_t)_mm_movemask_epi8((__m128i)answer);
#else
	uint64_t bits = 0, half[2];
	memcpy(half, &answer, sizeof half);
	for (int i = 0; i < 2; i++) /* they come together in the top byte */
		bits |= ((le64toh(half[i]) & EIGHT_ALL) >> 7)
			* 0x0102040810204080u >> 56 << (8 * i);
	return bits;
#endif
}

#endif
