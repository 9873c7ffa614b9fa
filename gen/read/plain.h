#ifndef READ_PLAIN_H
#define READ_PLAIN_H
/* plain.h -- a title or description as plain text, whatever was written. */
#include "base/arena.h"
#include "base/str.h"

/*
 * S without markup, in A or borrowed from S: of a pair the target stays; the
 * tags of known inline HTML elements go (<name> in prose stays), as do paired
 * `**` and backticks; blanks and controls in a row are one blank, none at the
 * ends.
 */
str plain_text(str s, struct arena *a);

#endif
