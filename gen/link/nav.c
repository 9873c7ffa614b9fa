#include "link/nav.h"

#include <stdlib.h>

#include "base/path.h"
#include "link/links.h"
#include "model/variables.h"

/* More pages than this side by side are a heap: its order helps nobody. */
enum { MEMBERS_MOST = 50 };

/* ---- links -------------------------------------------------------------------- */

static void
follow(struct site *s, const struct nav *nav, struct nav_entry *e,
       struct diag *d)
{
	struct link_from from = {.site = s,
	                         .locale = nav->locale,
	                         .page = nav->path,
	                         .base = nav->path};
	struct link l = link_resolve(&from, e->href, false, s->arena);
	if (l.fault != DIAG_COUNT)
		diag_at(d, l.fault, &nav->src, e->pos, e->len,
		        "the link '%.*s' %s", STR_ARG(str_sub(e->href, 0, 200)),
		        link_fault_text(&l));
	if (l.kind == LINK_NOWHERE)
		return;
	e->page = l.page;
	e->media = l.media;
	e->suffix = l.suffix;
}

/* The table of contents that HREF in NAV names: "part/TOC.yml", or "part/". */
static const struct nav *
toc_at(const struct site *s, const struct nav *nav, str href)
{
	str path;
	bool folder = str_ends(href, S("/"));
	if ((!folder && !nav_is_toc(href))
	    || !path_resolve(nav->path, href, &path, s->arena))
		return NULL;
	if (!folder)
		path = nav_folder(path);
	void **slot = map_get(&s->locales[nav->locale].tocs,
	                      site_lower(path, s->arena));
	return slot == NULL || *slot == nav ? NULL : *slot;
}

/* An entry that names another table of contents leads to its first page. */
static bool
follow_toc(const struct site *s, const struct nav *nav, struct nav_entry *e)
{
	const struct nav *toc = toc_at(s, nav, e->href);
	for (size_t i = 0; toc != NULL && i < toc->n; i++) {
		const struct nav_entry *first = &toc->entries[i];
		if (first->page != NULL) {
			e->page = first->page;
			return true;
		}
	}
	return false;
}

static void
index_pages(struct nav *nav, struct arena *a)
{
	nav->by_page = (struct map){NULL, 0, 0};
	for (size_t i = 0; i < nav->n; i++) {
		struct nav_entry *e = &nav->entries[i];
		bool added;
		if (e->page == NULL)
			continue;
		void **slot = map_put(&nav->by_page, e->page->path, &added, a);
		if (added)
			*slot = e;
	}
}

static void
follow_all(struct site *s, struct diag *d)
{
	for (size_t t = 0; t < s->ntocs; t++) {
		struct nav *nav = s->tocs[t];
		for (size_t i = 0; i < nav->n; i++) {
			struct nav_entry *e = &nav->entries[i];
			e->page = NULL;
			e->media = NULL;
			e->suffix = (str){NULL, 0};
			if (e->href.n > 0 && toc_at(s, nav, e->href) == NULL)
				follow(s, nav, e, d);
		}
	}
	/* Those that name a table of contents: now it knows its pages. */
	for (size_t t = 0; t < s->ntocs; t++) {
		struct nav *nav = s->tocs[t];
		for (size_t i = 0; i < nav->n; i++) {
			struct nav_entry *e = &nav->entries[i];
			if (e->href.n > 0 && toc_at(s, nav, e->href) != NULL
			    && !follow_toc(s, nav, e))
				follow(s, nav, e, d);
		}
		index_pages(nav, s->arena);
	}
}

/* ---- folders ------------------------------------------------------------------- */

static struct site_folder *
folder_at(struct map *folders, struct site *s, str path)
{
	bool added;
	void **slot = map_put(folders, site_lower(path, s->arena), &added,
	                      s->arena);
	if (!added)
		return *slot;
	struct site_folder *f = NEW(s->arena, struct site_folder, 1);
	f->path = path;
	f->navs = NEW(s->arena, const struct nav *, s->nlocales);
	*slot = f;
	return f;
}

