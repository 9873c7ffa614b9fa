#include "render/view_nav.h"

#include "link/links.h"
#include "link/nav.h"

enum {
	/* A menu of more entries shows only the branches that lead to the
	 * page: the whole in every page would grow with its square. */
	WHOLE_MOST = 200,
	/* Of more entries side by side those next to the page are shown. */
	SIBLINGS_MOST = 60
};

struct menu {
	const struct view_page *view;
	const struct nav *nav;
	uint32_t at; /* the page's entry, or NAV_NONE */
	bool whole;
	str file;
};

/* The table of contents of the page V.  False without one. */
static bool
open_menu(const struct view_page *v, str file, struct menu *m)
{
	const struct nav *nav = v->path->folder->navs[v->locale];
	if (nav == NULL)
		return false;
	*m = (struct menu){.view = v, .nav = nav, .at = NAV_NONE, .file = file};
	m->whole = nav->n <= WHOLE_MOST;
	void **slot = map_get(&nav->by_page, v->path->path);
	if (slot != NULL) {
		const struct nav_entry *e = *slot;
		m->at = (uint32_t)(e - nav->entries);
	}
	return true;
}

/* ---- one entry ------------------------------------------------------------------- */

/* Which locale's page readers of the menu get, or SITE_NONE. */
static size_t
shown_in(const struct menu *m, const struct site_path *page)
{
	const struct site *s = m->view->site;
	if (page->places[m->view->locale].origin != ORIGIN_NONE)
		return m->view->locale;
	return s->config->fallback == FALLBACK_NONE
		? SITE_NONE : link_locale(s, m->view->locale, page);
}

/* Where E leads from the page, as an attribute may hold it; empty: nowhere. */
static str
href_of(const struct menu *m, const struct nav_entry *e)
{
	const struct site *s = m->view->site;
	struct arena *a = m->view->arena;
	str path;
	if (e->page != NULL) {
		size_t locale = shown_in(m, e->page);
		if (locale == SITE_NONE)
			return S("");
		path = link_published(s, locale, e->page->path, a);
	} else if (e->media != NULL) {
		path = link_published(s, e->media->locale, e->media->path, a);
	} else {
		return e->suffix;
	}
	str href = view_href(m->file, path, a);
	return e->suffix.n == 0 ? href
		: str_printf(a, "%.*s%.*s", STR_ARG(href), STR_ARG(e->suffix));
}

static struct value *
link_to(const struct menu *m, const struct nav_entry *e, str href)
{
	const struct site *s = m->view->site;
	struct arena *a = m->view->arena;
	struct value *item = value_object(a);
	size_t language;
	str title = nav_title(s, m->nav, e, m->view->locale, &language);
	value_set_text(a, item, S("title"), title);
	value_set_text(a, item, S("href"), href);
	/* Empty, not absent: an absent name is looked for outside. */
	value_set_text(a, item, S("lang"),
	               language == m->view->locale ? S("")
	               : s->locales[language].locale.id);
	value_set_text(a, item, S("dir"),
	               s->locales[language].locale.rtl ? S("rtl") : S("ltr"));
	return item;
}

/* ---- the menu ---------------------------------------------------------------------- */

static bool
holds_page(const struct menu *m, uint32_t i)
{
	return m->at != NAV_NONE && i <= m->at
		&& m->at < m->nav->entries[i].end;
}

/* Where a branch that is shown closed leads: its page, or its first one. */
static str
first_href(const struct menu *m, uint32_t i)
{
	str href = S("");
	for (uint32_t k = i; k < m->nav->entries[i].end && href.n == 0; k++)
		href = href_of(m, &m->nav->entries[k]);
	return href;
}

static struct value *entries_from(const struct menu *m, uint32_t from,
                                  uint32_t to);

/* Entry I, with what is below it where that is shown; NULL: nothing to show. */
static struct value *
entry(const struct menu *m, uint32_t i)
{
	struct arena *a = m->view->arena;
	const struct nav_entry *e = &m->nav->entries[i];
	bool branch = m->whole || holds_page(m, i);
	str href = branch ? href_of(m, e) : first_href(m, i);
	struct value *sub = branch ? entries_from(m, i + 1, e->end)
		: value_list(a);
	if (href.n == 0 && sub->n == 0)
		return NULL;
	struct value *item = link_to(m, e, href);
	value_set_bool(a, item, S("current"), i == m->at);
	value_set_bool(a, item, S("open"), e->expanded || holds_page(m, i));
	value_set_bool(a, item, S("more"), false);
	value_set(a, item, S("sub"), sub);
	value_set_bool(a, item, S("sub?"), sub->n > 0);
	return item;
}

/* Stands where entries are left out: a link to the list of all pages. */
static struct value *
more(const struct menu *m)
{
	struct arena *a = m->view->arena;
	const struct site_locale *l =
		&m->view->site->locales[m->view->locale];
	str contents = str_printf(a, "%.*s/%.*s", STR_ARG(l->locale.folder),
	                          STR_ARG(l->contents));
	struct value *item = value_object(a);
	value_set_bool(a, item, S("more"), true);
	value_set_text(a, item, S("href"), view_href(m->file, contents, a));
	value_set_bool(a, item, S("sub?"), false);
	return item;
}

