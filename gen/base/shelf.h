#ifndef BASE_SHELF_H
#define BASE_SHELF_H
/*
 * shelf.h -- texts that the workers of one pool leave for those of the next.
 *
 * They lie in a file without a name that is in memory only.  What finds no room
 * there is not kept: whoever wants it gets it as before.
 */
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

struct shelf;

/* Where a text lies; N is 0 when it is not kept. */
struct shelved {
	uint32_t at, n;
};

/* A shelf for SIZE bytes, in A; NULL when the system has none to give. */
struct shelf *shelf_new(uint32_t size, struct arena *a);

/* In a worker: keep TEXT on S, which may be NULL, if there is room. */
struct shelved shelf_put(struct shelf *s, str text);

/* When all that put something on S, which may be NULL, have ended: from now on
 * it can be read, here and in processes forked from here. */
void shelf_open(struct shelf *s);

/* What was put at AT, a NUL behind it; for as long as the program runs.  False
 * when it was not kept. */
bool shelf_get(const struct shelf *s, struct shelved at, str *text);

#endif
