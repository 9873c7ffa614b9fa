#ifndef READ_SNIPPET_H
#define READ_SNIPPET_H
/* snippet.h -- a part of a file of code. */
#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/*
 * The lines RANGE ("1-5,8,12-", from 1) of TEXT in *OUT, in A.  False when it
 * is no range or names no line of TEXT.
 */
bool snippet_lines(str text, str range, str *out, struct arena *a);

/*
 * What stands between the lines that mark the part NAME: "<Name>" and
 * "</Name>" in comments, or "#region Name" and "#endregion".  Lines that mark
 * other parts are left out.  False when TEXT has no such part.
 */
bool snippet_named(str text, str name, str *out, struct arena *a);

/* TEXT without the blanks that all of its lines begin with. */
str snippet_dedent(str text, struct arena *a);

#endif