static void
add_member(struct site *s, struct site_folder *f, const struct site_path *p)
{
	if (f->nmembers > MEMBERS_MOST)
		return;
	GROW(s->arena, f->members, f->nmembers, f->cap)[f->nmembers] = p;
	f->nmembers++;
}

static bool
is_index(str path)
{
	size_t slash = str_rchr(path, '/');
	return str_eq_nocase(str_sub(path, slash == STR_NONE ? 0 : slash + 1,
	                             path.n), S("index.md"));
}

static void
set_folders(struct site *s, struct map *folders)
{
	for (size_t i = 0; i < s->npaths; i++) {
		struct site_path *p = &s->paths[i];
		str path = nav_folder(p->path);
		struct site_folder *f = folder_at(folders, s, path);
		p->folder = f;
		add_member(s, f, p);
		if (path.n > 0 && is_index(p->path))
			add_member(s, folder_at(folders, s, nav_folder(path)),
			           p);
	}
}

/* ---- the menu of a folder ------------------------------------------------------- */

/* The nearest table of contents that LOCALE itself has above FOLDER. */
static const struct nav *
own_toc(const struct site *s, size_t locale, str folder)
{
	const struct map *tocs = &s->locales[locale].tocs;
	str path = folder;
	while (tocs->n > 0) {
		void **slot = map_get(tocs, site_lower(path, s->arena));
		if (slot != NULL && ((const struct nav *)*slot)->n > 0)
			return *slot;
		if (path.n == 0)
			break;
		path = nav_folder(path);
	}
	return NULL;
}

static const struct nav *
nearest_toc(const struct site *s, size_t locale, str folder)
{
	const struct site_locale *l = &s->locales[locale];
	const struct nav *nav = own_toc(s, locale, folder);
	for (size_t i = 0; nav == NULL && i < l->nfallback; i++)
		nav = own_toc(s, l->fallback[i], folder);
	if (nav == NULL)
		nav = own_toc(s, s->source, folder);
	for (size_t i = 0; nav == NULL && i < s->nlocales; i++)
		nav = own_toc(s, i, folder);
	return nav;
}

struct member {
	const struct site_path *page;
	bool first; /* the folder's own index */
	str key;
};

static int
by_key(const void *va, const void *vb)
{
	const struct member *a = va, *b = vb;
	if (a->first != b->first)
		return a->first ? -1 : 1;
	int c = str_cmp(a->key, b->key);
	return c != 0 ? c : str_cmp(a->page->path, b->page->path);
}

/* The pages of F in LOCALE: the index first, then by title. */
static struct nav *
pages_of(const struct site *s, size_t locale, const struct site_folder *f)
{
	struct arena *a = s->arena;
	struct member list[MEMBERS_MOST];
	str titles[MEMBERS_MOST], keys[MEMBERS_MOST];
	size_t n = 0;
	for (size_t i = 0; i < f->nmembers; i++) {
		const struct site_path *p = f->members[i];
		size_t language;
		if (p->places[locale].origin == ORIGIN_NONE)
			continue;
		list[n].page = p;
		list[n].first = is_index(p->path)
			&& str_eq(nav_folder(p->path), f->path);
		titles[n++] = site_title(p, locale, &language);
	}
	if (n < 2)
		return NULL;
	locale_sort_keys(&s->locales[locale].locale, titles, keys, n, a);
	for (size_t i = 0; i < n; i++)
		list[i].key = keys[i];
	qsort(list, n, sizeof *list, by_key);
	struct nav *nav = NEW(a, struct nav, 1);
	nav->locale = (uint16_t)locale;
	for (size_t i = 0; i < n; i++)
		nav_add(nav, NAV_NONE, a)->page = list[i].page;
	nav_close(nav);
	index_pages(nav, a);
	return nav;
}

static void
set_menus(const struct site *s, const struct site_folder *f)
{
	for (size_t l = 0; l < s->nlocales; l++) {
		if (!s->locales[l].built)
			continue;
		f->navs[l] = nearest_toc(s, l, f->path);
		if (f->navs[l] == NULL && f->nmembers <= MEMBERS_MOST)
			f->navs[l] = pages_of(s, l, f);
	}
}

