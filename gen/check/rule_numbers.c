/* rule_numbers.c -- numbers and versions, by value. */
#include "check/number_many.h"
#include "check/number_match.h"
#include "check/rule.h"

/* So large may a number be that only the target has: days, hours, months. */
enum { EXTRA_MOST = 31 };

/* What words are known for, and what people count in words. */
enum { WORD_MOST = 100, COUNT_MOST = 12 };

/* No sentence has so many, or is so long; beyond it all-with-all would take its
 * time. */
enum { NUMBERS_MOST = 256, TEXT_MOST = 1 << 15 };

/* The unit at work, and the numbers of its halves. */
struct both {
	struct unit_check *c;
	struct number_match m;
	str target_lower, source_lower; /* made when they are needed */
};

static bool
is_version(const struct number *n)
{
	return number_is_whole(n) && (n->flags & NUMBER_VERSION) != 0;
}

static str
shown(const struct numbers *n, const struct number *one)
{
	return str_sub(n->text, one->from, one->to);
}

/* ---- what may well be missing ------------------------------------------------------ */

static bool
are_digits_in(str text, str digits)
{
	for (size_t at = 0; (at = str_find(text, digits, at)) != STR_NONE;
	     at++) {
		size_t end = at + digits.n;
		if ((at == 0 || !ascii_digit(text.p[at - 1]))
		    && (end >= text.n || !ascii_digit(text.p[end])))
			return true;
	}
	return false;
}

/* Is it in H after all, in what is masked: code, addresses, pictures? */
static bool
is_masked(const struct half *h, str digits)
{
	for (size_t i = 0; i < h->codes.n; i++)
		if (are_digits_in(h->codes.list[i].text, digits))
			return true;
	for (size_t i = 0; i < h->tags.n; i++)
		if (are_digits_in(h->tags.list[i].text, digits))
			return true;
	for (size_t i = 0; i < h->images.n; i++) {
		struct range r = h->images.list[i].whole;
		if (are_digits_in(str_sub(h->raw, r.pos - h->pos,
		                          r.pos - h->pos + r.len), digits))
			return true;
	}
	for (size_t i = 0; i < h->links.n; i++)
		if (h->links.list[i].bare
		    && are_digits_in(h->links.list[i].text, digits))
			return true;
	return false;
}

static str
target_lower(struct both *b)
{
	if (b->target_lower.p == NULL)
		b->target_lower = cldr_lower_text(b->m.target.text, b->c->arena);
	return b->target_lower;
}

/* Does the target say VALUE, "three" or "twenty-three"? */
static bool
is_said(const struct both *b, uint32_t value)
{
	const struct number_words *words = &b->c->locale->cldr->words;
	return number_is_said(words, value, b->target_lower)
		|| (value > 20 && value % 10 != 0
		    && number_is_said(words, value % 10, b->target_lower)
		    && number_is_said(words, value - value % 10,
		                      b->target_lower));
}

/* A number may be a word in the target, a month its name. */
static bool
is_word(struct both *b, const struct number *s)
{
	const struct cldr *c = b->c->locale->cldr;
	if (s->is[0].digits > WORD_MOST || s->is[0].scale != 0
	    || (s->flags & (NUMBER_NAMED | NUMBER_VERSION)) != 0)
		return false;
	if (s->is[0].digits == 1 && s->nis > 1) /* "1 million": "a million" */
		return true;
	str lower = target_lower(b);
	uint32_t value = (uint32_t)s->is[0].digits;
	return is_said(b, value)
		|| ((s->flags & NUMBER_DATE) != 0
		    && number_is_said(&c->months, value, lower));
}

/* "B2B", "1:1": the digit is no amount, but a word. */
static bool
is_figure_of_speech(str text, const struct number *s)
{
	char before = s->from > 0 ? text.p[s->from - 1] : ' ';
	char after = s->to < text.n ? text.p[s->to] : ' ';
	if (s->to - s->from != 1)
		return false;
	if (ascii_alpha(before) && ascii_alpha(after))
		return true;
	return str_eq(str_sub(text, s->from, s->to + 2), S("1:1"))
		|| (s->from > 1 && str_eq(str_sub(text, s->from - 2, s->to),
		                          S("1:1")));
}

