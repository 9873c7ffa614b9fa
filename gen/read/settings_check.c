/* settings_check.c -- what the check is given besides the pages. */
#include "read/settings_inner.h"

static void
read_glossary(struct reader *r, const struct yaml *v)
{
	r->config->glossary = settings_text(r, v);
}

static void
read_names(struct reader *r, const struct yaml *v)
{
	r->config->names = settings_text(r, v);
}

void
settings_check(struct reader *r, const struct yaml *v)
{
	static const struct settings_key keys[] = {
		{"glossary", read_glossary},
		{"names", read_names},
	};
	if (v->kind == YAML_MAP)
		settings_read_keys(r, v, keys, sizeof keys / sizeof *keys);
	else
		settings_complain(r, v->pos, v->len,
		                  "expected 'glossary' and 'names'");
}
