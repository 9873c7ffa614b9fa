#ifndef SEARCH_RECORD_H
#define SEARCH_RECORD_H
/*
 * record.h -- what is noted of a page while it is made, until all are.
 *
 * In the spool stand, one after the other: its terms; its entry in a block, as
 * JavaScript; the same for its source, which may be empty.
 *
 * The terms are numbers (as record_put_num writes them): length of the text in
 * terms, terms of the title, how many different terms follow; of each twice its
 * number in the segment, and a byte of enum record_mark.  With a number that is
 * odd the term is new: a byte of length and the term go before that byte.
 */
#include <endian.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

struct search_record {
	uint64_t at;
	uint32_t terms, shown, source; /* bytes of each part; no terms: none */
	uint32_t segment;
	uint64_t hash; /* of what the index will say of the page */
};

enum record_mark {
	MARK_WEIGHT = 63,        /* the most: half occurrences */
	MARK_SOURCE_TITLE = 64,  /* in the source's title */
	MARK_TITLE = 128         /* in the title */
};

/* What a term weighs where it stands; the page's text is 2. */
enum record_weight {
	WEIGHT_TEXT = 2,
	WEIGHT_HEADING = 4, /* once more, for the text has it too */
	WEIGHT_ABOUT = 4,   /* description, keywords, address */
	WEIGHT_SOURCE = 1,
	WEIGHT_SOURCE_HEADING = 2
};

static inline void
record_put_num(struct buf *out, uint32_t n)
{
	for (; n >= 0x80; n >>= 7)
		buf_addc(out, (char)(n | 0x80));
	buf_addc(out, (char)n);
}

/* The next number at *P, which is moved behind it. */
static inline uint32_t
record_get_num(const char **p)
{
	uint32_t n = 0;
	for (unsigned shift = 0;; shift += 7) {
		unsigned char c = (unsigned char)*(*p)++;
		n |= (uint32_t)(c & 0x7F) << shift;
		if (c < 0x80)
			return n;
	}
}

/* A hash of S, fast for long texts: for tables and names, not for security. */
static inline uint64_t
record_hash(str s, uint64_t seed)
{
	uint64_t h = seed ^ (s.n * 0x9E3779B97F4A7C15u);
	uint64_t part;
	for (; s.n >= 8; s.p += 8, s.n -= 8) {
		memcpy(&part, s.p, 8);
		h = (h ^ le64toh(part)) * 0xD6E8FEB86659FD93u;
		h ^= h >> 32;
	}
	part = 0;
	for (size_t i = 0; i < s.n; i++)
		part |= (uint64_t)(unsigned char)s.p[i] << (8 * i);
	h = (h ^ part) * 0xD6E8FEB86659FD93u;
	return h ^ (h >> 32);
}

#endif
