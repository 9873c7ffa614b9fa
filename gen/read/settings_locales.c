/* settings_locales.c -- the locales, their titles and where their pages are. */
#include "read/settings_inner.h"

/* More locales than there are; each is compared with those before it. */
enum { LOCALES_MAX = 1000 };

/* --- title ---------------------------------------------------------------- */

static void
add_title(struct reader *r, str locale, str text, const struct yaml *v)
{
	struct config *c = r->config;
	for (size_t i = 0; i < c->ntitle; i++) {
		if (str_eq(c->title[i].locale, locale)) {
			settings_complain(r, v->pos, v->len,
			         "a second title for '%.*s'", STR_ARG(locale));
			return;
		}
	}
	GROW(r->arena, c->title, c->ntitle, r->title_cap)[c->ntitle] =
		(struct config_text){locale, text};
	c->ntitle++;
}

void
settings_title(struct reader *r, const struct yaml *v)
{
	if (v->kind != YAML_MAP) {
		str text = settings_text(r, v);
		if (text.n > 0) /* whose language is known at the end */
			add_title(r, S(""), text, v);
		return;
	}
	for (const struct yaml *t = v->first; t != NULL; t = t->next) {
		struct locale l;
		str text = settings_text(r, t);
		if (text.n > 0
		    && settings_locale(r, t->key, t->key_pos, t->key.n, &l))
			add_title(r, l.id, text, t);
	}
}

/* --- locales -------------------------------------------------------------- */

void
settings_source(struct reader *r, const struct yaml *v)
{
	struct locale l;
	if (settings_locale(r, settings_text(r, v), v->pos, v->len, &l))
		r->config->source = l;
}

void
settings_content(struct reader *r, const struct yaml *v)
{
	str text = settings_text(r, v);
	if (text.n == 0)
		return;
	if (str_find(text, S("{locale}"), 0) == STR_NONE)
		settings_complain(r, v->pos, v->len, "no '{locale}' in 'content'; "
		         "write it like 'content/{locale}'");
	else
		r->config->content = text;
}

static void
read_locale_id(struct reader *r, const struct yaml *v)
{
	struct locale l;
	if (settings_locale(r, settings_text(r, v), v->pos, v->len, &l))
		r->locale->locale = l;
}

static void
read_locale_content(struct reader *r, const struct yaml *v)
{
	r->locale->content = settings_text(r, v);
}

static void
read_locale_title(struct reader *r, const struct yaml *v)
{
	str text = settings_text(r, v);
	if (text.n > 0 && r->locale->locale.id.n > 0)
		add_title(r, r->locale->locale.id, text, v);
}

static void
add_fallback(struct reader *r, const struct yaml *v)
{
	struct config_locale *to = r->locale;
	struct locale l;
	if (!settings_locale(r, settings_text(r, v), v->pos, v->len, &l))
		return;
	bool again = str_eq(l.id, to->locale.id);
	for (size_t i = 0; i < to->nfallback; i++)
		again |= str_eq(l.id, to->fallback[i]);
	if (again)
		settings_complain(r, v->pos, v->len, "'%.*s' a second time",
		         STR_ARG(l.id));
	else
		to->fallback[to->nfallback++] = l.id;
}

static void
read_locale_fallback(struct reader *r, const struct yaml *v)
{
	bool list = v->kind == YAML_LIST;
	if (v->n > LOCALES_MAX) {
		settings_complain(r, v->pos, v->len, "more than 1000 locales");
		return;
	}
	r->locale->fallback = NEW(r->arena, str, list ? v->n : 1);
	if (!list)
		add_fallback(r, v);
	for (v = v->first; list && v != NULL; v = v->next)
		add_fallback(r, v);
}

static const struct settings_key locale_keys[] = {
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
	/* Counted when it is whole. */
	struct config_locale *made = &r->config->locales[r->config->nlocales];
	const struct yaml *id = v->kind == YAML_MAP ? yaml_get(v, S("id")) : v;
	*made = (struct config_locale){.nfallback = 0};
	r->locale = made;
	if (id == NULL) {
		settings_complain(r, v->pos, v->len, "a locale without its 'id'");
		return;
	}
	read_locale_id(r, id); /* first: the other keys look at it */
	if (made->locale.id.n == 0)
		return;
	if (has_locale(r->config, made->locale.id)) {
		settings_complain(r, id->pos, id->len, "'%.*s' a second time",
		         STR_ARG(made->locale.id));
		return;
	}
	if (v->kind == YAML_MAP)
		settings_read_keys(r, v, locale_keys,
		          sizeof locale_keys / sizeof *locale_keys);
	r->config->nlocales++;
}

void
settings_locales(struct reader *r, const struct yaml *v)
{
	if (v->kind != YAML_LIST || v->n > LOCALES_MAX) {
		settings_complain(r, v->pos, v->len,
		         "a list of at most 1000 locales is wanted here");
		return;
	}
	r->config->locales = NEW(r->arena, struct config_locale, v->n);
	for (v = v->first; v != NULL; v = v->next)
		add_locale(r, v);
}
