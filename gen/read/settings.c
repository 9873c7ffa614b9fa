#include "read/settings.h"

#include <stdarg.h>
#include <stdio.h>

#include "read/base_url.h"
#include "read/settings_inner.h"
#include "read/settings_extra.h"
#include "base/suggest.h"

/* After so many faults the rest goes unsaid. */
enum { FAULTS_MAX = 20 };

void
settings_complain(struct reader *r, uint32_t pos, size_t len, const char *fmt,
                  ...)
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

str
settings_text(struct reader *r, const struct yaml *v)
{
	str text = str_trim(v->text);
	if (v->kind != YAML_SCALAR)
		settings_complain(r, v->pos, v->len, "a text is wanted here");
	else if (text.n == 0)
		settings_complain(r, v->pos, v->len, "an empty text");
	return v->kind == YAML_SCALAR ? text : S("");
}

bool
settings_switch(struct reader *r, const struct yaml *v, bool *on)
{
	str text = settings_text(r, v);
	*on = str_eq(text, S("true"));
	if (*on || str_eq(text, S("false")))
		return true;
	if (text.n > 0)
		settings_complain(r, v->pos, v->len, "'%.*s' is neither "
		                  "'true' nor 'false'", STR_ARG(text));
	return false;
}

bool
settings_locale(struct reader *r, str tag, uint32_t pos, size_t len,
                struct locale *l)
{
	if (tag.n > 0 && locale_parse(tag, l, r->arena))
		return true;
	if (tag.n > 0)
		settings_complain(r, pos, len, "'%.*s' is no locale; write it "
		                  "like 'nb-NO'", STR_ARG(tag));
	return false;
}

/* --- maps with known keys ------------------------------------------------ */

bool
settings_is_null(const struct yaml *v)
{
	return v->kind == YAML_SCALAR && !v->quoted && v->text.n == 0;
}

void
settings_unknown_key(struct reader *r, const struct yaml *v,
                     const struct suggest *near)
{
	settings_complain(r, v->key_pos, v->key.n, "unknown key '%.*s'%s",
	                  STR_ARG(v->key), suggest_text(near, r->arena));
}

static void
read_key(struct reader *r, const struct yaml *v,
         const struct settings_key *keys, size_t n)
{
	struct suggest near = {.word = v->key};
	for (size_t i = 0; i < n; i++) {
		if (!str_eq(v->key, str_of(keys[i].name))) {
			suggest_try(&near, keys[i].name);
			continue;
		}
		if (!settings_is_null(v))
			keys[i].read(r, v);
		return;
	}
	settings_unknown_key(r, v, &near);
}

void
settings_read_keys(struct reader *r, const struct yaml *map,
                   const struct settings_key *keys, size_t n)
{
	for (const struct yaml *v = map->first; v != NULL; v = v->next)
		read_key(r, v, keys, n);
}

/* --- addresses ------------------------------------------------------------ */

