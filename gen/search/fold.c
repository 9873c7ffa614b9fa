#include "search/fold.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

enum { UNITS = 64 };

struct range {
	uint32_t first, last;
};

static bool
is_in(uint32_t c, const struct range *ranges, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (c >= ranges[i].first && c <= ranges[i].last)
			return true;
	return false;
}
#define IS_IN(c, ranges) \
	is_in((c), (ranges), sizeof (ranges) / sizeof *(ranges))

/* Letters that lose their marks: Latin, Greek, Cyrillic, Arabic. */
static const struct range marked[] = {
	{0x00C0, 0x052F}, {0x0620, 0x06FF}, {0x1E00, 0x1FFF},
};

/* What is taken for nothing: accents, points, joiners, controls of direction. */
static const struct range silent[] = {
	{0x00AD, 0x00AD}, {0x0300, 0x036F}, {0x0591, 0x05BD}, {0x05BF, 0x05BF},
	{0x05C1, 0x05C2}, {0x05C4, 0x05C5}, {0x05C7, 0x05C7}, {0x0610, 0x061A},
	{0x0640, 0x0640}, {0x064B, 0x065F}, {0x0670, 0x0670}, {0x06D6, 0x06DC},
	{0x06DF, 0x06E4}, {0x06E7, 0x06E8}, {0x06EA, 0x06ED}, {0x200B, 0x200F},
	{0x202A, 0x202E}, {0x2060, 0x2060}, {0x2066, 0x2069}, {0xFE00, 0xFE0F},
	{0xFEFF, 0xFEFF},
};

/* Scripts without blanks, or with blanks where nobody puts them in a search:
 * Thai, Lao, Myanmar, Khmer, Han, kana, Hangul. */
static const struct range bigram[] = {
	{0x0E01, 0x0E3A}, {0x0E40, 0x0EFF}, {0x1000, 0x109F}, {0x1100, 0x11FF},
	{0x1780, 0x17D3}, {0x17D7, 0x17D7}, {0x17DC, 0x17FF}, {0x3005, 0x3007},
	{0x3021, 0x3029}, {0x3031, 0x3035}, {0x3038, 0x303C}, {0x3041, 0x3096},
	{0x309D, 0x309F}, {0x30A1, 0x30FA}, {0x30FC, 0x318E}, {0x31A0, 0x31BF},
	{0x31F0, 0x31FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xA960, 0xA97C},
	{0xAC00, 0xD7FB}, {0xF900, 0xFAD9}, {0x20000, 0x3FFFD},
};

/* Letters that no decomposition takes apart, and how they are typed. */
static const struct letter {
	uint32_t c;
	char to[3];
} letters[] = {
	{0x00DF, "ss"}, {0x00E6, "ae"}, {0x00F0, "d"}, {0x00F8, "o"},
	{0x00FE, "th"}, {0x0111, "d"}, {0x0127, "h"}, {0x0131, "i"},
	{0x0138, "k"}, {0x0142, "l"}, {0x014B, "n"}, {0x0153, "oe"},
	{0x0167, "t"},
};

/* Letters that stand for each other. */
static const struct pair_of_letters {
	uint32_t c, to;
} same[] = {
	{0x03C2, 0x03C3}, {0x0629, 0x0647}, {0x0649, 0x064A},
	{0x06A9, 0x0643}, {0x06C1, 0x0647}, {0x06CC, 0x064A},
};

/* ---- one character --------------------------------------------------------- */

static enum fold_class
class_of(uint32_t c)
{
	if (c == 0x3099 || c == 0x309A)
		return FOLD_SOUND;
	if (IS_IN(c, silent))
		return FOLD_NOTHING;
	if (IS_IN(c, bigram))
		return FOLD_BIGRAM;
	uint32_t word = U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK;
	return (U_GET_GC_MASK((UChar32)c) & word) != 0 ? FOLD_WORD : FOLD_GAP;
}

struct folded {
	struct fold_char c[FOLD_MOST];
	size_t n;
};

