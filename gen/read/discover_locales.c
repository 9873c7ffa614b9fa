#include "read/discover_locales.h"

#include "base/os.h"

static struct site_locale *
add_locale(struct site *s, const struct locale *l, str content, size_t *cap)
{
	uint16_t found = site_locale_find(s, l->id);
	if (found != SITE_NONE)
		return &s->locales[found];
	struct site_locale *sl =
		&GROW(s->arena, s->locales, s->nlocales, *cap)[s->nlocales];
	s->nlocales++;
	*sl = (struct site_locale){.locale = *l,
	                           .content = content,
	                           .content_fd = -1,
	                           .built = true};
	return sl;
}

static bool
locales_from_options(struct site *s, const struct discover_options *o,
                     size_t *cap, str *why)
{
	for (size_t i = 0; i < o->ncontent; i++) {
		struct locale l;
		if (!locale_parse(o->content[i].locale, &l, s->arena)) {
			*why = str_printf(s->arena, "'%.*s' is no locale",
			                  STR_ARG(o->content[i].locale));
			return false;
		}
		/* A folder that nobody reads would seem to be clean. */
		if (site_locale_find(s, l.id) != SITE_NONE) {
			*why = str_printf(s->arena, "--content names two "
			                  "folders for '%.*s'", STR_ARG(l.id));
			return false;
		}
		add_locale(s, &l, o->content[i].dir, cap);
	}
	return true;
}

/* The settings' content folder with LOCALE in it, below the site. */
static str
content_of(const struct site *s, const struct discover_options *o, str locale)
{
	str pattern = s->config->content;
	size_t at = str_find(pattern, S("{locale}"), 0);
	if (at == STR_NONE)
		return str_of(os_join(s->arena, o->site,
		                      str_z(pattern, s->arena)));
	str rest = str_sub(pattern, at + sizeof "{locale}" - 1, pattern.n);
	str path = str_printf(s->arena, "%.*s%.*s%.*s",
	                      STR_ARG(str_sub(pattern, 0, at)),
	                      STR_ARG(locale), STR_ARG(rest));
	return str_of(os_join(s->arena, o->site, str_z(path, s->arena)));
}

/* The folder that stands for L below PARENT, in whatever case. */
static str
folder_in(str parent, const struct locale *l, struct arena *a)
{
	char **names;
	size_t n;
	if (!os_list(str_z(parent, a), &names, &n, a))
		return (str){NULL, 0};
	for (size_t i = 0; i < n; i++) {
		struct locale found;
		if (locale_parse(str_of(names[i]), &found, a)
		    && str_eq(found.id, l->id))
			return str_of(names[i]);
	}
	return (str){NULL, 0};
}

/* The folder above "{locale}" in the settings' content. */
static str
content_parent(const struct site *s, const struct discover_options *o)
{
	str pattern = s->config->content;
	size_t at = str_find(pattern, S("{locale}"), 0);
	if (at == STR_NONE)
		at = pattern.n;
	str parent = str_sub(pattern, 0, at);
	return str_of(os_join(s->arena, o->site, str_z(parent, s->arena)));
}

static void
locales_from_config(struct site *s, const struct discover_options *o,
                    size_t *cap)
{
	str parent = content_parent(s, o);
	for (size_t i = 0; i < s->config->nlocales; i++) {
		const struct config_locale *c = &s->config->locales[i];
		str content = c->content;
		if (content.n > 0) {
			content = str_of(os_join(s->arena, o->site,
			                         str_z(content, s->arena)));
		} else {
			str name = folder_in(parent, &c->locale, s->arena);
			content = content_of(s, o, name.n > 0 ? name
			                     : c->locale.id);
		}
		add_locale(s, &c->locale, content, cap);
	}
}

static void
locales_from_folders(struct site *s, const struct discover_options *o,
                     size_t *cap)
{
	char **names;
	size_t n;
	if (!os_list(str_z(content_parent(s, o), s->arena), &names, &n,
	             s->arena))
		return;
	for (size_t i = 0; i < n; i++) {
		struct locale l;
		if (!locale_parse(str_of(names[i]), &l, s->arena))
			continue;
		str content = content_of(s, o, str_of(names[i]));
		if (os_kind(content.p) == OS_FOLDER)
			add_locale(s, &l, content, cap);
	}
}

/* What the settings C say of locale I. */
static void
take_fallbacks(struct site *s, size_t i, const struct config_locale *c)
{
	struct site_locale *l = &s->locales[i];
	for (size_t j = 0; j < c->nfallback; j++) {
		uint16_t f = site_locale_find(s, c->fallback[j]);
		if (f != SITE_NONE && f != i)
			l->fallback[l->nfallback++] = f;
	}
}

