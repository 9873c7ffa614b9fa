#ifndef BASE_MAP_H
#define BASE_MAP_H
/* map.h -- a table from text to a number or pointer, grown in an arena. */
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

struct map_slot {
	str key;
	void *value;
	unsigned long long hash; /* 0: the slot is free */
};

struct map {
	struct map_slot *slots;
	size_t n, cap; /* cap is 0 or a power of two */
};
/* A struct map of zeroes is an empty one. */

/*
 * Where the value of KEY stands, or NULL without one.  The pointer is good
 * until the next map_put.
 */
void **map_get(const struct map *m, str key);

/*
 * The same, but a missing KEY is added with a NULL value and *ADDED (unless
 * ADDED is NULL) tells whether it was.  KEY is borrowed, not copied.
 */
void **map_put(struct map *m, str key, bool *added, struct arena *a);

#endif
