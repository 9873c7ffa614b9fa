#include "check/lexicon.h"

#include "base/eight.h"
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

/* Each word of all targets is looked up: not a multiplication for each byte. */
static size_t
hash_of(str word)
{
	uint64_t h = word.n, rest = 0;
	size_t i = 0;
	for (; i + 8 <= word.n; i += 8) {
		h = (h ^ eight_load(word.p + i)) * 0x9E3779B97F4A7C15u;
		h ^= h >> 32;
	}
	for (; i < word.n; i++)
		rest = rest << 8 | (unsigned char)word.p[i];
	h = (h ^ rest) * 0x9E3779B97F4A7C15u;
	return (size_t)(h ^ h >> 32);
}

/* The place of WORD, or the free one where it would be. */
static struct lexicon_word *
place_of(const struct lexicon *l, str word)
{
	size_t i = hash_of(word) & (l->size - 1);
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
		if (words[i].n > l->longest && words[i].n <= WORD_MOST)
			l->longest = words[i].n;
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

uint64_t
lexicon_find(const struct lexicon *l, str word)
{
	char z[4 * WORD_MOST];
	uint32_t first;
	if (l->table == NULL || word.n == 0 || word.n > l->longest)
		return 0;
	if (word.p[0] >= 'a' && word.p[0] <= 'z')
		return place_of(l, word)->tongues;
	(void)text_decode(word, &first);
	/* Only a sentence's first word has a capital, mostly. */
	if (cldr_lower(first) == first)
		return place_of(l, word)->tongues;
	size_t n = cldr_lower_into(word, z, sizeof z);
	return n == 0 ? 0 : place_of(l, (str){z, n})->tongues;
}
