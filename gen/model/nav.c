#include "model/nav.h"

str
nav_folder(str path)
{
	size_t slash = str_rchr(path, '/');
	return str_sub(path, 0, slash == STR_NONE ? 0 : slash);
}

bool
nav_is_toc(str path)
{
	size_t slash = str_rchr(path, '/');
	str name = slash == STR_NONE ? path : str_sub(path, slash + 1, path.n);
	return str_eq_nocase(name, S("TOC.yml"))
		|| str_eq_nocase(name, S("TOC.md"));
}

struct nav_entry *
nav_add(struct nav *nav, uint32_t parent, struct arena *a)
{
	struct nav_entry *e = &GROW(a, nav->entries, nav->n, nav->cap)[nav->n];
	nav->n++;
	*e = (struct nav_entry){.parent = parent, .pos = POS_NONE};
	return e;
}

void
nav_close(struct nav *nav)
{
	for (uint32_t i = 0; i < nav->n; i++)
		nav->entries[i].end = i + 1;
	for (size_t i = nav->n; i-- > 0;) {
		const struct nav_entry *e = &nav->entries[i];
		if (e->parent == NAV_NONE)
			continue;
		struct nav_entry *up = &nav->entries[e->parent];
		if (up->end < e->end)
			up->end = e->end;
	}
}
