/* load.c -- any bytes become good UTF-8 without noncharacters. */
#include "fuzz.h"

#include "read/load.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = fresh_arena();
	struct diag d = {.arena = a};
	struct source src = {.path = S("page.md")};
	load_text(own_copy(data, n, a), &src, &d, a);
	assert(text_bad_utf8(src.text) == STR_NONE);
	assert(str_find(src.text, S("\xEF\xB7\x90"), 0) == STR_NONE);
	assert(str_chr(src.text, '\0', 0) == STR_NONE);
	check_diags(&d);
	return 0;
}
