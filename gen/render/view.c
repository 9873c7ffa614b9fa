#include "render/view.h"

#include "base/path.h"
#include "link/links.h"
#include "render/escape.h"
#include "render/view_meta.h"
#include "render/view_nav.h"

/* ---- addresses --------------------------------------------------------------- */

static str
encoded(str path, struct arena *a)
{
	struct buf b = {NULL, 0, 0};
	escape_path(&b, path);
	str s = str_dup(buf_str(&b), a);
	buf_release(&b);
	return s;
}

str
view_href(str file, str path, struct arena *a)
{
	return encoded(path_relative(file, path, a), a);
}

str
view_absolute(const struct site *site, str path, struct arena *a)
{
	return STR_JOIN(a, site->config->base_url, encoded(path, a));
}

str
view_home(const struct site *site, size_t locale, struct arena *a)
{
	const struct site_locale *l = &site->locales[locale];
	return STR_JOIN(a, l->locale.folder, S("/"),
	                l->has_index ? S("index.html") : l->contents);
}

str
view_server_root(const struct site *site)
{
	str url = site->config->base_url;
	size_t at = str_find(url, S("://"), 0);
	if (at == STR_NONE)
		return S("/");
	size_t slash = str_chr(url, '/', at + 3);
	return slash == STR_NONE ? S("/") : str_sub(url, slash, url.n);
}

bool
view_is_noindex(str robots)
{
	for (str rest = robots; rest.p != NULL;) {
		str word = str_trim(str_cut(rest, ',', &rest));
		/* "none" is short for "noindex, nofollow". */
		if (str_eq_nocase(word, S("noindex"))
		    || str_eq_nocase(word, S("none")))
			return true;
	}
	return false;
}

bool
view_is_listed(const struct site_path *p, size_t locale)
{
	const struct place *at = &p->places[locale];
	if (at->origin == ORIGIN_OWN)
		return !view_is_noindex(at->page->robots);
	return at->origin == ORIGIN_LOOKUPS
		&& !view_is_noindex(p->places[at->from].page->robots);
}

/* ---- what every page has ------------------------------------------------------- */

/* How a page names other files: relatively from FILE, or from ROOT. */
struct origin_of_links {
	str file, root;
	struct arena *arena;
};

static str
href_to(const struct origin_of_links *o, str path)
{
	if (o->root.n == 0)
		return view_href(o->file, path, o->arena);
	return STR_JOIN(o->arena, o->root, encoded(path, o->arena));
}

static str
to_root(const struct origin_of_links *o)
{
	return o->root.n > 0 ? o->root
	                     : path_relative(o->file, S(""), o->arena);
}

/* assets: style.css is asset.style.css, a name in three parts. */
static struct value *
assets(const struct theme *theme, const struct origin_of_links *o)
{
	struct arena *a = o->arena;
	struct value *all = value_object(a);
	str root = to_root(o);
	for (size_t i = 0; i < theme->nassets; i++) {
		str name = theme->assets[i].name;
		size_t dot = str_rchr(name, '.');
		if (dot == STR_NONE)
			continue;
		str stem = str_sub(name, 0, dot);
		struct value *kinds = NULL;
		for (size_t k = 0; k < all->n; k++)
			if (str_eq(all->keys[k], stem))
				kinds = all->items[k];
		if (kinds == NULL) {
			kinds = value_object(a);
			value_set(a, all, stem, kinds);
		}
		value_set_text(a, kinds, str_sub(name, dot + 1, name.n),
		               STR_JOIN(a, root, theme->assets[i].href));
	}
	return all;
}

/* V gets the way to the page that tells how to get help. */
static void
set_contact(const struct site *site, size_t locale,
            const struct origin_of_links *o, struct value *v)
{
	struct arena *a = o->arena;
	str path = site->config->contact;
	const struct site_path *p = path.n == 0 ? NULL
		: site_find(site, path, a);
	size_t to = p == NULL ? SITE_NONE : link_locale(site, locale, p);
	size_t language;
	if (to == SITE_NONE || !site->locales[to].built)
		return;
	struct value *item = value_object(a);
	str title = site_title(p, to, &language);
	const struct locale *l = &site->locales[language].locale;
	value_set_text(a, item, S("title"), title);
	value_set_text(a, item, S("href"),
	               href_to(o, link_published(site, to, p->path, a)));
	value_set_text(a, item, S("lang"), language == locale ? S("") : l->id);
	value_set_text(a, item, S("dir"), l->rtl ? S("rtl") : S("ltr"));
	value_set(a, v, S("contact"), item);
}

