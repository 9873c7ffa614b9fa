/* template.c -- two templates, split at a NUL, which may include each other. */
#include "fuzz.h"

#include "render/template.h"

static struct value *
data_for(struct arena *a)
{
	struct value *v = value_object(a), *list = value_list(a);
	struct value *inner = value_object(a);
	value_set_text(a, inner, S("b"), S("<&\">"));
	value_set_bool(a, inner, S("yes"), true);
	value_push(a, list, inner);
	value_push(a, list, value_text(a, S("two\nlines")));
	value_set(a, v, S("l"), list);
	value_set_text(a, v, S("a"), S("a & b"));
	value_set_text(a, v, S("name"), S("other"));
	value_set_bool(a, v, S("no"), false);
	value_set(a, v, S("o"), inner);
	return v;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = fresh_arena();
	struct diag d = {.arena = a};
	struct template_set set = {.arena = a};
	struct buf out = {NULL, 0, 0};
	str all = own_copy(data, n, a);
	if (text_bad_utf8(all) != STR_NONE)
		return -1;
	size_t cut = str_chr(all, '\0', 0);
	cut = cut == STR_NONE ? n : cut;
	struct source first = {.path = S("main"), .text = str_sub(all, 0, cut)};
	struct source other = {.path = S("other"),
	                       .text = str_sub(all, cut < n ? cut + 1 : n, n)};
	(void)template_add(&set, S("main"), &first, &d);
	(void)template_add(&set, S("other"), &other, &d);
	(void)template_render(&set, S("main"), data_for(a), &out, a);
	buf_release(&out);
	check_diags(&d);
	return 0;
}
