/* rule_status.c -- is the unit translated at all? */
#include "base/text.h"
#include "check/fold.h"
#include "check/rule.h"

/* RULES: fewer words are names and labels, which may well be the same. */
enum { WORDS_LEAST = 3 };

static bool
is_inside(const struct marks *marks, const struct word *w)
{
	for (size_t i = 0; i < marks->n; i++)
		if (marks->list[i].from <= w->from
		    && w->to <= marks->list[i].to)
			return true;
	return false;
}

/* Has the source a word that no text of its language is without?  In bold it
 * may belong to a name on the screen. */
static bool
has_function_word(struct unit_check *c)
{
	const struct fact *f = &c->source_locale->facts[FACT_FUNCTION_WORDS];
	size_t n;
	const struct word *w = half_words(c->source, &n, c->arena);
	for (size_t i = 0; i < n; i++) {
		char lower[16];
		str s = half_word(c->source, &w[i]);
		if (s.n > sizeof lower)
			continue;
		for (size_t k = 0; k < s.n; k++)
			lower[k] = ascii_lower(s.p[k]);
		if (fact_has(f, (str){lower, s.n})
		    && !is_inside(&c->source->strongs, &w[i]))
			return true;
	}
	return false;
}

static void
check_untranslated(struct unit_check *c)
{
	size_t n;
	if (fold_hash(c->target) != fold_hash(c->source))
		return;
	(void)half_words(c->source, &n, c->arena);
	if (n < WORDS_LEAST || !has_function_word(c))
		return;
	(void)say(c, DIAG_UNTRANSLATED, half_whole(c->target),
	          half_whole(c->source), "the target is the source, word for "
	          "word");
	c->settled = true;
}

static const struct rule rules[] = {
	{.ids = {DIAG_UNTRANSLATED}, .needs = HAS_LETTER,
	 .unit = check_untranslated},
};

const struct rule_family rules_status = {"status", rules,
                                         sizeof rules / sizeof *rules};
