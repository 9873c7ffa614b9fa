#include "read/suggest.h"

#include <stdbool.h>

enum { LONGEST = 32 };

static size_t
least(size_t a, size_t b, size_t c)
{
	size_t m = a < b ? a : b;
	return m < c ? m : c;
}

/* Letters to add, drop or change to make B of A (Levenshtein). */
static size_t
distance(str a, str b)
{
	size_t row[LONGEST + 1];
	for (size_t j = 0; j <= b.n; j++)
		row[j] = j;
	for (size_t i = 1; i <= a.n; i++) {
		size_t corner = row[0];
		row[0] = i;
		for (size_t j = 1; j <= b.n; j++) {
			size_t above = row[j];
			bool same = ascii_lower(a.p[i - 1])
				== ascii_lower(b.p[j - 1]);
			row[j] = least(above + 1, row[j - 1] + 1,
			               corner + (same ? 0 : 1));
			corner = above;
		}
	}
	return row[b.n];
}

void
suggest_try(struct suggest *s, const char *name)
{
	str other = str_of(name);
	if (s->word.n > LONGEST || other.n > LONGEST)
		return;
	size_t far = distance(s->word, other);
	if (far > 2 || far * 3 > other.n)
		return;
	if (s->best == NULL || far < s->distance) {
		s->best = name;
		s->distance = far;
	}
}

const char *
suggest_text(const struct suggest *s, struct arena *a)
{
	if (s->best == NULL)
		return "";
	return str_printf(a, "; did you mean '%s'?", s->best).p;
}
