#ifndef CHECK_FOLD_H
#define CHECK_FOLD_H
/*
 * fold.h -- forms of one character that mean the same.
 *
 * Rules fold as they compare, character by character: a folded copy of all
 * text would cost more than most rules do.
 */
#include <stdint.h>

#include "check/unit.h"

/*
 * C without what only its form sets apart: full-width forms are ASCII, digits
 * of any script '0' to '9', no-break and other blanks ' ', curly quotes and
 * primes straight ones, hyphens '-'.  Case is kept.
 */
uint32_t fold_char(uint32_t c);

/* The value of the decimal digit C of any script, or -1. */
int fold_digit(uint32_t c);

/*
 * A hash of what H says: of its text folded, ASCII letters without case, blanks
 * as one, and of its code.  Equal for halves that only look different.  Worked
 * out once.
 */
uint64_t fold_hash(struct half *h);

/*
 * A hash of the letters and digits of S, without case: equal for texts that
 * only differ in marks and blanks.
 */
uint64_t fold_letters_hash(str s);

/*
 * The same of each of the N WORDS of TEXT: the SUM of these hashes, and which are
 * SEEN: of each the highest six bits, as the number of a bit.
 */
void fold_words(str text, const struct word *words, size_t n, uint64_t *sum,
                uint64_t *seen);

#endif
