#include "report/titles.h"

#include <stdlib.h>

#include "link/links.h"
#include "render/view.h"

static int
by_key(const void *va, const void *vb)
{
	const struct title_entry *a = va, *b = vb;
	int c = str_cmp(a->key, b->key);
	return c != 0 ? c : str_cmp(a->href, b->href);
}

size_t
titles_collect(const struct site *site, size_t locale, str file,
               struct title_entry *entries, struct arena *a)
{
	size_t n = 0;
	struct arena passing; /* what is not needed once they are in order */
	arena_open(&passing, (size_t)4 << 30);
	str *titles = NEW(&passing, str, site->npaths + 1);
	str *keys = NEW(&passing, str, site->npaths + 1);
	for (size_t i = 0; i < site->npaths; i++) {
		const struct site_path *p = &site->paths[i];
		if (p->places[locale].origin == ORIGIN_NONE)
			continue;
		struct title_entry *e = &entries[n];
		titles[n++] = e->title = site_title(p, locale, &e->language);
		str page = link_published(site, locale, p->path, &passing);
		e->href = str_dup(view_href(file, page, &passing), a);
	}
	locale_sort_keys(&site->locales[locale].locale, titles, keys, n,
	                 &passing);
	for (size_t i = 0; i < n; i++)
		entries[i].key = keys[i];
	qsort(entries, n, sizeof *entries, by_key);
	arena_close(&passing);
	return n;
}
