/* terms.c -- glossaries in TBX; a first byte below 'A': a baseline. */
#include "page.h"

#include "check/baseline.h"
#include "check/tbx.h"
#include "read/load.h"

static void
check_glossary(const struct source *src, struct diag *d, struct arena *a)
{
	struct glossary g = {.arena = a};
	const struct site *s = small_site("{}");
	bool ok = tbx_read(&g, src, &s->locales[s->source].locale, d);
	assert(ok || d->n > 0);
	for (size_t i = 0; i < g.terms.cap; i++) {
		const struct term *t = g.terms.slots[i].value;
		for (; g.terms.slots[i].hash != 0 && t != NULL; t = t->next)
			assert(t->nwords > 0
			       && text_bad_utf8(t->text) == STR_NONE);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = fresh_arena();
	struct diag d = {.arena = a};
	struct source src = {.path = S("terms.tbx")};
	struct baseline b = {.arena = a};
	if (n == 0)
		return -1;
	load_text(own_copy(data + 1, n - 1, a), &src, &d, a);
	if (data[0] >= 'A') {
		check_glossary(&src, &d, a);
	} else {
		bool ok = baseline_read(&b, &src, &d);
		assert(ok || d.n > 0);
	}
	check_diags(&d);
	return 0;
}
