#ifndef SEARCH_WORDS_H
#define SEARCH_WORDS_H
/*
 * words.h -- text cut into what an index has: words, and overlapping pairs of
 * characters where a script is written without blanks.
 *
 * A run of such characters ABC is AB, BC and, so that each of its characters
 * can be found as the beginning of something, C.
 */
#include "base/str.h"

/* A word is cut after so many characters. */
enum { WORD_MOST = 24, WORD_BYTES = WORD_MOST * 4 };

struct words {
	void *ctx;
	/*
	 * A TERM, folded.  It is borrowed; the bytes that follow it are zero up
	 * to a multiple of eight.
	 */
	void (*term)(void *ctx, str term);
};

/* Give each of TEXT's terms to W, in order. */
void words_cut(const struct words *w, str text);

#endif
