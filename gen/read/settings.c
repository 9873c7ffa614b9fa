#include "read/settings.h"

#include <stdarg.h>
#include <stdio.h>

#include "read/base_url.h"
#include "read/settings_extra.h"
#include "read/suggest.h"
#include "read/yaml.h"

/* After so many faults the rest goes unsaid. */
enum { FAULTS_MAX = 20 };

/* More locales than there are; each is compared with those before it. */
enum { LOCALES_MAX = 1000 };

#define GIB ((uint64_t)1 << 30)

struct reader {
	struct config *config;
	struct config_locale *locale; /* the one that is being read */
	size_t title_cap;
	const struct source *src;
	struct diag *d;
	struct arena *arena;
	size_t faults;
};

static void __attribute__((format(printf, 4, 5)))
complain(struct reader *r, uint32_t pos, size_t len, const char *fmt, ...)
{
	if (r->faults++ >= FAULTS_MAX)
		return;
	char text[512];
	va_list ap;
	va_start(ap, fmt);
	(void)vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	diag_at(r->d, DIAG_CONFIG, r->src, pos, (uint32_t)len, "%s", text);
}

/* The text V, trimmed; empty after a complaint that V is no text, or blank. */
static str
text_of(struct reader *r, const struct yaml *v)
{
	str text = str_trim(v->text);
	if (v->kind != YAML_SCALAR)
		complain(r, v->pos, v->len, "a text is wanted here");
	else if (text.n == 0)
		complain(r, v->pos, v->len, "an empty text");
	return v->kind == YAML_SCALAR ? text : S("");
}

static bool
locale_of(struct reader *r, str tag, uint32_t pos, size_t len,
          struct locale *l)
{
	if (tag.n > 0 && locale_parse(tag, l, r->arena))
		return true;
	if (tag.n > 0)
		complain(r, pos, len, "'%.*s' is no locale; write it like "
		         "'nb-NO'", STR_ARG(tag));
	return false;
}

/* --- maps with known keys ------------------------------------------------ */

struct key {
	const char *name;
	void (*read)(struct reader *r, const struct yaml *v);
};

/* `key:` with nothing after it: the default stays. */
static bool
is_null(const struct yaml *v)
{
	return v->kind == YAML_SCALAR && !v->quoted && v->text.n == 0;
}

static void
unknown_key(struct reader *r, const struct yaml *v, const struct suggest *near)
{
	complain(r, v->key_pos, v->key.n, "unknown key '%.*s'%s",
	         STR_ARG(v->key), suggest_text(near, r->arena));
}

static void
read_key(struct reader *r, const struct yaml *v, const struct key *keys,
         size_t n)
{
	struct suggest near = {.word = v->key};
	for (size_t i = 0; i < n; i++) {
		if (!str_eq(v->key, str_of(keys[i].name))) {
			suggest_try(&near, keys[i].name);
			continue;
		}
		if (!is_null(v))
			keys[i].read(r, v);
		return;
	}
	unknown_key(r, v, &near);
}

static void
read_keys(struct reader *r, const struct yaml *map, const struct key *keys,
          size_t n)
{
	for (const struct yaml *v = map->first; v != NULL; v = v->next)
		read_key(r, v, keys, n);
}

/* --- title ---------------------------------------------------------------- */

static void
add_title(struct reader *r, str locale, str text, const struct yaml *v)
{
	struct config *c = r->config;
	for (size_t i = 0; i < c->ntitle; i++) {
		if (str_eq(c->title[i].locale, locale)) {
			complain(r, v->pos, v->len,
			         "a second title for '%.*s'", STR_ARG(locale));
			return;
		}
	}
	GROW(r->arena, c->title, c->ntitle, r->title_cap)[c->ntitle] =
		(struct config_text){locale, text};
	c->ntitle++;
}

