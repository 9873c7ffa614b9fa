#include "search/number.h"

static const char digits[] = "!#%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOP"
                             "QRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~";

_Static_assert(sizeof digits == 2 * NUMBER_BASE + 1, "digits of the index");

void
number_put(struct buf *out, uint32_t n)
{
	uint32_t high = 1;
	while (n / high >= NUMBER_BASE)
		high *= NUMBER_BASE;
	for (; high > 1; high /= NUMBER_BASE)
		buf_addc(out, digits[NUMBER_BASE + n / high % NUMBER_BASE]);
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
