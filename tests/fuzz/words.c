/* words.c -- text cut into the terms of the search. */
#include "fuzz.h"

#include "search/words.h"

struct seen {
	size_t terms;
};

/* Folded UTF-8 with zeroes behind it, as the header promises. */
static void
check_term(void *ctx, const uint64_t *word, size_t n)
{
	struct seen *seen = ctx;
	const char *p = (const char *)word;
	size_t room = n < 16 ? 16 : (n + 7) / 8 * 8;
	assert(n > 0 && room <= WORD_EIGHTS * sizeof *word);
	assert(text_bad_utf8((str){p, n}) == STR_NONE);
	for (size_t i = n; i < room; i++)
		assert(p[i] == 0);
	seen->terms++;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct seen seen = {0};
	const struct words w = {&seen, check_term};
	str text = own_copy(data, n, fresh_arena());
	if (text_bad_utf8(text) != STR_NONE)
		return -1;
	words_cut(&w, text);
	assert(seen.terms <= 16 * n); /* U+FDFA is 18 characters */
	return 0;
}
