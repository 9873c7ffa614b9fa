#include "check/rule_text.h"

static const char *const *
find(const struct rule_text *t, str id)
{
	while (t->id != NULL && !str_eq(id, str_of(t->id)))
		t++;
	return t->lines;
}

const char *const *
rule_text(str id)
{
	return find(rule_texts, id);
}

const char *const *
diag_text(str id)
{
	return find(diag_texts, id);
}
