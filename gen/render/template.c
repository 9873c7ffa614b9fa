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

void
template_name(struct template_set *set, str name, str full)
{
	bool added;
	void *t = *map_get(&set->by_name, full);
	void **at = map_put(&set->by_name, str_dup(name, set->arena), &added,
	                    set->arena);
	if (added)
		*at = t;
}

static bool
check_tree(const struct template_set *set, const struct template_tree *t,
           struct diag *d)
{
	bool ok = true;
	for (uint32_t i = 0; i < t->n; i++) {
		const struct token *k = &t->tokens[i];
		if ((k->kind != TOKEN_PARTIAL && k->kind != TOKEN_PARENT)
		    || k->dynamic || template_has(set, k->text))
			continue;
		diag_at(d, DIAG_TEMPLATE, t->src,
		        (uint32_t)(k->text.p - t->src->text.p),
		        (uint32_t)k->text.n, "the theme has no template '%.*s'",
		        STR_ARG(k->text));
		ok = false;
	}
	return ok;
}

bool
template_check(const struct template_set *set, str name, struct diag *d)
{
	return check_tree(set, template_find(set, name), d);
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