static void
read_title(struct reader *r, const struct yaml *v)
{
	if (v->kind != YAML_MAP) {
		str text = text_of(r, v);
		if (text.n > 0) /* whose language is known at the end */
			add_title(r, S(""), text, v);
		return;
	}
	for (const struct yaml *t = v->first; t != NULL; t = t->next) {
		struct locale l;
		str text = text_of(r, t);
		if (text.n > 0
		    && locale_of(r, t->key, t->key_pos, t->key.n, &l))
			add_title(r, l.id, text, t);
	}
}

/* --- addresses ------------------------------------------------------------ */

/* The URL V with '/' at its end, or empty where '' says that there is none. */
static str
address_of(struct reader *r, const struct yaml *v)
{
	str base = S("");
	if (v->kind == YAML_SCALAR && v->text.n == 0)
		return base;
	str url = text_of(r, v);
	if (url.n > 0 && !base_url(url, &base, r->arena))
		complain(r, v->pos, v->len, "'%.*s' is no address; write it "
		         "like 'https://help.example.org/'", STR_ARG(url));
	return base;
}

static void
read_base_url(struct reader *r, const struct yaml *v)
{
	r->config->base_url = address_of(r, v);
}

static void
read_root_links(struct reader *r, const struct yaml *v)
{
	str url = address_of(r, v);
	while (url.n > 0 && url.p[url.n - 1] == '/')
		url.n--;
	r->config->root_links = url;
}

/* --- locales -------------------------------------------------------------- */

static void
read_source(struct reader *r, const struct yaml *v)
{
	struct locale l;
	if (locale_of(r, text_of(r, v), v->pos, v->len, &l))
		r->config->source = l;
}

static void
read_content(struct reader *r, const struct yaml *v)
{
	str text = text_of(r, v);
	if (text.n == 0)
		return;
	if (str_find(text, S("{locale}"), 0) == STR_NONE)
		complain(r, v->pos, v->len, "no '{locale}' in 'content'; "
		         "write it like 'content/{locale}'");
	else
		r->config->content = text;
}

static void
read_locale_id(struct reader *r, const struct yaml *v)
{
	struct locale l;
	if (locale_of(r, text_of(r, v), v->pos, v->len, &l))
		r->locale->locale = l;
}

static void
read_locale_content(struct reader *r, const struct yaml *v)
{
	r->locale->content = text_of(r, v);
}

static void
read_locale_title(struct reader *r, const struct yaml *v)
{
	str text = text_of(r, v);
	if (text.n > 0 && r->locale->locale.id.n > 0)
		add_title(r, r->locale->locale.id, text, v);
}

static void
add_fallback(struct reader *r, const struct yaml *v)
{
	struct config_locale *to = r->locale;
	struct locale l;
	if (!locale_of(r, text_of(r, v), v->pos, v->len, &l))
		return;
	bool again = str_eq(l.id, to->locale.id);
	for (size_t i = 0; i < to->nfallback; i++)
		again |= str_eq(l.id, to->fallback[i]);
	if (again)
		complain(r, v->pos, v->len, "'%.*s' a second time",
		         STR_ARG(l.id));
	else
		to->fallback[to->nfallback++] = l.id;
}

static void
read_locale_fallback(struct reader *r, const struct yaml *v)
{
	bool list = v->kind == YAML_LIST;
	if (v->n > LOCALES_MAX) {
		complain(r, v->pos, v->len, "more than 1000 locales");
		return;
	}
	r->locale->fallback = NEW(r->arena, str, list ? v->n : 1);
	if (!list)
		add_fallback(r, v);
	for (v = v->first; list && v != NULL; v = v->next)
		add_fallback(r, v);
}

static const struct key locale_keys[] = {
	{"id", read_locale_id},
	{"content", read_locale_content},
	{"fallback", read_locale_fallback},
	{"title", read_locale_title},
};

static bool
has_locale(const struct config *c, str id)
{
	for (size_t i = 0; i < c->nlocales; i++)
		if (str_eq(c->locales[i].locale.id, id))
			return true;
	return false;
}

