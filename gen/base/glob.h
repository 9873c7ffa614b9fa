#ifndef BASE_GLOB_H
#define BASE_GLOB_H
/* glob.h -- patterns of paths. */
#include <stdbool.h>

#include "base/str.h"

/*
 * Is all of PATH as PATTERN says?  '?' is any byte but '/', '*' any number of
 * them, '**' any number of bytes, '**' and '/' together also nothing.
 */
bool glob_matches(str pattern, str path);

#endif
