#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fatal.h"

void
buf_release(struct buf *b)
{
	free(b->p);
	*b = (struct buf){NULL, 0, 0};
}

void
buf_reserve(struct buf *b, size_t more)
{
	if (b->cap - b->n >= more)
		return;
	size_t cap = b->cap < 256 ? 256 : b->cap;
	while (cap - b->n < more) {
		if (cap > (size_t)-1 / 2)
			fatal_memory("text of %zu bytes", more);
		cap *= 2;
	}
	char *p = realloc(b->p, cap);
	if (p == NULL)
		fatal_memory("text of %zu bytes", cap);
	b->p = p;
	b->cap = cap;
}

void
buf_printf(struct buf *b, const char *fmt, ...)
{
	/* Mostly there is room: then it is formatted once. */
	buf_reserve(b, 64);
	for (;;) {
		size_t room = b->cap - b->n;
		va_list ap;
		va_start(ap, fmt);
		int n = vsnprintf(b->p + b->n, room, fmt, ap);
		va_end(ap);
		if (n < 0)
			return;
		if ((size_t)n < room) {
			b->n += (size_t)n;
			return;
		}
		buf_reserve(b, (size_t)n + 1);
	}
}

str
buf_str(const struct buf *b)
{
	return (str){b->p, b->n};
}
