#include "quality/change.h"

/* A number of T that S has in the same form. */
static bool
shared_number(struct place *p, size_t *from, size_t *to)
{
	if (!pick_number(p, p->t, 2, from, to))
		return false;
	str number = str_sub(p->t, *from, *to);
	size_t at = find_prose(p->s, number, 0);
	if (at == STR_NONE)
		return false;
	size_t end = at + number.n;
	return (end == p->s.n || !ascii_digit(p->s.p[end]))
	       && (at == 0 || !ascii_digit(p->s.p[at - 1]));
}

static bool
number_lost(struct place *p)
{
	size_t from, to;
	return shared_number(p, &from, &to) && cut_target(p, from, to);
}

static bool
digit_changed(struct place *p)
{
	size_t from, to;
	if (!shared_number(p, &from, &to))
		return false;
	char c = p->t.p[to - 1];
	str digit = str_printf(p->a, "%c", c >= '8' ? c - 3 : c + 2);
	return edit_target(p, to - 1, 1, digit);
}

static bool
digits_swapped(struct place *p)
{
	size_t from, to;
	if (!shared_number(p, &from, &to) || to - from < 2)
		return false;
	char x = p->t.p[from], y = p->t.p[from + 1];
	return x != y && y != '0'
	       && edit_target(p, from, 2, str_printf(p->a, "%c%c", y, x));
}

static bool
zero_added(struct place *p)
{
	size_t from, to;
	return shared_number(p, &from, &to) && edit_target(p, to, 0, S("0"));
}

static bool
number_added(struct place *p)
{
	size_t from, to;
	str number = str_printf(p->a, "%zu ", 40 + place_random(p, 900));
	return pick_word(p, p->t, 2, &from, &to)
	       && find_prose(p->s, str_trim(number), 0) == STR_NONE
	       && edit_target(p, from, 0, number);
}

static bool
version_changed(struct place *p)
{
	size_t at = str_find(p->t, S("10.0.19045"), 0);
	return at != STR_NONE
	       && edit_target(p, at + 5 + place_random(p, 5), 1, S("7"));
}

static bool
version_with_comma(struct place *p)
{
	size_t at = str_find(p->t, S("10.0.19045"), 0);
	return at != STR_NONE && edit_target(p, at + 2, 1, S(","));
}

static bool
decimal_lost(struct place *p)
{
	if (str_find(p->t, S("10.0.19045"), 0) != STR_NONE)
		return false;
	for (size_t at = 1; at + 2 < p->t.n; at++) {
		char c = p->t.p[at];
		bool last = at + 2 >= p->t.n || !ascii_digit(p->t.p[at + 2]);
		if ((c == ',' || c == '.') && ascii_digit(p->t.p[at - 1])
		    && ascii_digit(p->t.p[at + 1]) && last
		    && is_prose(p->t, at))
			return edit_target(p, at, 1, S(""));
	}
	return false;
}

const struct change number_changes[] = {
	{"number-lost", "number-missing", number_lost, SHOWS_BESIDE},
	{"digit-changed", "number-missing", digit_changed, SHOWS_BESIDE},
	{"digits-swapped", "number-missing", digits_swapped, SHOWS_BESIDE},
	{"zero-added", "number-missing", zero_added, SHOWS_BESIDE},
	{"number-added", "number-extra", number_added, SHOWS_BESIDE},
	{"version-changed", "version-changed", version_changed, SHOWS_BESIDE},
	{"version-with-comma", "version-changed", version_with_comma, SHOWS_BESIDE},
	{"decimal-sign-lost", "number-missing", decimal_lost, SHOWS_BESIDE},
	{NULL, NULL, NULL, SHOWS_BESIDE},
};
