/* rules.c -- which rules there are, and which of them are on. */
#include "check/check.h"
#include "base/suggest.h"

/* From the most specific to the most general: see rule.h. */
const struct rule_family *const rule_families[] = {
	&rules_structure,
	&rules_status,
	&rules_language,
	&rules_chars,
	&rules_markup,
	&rules_numbers,
	&rules_punctuation,
	&rules_blanks,
	&rules_balance,
	&rules_terms,
	&rules_spelling,
	&rules_consistency,
	&rules_length,
	&rules_source,
	NULL,
};

static void
switch_all(struct check *c, bool on)
{
	for (size_t i = 0; i < DIAG_COUNT; i++)
		c->on[i] = on;
}

static void
opt_out(struct check *c, const struct rule *r)
{
	for (size_t i = 0; i < RULE_IDS && r->ids[i] != 0; i++)
		c->on[r->ids[i]] = !r->opt_in;
}

void
check_rules_default(struct check *c)
{
	switch_all(c, true);
	for (size_t f = 0; rule_families[f] != NULL; f++)
		for (size_t i = 0; i < rule_families[f]->n; i++)
			opt_out(c, &rule_families[f]->rules[i]);
	/* `glose links --external` finds these: here nothing is, and what
	 * suppresses them is of use all the same. */
	c->on[DIAG_LINK_DEAD] = c->on[DIAG_LINK_MOVED] = false;
	c->on[DIAG_LINK_UNCHECKED] = false;
}

static bool
switch_one(struct check *c, str word, bool on, str *why, struct arena *a)
{
	struct suggest nearest = {.word = word};
	enum diag_id id;
	if (diag_find(word, &id)) {
		c->on[id] = on;
		return true;
	}
	for (int i = 0; i < DIAG_COUNT; i++)
		suggest_try(&nearest, diag_name((enum diag_id)i));
	*why = str_printf(a, "no rule is called '%.*s'%s", STR_ARG(word),
	                  suggest_text(&nearest, a));
	return false;
}

bool
check_rules_set(struct check *c, str list, str *why, struct arena *a)
{
	while (list.p != NULL) {
		str word = str_trim(str_cut(list, ',', &list));
		bool on = !str_starts(word, S("-"));
		if (!on || str_starts(word, S("+")))
			word = str_sub(word, 1, word.n);
		if (str_eq(word, S("all")))
			switch_all(c, on);
		else if (!switch_one(c, word, on, why, a))
			return false;
	}
	return true;
}

void
check_rules_settings(struct check *c, const struct config *config)
{
	for (size_t i = 0; i < config->nrules; i++)
		c->on[config->rules[i].id] = !config->rules[i].off;
}

static bool
any_is_on(const struct check *c, const struct rule *r)
{
	for (size_t i = 0; i < RULE_IDS && r->ids[i] != 0; i++)
		if (c->on[r->ids[i]])
			return true;
	return false;
}

static void
plan_family(struct check *c, const struct rule_family *f)
{
	for (size_t i = 0; i < f->n; i++) {
		if (!any_is_on(c, &f->rules[i]))
			continue;
		c->rules[c->nrules++] = &f->rules[i];
		if (f->rules[i].unit != NULL)
			c->unit_rules[c->nunit_rules++] = (struct unit_rule){
				f->rules[i].needs, f->rules[i].unit};
		c->keeps_records |= f->rules[i].site != NULL;
	}
}

void
check_rules_plan(struct check *c, struct arena *a)
{
	size_t n = 0;
	for (size_t f = 0; rule_families[f] != NULL; f++)
		n += rule_families[f]->n;
	c->rules = NEW(a, const struct rule *, n + 1);
	c->unit_rules = NEW(a, struct unit_rule, n + 1);
	c->nrules = c->nunit_rules = 0;
	for (size_t f = 0; rule_families[f] != NULL; f++)
		plan_family(c, rule_families[f]);
}
