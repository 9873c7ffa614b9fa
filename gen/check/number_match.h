#ifndef CHECK_NUMBER_MATCH_H
#define CHECK_NUMBER_MATCH_H
/* number_match.h -- which number of the target answers which of the source. */
#include "check/number.h"

/* The numbers of both halves. */
struct number_match {
	struct numbers target, source;
	const struct cldr *cldr; /* of the target */
	bool other_calendar; /* the target counts years otherwise */
};

/* Is ONE no part of another? */
bool number_is_whole(const struct number *one);

/* Are T and S the same, leading zeros of names too? */
bool number_is_same(const struct number *t, const struct number *s);

/* Are there as many parts in T as in S, with the same signs between them? */
bool number_has_signs(const struct number_match *m, const struct number *t,
                      const struct number *s);

/* Is one of N the same as ONE, answered or not? */
bool number_is_there(const struct numbers *n, const struct number *one);

/* ONE of N is answered, with all its parts; the last part answers its whole. */
void number_answer(struct numbers *n, struct number *one);

/* Do both halves have the same numbers in the same order?  Versions, sign by
 * sign. */
bool numbers_are_equal(const struct number_match *m);

/*
 * Let numbers that are the same answer each other; LOOSELY: also hours and
 * years that are counted otherwise.
 */
void numbers_match(struct number_match *m, bool loosely);

#endif
