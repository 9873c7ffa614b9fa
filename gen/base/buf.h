#ifndef BASE_BUF_H
#define BASE_BUF_H
/* buf.h -- text that grows.  Running out of memory is fatal. */
#include <stddef.h>

#include "base/str.h"

struct buf {
	char *p; /* not NUL-terminated */
	size_t n, cap;
};
/* A struct buf of zeroes is an empty one. */

void buf_release(struct buf *b); /* frees the text; B is empty again */
void buf_reserve(struct buf *b, size_t more);
void buf_printf(struct buf *b, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* Here, so that the length of a literal is known when it is compiled. */

static inline void
buf_add(struct buf *b, str s)
{
	if (s.n == 0)
		return;
	if (b->cap - b->n < s.n)
		buf_reserve(b, s.n);
	memcpy(b->p + b->n, s.p, s.n);
	b->n += s.n;
}

static inline void
buf_addc(struct buf *b, char c)
{
	if (b->n == b->cap)
		buf_reserve(b, 1);
	b->p[b->n++] = c;
}

static inline void
buf_addz(struct buf *b, const char *z)
{
	buf_add(b, str_of(z));
}

/* What B holds, borrowed: good until B changes. */
str buf_str(const struct buf *b);

#endif
