#include "base/wire.h"

#include <assert.h>
#include <string.h>

void
wire_put_num(struct buf *out, uint64_t n)
{
	buf_add(out, (str){(const char *)&n, sizeof n});
}

void
wire_put_str(struct buf *out, str s)
{
	wire_put_num(out, s.n);
	buf_add(out, s);
}

uint64_t
wire_get_num(str *in)
{
	uint64_t n;
	assert(in->n >= sizeof n);
	memcpy(&n, in->p, sizeof n);
	*in = str_sub(*in, sizeof n, in->n);
	return n;
}

void
wire_put_bytes(struct buf *out, const void *p, size_t n)
{
	buf_add(out, (str){p, n});
}

void
wire_get_bytes(str *in, void *to, size_t n)
{
	assert(in->n >= n);
	if (n > 0)
		memcpy(to, in->p, n);
	*in = str_sub(*in, n, in->n);
}

str
wire_get_str(str *in, struct arena *a)
{
	uint64_t n = wire_get_num(in);
	assert(in->n >= n);
	str s = str_dup(str_sub(*in, 0, (size_t)n), a);
	*in = str_sub(*in, (size_t)n, in->n);
	return s;
}
