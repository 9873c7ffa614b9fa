#ifndef CHECK_CLDR_H
#define CHECK_CLDR_H
/*
 * cldr.h -- what CLDR knows of a locale's numbers, months and quotes, for the
 * rules.  A door to ICU.
 *
 * Loaded once a locale, before there are workers.
 */
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* A word and the number that it says; small letters. */
struct number_word {
	str text;
	uint32_t value;
	bool any_start, any_end; /* it may be a part of a longer word */
	bool counts; /* "two", not "second" */
};

struct number_words {
	struct number_word *list;
	size_t n, cap;
};

/* What follows a number to make it larger: "million", "K", "\u4E07". */
struct magnitude {
	str text; /* small letters */
	uint64_t factor;
};

enum { CLDR_QUOTES = 4 };

struct cldr {
	struct number_words words;  /* 0 to 12, tens, 100: all forms known */
	struct number_words months; /* 1 to 12, long and short */
	struct magnitude *magnitudes;
	size_t nmagnitudes, magnitudes_cap;
	uint32_t quotes[CLDR_QUOTES]; /* open, close, and of the inner ones */
	bool buddhist, hijri, persian; /* years that people count */
};

/* Fill C for the locale ID ("nb-NO"); what CLDR does not have stays empty. */
void cldr_load(struct cldr *c, str id, struct arena *a);

/* The small letter of C. */
uint32_t cldr_lower(uint32_t c);

/* Is C a letter, or a mark that belongs to one? */
bool cldr_is_letter(uint32_t c);

/* S in small letters, as much of it as TO has ROOM for; returns its bytes. */
size_t cldr_lower_into(str s, char *to, size_t room);

/* S in small letters, in A. */
str cldr_lower_text(str s, struct arena *a);

/* Is C of a script that sets no blanks between words? */
bool cldr_is_unspaced(uint32_t c);

/* WORD (not empty), in small letters, stands for VALUE: its place in W, in A. */
struct number_word *number_words_add(struct number_words *w, str word,
                                     uint32_t value, struct arena *a);

#endif
