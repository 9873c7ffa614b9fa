#include "check/lexicon.h"

#include "base/eight.h"
#include "base/text.h"
#include "check/cldr.h"

/* No function word is longer; those of SHORT_MOST bytes are known by them. */
enum { WORD_MOST = 32, SHORT_MOST = sizeof(uint64_t) };

void
lexicon_open(struct lexicon *l, size_t count, struct arena *a)
{
	*l = (struct lexicon){.size = 64};
	while (l->size < count * 2 + 2)
		l->size *= 2;
	l->table = NEW(a, struct lexicon_word, l->size);
}

/* Each word of all targets is looked up: not a multiplication for each byte. */
static uint64_t
hash_of(str word)
{
	uint64_t h = word.n;
	for (; word.n > SHORT_MOST; word = str_sub(word, SHORT_MOST, word.n)) {
		h = (h ^ eight_load(word.p)) * 0x9E3779B97F4A7C15u;
		h ^= h >> 32;
	}
	return (h ^ eight_short(word)) * 0x9E3779B97F4A7C15u;
}

static bool
may_hold(const struct lexicon *l, uint64_t hash)
{
	return (l->bits[hash >> 55] >> (hash >> 49 & 63) & 1) != 0;
}

/* The place of WORD, or the free one where it would be. */
static struct lexicon_word *
place_of(const struct lexicon *l, str word, uint64_t hash)
{
	size_t i = (size_t)(hash ^ hash >> 32) & (l->size - 1);
	while (l->table[i].word.n > 0 && !str_eq(l->table[i].word, word))
		i = (i + 1) & (l->size - 1);
	return &l->table[i];
}

/* What WORD, in small letters, may be of.  Most words are none of ours, as a
 * look at one bit tells. */
static uint64_t
tongues_of(const struct lexicon *l, str word)
{
	uint64_t hash = hash_of(word);
	return may_hold(l, hash) ? place_of(l, word, hash)->tongues : 0;
}

void
lexicon_add(struct lexicon *l, str name, const str *words, size_t n)
{
	if (l->n == TONGUES_MOST)
		return;
	l->names[l->n] = name;
	l->words[l->n] = words;
	for (size_t i = 0; i < n && l->used + 1 < l->size; i++) {
		uint64_t hash = hash_of(words[i]);
		struct lexicon_word *w = place_of(l, words[i], hash);
		l->bits[hash >> 55] |= (uint64_t)1 << (hash >> 49 & 63);
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
		return tongues_of(l, word);
	/* Only a sentence's first word has a capital, mostly. */
	if (word.p[0] >= 'A' && word.p[0] <= 'Z' && word.n <= SHORT_MOST
	    && eight_ascii(eight_short(word))) {
		uint64_t small = htole64(eight_lower(eight_short(word)));
		memcpy(z, &small, sizeof small);
		return tongues_of(l, (str){z, word.n});
	}
	(void)text_decode(word, &first);
	if (cldr_lower(first) == first)
		return tongues_of(l, word);
	size_t n = cldr_lower_into(word, z, sizeof z);
	return n == 0 ? 0 : tongues_of(l, (str){z, n});
}
