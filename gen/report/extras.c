#include "report/extras.h"

#include <stdlib.h>

#include "link/links.h"
#include "render/view.h"
#include "render/view_meta.h"
#include "report/redirects.h"
#include "report/search_page.h"
#include "report/security.h"
#include "report/sitemap.h"
#include "report/titles.h"

struct maker {
	const struct site *site;
	const struct theme *theme;
	const struct extras_sink *sink;
	struct arena *arena;
};

static void
make(const struct maker *m, str template, str path, const struct value *data)
{
	struct buf text = {NULL, 0, 0};
	if (template_render(&m->theme->templates, template, data, &text,
	                    m->arena))
		m->sink->file(m->sink->ctx, path, buf_str(&text));
	buf_release(&text);
}

/* FILE as a link: relative, or from the server's root ROOT when it is given. */
static str
href_from(const struct maker *m, str from, str file, str root)
{
	if (root.n == 0)
		return view_href(from, file, m->arena);
	return str_printf(m->arena, "%.*s%.*s", STR_ARG(root),
	                  STR_ARG(view_href(S(""), file, m->arena)));
}

/* An entry of a language menu: what LOCALE has at HREF. */
static struct value *
language(const struct maker *m, size_t locale, str href, bool current)
{
	const struct locale *l = &m->site->locales[locale].locale;
	struct value *item = value_object(m->arena);
	value_set_text(m->arena, item, S("name"), l->name);
	value_set_text(m->arena, item, S("lang"), l->id);
	value_set_text(m->arena, item, S("dir"),
	               l->rtl ? S("rtl") : S("ltr"));
	value_set_text(m->arena, item, S("href"), href);
	value_set_bool(m->arena, item, S("current"), current);
	return item;
}

/* Every locale's first page, but not CURRENT's (SITE_NONE: none is). */
static struct value *
homes(const struct maker *m, str from, size_t current, str root)
{
	struct value *list = value_list(m->arena);
	for (size_t i = 0; i < m->site->nlocales; i++) {
		if (!m->site->locales[i].built)
			continue;
		str home = view_home(m->site, i, m->arena);
		value_push(m->arena, list,
		           language(m, i, href_from(m, from, home, root),
		                    i == current));
	}
	return list;
}

static void
set_languages(const struct maker *m, struct value *data, struct value *list)
{
	value_set(m->arena, data, S("languages"), list);
	value_set_bool(m->arena, data, S("languages?"), list->n > 1);
	value_set_bool(m->arena, data, S("languages_many"),
	               list->n > VIEW_LANGUAGES_OPEN);
}

/* ---- the choice of languages ---------------------------------------------------- */

/* As much of a description as is shown, in bytes: names of languages. */
enum { NAMES_MOST = 160 };

/* "Password help: English, Norsk bokmål", as many as there is room for. */
static str
chooser_description(const struct maker *m)
{
	struct buf out = {NULL, 0, 0};
	const char *between = ": ";
	buf_add(&out, m->site->locales[m->site->source].site_title);
	for (size_t i = 0; i < m->site->nlocales; i++) {
		str name = m->site->locales[i].locale.name;
		if (!m->site->locales[i].built || out.n + name.n > NAMES_MOST)
			continue;
		buf_addz(&out, between);
		buf_add(&out, name);
		between = ", ";
	}
	str text = str_dup(buf_str(&out), m->arena);
	buf_release(&out);
	return text;
}

/* The first pages lead to the list of languages as their x-default, and it to
 * them; not to those that are not to be found. */
static void
set_chooser_meta(const struct maker *m, struct value *data, str file)
{
	struct arena *a = m->arena;
	const struct site *site = m->site;
	const struct site_path *index = site_find(site, S("index.md"), a);
	if (site->config->base_url.n == 0)
		return;
	str own = view_absolute(site, file, a);
	struct value *list = value_list(a);
	for (size_t i = 0; i < site->nlocales; i++) {
		str id = site->locales[i].locale.id;
		if (index == NULL || !site->locales[i].built
		    || !view_is_listed(index, i))
			continue;
		value_push(a, list, view_alternate(
			a, id, view_absolute(site, view_home(site, i, a), a),
			i == site->source ? S("") : view_og_locale(id, a)));
	}
	value_push(a, list, view_alternate(a, S("x-default"), own, S("")));
	value_set_text(a, data, S("canonical"), own);
	value_set(a, data, S("alternates"), list);
}

static void
make_chooser(const struct maker *m)
{
	str file = S("index.html");
	struct value *data = view_common(m->site, m->theme, m->site->source,
	                                 file, m->arena);
	value_set_text(m->arena, data, S("title"),
	               m->site->locales[m->site->source].site_title);
	value_set(m->arena, data, S("languages"),
	          homes(m, file, SITE_NONE, (str){NULL, 0}));
	value_set_bool(m->arena, data, S("languages?"), true);
	value_set_text(m->arena, data, S("description"), chooser_description(m));
	set_chooser_meta(m, data, file);
	make(m, S("chooser"), file, data);
}

