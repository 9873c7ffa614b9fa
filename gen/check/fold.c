#include "check/fold.h"

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

/* FNV-1a, a character at a time. */
static void
add(uint64_t *h, uint32_t c)
{
	*h = (*h ^ c) * 0x100000001B3u;
}

static uint64_t
hash_of(const struct half *h)
{
	uint64_t hash = 0xCBF29CE484222325u;
	bool blank = false;
	str s = h->text;
	for (size_t i = 0; i < s.n;) {
		uint32_t c = (unsigned char)s.p[i];
		if (c < 0x80) {
			i++;
		} else {
			i += text_decode(str_sub(s, i, s.n), &c);
			c = fold_char(c);
		}
		if (c < 0x80 && ascii_blank((char)c)) {
			blank = true;
			continue;
		}
		if (blank)
			add(&hash, ' ');
		blank = false;
		add(&hash, c < 0x80 ? (uint32_t)ascii_lower((char)c) : c);
	}
	for (size_t k = 0; k < h->codes.n; k++)
		for (size_t i = 0; i < h->codes.list[k].text.n; i++)
			add(&hash, (unsigned char)h->codes.list[k].text.p[i]);
	return hash;
}

uint64_t
fold_hash(struct half *h)
{
	if (!h->hashed)
		h->hash = hash_of(h);
	h->hashed = true;
	return h->hash;
}

uint64_t
fold_letters_hash(str s)
{
	uint64_t hash = 0xCBF29CE484222325u;
	for (size_t i = 0; i < s.n;) {
		uint32_t c = (unsigned char)s.p[i];
		if (c < 0x80) {
			i++;
			if (ascii_alnum((char)c))
				add(&hash, (uint32_t)ascii_lower((char)c));
			continue;
		}
		i += text_decode(str_sub(s, i, s.n), &c);
		c = fold_char(c);
		if (c >= 0x80 && !text_is_punct(c))
			add(&hash, cldr_lower(c));
		else if (c < 0x80 && ascii_alnum((char)c))
			add(&hash, (uint32_t)ascii_lower((char)c));
	}
	/* the last bits of FNV are its best: spread them */
	hash ^= hash >> 32;
	return hash * 0x9E3779B97F4A7C15u;
}