static void
add_locale(struct reader *r, const struct yaml *v)
{
	struct config_locale made = {.nfallback = 0};
	const struct yaml *id = v->kind == YAML_MAP ? yaml_get(v, S("id")) : v;
	r->locale = &made;
	if (id == NULL) {
		complain(r, v->pos, v->len, "a locale without its 'id'");
		return;
	}
	read_locale_id(r, id); /* first: the other keys look at it */
	if (made.locale.id.n == 0)
		return;
	if (has_locale(r->config, made.locale.id)) {
		complain(r, id->pos, id->len, "'%.*s' a second time",
		         STR_ARG(made.locale.id));
		return;
	}
	if (v->kind == YAML_MAP)
		read_keys(r, v, locale_keys,
		          sizeof locale_keys / sizeof *locale_keys);
	r->config->locales[r->config->nlocales++] = made;
}

static void
read_locales(struct reader *r, const struct yaml *v)
{
	if (v->kind != YAML_LIST || v->n > LOCALES_MAX) {
		complain(r, v->pos, v->len,
		         "a list of at most 1000 locales is wanted here");
		return;
	}
	r->config->locales = NEW(r->arena, struct config_locale, v->n);
	for (v = v->first; v != NULL; v = v->next)
		add_locale(r, v);
}

/* --- theme, fallback ------------------------------------------------------ */

/* A folder's name, so that a theme cannot be looked for elsewhere. */
static void
read_theme(struct reader *r, const struct yaml *v)
{
	str name = text_of(r, v);
	if (name.n == 0)
		return;
	if (name.p[0] == '.' || str_chr(name, '/', 0) != STR_NONE
	    || str_chr(name, '\0', 0) != STR_NONE)
		complain(r, v->pos, v->len,
		         "'%.*s' is no name of a folder in 'themes'",
		         STR_ARG(name));
	else
		r->config->theme = name;
}

static void
read_fallback(struct reader *r, const struct yaml *v)
{
	static const char *const names[] = {
		[FALLBACK_PAGE] = "page",
		[FALLBACK_LINK] = "link",
		[FALLBACK_NONE] = "none",
	};
	str text = text_of(r, v);
	for (int i = FALLBACK_PAGE; i <= FALLBACK_NONE; i++) {
		if (str_eq(text, str_of(names[i]))) {
			r->config->fallback = (enum fallback_mode)i;
			return;
		}
	}
	if (text.n > 0)
		complain(r, v->pos, v->len, "'%.*s' is none of 'page', 'link' "
		         "and 'none'", STR_ARG(text));
}

/* --- limits --------------------------------------------------------------- */

/*
 * A number that may end in KiB, MiB or GiB (if SIZE), from 1 to MAX; 0 after a
 * complaint.
 */
static uint64_t
number_of(struct reader *r, const struct yaml *v, bool size, uint64_t max)
{
	static const struct {
		str name;
		unsigned shift;
	} units[] = {{{"", 0}, 0}, {{"KiB", 3}, 10}, {{"MiB", 3}, 20},
	             {{"GiB", 3}, 30}};
	str text = text_of(r, v);
	uint64_t number = 0;
	size_t i = 0;
	for (; i < text.n && ascii_digit(text.p[i]) && number <= GIB; i++)
		number = number * 10 + (uint64_t)(text.p[i] - '0');
	str unit = str_trim(str_sub(text, i, text.n));
	size_t known = size ? sizeof units / sizeof *units : 1;
	for (size_t u = 0; u < known; u++) {
		if (!str_eq(unit, units[u].name))
			continue;
		if (number > 0 && number <= max >> units[u].shift)
			return number << units[u].shift;
	}
	if (text.n > 0)
		complain(r, v->pos, v->len, "'%.*s' is no number from 1 to %llu"
		         "%s", STR_ARG(text), (unsigned long long)max,
		         size ? " (or one with KiB, MiB or GiB)" : "");
	return 0;
}