/* ---- contents -------------------------------------------------------------------- */

static str
count_text(const struct maker *m, size_t locale, size_t n)
{
	struct string_arg arg = {.name = "count",
	                         .is_number = true,
	                         .number = (long long)n};
	return strings_format(&m->site->locales[locale].strings,
	                      STRING_CONTENTS_COUNT, &arg, 1, m->arena);
}

/* Every locale's list of pages, as that of LOCALE in FILE links to them. */
static struct value *
all_contents(const struct maker *m, size_t locale, str file)
{
	struct value *list = value_list(m->arena);
	for (size_t i = 0; i < m->site->nlocales; i++) {
		const struct site_locale *l = &m->site->locales[i];
		if (!l->built)
			continue;
		str there = STR_JOIN(m->arena, l->locale.folder, S("/"),
		                     l->contents);
		value_push(m->arena, list,
		           language(m, i, view_href(file, there, m->arena),
		                    i == locale));
	}
	return list;
}

/* The file that lists the pages of LOCALE. */
static str
contents_file(const struct maker *m, size_t locale)
{
	const struct site_locale *l = &m->site->locales[locale];
	return STR_JOIN(m->arena, l->locale.folder, S("/"), l->contents);
}

static void
make_contents(const struct maker *m, size_t locale,
              const struct titles *titles)
{
	struct arena *a = m->arena;
	const struct site_locale *l = &m->site->locales[locale];
	str file = contents_file(m, locale);
	struct value *list = value_list(a);
	struct value **languages = NEW(a, struct value *, m->site->nlocales);
	for (size_t i = 0; i < m->site->nlocales; i++)
		languages[i] = value_text(a, m->site->locales[i].locale.id);
	/* Empty, not absent: an absent name is looked for outside. */
	languages[locale] = value_text(a, S(""));
	for (size_t i = 0; i < titles->n; i++) {
		const struct title_entry *e = &titles->entries[i];
		struct value *item = value_object(a);
		value_set_text(a, item, S("title"), e->title);
		value_set_text(a, item, S("href"), e->href);
		value_set(a, item, S("lang"), languages[e->language]);
		value_push(a, list, item);
	}
	struct value *data = view_common(m->site, m->theme, locale, file, a);
	value_set_text(a, data, S("title"),
	               l->has_index ? l->strings.plain[STRING_CONTENTS]
	                            : l->site_title);
	value_set_text(a, data, S("robots"), S("noindex"));
	value_set(a, data, S("entries"), list);
	value_set_text(a, data, S("count_text"), count_text(m, locale, titles->n));
	set_languages(m, data, all_contents(m, locale, file));
	make(m, S("contents"), file, data);
}

/* ---- not found -------------------------------------------------------------------- */

/*
 * Servers show this page at whatever address was asked for, so its links begin
 * at the server's root (WEB D04).
 */
static void
make_not_found(const struct maker *m, size_t locale)
{
	struct arena *a = m->arena;
	const struct site_locale *l = &m->site->locales[locale];
	const struct site_path *own = site_find(m->site, S("404.md"), a);
	if (own != NULL && own->places[locale].origin != ORIGIN_NONE)
		return; /* the site has a page for that */
	str root = view_server_root(m->site);
	str file = str_printf(a, "%.*s/404.html", STR_ARG(l->locale.folder));
	struct value *data = view_rooted(m->site, m->theme, locale, root, a);
	value_set_text(a, data, S("title"),
	               l->strings.plain[STRING_NOT_FOUND_TITLE]);
	value_set_text(a, data, S("robots"), S("noindex"));
	set_languages(m, data, homes(m, S(""), locale, root));
	make(m, S("not-found"), file, data);
}

/* ---- parts ------------------------------------------------------------------------ */

size_t
extras_parts(const struct site *site)
{
	return site->nlocales + 1;
}

static void
write_common(const struct maker *m)
{
	make_chooser(m);
	redirects_write(m->site, m->theme, m->sink, m->arena);
	arena_reset(m->arena);
	sitemap_write(m->site, m->sink, m->arena);
	security_write(m->site, m->sink, m->arena);
}

void
extras_write(const struct site *site, const struct theme *theme, size_t part,
             const struct extras_sink *sink, struct arena *a)
{
	struct maker m = {site, theme, sink, a};
	arena_reset(a);
	if (part == site->nlocales) {
		write_common(&m);
	} else if (site->locales[part].built) {
		struct titles titles;
		titles_collect(&titles, site, part, contents_file(&m, part), a);
		make_contents(&m, part, &titles);
		make_not_found(&m, part);
		search_page_write(site, theme, &titles, sink, a);
	}
}
