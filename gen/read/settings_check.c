/* settings_check.c -- the key `check`: rules, and what is not to be reported. */
#include "read/settings_inner.h"
#include "base/suggest.h"

/* Each is looked at for every finding. */
enum { IGNORES_MAX = 1000 };

/* ---- rules ----------------------------------------------------------------------- */

/* The rule NAME, LEN bytes at POS; false after a complaint. */
static bool
find_rule(struct reader *r, str name, uint32_t pos, size_t len,
          enum diag_id *id)
{
	struct suggest near = {.word = name};
	if (diag_find(name, id))
		return true;
	for (int i = 0; i < DIAG_COUNT; i++)
		suggest_try(&near, diag_name((enum diag_id)i));
	settings_complain(r, pos, len, "no rule is called '%.*s'%s",
	                  STR_ARG(str_sub(name, 0, 100)),
	                  suggest_text(&near, r->arena));
	return false;
}

static void
read_rule(struct reader *r, const struct yaml *v)
{
	struct config_rule *rule = &r->config->rules[r->config->nrules];
	if (!find_rule(r, v->key, v->key_pos, v->key.n, &rule->id))
		return;
	str text = settings_text(r, v);
	for (int i = SEV_INFO; i <= SEV_ERROR; i++)
		if (str_eq(text, str_of(severity_name((enum severity)i)))) {
			rule->severity = (enum severity)i;
			r->config->nrules++;
			return;
		}
	if (str_eq(text, S("off"))) {
		rule->off = true;
		r->config->nrules++;
	} else if (text.n > 0) {
		settings_complain(r, v->pos, v->len, "'%.*s' is none of 'off', "
		                  "'info', 'warning' and 'error'",
		                  STR_ARG(text));
	}
}

static void
read_rules(struct reader *r, const struct yaml *v)
{
	if (v->kind != YAML_MAP) {
		settings_complain(r, v->pos, v->len, "lines of 'rule: "
		                  "severity' are wanted here");
		return;
	}
	r->config->rules = NEW(r->arena, struct config_rule, v->n + 1);
	for (v = v->first; v != NULL; v = v->next)
		read_rule(r, v);
}

/* ---- what is ignored ------------------------------------------------------------- */

/* The entry that is being read. */
static struct config_ignore *
entry(const struct reader *r)
{
	return &r->config->ignores[r->config->nignores];
}

static void
read_ignored_rule(struct reader *r, const struct yaml *v)
{
	str text = settings_text(r, v);
	if (text.n > 0 && !str_eq(text, S("all")))
		(void)find_rule(r, text, v->pos, v->len, &entry(r)->id);
}

static void
read_path(struct reader *r, const struct yaml *v)
{
	entry(r)->path = settings_text(r, v);
}

static void
read_locale(struct reader *r, const struct yaml *v)
{
	struct locale l;
	if (settings_locale(r, settings_text(r, v), v->pos, v->len, &l))
		entry(r)->locale = l.id;
}

static void
read_why(struct reader *r, const struct yaml *v)
{
	entry(r)->why = settings_text(r, v);
}

static const struct settings_key ignore_keys[] = {
	{"rule", read_ignored_rule},
	{"path", read_path},
	{"locale", read_locale},
	{"why", read_why},
};

static void
read_ignore(struct reader *r, const struct yaml *v)
{
	struct config_ignore *e = entry(r);
	*e = (struct config_ignore){.id = DIAG_COUNT, .src = r->src,
	                            .pos = v->pos, .len = v->len};
	if (v->kind != YAML_MAP) {
		settings_complain(r, v->pos, v->len, "'rule', 'path', "
		                  "'locale' and 'why' are wanted here");
		return;
	}
	size_t before = r->d->n;
	settings_read_keys(r, v, ignore_keys,
	                   sizeof ignore_keys / sizeof *ignore_keys);
	if (e->id == DIAG_COUNT && e->path.n == 0 && r->d->n == before)
		settings_complain(r, v->pos, v->len, "a 'rule' or a 'path' is "
		                  "missing: nothing would be reported");
	r->config->nignores++;
}

static void
read_ignores(struct reader *r, const struct yaml *v)
{
	if (v->kind != YAML_LIST || v->n > IGNORES_MAX) {
		settings_complain(r, v->pos, v->len, "a list of at most %d "
		                  "entries is wanted here", IGNORES_MAX);
		return;
	}
	r->config->ignores = NEW(r->arena, struct config_ignore, v->n + 1);
	for (v = v->first; v != NULL; v = v->next)
		read_ignore(r, v);
}

/* ---- terms ----------------------------------------------------------------------- */

static void
read_glossary(struct reader *r, const struct yaml *v)
{
	r->config->glossary = settings_text(r, v);
}

static void
read_names(struct reader *r, const struct yaml *v)
{
	r->config->names = settings_text(r, v);
}

static void
read_dictionaries(struct reader *r, const struct yaml *v)
{
	r->config->dictionaries = settings_text(r, v);
}

static const struct settings_key check_keys[] = {
	{"rules", read_rules},
	{"ignore", read_ignores},
	{"glossary", read_glossary},
	{"names", read_names},
	{"dictionaries", read_dictionaries},
};

void
settings_check(struct reader *r, const struct yaml *v)
{
	if (v->kind != YAML_MAP)
		settings_complain(r, v->pos, v->len, "'rules', 'ignore', "
		                  "'glossary', 'names' or 'dictionaries' is "
		                  "wanted here");
	else
		settings_read_keys(r, v, check_keys,
		                   sizeof check_keys / sizeof *check_keys);
}
