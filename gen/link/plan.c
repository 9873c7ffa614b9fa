#include "link/plan.h"

static bool
can_lend(const struct place *at)
{
	return at->page != NULL && !at->page->in_error && at->page->has_pairs;
}

/* How many pages at P were made from the same source text as PAGE. */
static size_t
same_source(const struct site *s, const struct site_path *p,
            const struct page *page)
{
	size_t n = 0;
	for (size_t i = 0; i < s->nlocales; i++)
		n += can_lend(&p->places[i])
			&& str_eq(p->places[i].page->source_hash,
		                  page->source_hash);
	return n;
}

/* The locale that lends the source language its text at P, or SITE_NONE. */
static uint16_t
lender(const struct site *s, const struct site_path *p)
{
	uint16_t best = SITE_NONE;
	size_t most = 0;
	for (size_t i = 0; i < s->nlocales; i++) {
		if (!can_lend(&p->places[i]))
			continue;
		size_t n = same_source(s, p, p->places[i].page);
		if (n > most) {
			most = n;
			best = (uint16_t)i;
		}
	}
	return best;
}

static bool
is_real(enum origin o)
{
	return o == ORIGIN_OWN || o == ORIGIN_LOOKUPS;
}

static void
find_fallback(const struct site *s, struct site_path *p, size_t l)
{
	const struct site_locale *sl = &s->locales[l];
	for (size_t i = 0; i < sl->nfallback; i++) {
		uint16_t from = sl->fallback[i];
		if (is_real(p->places[from].origin)) {
			p->places[l].origin = ORIGIN_FALLBACK;
			p->places[l].from = from;
			return;
		}
	}
}

void
plan_path(const struct site *s, struct site_path *p)
{
	for (size_t l = 0; l < s->nlocales; l++) {
		struct place *at = &p->places[l];
		at->origin = ORIGIN_NONE;
		if (at->page != NULL && !at->page->in_error)
			at->origin = ORIGIN_OWN;
	}
	struct place *source = &p->places[s->source];
	if (source->origin == ORIGIN_NONE) {
		source->from = lender(s, p);
		if (source->from != SITE_NONE)
			source->origin = ORIGIN_LOOKUPS;
	}
	if (s->config->fallback != FALLBACK_PAGE)
		return;
	for (size_t l = 0; l < s->nlocales; l++)
		if (p->places[l].origin == ORIGIN_NONE)
			find_fallback(s, p, l);
}

bool
plan_is_made(const struct site *s, const struct site_path *p, size_t l)
{
	if (s->locales[l].built)
		return true;
	for (size_t i = 0; i < s->nlocales; i++)
		if (s->locales[i].built && p->places[i].from == l
		    && p->places[i].origin == ORIGIN_FALLBACK)
			return true;
	return false;
}

/* Does locale L show anything at all? */
static bool
has_pages(const struct site *s, size_t l)
{
	for (size_t i = 0; i < s->npaths; i++)
		if (s->paths[i].places[l].origin != ORIGIN_NONE)
			return true;
	return false;
}

/* Does locale L show a page at PATH? */
static bool
shows(const struct site *s, size_t l, str path)
{
	const struct site_path *p = site_find(s, path, s->arena);
	return p != NULL && p->places[l].origin != ORIGIN_NONE;
}

/* The file that lists the pages of L: its first page, if it has no other. */
static void
name_contents(struct site *s, size_t l)
{
	struct site_locale *sl = &s->locales[l];
	struct arena *a = s->arena;
	sl->has_index = shows(s, l, S("index.md"));
	str name = sl->has_index ? S("contents") : S("index");
	while (shows(s, l, STR_JOIN(a, name, S(".md"))))
		name = STR_JOIN(a, name, S("-"));
	sl->contents = STR_JOIN(a, name, S(".html"));
}

/* Does locale L have a file of media at PATH? */
static bool
has_media(const struct site *s, size_t l, str path)
{
	return map_get(&s->locales[l].media, path) != NULL;
}

/* Its search has a page, a script and a description: none may be another's. */
static void
name_search(struct site *s, size_t l)
{
	struct site_locale *sl = &s->locales[l];
	struct arena *a = s->arena;
	str name = S("search");
	while (shows(s, l, STR_JOIN(a, name, S(".md")))
	       || has_media(s, l, STR_JOIN(a, name, S(".js")))
	       || has_media(s, l, STR_JOIN(a, name, S(".xml"))))
		name = STR_JOIN(a, name, S("-"));
	sl->search = name;
}

/* The page at P is found by the uids of its files; the first one has it. */
static void
index_uids(struct site *s, struct site_path *p)
{
	for (size_t l = 0; l < s->nlocales; l++) {
		const struct page *page = p->places[l].page;
		bool added;
		if (page == NULL || page->uid.n == 0)
			continue;
		void **slot = map_put(&s->by_uid, page->uid, &added, s->arena);
		if (added)
			*slot = p;
	}
}

static void
index_name(struct site *s, struct site_path *p)
{
	size_t at = p->path.n;
	bool added;
	while (at > 0 && p->path.p[at - 1] != '/')
		at--;
	str name = site_lower(str_sub(p->path, at, p->path.n), s->arena);
	void **slot = map_put(&s->by_name, name, &added, s->arena);
	if (added)
		*slot = p;
	else if (*slot != p)
		*slot = NULL;
}

void
plan_site(struct site *s)
{
	for (size_t i = 0; i < s->npaths; i++) {
		plan_path(s, &s->paths[i]);
		index_uids(s, &s->paths[i]);
		index_name(s, &s->paths[i]);
	}
	/* Readers are not offered a source language that has no page. */
	if (s->npaths > 0 && !has_pages(s, s->source))
		s->locales[s->source].built = false;
	for (size_t l = 0; l < s->nlocales; l++) {
		name_contents(s, l);
		name_search(s, l);
	}
}
