#include "model/variables.h"

#include "base/buf.h"

/* What the values in one title may add to it. */
enum { TITLE_MOST = 1 << 16 };

/* ---- values --------------------------------------------------------------- */

/* The text for LOCALE: its own, the one for all, the source's, the first. */
static str *
choose(const struct config_variable *v, str locale, str source)
{
	const str wanted[] = {locale, {NULL, 0}, source};
	for (size_t w = 0; w < 3; w++)
		for (size_t i = 0; i < v->ntexts; i++)
			if (str_eq(v->texts[i].locale, wanted[w]))
				return &v->texts[i].text;
	return &v->texts[0].text;
}

void
variables_site(struct site *s)
{
	const struct config *c = s->config;
	for (size_t l = 0; l < s->nlocales; l++)
		for (size_t i = 0; i < c->nvariables; i++)
			*map_put(&s->locales[l].variables, c->variables[i].name,
			         NULL, s->arena) =
				choose(&c->variables[i],
			               s->locales[l].locale.id, c->source.id);
}

/* ---- names ------------------------------------------------------------------ */

bool
variable_name(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!ascii_alnum(s.p[i]) && s.p[i] != '_' && s.p[i] != '-'
		    && s.p[i] != '.')
			return false;
	return s.n > 0 && ascii_alpha(s.p[0]) && ascii_alnum(s.p[s.n - 1]);
}

/*
 * The value of the first known {{name}} in S at or after FROM: *BEGIN and *END
 * are where it stands.  NULL without one.
 */
static const str *
find(const struct map *variables, str s, size_t from, size_t *begin,
     size_t *end)
{
	for (size_t at = from; (at = str_find(s, S("{{"), at)) != STR_NONE;) {
		size_t to = at + 2;
		while (to < s.n && s.p[to] != '{' && s.p[to] != '}')
			to++;
		str name = str_sub(s, at + 2, to);
		void **slot = NULL;
		if (str_starts(str_sub(s, to, s.n), S("}}"))
		    && variable_name(name))
			slot = map_get(variables, name);
		if (slot != NULL) {
			*begin = at;
			*end = to + 2;
			return *slot;
		}
		/* "{{{name}}": the next "{{" may begin one byte on. */
		at = to > at + 2 ? to : at + 1;
	}
	return NULL;
}

/* ---- text ------------------------------------------------------------------- */

static void
add_html(struct buf *out, char c)
{
	switch (c) {
	case '&':
		buf_addz(out, "&amp;");
		break;
	case '<':
		buf_addz(out, "&lt;");
		break;
	case '>':
		buf_addz(out, "&gt;");
		break;
	case '"':
		buf_addz(out, "&quot;");
		break;
	case '\'':
		buf_addz(out, "&#39;");
		break;
	default:
		buf_addc(out, c);
	}
}

static void
add_value(struct buf *out, str value, enum variable_place at)
{
	bool tel = at == VARIABLE_URL && out->n >= 4
		&& str_eq_nocase((str){out->p, 4}, S("tel:"));
	if (at == VARIABLE_TEXT) {
		buf_add(out, value);
		return;
	}
	for (size_t i = 0; i < value.n; i++) {
		if (at == VARIABLE_HTML)
			add_html(out, value.p[i]);
		else if (!tel || (value.p[i] > ' ' && value.p[i] < 0x7f))
			buf_addc(out, value.p[i]);
	}
}

str
variables_in(const struct map *variables, str s, enum variable_place at,
             size_t *left, struct arena *a)
{
	size_t begin, end, from = 0;
	const str *value;
	struct buf out = {NULL, 0, 0};
	if (variables->n == 0)
		return s;
	while ((value = find(variables, s, from, &begin, &end)) != NULL) {
		if (value->n >= *left) {
			*left = 0;
			break;
		}
		*left -= value->n;
		buf_add(&out, str_sub(s, from, begin));
		add_value(&out, *value, at);
		from = end;
	}
	if (from == 0)
		return s;
	buf_add(&out, str_sub(s, from, s.n));
	str result = str_dup(buf_str(&out), a);
	buf_release(&out);
	return result;
}

str
variables_title(const struct map *variables, str s, struct arena *a)
{
	size_t left = TITLE_MOST;
	return variables_in(variables, s, VARIABLE_TEXT, &left, a);
}
