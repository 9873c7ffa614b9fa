#include "check/fold.h"

#include <endian.h>

#include "base/sixteen.h"
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
	/* no blanks, digits or quotes among the letters of Europe, Hebrew and
	 * Arabic but for one */
	if (c < 0x80 || (c >= 0xC0 && c < 0x660 && c != 0x2BC))
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

#define BEGIN 0xCBF29CE484222325u

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

/* The same of S, which has no two blanks in a row.  False when it is not ASCII
 * or has other blanks: *H is of no use then. */
static bool
hash_plain(struct hash *h, str s)
{
	uint64_t bad = 0;
	size_t at = 0;
	for (; at + 8 <= s.n; at += 8) {
		uint64_t w = eight_load(s.p + at);
		bad |= w | (w - EIGHT(' '));
		h->part = eight_lower(w);
		mix(h);
	}
	for (; at < s.n; at++) {
		bad |= (unsigned char)s.p[at] < ' ' ? 0x80
			: (unsigned char)s.p[at];
		add(h, (unsigned char)ascii_lower(s.p[at]), 1);
	}
	return (bad & EIGHT_ALL) == 0;
}

static uint64_t
hash_of(const struct half *h)
{
	struct hash hash = {.value = BEGIN};
	if ((h->has & (HAS_OTHER | HAS_DOUBLE_SPACE)) != 0
	    || !hash_plain(&hash, h->text))
		hash = hash_text((struct hash){.value = BEGIN}, h->text);
	for (size_t k = 0; k < h->codes.n; k++)
		for (size_t i = 0; i < h->codes.list[k].text.n; i++)
			add(&hash, (unsigned char)h->codes.list[k].text.p[i],
			    1);
	hash.value += hash.n; /* so many bytes are in the last part */
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

/* Letters and digits on their way into a hash, eight bytes at a time: when so
 * many have been found, and at the end. */
enum { FOUND_MOST = 64 };
struct letters {
	uint64_t hash;
	size_t n;
	char found[FOUND_MOST + 64 + sizeof(sixteen)];
};

/* Hash what has been found, but for what is no eight bytes. */
static void
hash_found(struct letters *l)
{
	size_t at = 0;
	for (; l->n - at >= 8; at += 8)
		l->hash = mixed(l->hash, eight_load(l->found + at));
	memmove(l->found, l->found + at, 8);
	l->n -= at;
}

static uint64_t
hash_rest(struct letters *l)
{
	hash_found(l);
	uint64_t rest = eight_head(eight_load(l->found), (unsigned)l->n);
	return mixed(l->hash + l->n, rest);
}

/*
 * The letters of Latin-1 begin with a byte of their own in UTF-8, and in the
 * other one capitals differ from small letters by the same bit as in ASCII.  Only
 * in U+00D7 and U+00F7, which are signs, and U+00DF and U+00FF, two letters, it
 * means something else.  With that bit:
 */
enum { LATIN = 0xC3, LATIN_SMALL = LATIN | 0x20 };

/* What these four have in common, as characters and in their other byte. */
enum { LATIN_ODD = 0x17, LATIN_ODD_MASK = 0xD7, LATIN_ODD_BYTE = 0x97 };

/* The character of S at AT, which is not ASCII, if it is a letter or a digit;
 * returns its length. */
static size_t
find_letter(struct letters *l, str s, size_t at)
{
	uint32_t c;
	size_t step = text_decode(str_sub(s, at, s.n), &c);
	c = fold_char(c);
	if (c >= 0x80)
		c = text_is_punct(c) ? 0 : cldr_lower(c);
	if (c >= 0xC0 && c <= 0xFF && (c & LATIN_ODD) != LATIN_ODD) {
		l->found[l->n++] = (char)LATIN_SMALL;
		l->found[l->n++] = (char)(0xA0 | (c & 0x3F));
	} else if (c >= 0x80) {
		uint32_t four = htole32(0xFF | c << 8);
		memcpy(l->found + l->n, &four, sizeof four);
		l->n += sizeof four;
	} else if (ascii_alnum((char)c)) {
		l->found[l->n++] = ascii_lower((char)c);
	}
	if (l->n >= FOUND_MOST)
		hash_found(l);
	return step;
}

/* What S has from AT on, up to what is not Latin-1 and for 64 bytes at most;
 * returns where the rest is. */
static size_t
find_latin(struct letters *l, str s, size_t at)
{
	uint64_t in = 0, beyond = 0, latin = 0, odd = 0;
	size_t n = s.n - at < 64 ? s.n - at : 64;
	for (size_t i = 0; i < n; i += sizeof(sixteen)) {
		sixteen w = sixteen_load(s.p + at + i, n - i);
		in |= sixteen_bits(sixteen_alnums(w)) << i;
		beyond |= sixteen_bits(w) << i;
		latin |= sixteen_bits((sixteen)(w == LATIN)) << i;
		odd |= sixteen_bits((sixteen)((w & LATIN_ODD_MASK)
		                              == LATIN_ODD_BYTE)) << i;
	}
	latin &= UINT64_MAX >> 1; /* the last has its other byte elsewhere */
	latin &= ~(odd >> 1);
	latin |= latin << 1;
	in |= latin;
	beyond &= ~latin;
	if (beyond != 0)
		n = (unsigned)__builtin_ctzll(beyond);
	in &= (beyond & -beyond) - 1;
	uint64_t first = in & ~(in << 1), last = in & ~(in >> 1);
	char *to = l->found + l->n;
	for (; first != 0; first &= first - 1, last &= last - 1) {
		size_t from = (unsigned)__builtin_ctzll(first);
		size_t run = (unsigned)__builtin_ctzll(last) + 1 - from;
		str rest = str_sub(s, at + from, s.n);
		for (size_t i = 0; i < run; i += sizeof(sixteen)) {
			sixteen w = sixteen_load(rest.p + i, rest.n - i);
			w |= 0x20; /* small letters; digits stay */
			memcpy(to + i, &w, sizeof w);
		}
		to += run; /* what was copied behind is no part of it */
	}
	l->n = (size_t)(to - l->found);
	if (l->n >= FOUND_MOST)
		hash_found(l);
	return at + n;
}

uint64_t
fold_letters_hash(str s)
{
	struct letters l;
	l.hash = BEGIN;
	l.n = 0; /* nothing is found, and need not be zero */
	for (size_t at = 0; at < s.n;) {
		at = find_latin(&l, s, at);
		while (at < s.n && (unsigned char)s.p[at] >= 0x80)
			at += find_letter(&l, s, at);
	}
	return hash_rest(&l);
}

/* The same of WORD of TEXT alone. */
static inline uint64_t
word_hash(str text, const struct word *word)
{
	uint64_t hash = BEGIN, part[2];
	unsigned n = word->to - word->from;
	sixteen w = sixteen_load(text.p + word->from, text.n - word->from);
	uint64_t others = ~sixteen_bits(sixteen_alnums(w));
	if (n > sizeof w || (others & (((uint64_t)1 << n) - 1)) != 0)
		return fold_letters_hash(str_sub(text, word->from, word->to));
	w |= 0x20;
	memcpy(part, &w, sizeof w);
	if (n >= 8) {
		hash = mixed(hash, le64toh(part[0]));
		part[0] = part[1];
		n -= 8;
	}
	if (n >= 8) {
		hash = mixed(hash, le64toh(part[0]));
		n -= 8;
	}
	return mixed(hash + n, eight_head(le64toh(part[0]), n));
}

void
fold_words(str text, const struct word *words, size_t n, uint64_t *sum,
           uint64_t *seen)
{
	*sum = *seen = 0;
	for (size_t i = 0; i < n; i++) {
		uint64_t hash = word_hash(text, &words[i]);
		*sum += hash;
		*seen |= (uint64_t)1 << (hash >> 58);
	}
}
