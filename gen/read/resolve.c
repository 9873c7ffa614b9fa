#include "read/resolve.h"

#include <string.h>

str
resolve_side(const struct doc *doc, enum side side, struct arena *a)
{
	str text = doc->src.text;
	char *out = NEW(a, char, text.n + 1);
	size_t n = 0, from = 0;
	for (size_t i = 0; i < doc->npairs; i++) {
		const struct pair *p = &doc->pairs[i];
		str half = side == SIDE_TARGET ? p->target : p->source;
		if (p->in_code)
			continue;
		memcpy(out + n, text.p + from, p->pos - from);
		n += p->pos - from;
		if (half.n > 0)
			memcpy(out + n, half.p, half.n);
		n += half.n;
		from = p->end;
	}
	if (from < text.n)
		memcpy(out + n, text.p + from, text.n - from);
	n += text.n - from;
	return (str){out, n};
}