/* The words of the interface may be in another language than the page. */
static void
set_words(const struct site_locale *l, struct arena *a, struct value *v)
{
	value_set(a, v, S("strings"), l->words);
	value_set_text(a, v, S("strings_lang"), l->words_lang);
}

/* Where the form of the search leads, and its index beside that. */
static struct value *
search(const struct site_locale *l, const struct origin_of_links *o,
       bool described)
{
	struct arena *a = o->arena;
	struct value *v = value_object(a);
	str path = STR_JOIN(a, l->locale.folder, S("/"), l->search);
	str href = href_to(o, path);
	value_set_text(a, v, S("href"), STR_JOIN(a, href, S(".html")));
	value_set_text(a, v, S("index"), STR_JOIN(a, href, S(".js")));
	/* Not of the sections outside. */
	value_set_text(a, v, S("description"),
	               described ? STR_JOIN(a, href, S(".xml")) : S(""));
	return v;
}

static struct value *
common(const struct site *site, const struct theme *theme, size_t locale,
       const struct origin_of_links *o)
{
	struct arena *a = o->arena;
	const struct site_locale *l = &site->locales[locale];
	struct value *v = value_object(a);
	value_set_text(a, v, S("lang"), l->locale.id);
	value_set_text(a, v, S("dir"), l->locale.rtl ? S("rtl") : S("ltr"));
	value_set_text(a, v, S("site_title"), l->site_title);
	value_set_text(a, v, S("og_locale"), view_og_locale(l->locale.id, a));
	value_set_text(a, v, S("root"), to_root(o));
	value_set_text(a, v, S("home"), href_to(o, view_home(site, locale, a)));
	str contents = STR_JOIN(a, l->locale.folder, S("/"), l->contents);
	value_set_text(a, v, S("contents_href"), href_to(o, contents));
	if (!site->config->no_search
	    && template_has(&theme->templates, S("search")))
		value_set(a, v, S("search"), search(l, o, site->config->base_url.n > 0));
	value_set(a, v, S("asset"), assets(theme, o));
	set_words(l, a, v);
	set_contact(site, locale, o, v);
	return v;
}

struct value *
view_common(const struct site *site, const struct theme *theme, size_t locale,
            str file, struct arena *a)
{
	struct origin_of_links o = {file, {NULL, 0}, a};
	return common(site, theme, locale, &o);
}

struct value *
view_rooted(const struct site *site, const struct theme *theme, size_t locale,
            str root, struct arena *a)
{
	struct origin_of_links o = {{NULL, 0}, root, a};
	return common(site, theme, locale, &o);
}

/* ---- languages ------------------------------------------------------------------ */

static bool
is_real(enum origin o)
{
	return o == ORIGIN_OWN || o == ORIGIN_LOOKUPS;
}

static str
file_of(const struct view_page *v, size_t locale)
{
	return link_published(v->site, locale, v->path->path, v->arena);
}

static void
set_list(struct arena *a, struct value *v, str key, str question,
         struct value *list)
{
	value_set(a, v, key, list);
	value_set_bool(a, v, question, list->n > 0);
}

static void
set_languages(const struct view_page *v, struct value *data, str file)
{
	struct arena *a = v->arena;
	struct value *list = value_list(a);
	for (size_t i = 0; i < v->site->nlocales; i++) {
		const struct locale *l = &v->site->locales[i].locale;
		if (!v->site->locales[i].built
		    || v->path->places[i].origin == ORIGIN_NONE)
			continue;
		struct value *item = value_object(a);
		value_set_text(a, item, S("name"), l->name);
		value_set_text(a, item, S("lang"), l->id);
		value_set_text(a, item, S("dir"),
		               l->rtl ? S("rtl") : S("ltr"));
		value_set_text(a, item, S("href"),
		               view_href(file, file_of(v, i), a));
		value_set_bool(a, item, S("current"), i == v->locale);
		value_set_bool(a, item, S("is_fallback"),
		               !is_real(v->path->places[i].origin));
		value_push(a, list, item);
	}
	if (list->n < 2)
		list = value_list(a);
	set_list(a, data, S("languages"), S("languages?"), list);
	value_set_bool(a, data, S("languages_many"), list->n > VIEW_LANGUAGES_OPEN);
}

