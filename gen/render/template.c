#include "render/template.h"

#include "render/template_tree.h"

bool
template_add(struct template_set *set, str name, const struct source *src,
             struct diag *d)
{
	if (map_get(&set->by_name, name) != NULL)
		return true;
	struct template_tree *t = NEW(set->arena, struct template_tree, 1);
	bool ok = template_parse(t, src, set->arena, d);
	name = str_dup(name, set->arena);
	*map_put(&set->by_name, name, NULL, set->arena) = t;
	return ok;
}

const struct template_tree *
template_find(const struct template_set *set, str name)
{
	void **t = map_get(&set->by_name, name);
	return t == NULL ? NULL : *t;
}

bool
template_has(const struct template_set *set, str name)
{
	return template_find(set, name) != NULL;
}