static bool
may_be_missing(struct both *b, const struct number *s)
{
	if (is_figure_of_speech(b->m.source.text, s))
		return true;
	if ((s->flags & NUMBER_MINUTE) != 0 && s->is[0].digits == 0)
		return true;
	if (b->m.other_calendar && s->is[0].digits <= EXTRA_MOST)
		return true;
	return is_word(b, s) || is_masked(b->c->target, shown(&b->m.source, s));
}

/* May all that is not answered of S be missing? */
static bool
parts_may_be_missing(struct both *b, const struct number *s)
{
	for (size_t i = 1; i <= s->nparts; i++)
		if (!s[i].answered && !may_be_missing(b, &s[i]))
			return false;
	return s->nparts > 0;
}

/* ---- what may well be there ---------------------------------------------------------- */

/* The largest that T may be read as; 0 when it has decimals, or is a version. */
static uint64_t
largest(const struct number *t)
{
	uint64_t most = 0;
	for (size_t i = 0; i < t->nis; i++)
		if (t->is[i].scale == 0 && t->is[i].digits > most)
			most = t->is[i].digits;
	return most;
}

/* Does the source say VALUE in words, or as a month? */
static bool
source_says(struct both *b, uint64_t value)
{
	const struct cldr *c = b->c->source_locale->cldr;
	if (b->source_lower.p == NULL)
		b->source_lower = cldr_lower_text(b->m.source.text, b->c->arena);
	str lower = b->source_lower;
	if (value > WORD_MOST)
		return number_is_said(&c->words, WORD_MOST, lower);
	return number_is_said(&c->words, (uint32_t)value, lower)
		|| number_is_said(&c->months, (uint32_t)value, lower);
}

static bool
is_extra(struct both *b, const struct number *t)
{
	if (number_is_there(&b->m.source, t)
	    || is_masked(b->c->source, shown(&b->m.target, t)))
		return false;
	for (size_t i = 1; i <= t->nparts; i++)
		if (t[i].is[0].digits > EXTRA_MOST && !t[i].answered
		    && !number_is_there(&b->m.source, &t[i]))
			return true;
	return t->nparts == 0 && largest(t) > EXTRA_MOST
		&& !source_says(b, largest(t));
}

/* ---- reports ---------------------------------------------------------------------- */

static struct range
place_of(const struct half *h, const struct number *n)
{
	return half_range(h, n->from, n->to);
}

/* A number of the target that nothing in the source answers: what S may have
 * become.  The nearest in length, the first of these. */
static struct number *
find_changed(struct both *b, const struct number *s)
{
	struct number *best = NULL;
	size_t least = SIZE_MAX, length = s->to - s->from;
	for (size_t i = 0; i < b->m.target.n; i++) {
		struct number *t = &b->m.target.list[i];
		size_t n = t->to - t->from;
		size_t apart = n > length ? n - length : length - n;
		if (t->answered || !number_is_whole(t))
			continue;
		if (number_is_same(t, s)) /* "2,0" for version 2.0 */
			return t;
		if (apart >= least || number_is_there(&b->m.source, t)
		    || source_says(b, t->is[0].digits))
			continue;
		best = t;
		least = apart;
	}
	return best;
}

static void
say_missing(struct both *b, struct number *s, enum diag_id id,
            const char *what)
{
	struct unit_check *c = b->c;
	struct number *t = find_changed(b, s);
	str number = shown(&b->m.source, s);
	struct range from = place_of(c->source, s);
	struct finding *f;
	number_answer(&b->m.source, s);
	if (t == NULL) {
		f = say(c, id, half_whole(c->target), from,
		        "the %s '%.*s' is missing", what, STR_ARG(number));
		say_evidence(f, number);
		return;
	}
	number_answer(&b->m.target, t);
	struct range at = place_of(c->target, t);
	f = say(c, id, at, from, "'%.*s', but the source has the %s '%.*s'",
	        STR_ARG(shown(&b->m.target, t)), what, STR_ARG(number));
	say_evidence(f, shown(&b->m.target, t));
	say_fix(f, at, number, false);
	claim(c, at);
}

