#include "search/number.h"

static const char digits[] = "!#%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOP"
                             "QRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~";

_Static_assert(sizeof digits == 2 * NUMBER_BASE + 1, "digits of the index");

/* At most five digits. */
static void /* NOLINTNEXTLINE(misc-no-recursion) */
put_large(struct buf *out, uint32_t n)
{
	if (n >= NUMBER_BASE)
		put_large(out, n / NUMBER_BASE);
	buf_addc(out, digits[NUMBER_BASE + n % NUMBER_BASE]);
}

void
number_put(struct buf *out, uint32_t n)
{
	if (n >= NUMBER_BASE)
		put_large(out, n / NUMBER_BASE);
	buf_addc(out, digits[n % NUMBER_BASE]);
}

uint32_t
number_size(uint32_t n)
{
	uint32_t size = 1;
	for (; n >= NUMBER_BASE; n /= NUMBER_BASE)
		size++;
	return size;
}
