#include "base/suggest.h"

#include <stdbool.h>

/* Names further away than NEAR are not asked for. */
enum { LONGEST = 64, NEAR = 2 };

static size_t
least(size_t a, size_t b, size_t c)
{
	size_t m = a < b ? a : b;
	return m < c ? m : c;
}

static bool
same(str a, size_t i, str b, size_t j)
{
	return ascii_lower(a.p[i]) == ascii_lower(b.p[j]);
}

/* Do A and B end, at I and J, in the same two letters the other way round? */
static bool
swapped(str a, size_t i, str b, size_t j)
{
	return i > 1 && j > 1 && same(a, i - 1, b, j - 2)
		&& same(a, i - 2, b, j - 1);
}

/*
 * Letters to add, drop, change or swap with the next to make B of A
 * (Levenshtein's distance, with swaps); or more than NEAR, when it is.  So only
 * what is that near to the diagonal is looked at.
 */
static size_t
distance(str a, str b)
{
	size_t rows[LONGEST + 1][LONGEST + 2];
	for (size_t i = 0; i <= a.n; i++) {
		size_t from = i < NEAR ? 0 : i - NEAR;
		size_t to = i + NEAR < b.n ? i + NEAR : b.n;
		if (from > 0)
			rows[i][from - 1] = LONGEST;
		rows[i][to + 1] = LONGEST;
		for (size_t j = from; j <= to; j++) {
			if (i == 0 || j == 0) {
				rows[i][j] = i + j;
				continue;
			}
			size_t n = least(rows[i - 1][j] + 1,
			                 rows[i][j - 1] + 1,
			                 rows[i - 1][j - 1]
			                 + !same(a, i - 1, b, j - 1));
			if (swapped(a, i, b, j)
			    && rows[i - 2][j - 2] + 1 < n)
				n = rows[i - 2][j - 2] + 1;
			rows[i][j] = n;
		}
	}
	return rows[a.n][b.n];
}

void
suggest_try(struct suggest *s, const char *name)
{
	str other = str_of(name);
	if (s->word.n > LONGEST || other.n > LONGEST
	    || s->word.n > other.n + NEAR
	    || other.n > s->word.n + NEAR)
		return;
	size_t far = distance(s->word, other);
	if (far > NEAR || far * 3 > other.n)
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
