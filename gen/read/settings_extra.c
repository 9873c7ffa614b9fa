#include "read/settings_extra.h"

#include "model/variables.h"

/* A telephone number, opening hours, a name: not a page. */
enum { VALUE_MOST = 1000 };

struct reader {
	struct config *config;
	const struct source *src;
	struct diag *d;
	struct arena *arena;
	size_t faults;
};

static void
complain(struct reader *r, const struct yaml *v, const char *what)
{
	r->faults++;
	diag_at(r->d, DIAG_CONFIG, r->src, v->pos, v->len, "%s", what);
}

static void
complain_key(struct reader *r, const struct yaml *v, const char *what)
{
	r->faults++;
	diag_at(r->d, DIAG_CONFIG, r->src, v->key_pos, (uint32_t)v->key.n,
	        "'%.*s' %s", STR_ARG(str_sub(v->key, 0, 200)), what);
}

/* ---- variables ----------------------------------------------------------------- */

static void
add_text(struct reader *r, struct config_variable *to, str locale,
         const struct yaml *v)
{
	str text = str_trim(v->text);
	if (v->kind != YAML_SCALAR)
		complain(r, v, "a text is wanted here");
	else if (text.n > VALUE_MOST)
		complain(r, v, "a variable's text of more than 1000 bytes");
	else
		to->texts[to->ntexts++] = (struct config_text){locale, text};
}

static void
add_texts(struct reader *r, struct config_variable *to, const struct yaml *map)
{
	for (const struct yaml *t = map->first; t != NULL; t = t->next) {
		struct locale l;
		if (locale_parse(t->key, &l, r->arena))
			add_text(r, to, l.id, t);
		else
			complain_key(r, t, "is no locale; write it like "
			             "'nb-NO'");
	}
}

static void
add_variable(struct reader *r, const struct yaml *v)
{
	struct config_variable *to =
		&r->config->variables[r->config->nvariables];
	if (!variable_name(v->key)) {
		complain_key(r, v, "is no name for a variable; use letters, "
		             "digits, '_', '-' and '.'");
		return;
	}
	*to = (struct config_variable){.name = v->key};
	to->texts = NEW(r->arena, struct config_text, v->n + 1);
	if (v->kind == YAML_MAP)
		add_texts(r, to, v);
	else
		add_text(r, to, (str){NULL, 0}, v);
	if (to->ntexts > 0)
		r->config->nvariables++;
}

size_t
variables_read(struct config *c, const struct source *src,
               const struct yaml *v, struct diag *d, struct arena *a)
{
	struct reader r = {c, src, d, a, 0};
	if (v->kind != YAML_MAP) {
		complain(&r, v, "variables by name are wanted here");
		return r.faults;
	}
	c->variables = NEW(a, struct config_variable, v->n + 1);
	for (v = v->first; v != NULL; v = v->next)
		add_variable(&r, v);
	return r.faults;
}

/* ---- redirects ------------------------------------------------------------------ */

static void
add_redirect(struct reader *r, const struct yaml *v)
{
	struct config *c = r->config;
	str to = str_trim(v->text);
	if (v->kind != YAML_SCALAR || to.n == 0) {
		complain(r, v, "a page is wanted here");
		return;
	}
	GROW(r->arena, c->redirects, c->nredirects,
	     c->redirects_cap)[c->nredirects] =
		(struct config_redirect){.from = v->key,
	                                 .to = to,
	                                 .src = r->src,
	                                 .from_pos = v->key_pos,
	                                 .to_pos = v->pos,
	                                 .to_len = v->len};
	c->nredirects++;
}

size_t
redirects_read(struct config *c, const struct source *src,
               const struct yaml *v, struct diag *d, struct arena *a)
{
	struct reader r = {c, src, d, a, 0};
	if (v->kind != YAML_MAP)
		complain(&r, v, "lines of 'old/path: new/page.md' are wanted "
		         "here");
	else
		for (v = v->first; v != NULL; v = v->next)
			add_redirect(&r, v);
	return r.faults;
}

bool
redirects_read_file(struct config *c, const struct source *src,
                    struct diag *d, struct arena *a)
{
	bool empty;
	const struct yaml *root = yaml_read(src, DIAG_CONFIG, &empty, d, a);
	if (root == NULL)
		return empty;
	return redirects_read(c, src, root, d, a) == 0;
}
