#include "read/moniker.h"

static size_t
rank(const struct config *c, str moniker)
{
	size_t i = 0;
	while (i < c->nmonikers && !str_eq_nocase(c->monikers[i], moniker))
		i++;
	return i;
}

/* What begins S of "<", "<=", ">", ">=", "=", and *LESS, *SAME, *MORE. */
static size_t
read_operator(str s, bool *less, bool *same, bool *more)
{
	size_t n = 0;
	*less = str_starts(s, S("<"));
	*more = str_starts(s, S(">"));
	n += *less || *more;
	*same = n == 0 || str_starts(str_sub(s, n, s.n), S("="));
	n += n < s.n && s.p[n] == '=';
	return n;
}

/* One "OP moniker" at *REST, which is moved behind it. */
static bool
term_holds(const struct config *c, str moniker, str *rest)
{
	bool less, same, more;
	size_t n = read_operator(*rest, &less, &same, &more);
	str s = str_trim(str_sub(*rest, n, rest->n));
	size_t end = 0;
	while (end < s.n && !ascii_blank(s.p[end]))
		end++;
	str other = str_sub(s, 0, end);
	*rest = str_trim(str_sub(s, end, s.n));
	if (str_eq_nocase(moniker, other))
		return same;
	size_t mine = rank(c, moniker), its = rank(c, other);
	if (mine == c->nmonikers || its == c->nmonikers)
		return false;
	return mine < its ? less : more;
}

static bool
all_hold(const struct config *c, str moniker, str terms)
{
	terms = str_trim(terms);
	if (terms.n == 0)
		return false;
	while (terms.n > 0)
		if (!term_holds(c, moniker, &terms))
			return false;
	return true;
}

bool
moniker_in_range(const struct config *c, str moniker, str range)
{
	for (size_t at; (at = str_find(range, S("||"), 0)) != STR_NONE; ) {
		if (all_hold(c, moniker, str_sub(range, 0, at)))
			return true;
		range = str_sub(range, at + 2, range.n);
	}
	return all_hold(c, moniker, range);
}
