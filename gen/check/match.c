#include "check/match.h"

/* Most lists are short, and equal in order; this holds the square small. */
enum { LIMIT = 64 };

void
items_add(struct items *items, const struct marks *marks, struct arena *a)
{
	for (size_t i = 0; i < marks->n; i++) {
		const struct mark *m = &marks->list[i];
		GROW(a, items->list, items->n, items->cap)[items->n] =
			(struct item){.mark = m,
		                      .text = m->text,
		                      .key = m->text,
		                      .at = m->address.pos != POS_NONE
			                      ? m->address : m->whole};
		items->n++;
	}
}

void
items_match(struct items *a, struct items *b)
{
	for (size_t i = 0; i < a->n; i++) {
		if (a->list[i].answered)
			continue;
		size_t from = i > LIMIT ? i - LIMIT : 0;
		for (size_t j = from; j < b->n && j < i + LIMIT; j++) {
			if (b->list[j].answered
			    || !str_eq(a->list[i].key, b->list[j].key))
				continue;
			a->list[i].answered = b->list[j].answered = true;
			break;
		}
	}
}

struct item *
items_next(struct items *items)
{
	while (items->first < items->n && items->list[items->first].answered)
		items->first++;
	return items->first < items->n ? &items->list[items->first] : NULL;
}

size_t
items_left(const struct items *items)
{
	size_t left = 0;
	for (size_t i = 0; i < items->n; i++)
		left += !items->list[i].answered;
	return left;
}

bool
items_sure(const struct items *a, const struct items *b)
{
	return items_left(a) == 1 && items_left(b) == 1;
}
