#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uclean.h>
#include <unicode/utf8.h>

#include "base/fatal.h"

static void *
resize(const void *ctx, void *p, size_t n)
{
	(void)ctx;
	void *q = realloc(p, n);
	if (q == NULL && n > 0)
		fatal_memory("%zu bytes", n);
	return q;
}

static void *
take(const void *ctx, size_t n)
{
	return resize(ctx, NULL, n);
}

static void
give_back(const void *ctx, void *p)
{
	(void)ctx;
	free(p);
}

void
text_fatal_memory(void)
{
	UErrorCode err = U_ZERO_ERROR;
	u_setMemoryFunctions(NULL, take, resize, give_back, &err);
}

size_t
text_decode_beyond(str s, uint32_t *c)
{
	const uint8_t *p = (const uint8_t *)s.p;
	int32_t i = 0, n = s.n > 8 ? 8 : (int32_t)s.n;
	UChar32 u;
	U8_NEXT(p, i, n, u);
	if (u < 0) {
		*c = 0xFFFD;
		return 1;
	}
	*c = (uint32_t)u;
	return (size_t)i;
}

size_t
text_encode(uint32_t c, char to[4])
{
	static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
	if (c < 0x80) {
		to[0] = (char)c;
		return 1;
	}
	size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	for (size_t i = n; i-- > 1; c >>= 6)
		to[i] = (char)(0x80 | (c & 0x3F));
	to[0] = (char)(lead[n] | c);
	return n;
}

bool
text_is_control(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C
		|| c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E)
		|| (c >= 0x2066 && c <= 0x2069);
}

void
text_put_tame(struct buf *out, str s)
{
	for (size_t i = 0; i < s.n;) {
		uint32_t c;
		size_t n = text_decode(str_sub(s, i, s.n), &c);
		if (text_is_control(c))
			buf_addc(out, '?');
		else
			buf_add(out, str_sub(s, i, i + n));
		i += n;
	}
}

static bool
is_bidi_control(uint32_t c)
{
	return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

str
text_drop_bidi(str s, struct arena *a)
{
	char *to = NULL;
	size_t n = 0, step;
	if (str_chr(s, '\xE2', 0) == STR_NONE)
		return s; /* they all begin so */
	for (size_t i = 0; i < s.n; i += step) {
		uint32_t c;
		step = text_decode(str_sub(s, i, s.n), &c);
		bool drop = is_bidi_control(c);
		if (drop && to == NULL) {
			to = NEW(a, char, s.n);
			memcpy(to, s.p, i);
			n = i;
		}
		if (!drop && to != NULL) {
			memcpy(to + n, s.p + i, step);
			n += step;
		}
	}
	return to == NULL ? s : (str){to, n};
}

bool
text_is_punct(uint32_t c)
{
	if (c < 0x80)
		return c > 0x20 && c < 0x7F && !ascii_alnum((char)c);
	return u_ispunct((UChar32)c);
}

bool
text_is_space(uint32_t c)
{
	if (c < 0x80)
		return ascii_blank((char)c);
	return u_charType((UChar32)c) == U_SPACE_SEPARATOR;
}

bool
text_is_letter(uint32_t c)
{
	return c < 0x80 ? ascii_alpha((char)c) : u_isalpha((UChar32)c);
}

static size_t
char_width(uint32_t c)
{
	if (c < 0x300)
		return 1;
	switch (u_charType((UChar32)c)) {
	case U_NON_SPACING_MARK:
	case U_ENCLOSING_MARK:
	case U_FORMAT_CHAR:
		return 0;
	default:
		break;
	}
	int32_t w = u_getIntPropertyValue((UChar32)c, UCHAR_EAST_ASIAN_WIDTH);
	return w == U_EA_WIDE || w == U_EA_FULLWIDTH ? 2 : 1;
}

size_t
text_width(str s)
{
	size_t width = 0;
	for (size_t i = 0; i < s.n;) {
		uint32_t c;
		i += text_decode(str_sub(s, i, s.n), &c);
		width += char_width(c);
	}
	return width;
}

size_t
text_bad_utf8(str s)
{
	size_t i = 0;
	while (i < s.n) {
		/* Most text is ASCII: take it eight bytes at a time. */
		while (s.n - i >= 8) {
			uint64_t w;
			memcpy(&w, s.p + i, 8);
			if ((w & 0x8080808080808080ULL) != 0)
				break;
			i += 8;
		}
		while (i < s.n && (signed char)s.p[i] >= 0)
			i++;
		while (i < s.n && (signed char)s.p[i] < 0) {
			uint32_t c;
			size_t n = text_decode(str_sub(s, i, s.n), &c);
			if (n == 1)
				return i;
			i += n;
		}
	}
	return STR_NONE;
}