/* ---- ways ------------------------------------------------------------------------- */

static void
push_link(const struct view_page *v, struct value *list, str title,
          size_t language, str href)
{
	struct arena *a = v->arena;
	const struct locale *l = &v->site->locales[language].locale;
	struct value *item = value_object(a);
	value_set_text(a, item, S("title"), title);
	value_set_text(a, item, S("href"), href);
	value_set_text(a, item, S("lang"),
	               language == v->locale ? S("") : l->id);
	value_set_text(a, item, S("dir"), l->rtl ? S("rtl") : S("ltr"));
	value_push(a, list, item);
}

/*
 * The locale's first page, the index pages of the folders above the page, or
 * above the table of contents that has it, and the branches of that one.
 */
static void
set_breadcrumbs(const struct view_page *v, struct value *data, str file)
{
	struct arena *a = v->arena;
	const struct site_locale *l = &v->site->locales[v->locale];
	struct value *list = value_list(a);
	str path = v->path->path;
	str home = view_home(v->site, v->locale, a);
	if (!str_eq(home, file))
		push_link(v, list, l->strings.plain[STRING_HOME], v->locale,
		          view_href(file, home, a));
	str folder = path;
	bool in_toc = view_nav_folder(v, &folder);
	for (size_t at = 0; (at = str_chr(path, '/', at)) != STR_NONE
	     && at <= folder.n; at++) {
		str index = str_printf(a, "%.*s/index.md",
		                       STR_ARG(str_sub(path, 0, at)));
		const struct site_path *p = site_find(v->site, index, a);
		size_t language;
		if (p == NULL || p == v->path
		    || p->places[v->locale].origin == ORIGIN_NONE)
			continue;
		str title = site_title(p, v->locale, &language);
		push_link(v, list, title, language,
		          view_href(file, link_published(v->site, v->locale,
		                                         p->path, a), a));
	}
	if (in_toc)
		view_nav_crumbs(v, list, file);
	set_list(a, data, S("breadcrumbs"), S("breadcrumbs?"), list);
}

static struct value *
toc_item(struct arena *a, const struct toc_entry *e)
{
	struct value *item = value_object(a);
	value_set_text(a, item, S("id"), e->id);
	value_set_text(a, item, S("title"), e->text);
	return item;
}

/* Two levels; a heading that skips one stands where its parent would. */
static void
set_toc(const struct view_page *v, struct value *data)
{
	struct arena *a = v->arena;
	struct value *list = value_list(a), *sub = NULL, *top = NULL;
	for (size_t i = 0; i < v->html->ntoc; i++) {
		const struct toc_entry *e = &v->html->toc[i];
		if (e->level > 3)
			continue;
		if (e->level == 2 || top == NULL) {
			top = toc_item(a, e);
			sub = value_list(a);
			value_set(a, top, S("sub"), sub);
			value_push(a, list, top);
		} else {
			if (sub->n == 0)
				value_set_bool(a, top, S("sub?"), true);
			value_push(a, sub, toc_item(a, e));
		}
	}
	set_list(a, data, S("toc"), S("toc?"), list);
}

/* ---- what is said of the page ----------------------------------------------------- */

static void
push_date(const struct view_page *v, struct value *list, enum string_id id,
          struct day day)
{
	struct arena *a = v->arena;
	const struct site_locale *l = &v->site->locales[v->locale];
	if (day.year == 0)
		return;
	struct string_arg arg = {.name = "date"};
	const struct locale *words = strings_language(&l->strings, id);
	arg.text = locale_date(words, day.year, day.month, day.day, a);
	struct value *item = value_object(a);
	value_set_text(a, item, S("text"),
	               strings_format(&l->strings, id, &arg, 1, a));
	value_set_text(a, item, S("iso"),
	               str_printf(a, "%04d-%02d-%02d", day.year, day.month,
	                          day.day));
	value_push(a, list, item);
}

