#include "check/lexicon.h"

#include "base/text.h"
#include "check/cldr.h"

/* No function word is longer. */
enum { WORD_MOST = 32 };

void
lexicon_open(struct lexicon *l, size_t count, struct arena *a)
{
	*l = (struct lexicon){.size = 64};
	while (l->size < count * 2 + 2)
		l->size *= 2;
	l->table = NEW(a, struct lexicon_word, l->size);
}

/* The place of WORD, or the free one where it would be. */
static struct lexicon_word *
place_of(const struct lexicon *l, str word)
{
	size_t i = (size_t)str_hash(word) & (l->size - 1);
	while (l->table[i].word.n > 0 && !str_eq(l->table[i].word, word))
		i = (i + 1) & (l->size - 1);
	return &l->table[i];
}

void
lexicon_add(struct lexicon *l, str name, const str *words, size_t n)
{
	if (l->n == TONGUES_MOST)
		return;
	l->names[l->n] = name;
	l->words[l->n] = words;
	for (size_t i = 0; i < n && l->used + 1 < l->size; i++) {
		struct lexicon_word *w = place_of(l, words[i]);
		l->used += w->word.n == 0;
		w->word = words[i];
		w->tongues |= (uint64_t)1 << l->n;
	}
	l->n++;
}

int
lexicon_tongue(const struct lexicon *l, const str *words)
{
	for (int i = 0; i < l->n && words != NULL; i++)
		if (l->words[i] == words)
			return i;
	return TONGUE_NONE;
}

/* WORD in small letters, into TO of WORD_MOST bytes; 0 when it is too long. */
static size_t
lower(str word, char *to)
{
	size_t n = 0;
	if (word.n > WORD_MOST)
		return 0;
	for (size_t i = 0; i < word.n; i++) {
		if ((unsigned char)word.p[i] >= 0x80)
			return 0;
		to[n++] = ascii_lower(word.p[i]);
	}
	return n;
}

uint64_t
lexicon_find(const struct lexicon *l, str word)
{
	char z[WORD_MOST];
	char room[4 * WORD_MOST + 64];
	if (l->table == NULL || word.n == 0 || word.n > WORD_MOST)
		return 0;
	size_t n = lower(word, z);
	if (n > 0)
		return place_of(l, (str){z, n})->tongues;
	n = cldr_lower_into(word, room, sizeof room);
	return n == 0 ? 0 : place_of(l, (str){room, n})->tongues;
}
