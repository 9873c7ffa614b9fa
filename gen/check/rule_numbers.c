/* rule_numbers.c -- numbers and versions, by value. */
#include "check/number.h"
#include "check/rule.h"

/* So large may a number be that only the target has: days, hours, months. */
enum { EXTRA_MOST = 31, WORD_MOST = 100 };

/* No sentence has so many; beyond it all-with-all would take its time. */
enum { NUMBERS_MOST = 256 };

/* The numbers of both halves. */
struct both {
	struct unit_check *c;
	struct numbers t, s;
	str target_lower, source_lower; /* made when they are needed */
	bool other_calendar; /* the target counts years otherwise */
};

static bool
is_whole(const struct number *n)
{
	return (n->flags & NUMBER_PART) == 0;
}

static bool
is_version(const struct number *n)
{
	return is_whole(n) && (n->flags & NUMBER_VERSION) != 0;
}

static str
shown(const struct numbers *n, const struct number *one)
{
	return str_sub(n->text, one->from, one->to);
}

/* ---- who answers whom ------------------------------------------------------------- */

/* ONE is answered, with all its parts; or a part, and so is what it is of when
 * no other part is left. */
static void
answer(struct numbers *n, struct number *one)
{
	one->answered = true;
	for (size_t i = 1; i <= one->nparts; i++)
		one[i].answered = true;
	if (is_whole(one))
		return;
	struct number *whole = one;
	while (whole > n->list && !is_whole(whole))
		whole--;
	for (size_t i = 1; i <= whole->nparts; i++)
		if (!whole[i].answered)
			return;
	whole->answered = true;
}

/* Are both the same, leading zeros of names too? */
static bool
is_same(const struct number *t, const struct number *s)
{
	return number_same(t, s)
		&& ((s->flags & NUMBER_NAMED) == 0 || s->zeros == t->zeros);
}

/* Are the signs between the parts of both the same? */
static bool
same_signs(const struct both *b, const struct number *t,
           const struct number *s)
{
	if (t->nparts != s->nparts)
		return false;
	for (size_t k = 1; k <= s->nparts; k++)
		if (!is_same(&t[k], &s[k])
		    || (k > 1 && b->t.text.p[t[k].from - 1]
			!= b->s.text.p[s[k].from - 1]))
			return false;
	return true;
}

/* In order, as most are: the first of both that are not the same. */
static void
match_in_order(struct both *b)
{
	size_t t = 0, s = 0;
	while (t < b->t.n && s < b->s.n) {
		struct number *nt = &b->t.list[t], *ns = &b->s.list[s];
		if (!is_same(nt, ns)
		    || (is_version(ns) && !same_signs(b, nt, ns)))
			return;
		nt->answered = ns->answered = true;
		t++;
		s++;
	}
}

/* The year that both mean, counted or written otherwise. */
static bool
same_year(struct both *b, const struct number *t, const struct number *s)
{
	const struct cldr *c = b->c->locale->cldr;
	uint64_t year = s->is[0].digits, other = t->is[0].digits;
	unsigned in_date = NUMBER_DATE | NUMBER_SIGNED;
	if (s->is[0].scale != 0 || t->is[0].scale != 0)
		return false;
	if (year < 100 && (s->flags & in_date) != 0)
		return other >= 1900 && other < 2100 && other % 100 == year;
	if (year < 1900 || year > 2100)
		return false;
	if (other < 100 && (t->flags & in_date) != 0)
		return year % 100 == other;
	if (c->buddhist && other == year + 543)
		return true;
	if (!(c->hijri || c->persian) || other < 1300 || other > 1500)
		return false;
	b->other_calendar = true; /* with months and days of its own */
	return true;
}

/* "3 PM" is 15. */
static bool
same_hour(const struct number *t, const struct number *s)
{
	uint64_t a = t->is[0].digits, b = s->is[0].digits;
	return ((t->flags | s->flags) & NUMBER_HOUR) != 0
		&& t->is[0].scale == 0 && s->is[0].scale == 0 && a <= 24
		&& b <= 24 && a % 12 == b % 12;
}

static bool
is_like(struct both *b, const struct number *t, const struct number *s)
{
	return same_hour(t, s) || same_year(b, t, s);
}

/* The number (or else part of one) of the target that answers S. */
static struct number *
find_answer(struct both *b, const struct number *s, bool part, bool loosely)
{
	for (size_t i = 0; i < b->t.n; i++) {
		struct number *t = &b->t.list[i];
		if (t->answered || is_whole(t) == part)
			continue;
		if (loosely ? is_like(b, t, s) : is_same(t, s))
			return t;
	}
	return NULL;
}