/* The page file that the text comes from. */
static const struct page *
origin_page(const struct view_page *v)
{
	const struct place *at = &v->path->places[v->locale];
	if (at->origin == ORIGIN_FALLBACK)
		at = &v->path->places[at->from];
	return at->page != NULL && at->origin == ORIGIN_OWN
		? at->page : v->path->places[at->from].page;
}

static void
set_dates(const struct view_page *v, struct value *data,
          const struct page *page)
{
	struct value *list = value_list(v->arena);
	push_date(v, list, STRING_UPDATED, page->date);
	if (v->path->places[v->locale].origin == ORIGIN_OWN
	    && v->locale != v->site->source)
		push_date(v, list, STRING_TRANSLATED, page->handoff);
	value_set(v->arena, data, S("dates"), list);
}

static void
set_notices(const struct view_page *v, struct value *data,
            const struct page *page)
{
	struct arena *a = v->arena;
	const struct place *at = &v->path->places[v->locale];
	const struct site_locale *l = &v->site->locales[v->locale];
	if (at->origin == ORIGIN_OWN && v->locale != v->site->source
	    && page->translation == TRANSLATION_MACHINE)
		value_set_text(a, data, S("notice_machine"),
		               l->strings.plain[STRING_NOTICE_MACHINE]);
	if (at->origin != ORIGIN_FALLBACK)
		return;
	const struct locale *from = &v->site->locales[at->from].locale;
	const struct locale *words =
		strings_language(&l->strings, STRING_NOTICE_FALLBACK);
	struct string_arg args[] = {
		{.name = "language",
		 .text = locale_name_in(from, words, a)},
		{.name = "wanted",
		 .text = locale_name_in(&l->locale, words, a)},
	};
	value_set_text(a, data, S("notice_fallback"),
	               strings_format(&l->strings, STRING_NOTICE_FALLBACK,
	                              args, 2, a));
	value_set_text(a, data, S("content_lang"), from->id);
	value_set_text(a, data, S("content_dir"),
	               from->rtl ? S("rtl") : S("ltr"));
}

static void
set_source_page(const struct view_page *v, struct value *data, str file)
{
	struct arena *a = v->arena;
	size_t source = v->site->source;
	if (v->locale == source || !v->site->locales[source].built
	    || !is_real(v->path->places[source].origin))
		return;
	struct value *item = value_object(a);
	value_set_text(a, item, S("href"),
	               view_href(file, file_of(v, source), a));
	value_set_text(a, item, S("text"),
	               v->site->locales[v->locale].source_page);
	value_set_text(a, item, S("lang"), v->site->locales[source].locale.id);
	value_set(a, data, S("source_page"), item);
}

/* What the writer says of the page, in the language it is written in; else how
 * its text begins. */
static str
description(const struct view_page *v, const struct page *page)
{
	bool own = v->path->places[v->locale].origin == ORIGIN_OWN;
	return own && page->description.n > 0 ? page->description
	                                      : v->html->summary;
}

struct value *
view_page(const struct view_page *v)
{
	struct arena *a = v->arena;
	str file = file_of(v, v->locale);
	const struct page *page = origin_page(v);
	const struct place *at = &v->path->places[v->locale];
	struct value *data = view_common(v->site, v->theme, v->locale, file, a);
	size_t language;
	str title = site_title(v->path, v->locale, &language);

	value_set_text(a, data, S("title"), title);
	if (!v->html->has_h1)
		value_set_text(a, data, S("heading"), title);
	if (at->origin != ORIGIN_FALLBACK)
		value_set_text(a, data, S("description"), description(v, page));
	bool noindex = at->origin == ORIGIN_FALLBACK
		|| view_is_noindex(page->robots);
	value_set_text(a, data, S("robots"), at->origin == ORIGIN_FALLBACK
	               ? S("noindex") : page->robots);
	value_set_text(a, data, S("body"), buf_str(v->html->body));
	value_set_bool(a, data, S("bilingual"),
	               v->html->bilingual && page->has_pairs);
	set_languages(v, data, file);
	set_breadcrumbs(v, data, file);
	view_meta(v, data, file, value_get(data, S("breadcrumbs")), noindex);
	view_nav(v, data, file);
	set_toc(v, data);
	set_dates(v, data, page);
	set_notices(v, data, page);
	set_source_page(v, data, file);
	return data;
}
