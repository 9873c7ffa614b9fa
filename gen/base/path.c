#include "base/path.h"

#include <string.h>

bool
path_resolve(str base, str path, str *result, struct arena *a)
{
	char *out = NEW(a, char, base.n + path.n + 2);
	size_t n = 0, slash = str_rchr(base, '/');
	if (str_starts(path, S("~/")) || str_starts(path, S("/")))
		path = str_sub(path, path.p[0] == '~' ? 2 : 1, path.n);
	else if (slash != STR_NONE)
		memcpy(out, base.p, n = slash);
	for (str rest = path; rest.p != NULL;) {
		str part = str_cut(rest, '/', &rest);
		if (part.n == 0 || str_eq(part, S(".")))
			continue;
		if (str_eq(part, S(".."))) {
			if (n == 0)
				return false;
			size_t up = str_rchr((str){out, n}, '/');
			n = up == STR_NONE ? 0 : up;
			continue;
		}
		if (n > 0)
			out[n++] = '/';
		memcpy(out + n, part.p, part.n);
		n += part.n;
	}
	*result = (str){out, n};
	return true;
}

str
path_relative(str from, str to, struct arena *a)
{
	size_t same = 0; /* both begin with so many bytes of whole folders */
	for (size_t i = 0; i < from.n && i < to.n && from.p[i] == to.p[i]; i++)
		if (from.p[i] == '/')
			same = i + 1;
	size_t ups = 0;
	for (size_t i = same; i < from.n; i++)
		ups += from.p[i] == '/';
	str rest = str_sub(to, same, to.n);
	char *out = NEW(a, char, ups * 3 + rest.n + 1);
	for (size_t i = 0; i < ups; i++)
		memcpy(out + i * 3, "../", 3);
	memcpy(out + ups * 3, rest.p, rest.n);
	return (str){out, ups * 3 + rest.n};
}