static const struct limit {
	const char *name;
	bool size; /* a size_t, else a uint32_t */
	uint64_t max;
	size_t offset; /* in struct limits */
} limits[] = {
	{"page_bytes", true, GIB, offsetof(struct limits, page_bytes)},
	{"line_bytes", true, GIB, offsetof(struct limits, line_bytes)},
	{"depth", false, 1000, offsetof(struct limits, depth)},
	{"include_depth", false, 100, offsetof(struct limits, include_depth)},
	{"expanded_bytes", true, GIB, offsetof(struct limits, expanded_bytes)},
	{"cpu_seconds", false, 3600, offsetof(struct limits, cpu_seconds)},
};

enum { LIMITS = sizeof limits / sizeof *limits };

static void
read_limit(struct reader *r, const struct yaml *v)
{
	struct suggest near = {.word = v->key};
	size_t i = 0;
	while (i < LIMITS && !str_eq(v->key, str_of(limits[i].name)))
		suggest_try(&near, limits[i++].name);
	if (i == LIMITS) {
		unknown_key(r, v, &near);
		return;
	}
	uint64_t n = number_of(r, v, limits[i].size, limits[i].max);
	void *to = (char *)&r->config->limits + limits[i].offset;
	if (n > 0 && limits[i].size)
		*(size_t *)to = (size_t)n;
	else if (n > 0)
		*(uint32_t *)to = (uint32_t)n;
}

static void
read_limits(struct reader *r, const struct yaml *v)
{
	if (v->kind != YAML_MAP) {
		complain(r, v->pos, v->len, "limits by name are wanted here");
		return;
	}
	for (v = v->first; v != NULL; v = v->next)
		if (!is_null(v))
			read_limit(r, v);
}

/* --- the site's own data --------------------------------------------------- */

static void
read_variables(struct reader *r, const struct yaml *v)
{
	r->faults += variables_read(r->config, r->src, v, r->d, r->arena);
}

static void
read_redirects(struct reader *r, const struct yaml *v)
{
	r->faults += redirects_read(r->config, r->src, v, r->d, r->arena);
}

/* --- site.yml ------------------------------------------------------------- */

static const struct key site_keys[] = {
	{"title", read_title},
	{"base_url", read_base_url},
	{"source", read_source},
	{"content", read_content},
	{"locales", read_locales},
	{"theme", read_theme},
	{"fallback", read_fallback},
	{"root_links", read_root_links},
	{"limits", read_limits},
	{"variables", read_variables},
	{"redirects", read_redirects},
};

void
config_default(struct config *c, struct arena *a)
{
	*c = (struct config){
		.content = S("content/{locale}"),
		.theme = S("default"),
		.fallback = FALLBACK_PAGE,
		.limits = {
			.page_bytes = (size_t)4 << 20,
			.line_bytes = (size_t)256 << 10,
			.depth = 100,
			.include_depth = 16,
			.expanded_bytes = (size_t)64 << 20,
			.cpu_seconds = 5,
		},
	};
	(void)locale_parse(S("en-US"), &c->source, a);
}

bool
config_read(struct config *c, const struct source *src, struct diag *d,
            struct arena *a)
{
	config_default(c, a);
	bool empty;
	const struct yaml *root = yaml_read(src, 0, (uint32_t)src->text.n,
	                                    DIAG_CONFIG, &empty, d, a);
	if (root == NULL)
		return empty;
	struct reader r = {.config = c, .src = src, .d = d, .arena = a};
	if (root->kind != YAML_MAP)
		complain(&r, root->pos, root->len,
		         "settings are lines of 'key: value'");
	else
		read_keys(&r, root, site_keys,
		          sizeof site_keys / sizeof *site_keys);
	for (size_t i = 0; i < c->ntitle; i++)
		if (c->title[i].locale.n == 0)
			c->title[i].locale = c->source.id;
	return r.faults == 0;
}

str
config_text_in(const struct config_text *texts, size_t n, str locale,
               str source)
{
	const str wanted[] = {locale, source};
	for (size_t w = 0; w < 2; w++)
		for (size_t i = 0; i < n; i++)
			if (str_eq(texts[i].locale, wanted[w]))
				return texts[i].text;
	return n > 0 ? texts[0].text : S("");
}
