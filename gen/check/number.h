#ifndef CHECK_NUMBER_H
#define CHECK_NUMBER_H
/*
 * number.h -- the numbers of a text, by their value.
 *
 * "1,500" is fifteen hundred or one and a half, as people write: a number has
 * all readings that its signs allow, and two numbers are the same when they
 * share one.
 */
#include "check/cldr.h"
#include "check/facts.h"

/* DIGITS divided by 10 to the power of SCALE, which is as small as can be. */
struct reading {
	uint64_t digits;
	uint32_t scale;
};

enum { READINGS = 4 };

enum number_flag {
	NUMBER_VERSION = 1 << 0, /* verbatim: two stops, or behind "version" */
	NUMBER_NAMED = 1 << 1,   /* letters before it: "KB40", "MS-12" */
	NUMBER_HOUR = 1 << 2,    /* minutes or AM, PM follow */
	NUMBER_MINUTE = 1 << 3,
	NUMBER_DATE = 1 << 4,    /* beside '/', or '-', or with two stops */
	NUMBER_SIGNED = 1 << 5,  /* beside an apostrophe: '19 */
	NUMBER_PART = 1 << 6     /* of the one before it, which is no PART */
};

/*
 * A number in a text, or one of the groups of digits of it: "1,500" is a
 * number followed by its two parts.
 */
struct number {
	uint32_t from, to; /* in the text */
	struct reading is[READINGS];
	uint8_t nis, nparts, zeros; /* ZEROS: how many lead it */
	uint8_t flags;
	bool answered;
};

struct numbers {
	str text;
	struct number *list;
	size_t n, cap;
};

/* What is read depends on these; VERSION_WORDS may be NULL. */
struct number_language {
	const struct cldr *cldr;
	const struct fact *version_words;
};

/* Fill N with the numbers of TEXT, from left to right; in A. */
void numbers_read(struct numbers *n, str text,
                  const struct number_language *l, struct arena *a);

/* Do A and B have a reading in common? */
bool number_same(const struct number *a, const struct number *b);

/* Is VALUE, which has no decimals, a reading of N? */
bool number_is(const struct number *n, uint64_t value);

/* Does TEXT, which is in small letters, say VALUE in one of WORDS? */
bool number_is_said(const struct number_words *words, uint32_t value,
                    str text);

/* The same, but in a word that counts: "two", not "second". */
bool number_is_counted(const struct number_words *words, uint32_t value,
                       str text);

#endif