/* Whole numbers first: "8" is not that of "8.1" where there is another. */
static void
match(struct both *b, bool loosely)
{
	static const struct {
		bool source, target;
	} parts[] = {{false, false}, {false, true}, {true, false}, {true, true}};
	for (size_t p = 0; p < sizeof parts / sizeof *parts; p++) {
		for (size_t i = 0; i < b->s.n; i++) {
			struct number *s = &b->s.list[i];
			if (s->answered || is_whole(s) == parts[p].source)
				continue;
			struct number *t = find_answer(b, s, parts[p].target,
			                               loosely);
			if (t == NULL)
				continue;
			answer(&b->t, t);
			answer(&b->s, s);
		}
	}
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
		if (h->links.list[i].bare && are_digits_in(h->links.list[i].text, digits))
			return true;
	return false;
}

static bool
is_there(const struct numbers *n, const struct number *one)
{
	for (size_t i = 0; i < n->n; i++)
		if (is_same(&n->list[i], one))
			return true;
	return false;
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
	if (b->target_lower.p == NULL)
		b->target_lower = cldr_lower_text(b->t.text, b->c->arena);
	uint32_t value = (uint32_t)s->is[0].digits;
	return is_said(b, value)
		|| ((s->flags & NUMBER_DATE) != 0
		    && number_is_said(&c->months, value, b->target_lower));
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
	if (is_figure_of_speech(b->s.text, s))
		return true;
	if ((s->flags & NUMBER_MINUTE) != 0 && s->is[0].digits == 0)
		return true;
	if (b->other_calendar && s->is[0].digits <= EXTRA_MOST)
		return true;
	return is_word(b, s) || is_masked(b->c->target, shown(&b->s, s));
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

/* The largest that T may be read as. */
static uint64_t
largest(const struct number *t)
{
	uint64_t most = 0;
	for (size_t i = 0; i < t->nis; i++)
		if (t->is[i].scale == UINT32_MAX || t->is[i].scale > 0)
			continue;
		else if (t->is[i].digits > most)
			most = t->is[i].digits;
	return most;
}

/* Does the source say VALUE in words, or as a month? */
static bool
source_says(struct both *b, uint64_t value)
{
	const struct cldr *c = b->c->source_locale->cldr;
	if (b->source_lower.p == NULL)
		b->source_lower = cldr_lower_text(b->s.text, b->c->arena);
	str lower = b->source_lower;
	if (value > WORD_MOST)
		return number_is_said(&c->words, WORD_MOST, lower);
	return number_is_said(&c->words, (uint32_t)value, lower)
		|| number_is_said(&c->months, (uint32_t)value, lower);
}

static bool
is_extra(struct both *b, const struct number *t)
{
	if (is_there(&b->s, t) || is_masked(b->c->source, shown(&b->t, t)))
		return false;
	for (size_t i = 1; i <= t->nparts; i++)
		if (t[i].is[0].digits > EXTRA_MOST && !t[i].answered
		    && !is_there(&b->s, &t[i]))
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
	for (size_t i = 0; i < b->t.n; i++) {
		struct number *t = &b->t.list[i];
		size_t n = t->to - t->from;
		size_t apart = n > length ? n - length : length - n;
		if (t->answered || !is_whole(t))
			continue;
		if (is_same(t, s)) /* "2,0" for version 2.0 */
			return t;
		if (apart >= least || is_there(&b->s, t)
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
	str number = shown(&b->s, s);
	struct range from = place_of(c->source, s);
	struct finding *f;
	answer(&b->s, s);
	if (t == NULL) {
		f = say(c, id, half_whole(c->target), from,
		        "the %s '%.*s' is missing", what, STR_ARG(number));
		say_evidence(f, number);
		return;
	}
	answer(&b->t, t);
	struct range at = place_of(c->target, t);
	f = say(c, id, at, from, "'%.*s', but the source has the %s '%.*s'",
	        STR_ARG(shown(&b->t, t)), what, STR_ARG(number));
	say_evidence(f, shown(&b->t, t));
	say_fix(f, at, number, false);
	claim(c, at);
}

static void
say_extra(struct both *b, struct number *t)
{
	struct range at = place_of(b->c->target, t);
	struct finding *f = say(b->c, DIAG_NUMBER_EXTRA, at, RANGE_NONE,
	                        "the source has no number '%.*s'",
	                        STR_ARG(shown(&b->t, t)));
	say_evidence(f, shown(&b->t, t));
	claim(b->c, at);
}

/* ---- versions ------------------------------------------------------------------------ */

/* May the number T be a version: a whole one, or "10" of "10 365"? */
static bool
stands_alone(const struct numbers *n, const struct number *t)
{
	char before = t->from > 0 ? n->text.p[t->from - 1] : ' ';
	char after = t->to < n->text.n ? n->text.p[t->to] : ' ';
	return is_whole(t) || (before != '.' && before != ',' && after != '.'
	                       && after != ',');
}

/* Is the version S in the target, sign by sign?  ANY: or is it there, but the
 * answer to another? */
static struct number *
find_version(struct both *b, const struct number *s, bool any)
{
	for (size_t i = 0; i < b->t.n; i++) {
		struct number *t = &b->t.list[i];
		if ((any || !t->answered) && stands_alone(&b->t, t)
		    && is_same(t, s) && same_signs(b, t, s))
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
		if (!is_there(&b->t, &s[i]) && !may_be_missing(b, &s[i]))
			return false;
	return true;
}

static void
check_versions(struct both *b)
{
	for (size_t i = 0; i < b->s.n; i++) {
		struct number *s = &b->s.list[i];
		struct number *t = is_version(s) ? find_version(b, s, false)
		                                 : NULL;
		if (t != NULL) {
			answer(&b->t, t);
			answer(&b->s, s);
		}
	}
	for (size_t i = 0; i < b->s.n; i++) {
		struct number *s = &b->s.list[i];
		if (is_version(s) && !s->answered && !is_date(b, s)
		    && find_version(b, s, true) == NULL
		    && !is_masked(b->c->target, shown(&b->s, s)))
			say_missing(b, s, DIAG_VERSION_CHANGED, "version");
	}
}

/* ---- the rule ----------------------------------------------------------------------- */

static bool
has_numbers(const struct half *h)
{
	return (h->has & (HAS_DIGIT | HAS_OTHER)) != 0;
}

static void
report(struct both *b)
{
	for (size_t i = 0; i < b->s.n; i++) {
		struct number *s = &b->s.list[i];
		if (s->answered || !is_whole(s) || may_be_missing(b, s)
		    || parts_may_be_missing(b, s))
			continue;
		/* Said twice in the source, once in the target: only what
		 * stands for the other is a fault. */
		if (is_there(&b->t, s) && find_changed(b, s) == NULL)
			continue;
		if (is_version(s) && !is_date(b, s))
			say_missing(b, s, DIAG_VERSION_CHANGED, "version");
		else
			say_missing(b, s, DIAG_NUMBER_MISSING, "number");
	}
	for (size_t i = 0; i < b->t.n; i++) {
		struct number *t = &b->t.list[i];
		if (!t->answered && is_whole(t) && is_extra(b, t))
			say_extra(b, t);
	}
}

static bool
all_answered(const struct numbers *n)
{
	for (size_t i = 0; i < n->n; i++)
		if (!n->list[i].answered)
			return false;
	return true;
}

static void
check_numbers(struct unit_check *c)
{
	struct both b = {.c = c};
	if (!has_numbers(c->target) && !has_numbers(c->source))
		return;
	struct number_language t = {c->locale->cldr, NULL};
	struct number_language s = {
		c->source_locale->cldr,
		&c->source_locale->facts[FACT_VERSION_WORDS]};
	numbers_read(&b.t, c->target->text, &t, c->arena);
	numbers_read(&b.s, c->source->text, &s, c->arena);
	if (b.t.n > NUMBERS_MOST || b.s.n > NUMBERS_MOST)
		return;
	match_in_order(&b);
	if (all_answered(&b.t) && all_answered(&b.s))
		return;
	for (size_t i = 0; i < b.t.n; i++)
		b.t.list[i].answered = false;
	for (size_t i = 0; i < b.s.n; i++)
		b.s.list[i].answered = false;
	check_versions(&b);
	match(&b, false);
	match(&b, true);
	report(&b);
}

static const struct rule rules[] = {
	{.ids = {DIAG_VERSION_CHANGED, DIAG_NUMBER_MISSING, DIAG_NUMBER_EXTRA},
	 .needs = HAS_DIGIT | HAS_OTHER, .unit = check_numbers},
};

const struct rule_family rules_numbers = {"numbers", rules,
                                          sizeof rules / sizeof *rules};
