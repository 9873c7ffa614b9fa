/* toc.c -- tables of contents; the first byte chooses YAML or Markdown. */
#include "fuzz.h"

#include "read/load.h"
#include "read/settings.h"
#include "read/toc.h"

/* Each entry ends behind where it begins, within the one that holds it. */
static void
check_nav(const struct nav *nav)
{
	for (size_t i = 0; i < nav->n; i++) {
		const struct nav_entry *e = &nav->entries[i];
		assert(e->end > i && e->end <= nav->n);
		assert(e->parent == NAV_NONE
		       || (e->parent < i && e->end <= nav->entries[e->parent].end));
		assert(text_bad_utf8(e->name) == STR_NONE);
		assert(text_bad_utf8(e->href) == STR_NONE);
		assert(e->pos == POS_NONE
		       || (size_t)e->pos + e->len <= nav->src.text.n);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct arena taken;
	if (n == 0 || text_bad_utf8((str){(const char *)data, n}) != STR_NONE)
		return -1;
	struct arena *a = fresh_arena();
	if (taken.base == NULL)
		arena_open(&taken, (size_t)1 << 28);
	arena_reset(&taken);
	struct diag d = {.arena = &taken}, loading = {.arena = a};
	struct config c;
	struct buf out = {NULL, 0, 0};
	struct nav nav = {.path = data[0] % 2 == 0 ? S("TOC.yml") : S("TOC.md")};
	nav.src.path = nav.path;
	config_default(&c, a);
	load_text(own_copy(data + 1, n - 1, a), &nav.src, &loading, a);
	toc_survey(&nav, &c.limits, &out, a);
	toc_take(&nav, buf_str(&out), &d, &taken);
	check_nav(&nav);
	check_diags(&d);
	buf_release(&out);
	return 0;
}
