#include "check/number_many.h"

#include <stdlib.h>

/* "One hundred" may well be in words. */
enum { WORD_MOST = 100 };

static int
by_value(const void *va, const void *vb)
{
	const struct reading *a = va, *b = vb;
	if (a->digits != b->digits)
		return a->digits < b->digits ? -1 : 1;
	return a->scale < b->scale ? -1 : a->scale > b->scale;
}

/* Is one of the N values LIST, which are sorted, a reading of S? */
static bool
is_in(const struct reading *list, size_t n, const struct number *s)
{
	for (size_t i = 0; i < s->nis; i++)
		if (bsearch(&s->is[i], list, n, sizeof *list, by_value) != NULL)
			return true;
	return false;
}

const struct number *
numbers_first_missing(const struct numbers *target,
                      const struct numbers *source, struct arena *a)
{
	struct reading *list = NEW(a, struct reading, target->n * READINGS + 1);
	size_t n = 0;
	for (size_t i = 0; i < target->n; i++)
		for (size_t k = 0; k < target->list[i].nis; k++)
			list[n++] = target->list[i].is[k];
	qsort(list, n, sizeof *list, by_value);
	for (size_t i = 0; i < source->n; i++) {
		const struct number *s = &source->list[i];
		bool plain = (s->flags & ~(unsigned)NUMBER_NAMED) == 0;
		bool word = s->is[0].scale == 0 && s->is[0].digits <= WORD_MOST;
		if (plain && s->nis > 0 && !word && !is_in(list, n, s))
			return s;
	}
	return NULL;
}
