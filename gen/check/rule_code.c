/* rule_code.c -- inline code is typed as it stands. */
#include "check/match.h"
#include "check/rule_markup.h"

static void
say_changed(struct unit_check *c, const struct item *t, const struct item *s,
            bool sure)
{
	struct finding *f = say(c, DIAG_CODE_CHANGED, t->at, s->at,
	                        "code '%.*s', but the source has '%.*s'",
	                        STR_ARG(t->text), STR_ARG(s->text));
	say_evidence(f, t->text);
	say_fix(f, t->at, written(c, s->at), sure);
	claim(c, t->at);
}

/* "[url](`code`)": the target's link that was made of the code S, or NULL. */
static const struct mark *
link_of_code(const struct unit_check *c, const struct item *s)
{
	const struct marks *links = &c->target->links;
	for (size_t i = 0; i < links->n && i < LINKS_MOST; i++)
		if (is_code_link(&links->list[i])
		    && str_find(links->list[i].text, s->text, 0) != STR_NONE)
			return &links->list[i];
	return NULL;
}

/* Most often the words are there, without the backticks. */
static void
say_missing(struct unit_check *c, const struct item *s)
{
	str text = c->target->text;
	size_t at = s->text.n > 0 ? str_find(text, s->text, 0) : STR_NONE;
	const struct mark *link = link_of_code(c, s);
	struct finding *f;
	if (link != NULL) {
		f = say(c, DIAG_CODE_MISSING, link->whole, s->at,
		        "the code '%.*s' has become the address of a link",
		        STR_ARG(s->text));
		say_fix(f, link->whole, written(c, s->at), true);
	} else if (at == STR_NONE) {
		f = say(c, DIAG_CODE_MISSING, half_whole(c->target), s->at,
		        "the code '%.*s' is missing", STR_ARG(s->text));
	} else {
		struct range r = half_range(c->target, at, at + s->text.n);
		f = say(c, DIAG_CODE_MISSING, r, s->at,
		        "'%.*s' is no code here, as it is in the source",
		        STR_ARG(s->text));
		say_fix(f, r, written(c, s->at), false);
	}
	say_evidence(f, s->text);
}

static void
say_extra(struct unit_check *c, const struct item *t)
{
	say_evidence(say(c, DIAG_CODE_EXTRA, t->at, RANGE_NONE,
	                 "the source has no code '%.*s'", STR_ARG(t->text)),
	             t->text);
	claim(c, t->at);
}

void
check_code(struct unit_check *c)
{
	struct items t = {NULL, 0, 0, 0}, s = {NULL, 0, 0, 0};
	items_add(&t, &c->target->codes, c->arena);
	items_add(&s, &c->source->codes, c->arena);
	items_match(&t, &s);
	bool sure = items_sure(&t, &s);
	const struct item *changed = NULL;
	for (;;) {
		struct item *a = items_next(&t), *b = items_next(&s);
		if ((a == NULL && b == NULL) || said_enough(c))
			return;
		if (a != NULL)
			a->answered = true;
		if (b != NULL)
			b->answered = true;
		if (a != NULL && b != NULL)
			say_changed(c, changed = a, b, sure);
		else if (a != NULL)
			say_extra(c, a);
		else if (changed == NULL || str_find(changed->text, b->text, 0)
		         == STR_NONE) /* else the two were made one */
			say_missing(c, b);
	}
}
