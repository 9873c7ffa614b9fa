#ifndef BASE_BASE64_H
#define BASE_BASE64_H
/* base64.h -- bytes that are written as letters. */
#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/*
 * The bytes that TEXT stands for, in A.  White space is passed over, and '=' may
 * be missing at the end.  False for any other byte, or when bits are left over.
 */
bool base64_decode(str text, str *bytes, struct arena *a);

#endif
