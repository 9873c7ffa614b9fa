#ifndef READ_TITLE_PLAIN_H
#define READ_TITLE_PLAIN_H
/* title_plain.h -- the titles that are known without a parser: nearly all. */
#include <stdbool.h>

#include "base/str.h"

/*
 * If LINE is "# ", anchors (<a name="..."></a>) and then either one pair in the
 * form that the localisation tool writes, both halves plain text, or plain text
 * only: both titles, borrowed from LINE.  Else false.
 */
bool title_plain(str line, str *target, str *source);

#endif
