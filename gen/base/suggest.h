#ifndef BASE_SUGGEST_H
#define BASE_SUGGEST_H
/* suggest.h -- what somebody who mistyped a name may have meant. */
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

struct suggest {
	str word;         /* as it was typed */
	const char *best; /* NULL: nothing is near */
	size_t distance;  /* from WORD to BEST */
};

/*
 * Remember NAME if it is the nearest to S->word so far and at most two letters
 * (of a short name: a third of them) away from it.
 */
void suggest_try(struct suggest *s, const char *name);

/* "; did you mean 'fallback'?" in A, or "". */
const char *suggest_text(const struct suggest *s, struct arena *a);

#endif
