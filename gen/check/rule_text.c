#include "check/rule_text.h"

const char *const *
rule_text(str id)
{
	for (const struct rule_text *t = rule_texts; t->id != NULL; t++)
		if (str_eq(id, str_of(t->id)))
			return t->lines;
	return NULL;
}
