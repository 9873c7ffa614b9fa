#ifndef READ_ATTRS_H
#define READ_ATTRS_H
/* attrs.h -- `name="value"` as extensions have them. */
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

struct attr {
	str name;
	str value; /* as written, quotes and backslashes before them included */
	size_t end; /* where it ends in the text */
};

/*
 * The attribute of S at FROM, blanks before it skipped.  False at the end, or
 * where none can be read; *AT is where that is.
 */
bool attr_next(str s, size_t from, struct attr *attr, size_t *at);

/*
 * The value of attribute NAME (of any case) in S, without quotes, in A.  False
 * when S has none.
 */
bool attr_get(str s, const char *name, str *value, struct arena *a);

#endif