/* The URL V with '/' at its end, or empty where '' says that there is none. */
static str
address_of(struct reader *r, const struct yaml *v)
{
	str base = S("");
	if (v->kind == YAML_SCALAR && v->text.n == 0)
		return base;
	str url = settings_text(r, v);
	if (url.n > 0 && !base_url(url, &base, r->arena))
		settings_complain(r, v->pos, v->len, "'%.*s' is no address; write it "
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

/* Is WORD one of the names that an address for better translations can have? */
static bool
is_placeholder(str word, struct suggest *near)
{
	static const char *const names[] = {"path", "locale", "id", "target",
	                                    "source"};
	*near = (struct suggest){.word = word};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (str_eq(word, str_of(names[i])))
			return true;
		suggest_try(near, names[i]);
	}
	return false;
}

/* Complain of a {name} in URL that stands for nothing. */
static void
check_placeholders(struct reader *r, const struct yaml *v, str url)
{
	size_t from = 0;
	while ((from = str_chr(url, '{', from)) != STR_NONE) {
		struct suggest near = {.best = NULL};
		size_t end = str_chr(url, '}', from);
		str name = str_sub(url, from, end == STR_NONE ? url.n : end + 1);
		if (end == STR_NONE)
			settings_complain(r, v->pos, v->len, "'%.*s' has no "
			                  "'}'", STR_ARG(name));
		else if (!is_placeholder(str_sub(url, from + 1, end), &near))
			settings_complain(r, v->pos, v->len, "'%.*s' stands for "
			                  "nothing here%s", STR_ARG(name),
			                  suggest_text(&near, r->arena));
		from += name.n;
	}
}

/* Where better translations go: an address that browsers or mail open. */
static void
read_suggest(struct reader *r, const struct yaml *v)
{
	enum { ADDRESS_MOST = 500 };
	str url = settings_text(r, v);
	bool known = str_starts(url, S("https://"))
		|| str_starts(url, S("http://"))
		|| str_starts(url, S("mailto:"));
	if (url.n > ADDRESS_MOST)
		settings_complain(r, v->pos, v->len, "an address of more than "
		                  "%d bytes", ADDRESS_MOST);
	else if (known)
		check_placeholders(r, v, url);
	else if (url.n > 0)
		settings_complain(r, v->pos, v->len, "'%.*s' is no address; "
		                  "write it like 'https://help.example.org/"
		                  "better?page={path}&id={id}'", STR_ARG(url));
	r->config->suggest = url;
}

/* --- theme, fallback ------------------------------------------------------ */

/* A folder's name, so that a theme cannot be looked for elsewhere. */
static void
read_theme(struct reader *r, const struct yaml *v)
{
	str name = settings_text(r, v);
	if (name.n == 0)
		return;
	if (name.p[0] == '.' || str_chr(name, '/', 0) != STR_NONE
	    || str_chr(name, '\0', 0) != STR_NONE)
		settings_complain(r, v->pos, v->len,
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
	str text = settings_text(r, v);
	for (int i = FALLBACK_PAGE; i <= FALLBACK_NONE; i++) {
		if (str_eq(text, str_of(names[i]))) {
			r->config->fallback = (enum fallback_mode)i;
			return;
		}
	}
	if (text.n > 0)
		settings_complain(r, v->pos, v->len, "'%.*s' is none of 'page', 'link' "
		         "and 'none'", STR_ARG(text));
}

static void
read_search(struct reader *r, const struct yaml *v)
{
	bool search;
	if (settings_switch(r, v, &search))
		r->config->no_search = !search;
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

static void
read_contact(struct reader *r, const struct yaml *v)
{
	r->config->contact = settings_text(r, v);
	r->config->contact_src = r->src;
	r->config->contact_pos = v->pos;
}

static void
read_resources(struct reader *r, const struct yaml *v)
{
	r->config->resources = settings_text(r, v);
	r->config->resources_named = true;
}

/* --- site.yml ------------------------------------------------------------- */

static const struct settings_key site_keys[] = {
	{"title", settings_title},
	{"base_url", read_base_url},
	{"source", settings_source},
	{"content", settings_content},
	{"locales", settings_locales},
	{"theme", read_theme},
	{"fallback", read_fallback},
	{"root_links", read_root_links},
	{"suggest", read_suggest},
	{"video", settings_video},
	{"video_hosts", settings_video_hosts},
	{"moniker", settings_moniker},
	{"monikers", settings_monikers},
	{"xref", settings_xref},
	{"required_keys", settings_required},
	{"limits", settings_limits},
	{"variables", read_variables},
	{"redirects", read_redirects},
	{"check", settings_check},
	{"report", settings_report},
	{"search", read_search},
	{"resources", read_resources},
	{"contact", read_contact},
	{"security", settings_security},
};

void
config_default(struct config *c, struct arena *a)
{
	*c = (struct config){
		.content = S("content/{locale}"),
		.theme = S("default"),
		.fallback = FALLBACK_PAGE,
		.resources = S("content/resources.yml"),
		.limits = {
			.page_bytes = (size_t)4 << 20,
			.line_bytes = (size_t)256 << 10,
			.depth = 100,
			.include_depth = 16,
			.expanded_bytes = (size_t)64 << 20,
			.cpu_seconds = 5,
			.data_bytes = (size_t)256 << 10,
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
	const struct yaml *root = yaml_read(src, DIAG_CONFIG, &empty, d, a);
	if (root == NULL)
		return empty;
	struct reader r = {.config = c, .src = src, .d = d, .arena = a};
	if (root->kind != YAML_MAP)
		settings_complain(&r, root->pos, root->len,
		         "settings are lines of 'key: value'");
	else
		settings_read_keys(&r, root, site_keys,
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
