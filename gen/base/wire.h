#ifndef BASE_WIRE_H
#define BASE_WIRE_H
/* wire.h -- values as bytes, for pipes between processes of one program. */
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

void wire_put_num(struct buf *out, uint64_t n);
void wire_put_str(struct buf *out, str s);

/* Take the next value off the front of *IN, which must hold one. */
uint64_t wire_get_num(str *in);
/* N bytes, which the receiver must know. */
void wire_put_bytes(struct buf *out, const void *p, size_t n);
void wire_get_bytes(str *in, void *to, size_t n);
str wire_get_str(str *in, struct arena *a); /* a copy in A */

#endif
