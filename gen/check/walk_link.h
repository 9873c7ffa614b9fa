#ifndef CHECK_WALK_LINK_H
#define CHECK_WALK_LINK_H
/* walk_link.h -- what follows the text of a link: "](url "title")", "][label]". */
#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct link_tail {
	size_t from, to; /* the address; empty when a label stands for it */
	size_t end;      /* behind it all */
};

/*
 * Read the tail that begins at byte AT of RAW, or after blanks there, by the
 * rules of CommonMark for what has been read as a link already.  False when
 * there is no ']'.
 */
bool link_tail(str raw, size_t at, struct link_tail *t);

#endif
