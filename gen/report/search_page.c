#include "report/search_page.h"

#include "base/text.h"
#include "render/escape.h"
#include "render/view.h"
#include "report/titles.h"

/* More titles than this stand on pages of their own, so many on each. */
enum { TITLES_MOST = 1000, PART = 500 };

struct maker {
	const struct site *site;
	const struct theme *theme;
	const struct extras_sink *sink;
	size_t locale;
	const struct title_entry *entries;
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

/* The letter of each entry, and whether it is another one than before.  Many
 * titles begin alike: few keys are asked for. */
static void
letters(const struct maker *m, str *labels, bool *begins)
{
	struct arena *a = m->arena;
	str *firsts = NEW(a, str, m->n + 1), *keys = NEW(a, str, m->n + 1);
	size_t n = 0;
	for (size_t i = 0; i < m->n; i++) {
		labels[i] = first_letter(m->entries[i].title);
		if (n == 0 || !str_eq(firsts[n - 1], labels[i]))
			firsts[n++] = labels[i];
	}
	locale_sort_keys(&m->site->locales[m->locale].locale, firsts, keys, n,
	                 a);
	for (size_t i = 0, k = 0; i < m->n; i++) {
		bool next = i > 0 && !str_eq(labels[i], labels[i - 1]);
		begins[i] = i == 0
			|| (next && !str_eq(alphabetic(keys[k]),
		                            alphabetic(keys[k + 1])));
		k += next;
	}
	for (size_t i = 0; i < m->n; i++)
		if (labels[i].n == 1 && labels[i].p[0] >= 'a'
		    && labels[i].p[0] <= 'z')
			labels[i] = str_printf(a, "%c", labels[i].p[0] - 32);
}

/* The first sixteen characters, which is all that a ShortName may have. */
static str
shortened(str title)
{
	enum { CHARACTERS = 16 };
	size_t end = 0;
	uint32_t c;
	for (int n = 0; n < CHARACTERS && end < title.n; n++)
		end += text_decode(str_sub(title, end, title.n), &c);
	return str_trim(str_sub(title, 0, end));
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

/* ---- for browsers ---------------------------------------------------------------- */

/* OpenSearch 1.1: addresses are absolute, so there must be a base URL. */
static void
write_description(const struct maker *m)
{
	struct buf text = {NULL, 0, 0};
	const struct site_locale *l = &m->site->locales[m->locale];
	if (m->site->config->base_url.n == 0)
		return;
	buf_addz(&text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	         "<OpenSearchDescription "
	         "xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n"
	         "<ShortName>");
	escape_xml(&text, shortened(l->site_title));
	buf_addz(&text, "</ShortName>\n<Description>");
	escape_xml(&text, l->site_title);
	buf_addz(&text, "</Description>\n<Language>");
	escape_xml(&text, l->locale.id);
	buf_addz(&text, "</Language>\n<InputEncoding>UTF-8</InputEncoding>\n"
	         "<Url type=\"text/html\" method=\"get\" template=\"");
	escape_xml(&text, view_absolute(m->site, file_of(m, 0), m->arena));
	buf_addz(&text, "?q={searchTerms}\"/>\n</OpenSearchDescription>\n");
	m->sink->file(m->sink->ctx,
	              str_printf(m->arena, "%.*s/%.*s.xml",
	                         STR_ARG(l->locale.folder), STR_ARG(l->search)),
	              buf_str(&text));
	buf_release(&text);
}

void
search_page_write(const struct site *site, const struct theme *theme,
                  const struct titles *titles, const struct extras_sink *sink,
                  struct arena *a)
{
	struct maker m = {.site = site,
	                  .theme = theme,
	                  .sink = sink,
	                  .locale = titles->locale,
	                  .entries = titles->entries,
	                  .n = titles->n,
	                  .arena = a};
	if (site->config->no_search
	    || !template_has(&theme->templates, S("search")))
		return;
	write_description(&m);
	str file = file_of(&m, 0);
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