/* Is T a count that the source has in words, if at all: "two" for "4"? */
static bool
is_stray(struct both *b, const struct number *t)
{
	return number_is_whole(t) && !t->answered && t->flags == 0
		&& t->nparts == 0 && t->is[0].digits > 1
		&& t->is[0].digits <= COUNT_MOST
		&& !number_is_there(&b->m.source, t)
		&& !source_says(b, t->is[0].digits);
}

/* The one number that the source counts in a word, and that the target has
 * neither so nor in digits; 0 without one, or with several. */
static uint32_t
word_without_answer(struct both *b)
{
	const struct cldr *c = b->c->source_locale->cldr;
	uint32_t found = 0;
	(void)source_says(b, 0);
	(void)target_lower(b);
	for (uint32_t w = 1; w <= COUNT_MOST; w++) {
		bool there = is_said(b, w);
		if (!number_is_counted(&c->words, w, b->source_lower))
			continue;
		for (size_t i = 0; i < b->m.target.n; i++)
			there |= number_is(&b->m.target.list[i], w);
		if (!there && found != 0)
			return 0;
		found = there ? found : w;
	}
	return found;
}

/* The source says "two", the target "4". */
static void
report_stray(struct both *b)
{
	struct number *stray = NULL;
	for (size_t i = 0; i < b->m.target.n; i++)
		if (is_stray(b, &b->m.target.list[i])) {
			if (stray != NULL)
				return;
			stray = &b->m.target.list[i];
		}
	uint32_t word = stray != NULL ? word_without_answer(b) : 0;
	if (word == 0)
		return;
	str shows = shown(&b->m.target, stray);
	struct range at = place_of(b->c->target, stray);
	say_evidence(say(b->c, DIAG_NUMBER_MISSING, at, RANGE_NONE,
	                 "'%.*s', but the source says %u in words",
	                 STR_ARG(shows), word), shows);
	claim(b->c, at);
}

static void
say_extra(struct both *b, struct number *t)
{
	struct range at = place_of(b->c->target, t);
	struct finding *f = say(b->c, DIAG_NUMBER_EXTRA, at, RANGE_NONE,
	                        "the source has no number '%.*s'",
	                        STR_ARG(shown(&b->m.target, t)));
	say_evidence(f, shown(&b->m.target, t));
	claim(b->c, at);
}

/* ---- versions ------------------------------------------------------------------------ */

/* May the number T be a version: a whole one, or "10" of "10 365"? */
static bool
stands_alone(const struct numbers *n, const struct number *t)
{
	char before = t->from > 0 ? n->text.p[t->from - 1] : ' ';
	char after = t->to < n->text.n ? n->text.p[t->to] : ' ';
	return number_is_whole(t)
		|| (before != '.' && before != ',' && after != '.'
		    && after != ',');
}

/* Is the version S in the target, sign by sign?  ANY: or is it there, but the
 * answer to another? */
static struct number *
find_version(struct both *b, const struct number *s, bool any)
{
	for (size_t i = 0; i < b->m.target.n; i++) {
		struct number *t = &b->m.target.list[i];
		if ((any || !t->answered) && stands_alone(&b->m.target, t)
		    && number_is_same(t, s) && number_has_signs(&b->m, t, s))
			return t;
	}
	return NULL;
}

/* A date looks like a version: are its parts in the target? */
static bool
is_date(struct both *b, const struct number *s)
{
	if ((s->flags & NUMBER_DATE) == 0 || s->nparts != 3)
		return false;
	for (size_t i = 1; i <= s->nparts; i++)
		if (!number_is_there(&b->m.target, &s[i])
		    && !may_be_missing(b, &s[i]))
			return false;
	return true;
}

static void
check_versions(struct both *b)
{
	for (size_t i = 0; i < b->m.source.n; i++) {
		struct number *s = &b->m.source.list[i];
		struct number *t = is_version(s) ? find_version(b, s, false)
		                                 : NULL;
		if (t != NULL) {
			number_answer(&b->m.target, t);
			number_answer(&b->m.source, s);
		}
	}
	for (size_t i = 0; i < b->m.source.n; i++) {
		struct number *s = &b->m.source.list[i];
		if (is_version(s) && !s->answered && !is_date(b, s)
		    && find_version(b, s, true) == NULL
		    && !is_masked(b->c->target, shown(&b->m.source, s)))
			say_missing(b, s, DIAG_VERSION_CHANGED, "version");
	}
}

