#ifndef BASE_PICTURE_H
#define BASE_PICTURE_H
/* picture.h -- what a picture says of itself in its first bytes. */
#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* So much of a file is enough: a JPEG has its size behind its colours and notes. */
enum { PICTURE_HEAD = 1 << 18 };

struct picture {
	const char *extension;  /* "png", "jpg", "gif", "webp" */
	uint32_t width, height; /* in pixels; 0: it does not say */
};

/*
 * Fill P from BYTES, the beginning of a file or all of it.  False when they are
 * no PNG, JPEG, GIF or WebP, by their first bytes; what follows may be anything.
 */
bool picture_parse(str bytes, struct picture *p);

#endif
