#ifndef CHECK_NUMBER_MANY_H
#define CHECK_NUMBER_MANY_H
/* number_many.h -- long lists of numbers, which are not compared all with all. */
#include "check/number.h"

/*
 * The first number of SOURCE that no number of TARGET may be read as; NULL when
 * there is none.  Left out are dates, times, versions, and what may be a word.
 * What it works with is in A.
 */
const struct number *numbers_first_missing(const struct numbers *target,
                                           const struct numbers *source,
                                           struct arena *a);

#endif
