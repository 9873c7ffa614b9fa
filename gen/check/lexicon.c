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

/* A word that is being looked for: its first bytes as a number, which is all of
 * a short one. */
struct key {
	str word;
	uint64_t bytes, hash;
};

static inline uint64_t
hash_of(uint64_t bytes, size_t n)
{
	return (n > SHORT_MOST ? bytes ^ n : bytes) * 0x9E3779B97F4A7C15u;
}

static struct key
key_of(str word)
{
	struct key k = {word, eight_short(str_sub(word, 0, SHORT_MOST)), 0};
	k.hash = hash_of(k.bytes, word.n);
	return k;
}

static inline size_t
first_place(const struct lexicon *l, uint64_t hash)
{
	return (size_t)(hash ^ hash >> 32) & (l->size - 1);
}

/* Most words are none of ours, as a look at one bit tells. */
static inline bool
has_bit(const struct lexicon *l, uint64_t hash)
{
	return (l->bits[hash >> 55] >> (hash >> 49 & 63) & 1) != 0;
}

/* The place of K, or the free one where it would be. */
static struct lexicon_word *
place_of(const struct lexicon *l, const struct key *k)
{
	size_t i = first_place(l, k->hash);
	for (;; i = (i + 1) & (l->size - 1)) {
		struct lexicon_word *w = &l->table[i];
		if (w->word.n == 0
		    || (w->word.n == k->word.n && w->bytes == k->bytes
		        && (k->word.n <= SHORT_MOST
		            || str_eq(w->word, k->word))))
			return w;
	}
}

void
lexicon_add(struct lexicon *l, str name, const str *words, size_t n)
{
	if (l->n == TONGUES_MOST)
		return;
	l->names[l->n] = name;
	l->words[l->n] = words;
	for (size_t i = 0; i < n && l->used + 1 < l->size; i++) {
		struct key k = key_of(words[i]);
		struct lexicon_word *w = place_of(l, &k);
		l->bits[k.hash >> 55] |= (uint64_t)1 << (k.hash >> 49 & 63);
		l->used += w->word.n == 0;
		if (words[i].n > l->longest && words[i].n <= WORD_MOST)
			l->longest = words[i].n;
		w->word = words[i];
		w->bytes = k.bytes;
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

/* WORD, which begins with no small letter of ASCII, in small letters if it
 * begins with a capital; Z has room for them. */
static str
small_word(str word, char z[4 * WORD_MOST])
{
	uint32_t first;
	if (ascii_alpha(word.p[0])
	    && eight_beyond_ascii(word, 0) == word.n) {
		for (size_t i = 0; i < word.n; i++)
			z[i] = ascii_lower(word.p[i]);
		return (str){z, word.n};
	}
	(void)text_decode(word, &first);
	/* Only a sentence's first word has a capital, mostly. */
	return cldr_lower(first) == first ? word
		: (str){z, cldr_lower_into(word, z, (size_t)4 * WORD_MOST)};
}

/* What WORD may be of: any. */
static uint64_t
find_any(const struct lexicon *l, str word)
{
	char z[4 * WORD_MOST];
	if (word.n == 0 || word.n > l->longest)
		return 0;
	if (word.p[0] < 'a' || word.p[0] > 'z')
		word = small_word(word, z);
	if (word.n == 0)
		return 0;
	struct key k = key_of(word);
	return has_bit(l, k.hash) ? place_of(l, &k)->tongues : 0;
}

/* What the word of N BYTES may be of, which is short. */
static inline uint64_t
find_short(const struct lexicon *l, uint64_t bytes, size_t n, uint64_t hash)
{
	for (size_t i = first_place(l, hash);; i = (i + 1) & (l->size - 1)) {
		const struct lexicon_word *w = &l->table[i];
		if ((w->bytes == bytes && w->word.n == n) || w->word.n == 0)
			return w->tongues;
	}
}

uint64_t
lexicon_find(const struct lexicon *l, str text, struct word w)
{
	str word = {text.p + w.from, w.to - w.from};
	if (word.n == 0 || !ascii_alpha(word.p[0]))
		return find_any(l, word);
	uint64_t bytes = eight_within(text, w.from, word.n < SHORT_MOST
	                              ? word.n : SHORT_MOST);
	if (word.p[0] <= 'Z') {
		if (!eight_ascii(bytes))
			return find_any(l, word);
		bytes = eight_lower(bytes);
	}
	uint64_t hash = hash_of(bytes, word.n);
	if (!has_bit(l, hash))
		return 0;
	return word.n <= SHORT_MOST ? find_short(l, bytes, word.n, hash)
	                            : find_any(l, word);
}
