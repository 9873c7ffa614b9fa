#ifndef SEARCH_WORDS_H
#define SEARCH_WORDS_H
/*
 * words.h -- text cut into what an index has: words, and overlapping pairs of
 * characters where a script is written without blanks.
 *
 * A run of such characters ABC is AB, BC and, so that each of its characters
 * can be found as the beginning of something, C.
 */
#include <stdint.h>

#include "base/str.h"

/* A word is cut after so many characters. */
enum { WORD_MOST = 24, WORD_EIGHTS = WORD_MOST / 2 };

struct words {
	void *ctx;
	/*
	 * The N bytes of a term at WORD, folded; with zeroes after them at least
	 * up to the sixteenth, and to a multiple of eight.
	 */
	void (*term)(void *ctx, const uint64_t *word, size_t n);
};

/* Give each of TEXT's terms to W, in order. */
void words_cut(const struct words *w, str text);

#endif
