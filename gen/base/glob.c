#include "base/glob.h"

/*
 * A star takes nothing at first, and a byte more each time that what follows
 * does not fit.  Only the last of each kind can need more: what a former one
 * would take, the last one takes as well.
 */
struct star {
	size_t pattern, path; /* where to go on from; pattern STR_NONE: none */
};

static bool
fits(str pattern, size_t i, str path, size_t k)
{
	return i < pattern.n && k < path.n && (pattern.p[i] == path.p[k]
		|| (pattern.p[i] == '?' && path.p[k] != '/'));
}

/* One more byte for the last star that can have it; false when none can. */
static bool
take_more(struct star *one, struct star *two, str path, size_t *i, size_t *k)
{
	struct star *s = one->pattern != STR_NONE && one->path < path.n
		&& path.p[one->path] != '/' ? one : two;
	if (s->pattern == STR_NONE || s->path >= path.n)
		return false;
	if (s == two)
		one->pattern = STR_NONE;
	*i = s->pattern;
	*k = ++s->path;
	return true;
}

bool
glob_matches(str pattern, str path)
{
	struct star one = {STR_NONE, 0}, two = {STR_NONE, 0};
	size_t i = 0, k = 0;
	for (;;) {
		if (str_starts(str_sub(pattern, i, pattern.n), S("**"))) {
			i += 2;
			/* "**" and "/" may be nothing, where a folder begins. */
			bool folder = i < pattern.n && pattern.p[i] == '/'
				&& (k == 0 || path.p[k - 1] == '/');
			two = (struct star){i, k};
			one.pattern = STR_NONE;
			i += folder;
		} else if (i < pattern.n && pattern.p[i] == '*') {
			one = (struct star){++i, k};
		} else if (i == pattern.n && k == path.n) {
			return true;
		} else if (fits(pattern, i, path, k)) {
			i++;
			k++;
		} else if (!take_more(&one, &two, path, &i, &k)) {
			return false;
		}
	}
}
