#include "report/search_page.h"

#include "base/text.h"
#include "render/view.h"
#include "report/titles.h"

/* More titles than this stand on pages of their own, so many on each. */
enum { TITLES_MOST = 1000, PART = 500 };

struct maker {
	const struct site *site;
	const struct theme *theme;
	const struct extras_sink *sink;
	size_t locale;
	struct title_entry *entries;
	size_t n;
	struct arena *arena;
};

/* "nb-no/search.html", or with a number the part of that number. */
static str
file_of(const struct maker *m, size_t part)
{
	const struct site_locale *l = &m->site->locales[m->locale];
	if (part == 0)
		return str_printf(m->arena, "%.*s/%.*s.html",
		                  STR_ARG(l->locale.folder), STR_ARG(l->search));
	return str_printf(m->arena, "%.*s/%.*s-%zu.html",
	                  STR_ARG(l->locale.folder), STR_ARG(l->search), part);
}

/* ---- letters --------------------------------------------------------------------- */

static str
first_letter(str title)
{
	uint32_t c;
	return title.n == 0 ? title : str_sub(title, 0, text_decode(title, &c));
}

/* What two letters have in common that are one in the locale's alphabet: the
 * first level of their keys. */
static str
alphabetic(str key)
{
	size_t end = str_chr(key, '\1', 0);
	return end == STR_NONE ? key : str_sub(key, 0, end);
}

/* The letter of each entry, and whether it is another one than before. */
static void
letters(const struct maker *m, str *labels, bool *begins)
{
	struct arena *a = m->arena;
	str *keys = NEW(a, str, m->n + 1);
	for (size_t i = 0; i < m->n; i++)
		labels[i] = first_letter(m->entries[i].title);
	locale_sort_keys(&m->site->locales[m->locale].locale, labels, keys,
	                 m->n, a);
	for (size_t i = 0; i < m->n; i++) {
		begins[i] = i == 0 || !str_eq(alphabetic(keys[i]),
		                              alphabetic(keys[i - 1]));
		if (labels[i].n == 1 && labels[i].p[0] >= 'a'
		    && labels[i].p[0] <= 'z')
			labels[i] = str_printf(a, "%c", labels[i].p[0] - 32);
	}
}

/* ---- data ------------------------------------------------------------------------- */

static struct value *
entry_of(const struct maker *m, const struct title_entry *e)
{
	struct arena *a = m->arena;
	struct value *item = value_object(a);
	value_set_text(a, item, S("title"), e->title);
	value_set_text(a, item, S("href"), e->href);
	value_set_text(a, item, S("lang"),
	               e->language == m->locale
	                       ? S("")
	                       : m->site->locales[e->language].locale.id);
	return item;
}

/* The entries FROM to TO by letters; in one group where a letter has hardly more
 * than one, as in scripts that have thousands. */
static struct value *
groups_of(const struct maker *m, size_t from, size_t to, const str *labels,
          const bool *begins)
{
	struct arena *a = m->arena;
	struct value *groups = value_list(a), *entries = NULL;
	size_t n = 0;
	for (size_t i = from; i < to; i++)
		n += begins[i];
	bool lettered = n * 2 < to - from;
	for (size_t i = from; i < to; i++) {
		if (entries == NULL || (lettered && begins[i])) {
			struct value *group = value_object(a);
			entries = value_list(a);
			value_set_text(a, group, S("label"),
			               lettered ? labels[i] : S(""));
			value_set(a, group, S("entries"), entries);
			value_push(a, groups, group);
		}
		value_push(a, entries, entry_of(m, &m->entries[i]));
	}
	return groups;
}

static struct value *
parts_of(const struct maker *m, str file)
{
	struct arena *a = m->arena;
	struct value *parts = value_list(a);
	for (size_t i = 0; i < m->n; i += PART) {
		size_t last = i + PART < m->n ? i + PART - 1 : m->n - 1;
		struct value *part = value_object(a);
		value_set_text(a, part, S("href"),
		               view_href(file, file_of(m, i / PART + 1), a));
		value_set_text(a, part, S("first"), m->entries[i].title);
		value_set_text(a, part, S("last"), m->entries[last].title);
		value_push(a, parts, part);
	}
	return parts;
}

/* The page FILE with GROUPS, or PARTS of them. */
static void
make(const struct maker *m, str file, struct value *groups,
     struct value *parts)
{
	struct arena *a = m->arena;
	struct buf text = {NULL, 0, 0};
	const struct site_locale *l = &m->site->locales[m->locale];
	struct value *data = view_common(m->site, m->theme, m->locale, file, a);
	value_set_text(a, data, S("title"), l->strings.plain[STRING_SEARCH]);
	value_set_text(a, data, S("robots"), S("noindex"));
	value_set(a, data, S("groups"), groups);
	value_set(a, data, S("parts"), parts);
	value_set_bool(a, data, S("parts?"), parts->n > 0);
	if (template_render(&m->theme->templates, S("search"), data, &text, a))
		m->sink->file(m->sink->ctx, file, buf_str(&text));
	buf_release(&text);
}

void
search_page_write(const struct site *site, const struct theme *theme,
                  size_t locale, const struct extras_sink *sink,
                  struct arena *a)
{
	struct maker m = {.site = site,
	                  .theme = theme,
	                  .sink = sink,
	                  .locale = locale,
	                  .arena = a};
	if (site->config->no_search
	    || !template_has(&theme->templates, S("search")))
		return;
	str file = file_of(&m, 0);
	m.entries = NEW(a, struct title_entry, site->npaths + 1);
	m.n = titles_collect(site, locale, file, m.entries, a);
	str *labels = NEW(a, str, m.n + 1);
	bool *begins = NEW(a, bool, m.n + 1);
	letters(&m, labels, begins);
	if (m.n <= TITLES_MOST) {
		make(&m, file, groups_of(&m, 0, m.n, labels, begins),
		     value_list(a));
		return;
	}
	make(&m, file, value_list(a), parts_of(&m, file));
	for (size_t i = 0; i < m.n; i += PART) {
		size_t end = i + PART < m.n ? i + PART : m.n;
		make(&m, file_of(&m, i / PART + 1),
		     groups_of(&m, i, end, labels, begins), value_list(a));
	}
}