static void
set_fallbacks(struct site *s)
{
	for (size_t i = 0; i < s->nlocales; i++) {
		struct site_locale *l = &s->locales[i];
		l->fallback = NEW(s->arena, uint16_t, s->nlocales + 1);
		for (size_t k = 0; k < s->config->nlocales; k++) {
			const struct config_locale *c = &s->config->locales[k];
			if (str_eq(c->locale.id, l->locale.id))
				take_fallbacks(s, i, c);
		}
		if (l->nfallback == 0 && i != s->source)
			l->fallback[l->nfallback++] = s->source;
	}
}

static bool
is_wanted(const struct discover_options *o, const struct locale *l)
{
	for (size_t i = 0; i < o->nonly; i++)
		if (str_eq(o->only[i], l->id))
			return true;
	return o->nonly == 0;
}

/*
 * --locale: only these are built.  The others stay known: links, fallbacks and
 * lookups are what they are in the whole site.
 */
static bool
mark_wanted(struct site *s, const struct discover_options *o, str *why)
{
	for (size_t i = 0; i < o->nonly; i++)
		if (site_locale_find(s, o->only[i]) == SITE_NONE) {
			*why = str_printf(s->arena, "the site has no locale "
			                  "'%.*s'", STR_ARG(o->only[i]));
			return false;
		}
	for (size_t i = 0; i < s->nlocales; i++)
		s->locales[i].built = is_wanted(o, &s->locales[i].locale);
	return true;
}

/*
 * The source language costs nothing: it is always there, whether or not it is
 * listed or has pages of its own.
 */
static void
add_source(struct site *s, const struct discover_options *o, size_t *cap)
{
	const struct locale *l = &s->config->source;
	str content = {NULL, 0};
	str name = o->ncontent > 0 ? content
		: folder_in(content_parent(s, o), l, s->arena);
	if (name.n > 0)
		content = content_of(s, o, name);
	add_locale(s, l, content, cap);
}

bool
discover_locales(struct site *s, const struct discover_options *o, str *why)
{
	size_t cap = 0;
	if (!locales_from_options(s, o, &cap, why))
		return false;
	if (o->ncontent == 0 && s->config->nlocales > 0)
		locales_from_config(s, o, &cap);
	else if (o->ncontent == 0)
		locales_from_folders(s, o, &cap);
	if (s->nlocales == 0) {
		*why = str_printf(s->arena, "no pages: '%.*s' has no folder "
		                  "named by a locale",
		                  STR_ARG(content_parent(s, o)));
		return false;
	}
	add_source(s, o, &cap);
	s->source = site_locale_find(s, s->config->source.id);
	if (!mark_wanted(s, o, why))
		return false;
	set_fallbacks(s);
	return true;
}

/* ---- slips ---------------------------------------------------------------------- */

static bool
has_markdown(const char *folder, struct arena *a)
{
	struct os_entry *entries;
	size_t n;
	str bad;
	if (os_kind(folder) != OS_FOLDER
	    || !os_walk(folder, &entries, &n, &bad, a))
		return false;
	for (size_t i = 0; i < n; i++)
		if (str_ends(entries[i].path, S(".md")))
			return true;
	return false;
}

static void
report_folders(const struct site *s, const struct discover_options *o,
               struct diag *d)
{
	char **names;
	size_t n;
	struct arena *a = s->arena;
	str parent = content_parent(s, o);
	if (!str_ends(s->config->content, S("/{locale}"))
	    || !os_list(str_z(parent, a), &names, &n, a))
		return;
	for (size_t i = 0; i < n; i++) {
		struct locale l;
		char *folder = os_join(a, parent.p, names[i]);
		struct source src = {.path = str_of(folder)};
		if (!locale_parse(str_of(names[i]), &l, a)
		    && has_markdown(folder, a))
			diag_at(d, DIAG_LOCALE_FOLDER, &src, POS_NONE, 0,
			        "'%s' is no locale (write it like 'nb-NO'); "
			        "its pages are left out", names[i]);
	}
}

void
discover_locales_report(const struct site *s, const struct discover_options *o,
                        struct diag *d)
{
	if (o->ncontent > 0)
		return;
	for (size_t i = 0; i < s->nlocales; i++) {
		const struct site_locale *l = &s->locales[i];
		struct source src = {.path = l->content};
		if (i != s->source && l->content.n > 0
		    && os_kind(str_z(l->content, s->arena)) == OS_MISSING)
			diag_at(d, DIAG_LOCALE_FOLDER, &src, POS_NONE, 0,
			        "there is no such folder: the locale '%.*s' "
			        "has no pages of its own",
			        STR_ARG(l->locale.id));
	}
	report_folders(s, o, d);
}
