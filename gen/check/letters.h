#ifndef CHECK_LETTERS_H
#define CHECK_LETTERS_H
/*
 * letters.h -- what Markdown says, without how it is written: for comparing
 * texts whose marks, blanks and addresses may differ.
 */
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

struct letters {
	char *p;       /* letters and digits, nothing between them */
	uint32_t *pos; /* where each is in the text */
	bool *begins;  /* is it the first of a word? */
	size_t n;
};

/*
 * Fill L from S, in A.  Tags, addresses of links, pictures, extensions and
 * fenced code are left out.
 */
void letters_of(struct letters *l, str s, struct arena *a);

/* How many words begin in L from FROM to TO. */
size_t letters_words(const struct letters *l, size_t from, size_t to);

#endif
