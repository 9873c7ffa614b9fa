#include "check/number_match.h"

bool
number_is_whole(const struct number *one)
{
	return (one->flags & NUMBER_PART) == 0;
}

void
number_answer(struct numbers *n, struct number *one)
{
	one->answered = true;
	for (size_t i = 1; i <= one->nparts; i++)
		one[i].answered = true;
	if (number_is_whole(one))
		return;
	struct number *whole = one;
	while (whole > n->list && !number_is_whole(whole))
		whole--;
	for (size_t i = 1; i <= whole->nparts; i++)
		if (!whole[i].answered)
			return;
	whole->answered = true;
}

bool
number_is_same(const struct number *t, const struct number *s)
{
	return number_same(t, s)
		&& ((s->flags & NUMBER_NAMED) == 0 || s->zeros == t->zeros);
}

bool
number_has_signs(const struct number_match *m, const struct number *t,
                 const struct number *s)
{
	if (t->nparts != s->nparts)
		return false;
	for (size_t k = 1; k <= s->nparts; k++)
		if (!number_is_same(&t[k], &s[k])
		    || (k > 1 && m->target.text.p[t[k].from - 1]
			!= m->source.text.p[s[k].from - 1]))
			return false;
	return true;
}

bool
number_is_there(const struct numbers *n, const struct number *one)
{
	for (size_t i = 0; i < n->n; i++)
		if (number_is_same(&n->list[i], one))
			return true;
	return false;
}

bool
numbers_are_equal(const struct number_match *m)
{
	if (m->target.n != m->source.n)
		return false;
	for (size_t i = 0; i < m->source.n; i++) {
		const struct number *t = &m->target.list[i];
		const struct number *s = &m->source.list[i];
		if (!number_is_same(t, s)
		    || ((s->flags & NUMBER_VERSION) != 0
		        && !number_has_signs(m, t, s)))
			return false;
	}
	return true;
}

/* ---- years and hours ---------------------------------------------------------- */

/* Is OTHER the year YEAR of another calendar of the target's language? */
static bool
is_other_calendar(const struct cldr *c, uint64_t year, uint64_t other)
{
	uint64_t since = year - 622; /* the Hijra's; lunar years are shorter */
	uint64_t lunar = since + since * 3 / 97;
	return (c->hijri && other + 2 >= lunar && other <= lunar + 2)
		|| (c->persian && (other == since || other == since + 1));
}

/* Does T mean the YEAR, counted or written otherwise? */
static bool
is_year(struct number_match *m, uint64_t year, const struct number *t)
{
	const struct cldr *c = m->cldr;
	uint64_t other = t->is[0].digits;
	if (other < 100 && (t->flags & (NUMBER_DATE | NUMBER_SIGNED)) != 0)
		return year % 100 == other
			|| (c->buddhist && (year + 543) % 100 == other);
	if (is_other_calendar(c, year, other))
		m->other_calendar = true; /* with months, days of its own */
	return year == other || (c->buddhist && other == year + 543)
		|| is_other_calendar(c, year, other);
}

static bool
same_year(struct number_match *m, const struct number *t,
          const struct number *s)
{
	uint64_t year = s->is[0].digits;
	if (s->is[0].scale != 0 || t->is[0].scale != 0)
		return false;
	if (year < 100 && (s->flags & (NUMBER_DATE | NUMBER_SIGNED)) != 0)
		return is_year(m, 1900 + year, t) || is_year(m, 2000 + year, t);
	return year >= 1900 && year <= 2100 && is_year(m, year, t);
}

/* "3 PM" is 15. */
static bool
same_hour(const struct number *t, const struct number *s)
{
	uint64_t a = t->is[0].digits, b = s->is[0].digits;
	return ((t->flags | s->flags) & NUMBER_HOUR) != 0
		&& t->is[0].scale == 0 && s->is[0].scale == 0 && a <= 24
		&& b <= 24 && a % 12 == b % 12;
}

static bool
is_like(struct number_match *m, const struct number *t, const struct number *s)
{
	return same_hour(t, s) || same_year(m, t, s);
}

/* ---- answers ------------------------------------------------------------------ */

/* The number (or else part of one) of the target that answers S. */
static struct number *
find_answer(struct number_match *m, const struct number *s, bool part,
            bool loosely)
{
	for (size_t i = 0; i < m->target.n; i++) {
		struct number *t = &m->target.list[i];
		if (t->answered || number_is_whole(t) == part)
			continue;
		if (loosely ? is_like(m, t, s) : number_is_same(t, s))
			return t;
	}
	return NULL;
}

/* Whole numbers first: "8" is not that of "8.1" where there is another. */
void
numbers_match(struct number_match *m, bool loosely)
{
	static const struct {
		bool source, target;
	} parts[] = {{false, false}, {false, true}, {true, false}, {true, true}};
	for (size_t p = 0; p < sizeof parts / sizeof *parts; p++) {
		for (size_t i = 0; i < m->source.n; i++) {
			struct number *s = &m->source.list[i];
			if (s->answered
			    || number_is_whole(s) == parts[p].source)
				continue;
			struct number *t = find_answer(m, s, parts[p].target,
			                               loosely);
			if (t == NULL)
				continue;
			number_answer(&m->target, t);
			number_answer(&m->source, s);
		}
	}
}
