/* picture.c -- the first bytes of a picture; and the same as letters. */
#include "fuzz.h"

#include "base/base64.h"
#include "base/picture.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = fresh_arena();
	struct picture p;
	str bytes, all = own_copy(data, n, a);
	if (picture_parse(all, &p)) {
		assert(p.extension != NULL);
		assert((p.width == 0) == (p.height == 0));
		assert(p.width <= 99999 && p.height <= 99999);
	}
	if (base64_decode(all, &bytes, a))
		assert(bytes.n <= n / 4 * 3 + 3);
	return 0;
}
