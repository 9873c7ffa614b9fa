#include "model/doc.h"

bool
token_find(str s, size_t from, size_t *number, size_t *begin, size_t *end)
{
	size_t at = str_find(s, S(TOKEN_OPEN), from);
	if (at == STR_NONE)
		return false;
	size_t i = at + sizeof TOKEN_OPEN - 1, n = 0;
	for (; i < s.n && ascii_digit(s.p[i]); i++)
		n = n * 10 + (size_t)(s.p[i] - '0');
	*number = n;
	*begin = at;
	*end = i + sizeof TOKEN_CLOSE - 1;
	return *end <= s.n;
}
