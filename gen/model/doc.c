#include "model/doc.h"

enum { LOOKED_AT = 1 << 14 };

bool
doc_target_says(str target, str written)
{
	str beginning = str_sub(target, 0, LOOKED_AT);
	return target.n > 0 && str_find(beginning, written, 0) != STR_NONE;
}

size_t
doc_seek(str text, str half, size_t *from, size_t most, str what)
{
	size_t to = text.n;
	if (half.p != NULL) {
		size_t begin = (size_t)(half.p - text.p);
		if (*from < begin || *from > begin + half.n)
			*from = begin;
		to = begin + half.n;
	}
	if (*from > text.n)
		*from = text.n;
	if (to > *from + most)
		to = *from + most;
	return str_find(str_sub(text, 0, to), what, *from);
}

size_t
doc_pair_at(const struct doc *doc, uint32_t pos)
{
	size_t low = 0, high = doc->npairs;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (doc->pairs[mid].end <= pos)
			low = mid + 1;
		else
			high = mid;
	}
	return low < doc->npairs && doc->pairs[low].pos <= pos ? low
	                                                       : DOC_NO_PAIR;
}

bool
token_find(str s, size_t from, size_t most, struct token *t)
{
	for (size_t at = from;
	     (at = str_find(s, S(TOKEN_OPEN), at)) != STR_NONE; at++) {
		size_t i = at + sizeof TOKEN_OPEN - 1, n = 0;
		for (; i < s.n && ascii_digit(s.p[i]) && n < most; i++)
			n = n * 10 + (size_t)(s.p[i] - '0');
		/* Authors can write no token; should one get through, it
		 * must not name what is not there. */
		if (n >= most
		    || !str_starts(str_sub(s, i, s.n), S(TOKEN_CLOSE)))
			continue;
		*t = (struct token){n, at, i + sizeof TOKEN_CLOSE - 1};
		return true;
	}
	return false;
}
