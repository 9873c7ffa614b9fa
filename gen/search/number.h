#ifndef SEARCH_NUMBER_H
#define SEARCH_NUMBER_H
/*
 * number.h -- numbers in the index: to base 45, each digit one of 90 printable
 * characters that need no escape in a string; the last digit is of the first 45,
 * the others are of the rest.
 */
#include <stdint.h>

#include "base/buf.h"

enum { NUMBER_BASE = 45 };

void number_put(struct buf *out, uint32_t n);

/* How many characters number_put would add. */
uint32_t number_size(uint32_t n);

#endif
