#include "base/base64.h"

#include <stdint.h>

/* What C stands for, or -1. */
static int
digit_of(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (ascii_digit(c))
		return c - '0' + 52;
	return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/* TEXT without the '=' and white space at its end. */
static str
without_padding(str text)
{
	size_t padding = 0;
	text = str_trim(text);
	for (; padding < 2 && str_ends(text, S("=")); padding++)
		text = str_trim(str_sub(text, 0, text.n - 1));
	return text;
}

bool
base64_decode(str text, str *bytes, struct arena *a)
{
	uint32_t bits = 0;
	unsigned held = 0; /* so many of BITS are not written yet */
	text = without_padding(text);
	char *out = NEW(a, char, text.n / 4 * 3 + 3);
	size_t n = 0, digits = 0;
	for (size_t i = 0; i < text.n; i++) {
		int digit = digit_of(text.p[i]);
		if (digit < 0 && ascii_blank(text.p[i]))
			continue;
		if (digit < 0)
			return false;
		digits++;
		bits = bits << 6 | (uint32_t)digit;
		held += 6;
		if (held < 8)
			continue;
		held -= 8;
		out[n++] = (char)(bits >> held & 0xFF);
	}
	*bytes = (str){out, n};
	return digits % 4 != 1;
}
