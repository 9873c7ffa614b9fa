#include "check/fold.h"

#include "base/eight.h"
#include "base/text.h"
#include "check/cldr.h"

/* The zeros of the scripts whose digits people write. */
static const uint32_t zeros[] = {
	0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66,
	0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20,
	0x1040, 0x17E0, 0x1810, 0xFF10,
};

int
fold_digit(uint32_t c)
{
	if (c < 0x80)
		return ascii_digit((char)c) ? (int)c - '0' : -1;
	if (c < 0x0660)
		return -1;
	for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
		if (c >= zeros[i] && c < zeros[i] + 10)
			return (int)(c - zeros[i]);
	return -1;
}

uint32_t
fold_char(uint32_t c)
{
	if (c < 0x80)
		return c;
	int digit = fold_digit(c);
	if (digit >= 0)
		return (uint32_t)('0' + digit);
	if (c > 0xFF00 && c < 0xFF5F) /* full width */
		return c - 0xFEE0;
	switch (c) {
	case 0x2018: case 0x2019: case 0x201A: case 0x2032: case 0x02BC:
		return '\'';
	case 0x201C: case 0x201D: case 0x201E: case 0x2033:
		return '"';
	case 0x2010: case 0x2011: case 0x2012: case 0x2212:
		return '-';
	default:
		return text_is_space(c) ? ' ' : c;
	}
}

/* What is hashed, eight bytes at a time. */
struct hash {
	uint64_t value, part;
	unsigned n; /* bytes in part */
};

static inline uint64_t
mixed(uint64_t hash, uint64_t more)
{
	hash = (hash ^ more) * 0x9E3779B97F4A7C15u;
	return hash ^ hash >> 29;
}

static inline void
mix(struct hash *h)
{
	h->value = mixed(h->value, h->part);
	h->part = 0;
	h->n = 0;
}

/* The N bytes of BYTES, the lowest first. */
static inline void
add(struct hash *h, uint64_t bytes, unsigned n)
{
	unsigned room = 8 - h->n;
	h->part |= bytes << (8 * h->n);
	if (n < room) {
		h->n += n;
		return;
	}
	mix(h);
	h->part = n > room ? bytes >> (8 * room) : 0;
	h->n = n - room;
}

/*
 * How many of the eight bytes at P, from the first on, need no look at each:
 * printing ASCII without two blanks in a row or one at the end.  *BYTES: these.
 */
static unsigned
eight_bytes(const char *p, uint64_t *bytes)
{
	uint64_t w = eight_load(p), blanks = eight_any_equal(w, ' ');
	uint64_t bad = ~eight_any_between(w, 0x20, 0x7E) & EIGHT_ALL;
	unsigned n = eight_first(bad | (blanks & (blanks << 8)));
	while (n > 0 && p[n - 1] == ' ')
		n--;
	*bytes = eight_head(eight_any_lower(w), n);
	return n;
}

/* The character at AT of S as the bytes that are hashed; returns where the next
 * is. */
static size_t
one_char(str s, size_t at, uint64_t *bytes, unsigned *n)
{
	uint32_t c = (unsigned char)s.p[at];
	size_t step = 1;
	if (c >= 0x80) {
		step = text_decode(str_sub(s, at, s.n), &c);
		c = fold_char(c);
	}
	*n = c < 0x80 ? 1 : 4;
	*bytes = c < 0x80 ? (unsigned char)ascii_lower((char)c)
	                  : 0xFF | (uint64_t)c << 8;
	return at + step;
}

static struct hash
hash_text(struct hash h, str s)
{
	bool blank = false;
	for (size_t i = 0; i < s.n;) {
		uint64_t bytes;
		unsigned n = 0;
		if (i + 8 <= s.n && !(blank && s.p[i] == ' '))
			n = eight_bytes(s.p + i, &bytes);
		if (n > 0)
			i += n;
		else
			i = one_char(s, i, &bytes, &n);
		if (n == 1 && ascii_blank((char)bytes)) {
			blank = true;
			continue;
		}
		if (blank)
			add(&h, ' ', 1);
		blank = false;
		add(&h, bytes, n);
	}
	return h;
}

static uint64_t
hash_of(const struct half *h)
{
	struct hash hash = {.value = 0xCBF29CE484222325u};
	hash = hash_text(hash, h->text);
	for (size_t k = 0; k < h->codes.n; k++)
		for (size_t i = 0; i < h->codes.list[k].text.n; i++)
			add(&hash, (unsigned char)h->codes.list[k].text.p[i],
			    1);
	/* So many bytes are in the last part. */
	hash.value += hash.n;
	mix(&hash);
	return hash.value;
}

uint64_t
fold_hash(struct half *h)
{
	if (!h->hashed)
		h->hash = hash_of(h);
	h->hashed = true;
	return h->hash;
}

/* ---- letters and digits alone ------------------------------------------------- */

/* ASCII as it is hashed: small letters and digits; 0 for all else. */
static unsigned char letters[128];

static void
fill_letters(void)
{
	for (unsigned c = 0; c < 128; c++)
		if (ascii_alnum((char)c))
			letters[c] = (unsigned char)ascii_lower((char)c);
}

/* FNV-1a, a character at a time. */
static inline uint64_t
add_char(uint64_t hash, uint32_t c)
{
	return (hash ^ c) * 0x100000001B3u;
}

/* Add the letters and digits of ASCII that S has from *AT on, up to what is not
 * ASCII, which is where *AT is then. */
static inline uint64_t
add_ascii(uint64_t hash, str s, size_t *at)
{
	size_t i = *at;
	for (; i < s.n && (unsigned char)s.p[i] < 0x80; i++)
		if (letters[(unsigned char)s.p[i]] != 0)
			hash = add_char(hash, letters[(unsigned char)s.p[i]]);
	*at = i;
	return hash;
}

uint64_t
fold_letters_hash(str s)
{
	uint64_t hash = 0xCBF29CE484222325u;
	size_t at = 0;
	if (letters['a'] == 0)
		fill_letters();
	while (at < s.n) {
		uint32_t c;
		hash = add_ascii(hash, s, &at);
		if (at == s.n)
			break;
		at += text_decode(str_sub(s, at, s.n), &c);
		c = fold_char(c);
		if (c < 0x80)
			c = letters[c];
		else
			c = text_is_punct(c) ? 0 : cldr_lower(c);
		if (c != 0)
			hash = add_char(hash, c);
	}
	/* the last bits of FNV are its best: spread them */
	hash ^= hash >> 32;
	return hash * 0x9E3779B97F4A7C15u;
}

/* Words that were hashed before, if short: most words of a text are few. */
enum { KEPT_BITS = 12, KEPT_MOST = 16 };

static struct kept {
	uint64_t head, tail; /* in small letters */
	size_t n;
	uint64_t hash;
} kept[1 << KEPT_BITS];

uint64_t
fold_word_hash(str word)
{
	size_t most = sizeof(uint64_t);
	if (word.n > KEPT_MOST || word.n == 0)
		return fold_letters_hash(word);
	uint64_t tail = 0, head = eight_any_lower(
		eight_short(str_sub(word, 0, most)));
	if (word.n > most) /* the two overlap */
		tail = eight_any_lower(
			eight_load(word.p + word.n - most));
	uint64_t both = (head ^ tail >> 7) * 0x9E3779B97F4A7C15u;
	struct kept *k = &kept[both >> (64 - KEPT_BITS)];
	if (k->head != head || k->tail != tail || k->n != word.n)
		*k = (struct kept){head, tail, word.n,
		                   fold_letters_hash(word)};
	return k->hash;
}
