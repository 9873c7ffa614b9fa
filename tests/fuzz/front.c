/* front.c -- front matter. */
#include "fuzz.h"

#include "read/front.h"
#include "read/load.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = fresh_arena();
	struct diag d = {.arena = a};
	struct source src = {.path = S("page.md")};
	struct front f;
	load_text(own_copy(data, n, a), &src, &d, a);
	front_read(&src, &f, &d, a);
	assert(f.body <= src.text.n);
	assert(text_bad_utf8(f.title) == STR_NONE);
	assert(text_bad_utf8(f.description) == STR_NONE);
	check_diags(&d);
	return 0;
}
