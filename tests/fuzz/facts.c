/* facts.c -- languages.yml read without libyaml says what libyaml says. */
#include "fuzz.h"

#include "check/facts_plain.h"
#include "read/load.h"
#include "read/yaml.h"

static void
check_texts(const struct yaml *list, const str *texts, size_t n)
{
	assert((list == NULL ? 0 : list->n) == n);
	const struct yaml *v = n == 0 ? NULL : list->first;
	for (size_t i = 0; i < n; i++, v = v->next)
		assert(v->kind == YAML_SCALAR && str_eq(v->text, texts[i]));
}

static void
check_row(const struct yaml *row, const struct fact_row *plain)
{
	enum fact_id id;
	assert(row != NULL && row->kind == YAML_MAP);
	const struct yaml *fact = yaml_get(row, S("fact"));
	assert(fact != NULL && fact_find(fact->text, &id) && id == plain->id);
	assert(yaml_get(row, S("why")) != NULL);
	check_texts(yaml_get(row, S("locales")), plain->locales,
	            plain->nlocales);
	check_texts(yaml_get(row, S("values")), plain->values, plain->nvalues);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = fresh_arena();
	struct diag d = {.arena = a};
	struct source src = {.path = S("languages.yml"),
	                     .text = own_copy(data, n, a)};
	struct fact_book book = {.n = 0};
	bool empty;
	if (text_bad_utf8(src.text) != STR_NONE
	    || !facts_plain(&book, src.text, a) || book.n == 0)
		return 0;
	const struct yaml *list = yaml_read(&src, DIAG_CONFIG, &empty, &d, a);
	assert(list != NULL && list->kind == YAML_LIST && list->n == book.n);
	const struct yaml *row = list->first;
	for (size_t i = 0; i < book.n; i++, row = row->next)
		check_row(row, &book.rows[i]);
	return 0;
}