/* ---- the rule ----------------------------------------------------------------------- */

static bool
has_numbers(const struct half *h)
{
	return (h->has & (HAS_DIGIT | HAS_FAR_DIGIT)) != 0;
}

/* Is S in the target, though it answers another?  "O365" is no 365. */
static bool
is_mentioned(const struct both *b, const struct number *s)
{
	for (size_t i = 0; i < b->m.target.n; i++)
		if (number_is_same(&b->m.target.list[i], s)
		    && ((b->m.target.list[i].flags ^ s->flags)
		        & NUMBER_NAMED) == 0)
			return true;
	return false;
}

/* Is T in the place of S, which is mentioned elsewhere?  A small number has
 * often come for other reasons: "one of them". */
static bool
is_instead(const struct number *t, const struct number *s)
{
	return t != NULL && largest(t) != 1
		&& (largest(t) > EXTRA_MOST) == (largest(s) > EXTRA_MOST);
}

static void
report(struct both *b)
{
	for (size_t i = 0; i < b->m.source.n; i++) {
		struct number *s = &b->m.source.list[i];
		if (s->answered || !number_is_whole(s) || may_be_missing(b, s)
		    || parts_may_be_missing(b, s))
			continue;
		/* Said twice in the source, once in the target: only what
		 * stands for the other is a fault. */
		if (is_mentioned(b, s) && !is_instead(find_changed(b, s), s))
			continue;
		if (is_version(s) && !is_date(b, s))
			say_missing(b, s, DIAG_VERSION_CHANGED, "version");
		else
			say_missing(b, s, DIAG_NUMBER_MISSING, "number");
	}
	for (size_t i = 0; i < b->m.target.n; i++) {
		struct number *t = &b->m.target.list[i];
		if (!t->answered && number_is_whole(t) && is_extra(b, t))
			say_extra(b, t);
	}
	report_stray(b);
}

/* Long lists: the first that is missing tells of them all. */
static void
check_many(struct both *b)
{
	struct unit_check *c = b->c;
	const struct number *s = numbers_first_missing(
		&b->m.target, &b->m.source, c->arena);
	if (s == NULL)
		return;
	str number = shown(&b->m.source, s);
	say_evidence(say(c, DIAG_NUMBER_MISSING, half_whole(c->target),
	                 place_of(c->source, s),
	                 "the number '%.*s' is missing; among so many, no "
	                 "other is looked for", STR_ARG(number)),
	             number);
}

static bool
are_many(const struct both *b)
{
	return b->m.target.n > NUMBERS_MOST || b->m.source.n > NUMBERS_MOST
		|| b->m.target.text.n > TEXT_MOST
		|| b->m.source.text.n > TEXT_MOST;
}

static void
check_numbers(struct unit_check *c)
{
	const struct half *target = c->target, *source = c->source;
	struct both b = {.c = c, .m.cldr = c->locale->cldr};
	if (!has_numbers(target) && !has_numbers(source))
		return;
	struct number_language t = {c->locale->cldr, NULL};
	struct number_language s = {
		c->source_locale->cldr,
		&c->source_locale->facts[FACT_VERSION_WORDS]};
	numbers_read(&b.m.target, target->text, &t, c->arena);
	numbers_read(&b.m.source, source->text, &s, c->arena);
	if (numbers_are_equal(&b.m))
		return;
	if (are_many(&b)) {
		check_many(&b);
		return;
	}
	check_versions(&b);
	numbers_match(&b.m, false);
	numbers_match(&b.m, true);
	report(&b);
}

static const struct rule rules[] = {
	{.ids = {DIAG_VERSION_CHANGED, DIAG_NUMBER_MISSING, DIAG_NUMBER_EXTRA},
	 .needs = HAS_DIGIT | HAS_FAR_DIGIT, .unit = check_numbers},
};

const struct rule_family rules_numbers = {"numbers", rules,
                                          sizeof rules / sizeof *rules};
