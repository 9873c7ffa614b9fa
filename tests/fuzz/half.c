/* half.c -- a half in the alignment report: the first bytes are its marks. */
#include "fuzz.h"

#include "report/align_half.h"

enum { MARKS = 8, BYTES = 3, POS = 50 };

/* Tags of ours alone, each closed in its order. */
static void
check_tags(str html)
{
	static const char *const names[] = {"mark", "bdi", "i"};
	size_t open[4], depth = 0;
	for (str rest = html;;) {
		str text = str_cut(rest, '<', &rest);
		assert(str_chr(text, '>', 0) == STR_NONE);
		if (rest.p == NULL)
			break;
		str tag = str_cut(rest, '>', &rest);
		bool closes = str_starts(tag, S("/"));
		str name = closes ? str_sub(tag, 1, tag.n)
		                  : str_cut(tag, ' ', &(str){NULL, 0});
		size_t k = 0;
		while (k < 3 && !str_eq(name, str_of(names[k])))
			k++;
		assert(rest.p != NULL && k < 3);
		assert(closes ? depth > 0 && open[depth - 1] == k : depth < 3);
		if (closes)
			depth--;
		else
			open[depth++] = k;
	}
	assert(depth == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = fresh_arena();
	struct half_mark marks[MARKS];
	struct buf out = {NULL, 0, 0};
	struct half_text h = {&out, POS, marks, 0, a};
	size_t at = 1, count = n == 0 ? 0 : data[0] % (MARKS + 1);
	for (; h.nmarks < count && at + BYTES <= n; at += BYTES)
		marks[h.nmarks++] = (struct half_mark){
			data[at], data[at + 1],
			(enum severity)(data[at + 2] % (SEV_ERROR + 1))};
	str raw = at < n ? own_copy(data + at, n - at, a) : S("");
	if (text_bad_utf8(raw) != STR_NONE)
		return -1; /* read/load has made it UTF-8 */
	half_text_write(&h, raw);
	assert(text_bad_utf8(buf_str(&out)) == STR_NONE);
	check_tags(buf_str(&out));
	buf_release(&out);
	return 0;
}