/* The entries FROM to TO that stand side by side; at most so many of them. */
static struct value *
entries_from(const struct menu *m, uint32_t from, uint32_t to)
{
	struct arena *a = m->view->arena;
	const struct nav_entry *all = m->nav->entries;
	struct value *list = value_list(a);
	uint32_t total = 0, middle = 0;
	for (uint32_t i = from; i < to; i = all[i].end, total++)
		if (holds_page(m, i))
			middle = total;
	uint32_t begin = 0, end = total, n = 0;
	if (!m->whole && total > SIBLINGS_MOST) {
		begin = middle > SIBLINGS_MOST / 2
			? middle - SIBLINGS_MOST / 2 : 0;
		end = begin + SIBLINGS_MOST < total
			? begin + SIBLINGS_MOST : total;
	}
	if (begin > 0)
		value_push(a, list, more(m));
	for (uint32_t i = from; i < to && n < end; i = all[i].end, n++) {
		struct value *item = n < begin ? NULL : entry(m, i);
		if (item != NULL)
			value_push(a, list, item);
	}
	if (end < total)
		value_push(a, list, more(m));
	return list;
}

/* ---- ways --------------------------------------------------------------------------- */

/* The page before (STEP -1) or after (1) this one, in the order of reading;
 * false when there is none. */
static bool
set_neighbour(const struct menu *m, struct value *data, str key, uint32_t step)
{
	const struct nav *nav = m->nav;
	for (uint32_t i = m->at + step; i < nav->n; i += step) {
		const struct nav_entry *e = &nav->entries[i];
		if (e->page == NULL || e->page == m->view->path
		    || e->page->places[m->view->locale].origin == ORIGIN_NONE)
			continue;
		str to = link_published(m->view->site, m->view->locale,
		                        e->page->path, m->view->arena);
		value_set(m->view->arena, data, key,
		          link_to(m, e, view_href(m->file, to,
		                                  m->view->arena)));
		return true;
	}
	return false;
}

/* Is E a page that the reader can go to, and that DATA does not name yet? */
static bool
is_related(const struct menu *m, const struct nav_entry *e,
           const struct value *data)
{
	static const char *const named[] = {"previous", "next"};
	if (e->page == NULL || e->page == m->view->path
	    || e->page->places[m->view->locale].origin == ORIGIN_NONE)
		return false;
	str href = href_of(m, e);
	for (size_t i = 0; i < 2; i++) {
		const struct value *to = value_get(data, str_of(named[i]));
		if (to != NULL && str_eq(value_get(to, S("href"))->text, href))
			return false;
	}
	return true;
}

/*
 * The pages that stand in the same branch as this one, those after it first;
 * without the neighbours.  What stands in no branch is related to nothing.
 */
static void
set_related(const struct menu *m, struct value *data)
{
	enum { MOST = 5 };
	struct arena *a = m->view->arena;
	const struct nav_entry *all = m->nav->entries;
	struct value *list = value_list(a);
	uint32_t branch = all[m->at].parent;
	if (branch == NAV_NONE)
		return;
	const uint32_t from[] = {all[m->at].end, branch + 1};
	const uint32_t to[] = {all[branch].end, m->at};
	for (size_t part = 0; part < 2; part++)
		for (uint32_t i = from[part]; i < to[part] && list->n < MOST;
		     i = all[i].end)
			if (is_related(m, &all[i], data))
				value_push(a, list, link_to(m, &all[i],
				                            href_of(m, &all[i])));
	value_set(a, data, S("related"), list);
	value_set_bool(a, data, S("related?"), list->n > 0);
}

void
view_nav(const struct view_page *v, struct value *data, str file)
{
	struct menu m;
	struct arena *a = v->arena;
	struct value *list = value_list(a);
	bool open = open_menu(v, file, &m);
	/* One entry is no menu. */
	if (open && m.nav->n > 1)
		list = entries_from(&m, 0, (uint32_t)m.nav->n);
	value_set(a, data, S("menu"), list);
	value_set_bool(a, data, S("menu?"), list->n > 0);
	if (!open || m.at == NAV_NONE)
		return;
	if (m.nav->locale == v->locale)
		value_set_text(a, data, S("keywords"),
		               m.nav->entries[m.at].keywords);
	bool previous = set_neighbour(&m, data, S("previous"), UINT32_MAX);
	bool next = set_neighbour(&m, data, S("next"), 1);
	value_set_bool(a, data, S("neighbours?"), previous || next);
	set_related(&m, data);
}

/* ---- breadcrumbs --------------------------------------------------------------- */

/* Deeper branches than YAML has are none. */
enum { BRANCHES_MOST = 128 };

bool
view_nav_folder(const struct view_page *v, str *folder)
{
	struct menu m;
	if (!open_menu(v, S(""), &m) || m.at == NAV_NONE
	    || m.nav->path.n == 0)
		return false;
	*folder = nav_folder(m.nav->path);
	return true;
}

/* Does E lead to the page V, or to the first page of the menu's folder? */
static bool
is_said(const struct menu *m, const struct nav_entry *e)
{
	struct arena *a = m->view->arena;
	str folder = nav_folder(m->nav->path);
	if (e->page == NULL)
		return false;
	str index = str_printf(a, "%.*s%sindex.md", STR_ARG(folder),
	                       folder.n > 0 ? "/" : "");
	return e->page == m->view->path || str_eq_nocase(e->page->path, index);
}

void
view_nav_crumbs(const struct view_page *v, struct value *list, str file)
{
	struct menu m;
	uint32_t above[BRANCHES_MOST];
	size_t n = 0;
	if (!open_menu(v, file, &m) || m.at == NAV_NONE)
		return;
	const struct nav_entry *all = m.nav->entries;
	for (uint32_t i = all[m.at].parent; i != NAV_NONE && n < BRANCHES_MOST;
	     i = all[i].parent)
		above[n++] = i;
	while (n-- > 0) {
		const struct nav_entry *e = &all[above[n]];
		if (!is_said(&m, e))
			value_push(v->arena, list,
			           link_to(&m, e, href_of(&m, e)));
	}
}