static void
put(struct folded *f, uint32_t c)
{
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		if (same[i].c == c)
			c = same[i].to;
	enum fold_class class = class_of(c);
	if (class != FOLD_NOTHING && f->n < FOLD_MOST)
		f->c[f->n++] = (struct fold_char){c, class};
}

static void
put_letter(struct folded *f, uint32_t c)
{
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
		if (letters[i].c != c)
			continue;
		for (const char *p = letters[i].to; *p != '\0'; p++)
			put(f, (uint32_t)*p);
		return;
	}
	/* Digits are typed in Arabic or in European ones. */
	if ((c >= 0x0660 && c <= 0x0669) || (c >= 0x06F0 && c <= 0x06F9))
		c = '0' + (c & 0xF);
	put(f, c);
}

/* The next character of the well-formed text at P. */
static uint32_t
next(const UChar *p, int32_t *at)
{
	uint32_t c = p[(*at)++];
	if (!U16_IS_LEAD(c))
		return c;
	return 0x10000 + ((c & 0x3FF) << 10) + (p[(*at)++] & 0x3FFu);
}

static void
put_decomposed(struct folded *f, uint32_t c)
{
	UErrorCode err = U_ZERO_ERROR;
	UChar parts[UNITS];
	const UNormalizer2 *nfd = unorm2_getNFDInstance(&err);
	int32_t n = 0, at = 0;
	/* A letter of its own: Russian readers type it. */
	if (IS_IN(c, marked) && c != 0x0439)
		n = unorm2_getDecomposition(nfd, (UChar32)c, parts, UNITS,
		                            &err);
	assert(U_SUCCESS(err));
	if (n <= 0) {
		put_letter(f, c);
		return;
	}
	while (at < n)
		put_letter(f, next(parts, &at));
}

static void
make(struct folded *f, uint32_t c)
{
	UErrorCode err = U_ZERO_ERROR;
	UChar one[2], whole[UNITS], low[UNITS];
	const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&err);
	int32_t n = 0, at = 0;
	f->n = 0;
	if (U_IS_SURROGATE(c) || c > 0x10FFFF)
		c = 0xFFFD;
	U16_APPEND_UNSAFE(one, n, c);
	n = unorm2_normalize(nfkc, one, n, whole, UNITS, &err);
	n = u_strToLower(low, UNITS, whole, n, "", &err);
	assert(U_SUCCESS(err));
	while (at < n)
		put_decomposed(f, next(low, &at));
	if (f->n == 0)
		f->c[f->n++] = (struct fold_char){0, FOLD_NOTHING};
}

/* ---- remembered ---------------------------------------------------------------- */

/*
 * ICU is asked once for each character.  Most become one; the few others stand
 * in a list, which when full is started anew.
 */
struct kept {
	uint32_t c;   /* that it is for, plus 1; 0: free */
	uint32_t one; /* what it becomes, or its number among the many */
	unsigned char class;
	bool many;
};

enum { KEPT = 1 << 13, MANY = 512 };

size_t
fold(uint32_t c, const struct fold_char **to)
{
	static struct kept kept[KEPT];
	static struct folded many[MANY];
	static struct fold_char one;
	static struct folded rare;
	static size_t nmany;
	struct kept *k = &kept[(c ^ (c >> 13)) & (KEPT - 1)];
	if (k->c != c + 1) {
		make(&rare, c);
		if (rare.n > 1 && nmany == MANY) {
			*to = rare.c;
			return rare.n;
		}
		*k = (struct kept){c + 1, rare.c[0].c,
		                   (unsigned char)rare.c[0].class, rare.n > 1};
		if (k->many) {
			k->one = (uint32_t)nmany;
			many[nmany++] = rare;
		}
	}
	if (k->many) {
		*to = many[k->one].c;
		return many[k->one].n;
	}
	one = (struct fold_char){k->one, k->class};
	*to = &one;
	return 1;
}

uint32_t
fold_sound(uint32_t c, uint32_t mark)
{
	UErrorCode err = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&err);
	UChar32 both = unorm2_composePair(nfc, (UChar32)c, (UChar32)mark);
	return U_SUCCESS(err) && both > 0 ? (uint32_t)both : c;
}
