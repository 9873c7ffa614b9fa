#ifndef BASE_UTF16_H
#define BASE_UTF16_H
/* utf16.h -- text as ICU wants it and back again. */
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/*
 * S (less than 512 MiB) as UTF-16 in A, NUL after it; *N counts without it.
 * What is not well-formed becomes U+FFFD.
 */
uint16_t *utf16_of(str s, int32_t *n, struct arena *a);

/* The N units at P as UTF-8 in A; a lone surrogate becomes U+FFFD. */
str utf16_str(const uint16_t *p, int32_t n, struct arena *a);

#endif
