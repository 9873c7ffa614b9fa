#include "model/site.h"

#include <string.h>

#include "base/eight.h"

uint16_t
site_locale_find(const struct site *s, str id)
{
	for (size_t i = 0; i < s->nlocales; i++)
		if (str_eq_nocase(s->locales[i].locale.id, id))
			return (uint16_t)i;
	return SITE_NONE;
}

str
site_lower(str s, struct arena *a)
{
	char *p = NEW(a, char, s.n + 1);
	size_t i = 0;
	for (; i + 8 <= s.n; i += 8)
		eight_store(p + i, eight_any_lower(eight_load(s.p + i)));
	for (; i < s.n; i++)
		p[i] = ascii_lower(s.p[i]);
	return (str){p, s.n};
}

const struct site_path *
site_find(const struct site *s, str path, struct arena *scratch)
{
	void **slot = map_get(&s->by_path, site_lower(path, scratch));
	return slot == NULL ? NULL : *slot;
}

str
site_title(const struct site_path *p, size_t l, size_t *language)
{
	const struct place *at = &p->places[l];
	*language = l;
	/* What a fallback shows is never a fallback itself: one step is all. */
	if (at->origin == ORIGIN_FALLBACK) {
		*language = at->from;
		at = &p->places[at->from];
	}
	if (at->origin == ORIGIN_OWN)
		return at->page->title;
	if (at->origin == ORIGIN_LOOKUPS)
		return p->places[at->from].page->source_title;
	return (str){NULL, 0};
}

str
site_published(str path, struct arena *a)
{
	str stem = str_sub(path, 0, path.n - (sizeof ".md" - 1));
	return STR_JOIN(a, stem, S(".html"));
}