/* The pages that a table of contents should name and does not. */
struct unnamed {
	const struct nav *nav;
	const struct page *first;
	size_t n;
	struct unnamed *next;
};

/* Count P, in each locale whose table of contents leaves it out, in BY_TOC. */
static void
find_unnamed(const struct site *s, const struct site_path *p,
             struct map *by_toc, struct unnamed ***last)
{
	for (size_t l = 0; l < s->nlocales; l++) {
		const struct page *page = p->places[l].page;
		const struct nav *nav = p->folder->navs[l];
		if (page == NULL || page->in_error || !s->locales[l].built
		    || nav == NULL || nav->src.path.n == 0 || nav->locale != l
		    || map_get(&nav->by_page, p->path) != NULL)
			continue;
		bool added;
		void **slot = map_put(by_toc, nav->src.path, &added, s->arena);
		if (added) {
			struct unnamed *u = NEW(s->arena, struct unnamed, 1);
			*u = (struct unnamed){.nav = nav, .first = page};
			*slot = **last = u;
			*last = &u->next;
		}
		((struct unnamed *)*slot)->n++;
	}
}

/* No menu leads to them. */
static void
report_unnamed(const struct site *s, struct diag *d)
{
	struct map by_toc = {NULL, 0, 0};
	struct unnamed *all = NULL, **last = &all;
	for (size_t i = 0; i < s->npaths; i++)
		if (s->paths[i].folder != NULL)
			find_unnamed(s, &s->paths[i], &by_toc, &last);
	for (const struct unnamed *u = all; u != NULL; u = u->next) {
		str others = u->n == 1 ? S("")
			: str_printf(s->arena, " and %zu more", u->n - 1);
		diag_at(d, DIAG_TOC_LACKS, &u->nav->src, POS_NONE, 0,
		        "no entry for '%.*s'%.*s: no menu leads there",
		        STR_ARG(u->first->path), STR_ARG(others));
	}
}

void
nav_fill_in(struct site *s)
{
	for (size_t t = 0; t < s->ntocs; t++) {
		struct nav *nav = s->tocs[t];
		const struct map *values = &s->locales[nav->locale].variables;
		for (size_t i = 0; i < nav->n; i++) {
			struct nav_entry *e = &nav->entries[i];
			size_t left = s->config->limits.line_bytes;
			e->name = variables_title(values, e->name, s->arena);
			e->keywords = variables_title(values, e->keywords,
			                              s->arena);
			e->href = variables_in(values, e->href, VARIABLE_URL,
			                       &left, s->arena);
		}
	}
}

void
nav_site(struct site *s, struct diag *d)
{
	struct map folders = {NULL, 0, 0};
	follow_all(s, d);
	set_folders(s, &folders);
	for (size_t i = 0; i < folders.cap; i++)
		if (folders.slots[i].hash != 0)
			set_menus(s, folders.slots[i].value);
	report_unnamed(s, d);
}

/* Does E lead to a part of a page that NAV names before?  Then the page's title
 * would stand there twice. */
static bool
is_part(const struct nav *nav, const struct nav_entry *e)
{
	if (str_chr(e->suffix, '#', 0) == STR_NONE)
		return false;
	void **first = map_get(&nav->by_page, e->page->path);
	return first != NULL && *first != e;
}

str
nav_title(const struct site *site, const struct nav *nav,
          const struct nav_entry *e, size_t locale, size_t *language)
{
	*language = nav->locale;
	if (e->name.n > 0
	    && (e->page == NULL || nav->locale == locale || is_part(nav, e)))
		return e->name;
	if (e->page != NULL) {
		size_t shown = link_locale(site, locale, e->page);
		str title = S("");
		if (shown != SITE_NONE)
			title = site_title(e->page, shown, language);
		if (title.n > 0 && (e->name.n == 0 || *language == locale))
			return title;
	}
	*language = nav->locale;
	return e->name.n > 0 ? e->name : e->href;
}
