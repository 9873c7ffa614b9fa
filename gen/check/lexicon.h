#ifndef CHECK_LEXICON_H
#define CHECK_LEXICON_H
/*
 * lexicon.h -- the function words of all languages in one table, so that one
 * look tells all languages that a word may be of.
 */
#include "base/arena.h"
#include "base/str.h"
#include "check/unit.h"

/* A language is a bit, its number that of its row. */
enum { TONGUES_MOST = 64, TONGUE_NONE = -1 };

struct lexicon {
	struct lexicon_word {
		str word; /* small letters; empty: free */
		uint64_t bytes; /* the first eight */
		uint64_t tongues;
	} *table; /* a power of two of them, or NULL */
	size_t size, used;
	uint64_t bits[512]; /* by hash: is there such a word? */
	size_t longest; /* bytes */
	str names[TONGUES_MOST]; /* "nb" */
	const str *words[TONGUES_MOST]; /* by which a language is known */
	int n;
};

/* A place for COUNT words in all, in A. */
void lexicon_open(struct lexicon *l, size_t count, struct arena *a);

/* The N WORDS of the language NAME.  Those beyond the last number are left. */
void lexicon_add(struct lexicon *l, str name, const str *words, size_t n);

/* The number of the language with these WORDS, or TONGUE_NONE. */
int lexicon_tongue(const struct lexicon *l, const str *words);

/* The languages that W of TEXT, in small letters or with a capital, may be of. */
uint64_t lexicon_find(const struct lexicon *l, str text, struct word w);

#endif
