#ifndef SEARCH_FOLD_H
#define SEARCH_FOLD_H
/*
 * fold.h -- characters as search sees them: case, accents and widths are gone.
 *
 * themes/default/assets/search.js has the same rules for what readers type;
 * docs/search.md tells them.  A test holds both to each other.
 */
#include <stddef.h>
#include <stdint.h>

enum fold_class {
	FOLD_GAP,    /* between words */
	FOLD_WORD,   /* part of a word */
	FOLD_BIGRAM, /* of a script that is written without blanks */
	FOLD_SOUND,  /* a mark that changes the kana before it */
	FOLD_NOTHING /* invisible to search: an accent, a joiner */
};

struct fold_char {
	uint32_t c;
	enum fold_class class;
};

/* The most that a character may become (U+FDFA does). */
enum { FOLD_MOST = 24 };

/*
 * C folded, into *TO (an array in static memory, good until the next call);
 * returns how many there are, at least one.
 */
size_t fold(uint32_t c, const struct fold_char **to);

/* The kana C with the sound mark MARK, or C where there is none. */
uint32_t fold_sound(uint32_t c, uint32_t mark);

#endif
