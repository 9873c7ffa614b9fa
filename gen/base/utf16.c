#include "base/utf16.h"

#include <assert.h>
#include <unicode/ustring.h>

enum { REPLACEMENT = 0xFFFD };

uint16_t *
utf16_of(str s, int32_t *n, struct arena *a)
{
	assert(s.n < (size_t)1 << 29);
	/* UTF-16 never has more units than UTF-8 has bytes. */
	UChar *p = NEW(a, UChar, s.n + 1);
	UErrorCode err = U_ZERO_ERROR;
	u_strFromUTF8WithSub(p, (int32_t)s.n + 1, n, s.n == 0 ? "" : s.p,
	                     (int32_t)s.n, REPLACEMENT, NULL, &err);
	assert(U_SUCCESS(err));
	return p;
}

str
utf16_str(const uint16_t *p, int32_t n, struct arena *a)
{
	assert(n >= 0 && n < 1 << 29);
	int32_t room = n * 3 + 1, len = 0;
	char *z = NEW(a, char, (size_t)room);
	UErrorCode err = U_ZERO_ERROR;
	u_strToUTF8WithSub(z, room, &len, p, n, REPLACEMENT, NULL, &err);
	assert(U_SUCCESS(err));
	return (str){z, (size_t)len};
}
