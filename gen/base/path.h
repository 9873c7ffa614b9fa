#ifndef BASE_PATH_H
#define BASE_PATH_H
/* path.h -- paths below a root, with '/', as text. */
#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/*
 * PATH as seen from the file BASE ("../", "~/" and "/" for the root), without
 * "." and "..", in A.  False when it leads out of the root.
 */
bool path_resolve(str base, str path, str *result, struct arena *a);

/* How to name the file TO in a relative URL that stands in the file FROM. */
str path_relative(str from, str to, struct arena *a);

#endif
