#include "check/script.h"

#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

/* No locale is written in more: Japanese has three. */
enum { SCRIPTS_MOST = 16 };

int
script_of(uint32_t c)
{
	UErrorCode e = U_ZERO_ERROR;
	/* most of what is no ASCII in most languages of Europe */
	if (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7)
		return (int)USCRIPT_LATIN;
	UScriptCode s = uscript_getScript((UChar32)c, &e);
	return U_FAILURE(e) || s <= USCRIPT_INHERITED
		|| s >= 64 * SCRIPT_SETS ? -1 : (int)s;
}

void
scripts_add(struct scripts *s, int script)
{
	if (script >= 0)
		s->bits[script / 64] |= (uint64_t)1 << (script % 64);
}

bool
scripts_have(const struct scripts *s, int script)
{
	return script >= 0 && (s->bits[script / 64] >> (script % 64) & 1) != 0;
}

void
scripts_of_locale(struct scripts *s, str id)
{
	char z[ULOC_FULLNAME_CAPACITY];
	UScriptCode codes[SCRIPTS_MOST];
	UErrorCode e = U_ZERO_ERROR;
	if (id.n >= sizeof z)
		return;
	memcpy(z, id.p, id.n);
	z[id.n] = '\0';
	int32_t n = uscript_getCode(z, codes, SCRIPTS_MOST, &e);
	for (int32_t i = 0; U_SUCCESS(e) && i < n; i++)
		if (codes[i] > USCRIPT_INHERITED && codes[i] < 64 * SCRIPT_SETS)
			scripts_add(s, (int)codes[i]);
}

const char *
script_name(int script)
{
	return uscript_getName((UScriptCode)script);
}
