/* rule_punctuation.c -- the mark at the end. */
#include "base/text.h"
#include "check/fold.h"
#include "check/rule.h"

/* ---- the end --------------------------------------------------------------------- */

/* The last character of S into *C, and where it begins. */
static size_t
last_char(str s, uint32_t *c)
{
	size_t at = s.n;
	*c = 0;
	while (at > 0 && ((unsigned char)s.p[at - 1] & 0xC0) == 0x80)
		at--;
	if (at == 0)
		return 0;
	(void)text_decode(str_sub(s, at - 1, s.n), c);
	return at - 1;
}

/* What may stand behind the mark that ends a sentence. */
static bool
closes(uint32_t c)
{
	return c == ')' || c == ']' || c == '"' || c == '\'' || c == 0x201D
		|| c == 0x2019 || c == 0xBB || c == 0x203A || c == 0x300D
		|| c == 0x300F || c == 0xFF09 || c == 0x201C || text_is_space(c)
		|| (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E)
		|| (c >= 0x2066 && c <= 0x2069);
}

/* The end of S without what closes brackets and quotes, and the character
 * there. */
static str
bare_end(str s, uint32_t *c)
{
	for (;;) {
		size_t at = last_char(s, c);
		if (s.n == 0 || !closes(*c))
			return s;
		s = str_sub(s, 0, at);
	}
}

/* What a mark does, however it is written. */
enum mark_kind {
	MARK_NONE,
	MARK_STOP,
	MARK_QUESTION,
	MARK_CALL,
	MARK_COLON,
	MARK_SEMICOLON,
	MARK_COMMA,
	MARK_MORE, /* three stops, dashes: the sentence goes on */
};

static const struct {
	uint32_t c;
	uint8_t kind;
} marks[] = {
	{'.', MARK_STOP}, {'?', MARK_QUESTION}, {'!', MARK_CALL},
	{':', MARK_COLON}, {';', MARK_SEMICOLON}, {',', MARK_COMMA},
	{'-', MARK_MORE}, {0xB7, MARK_SEMICOLON}, {0x37E, MARK_QUESTION},
	{0x387, MARK_SEMICOLON}, {0x55C, MARK_CALL}, {0x55E, MARK_QUESTION},
	{0x589, MARK_STOP}, {0x5C3, MARK_STOP}, {0x60C, MARK_COMMA},
	{0x61B, MARK_SEMICOLON}, {0x61F, MARK_QUESTION}, {0x6D4, MARK_STOP},
	{0x964, MARK_STOP}, {0x965, MARK_STOP}, {0x104B, MARK_STOP},
	{0x1362, MARK_STOP}, {0x17D4, MARK_STOP}, {0x2013, MARK_MORE},
	{0x2014, MARK_MORE}, {0x2026, MARK_MORE}, {0x3001, MARK_COMMA},
	{0x3002, MARK_STOP}, {0xFF61, MARK_STOP}, {0xFF64, MARK_COMMA},
};

/* The kind of the mark C that ends S, in the language L. */
static enum mark_kind
kind_of(uint32_t c, str s, const struct check_locale *l)
{
	c = fold_char(c);
	if (c == ';' && str_eq(l->language, S("el")))
		return MARK_QUESTION;
	if (c == '.' && s.n > 1 && s.p[s.n - 2] == '.')
		return MARK_MORE;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (marks[i].c == c)
			return (enum mark_kind)marks[i].kind;
	return MARK_NONE;
}

/* Is the stop that ends S that of an abbreviation ("etc.")? */
static bool
ends_in_abbreviation(const struct check_locale *l, str s)
{
	size_t from = s.n;
	while (from > 0 && !ascii_blank(s.p[from - 1]) && s.p[from - 1] != '(')
		from--;
	return fact_has(&l->facts[FACT_ABBREVIATIONS],
	                str_sub(s, from, s.n));
}

/* The ends of both halves. */
struct ends {
	str target, source; /* without what closes */
	uint32_t t, s;
	enum mark_kind target_kind, source_kind;
};

/* Nothing is shown behind the mark, so that one can be added there. */
static bool
is_open_end(const struct half *h, str bare)
{
	return bare.n == h->text.n;
}

static void
say_end_missing(struct unit_check *c, const struct ends *e)
{
	const struct fact *stop = &c->locale->facts[FACT_FULL_STOP];
	struct finding *f = say(
		c, DIAG_END_PUNCTUATION_MISSING,
		half_range(c->target, e->target.n - 1, e->target.n),
		half_range(c->source, e->source.n - 1, e->source.n),
		"the source ends in '%c', the target in no mark", (char)e->s);
	say_evidence(f, str_sub(c->source->text, e->source.n - 1,
	                        e->source.n));
	struct range end = half_whole(c->target);
	end = (struct range){end.pos + end.len, 0};
	if (e->source_kind == MARK_STOP && is_open_end(c->target, e->target)
	    && is_open_end(c->source, e->source))
		say_fix(f, end, stop->n > 0 ? stop->values[0] : S("."), true);
}

/* RULES: what may stand for what is silent. */
static bool
may_stand_for(const struct unit_check *c, enum mark_kind t, enum mark_kind s)
{
	bool stop = t == MARK_STOP || t == MARK_CALL;
	if (t == s || s == MARK_NONE || t == MARK_NONE || s == MARK_MORE
	    || t == MARK_MORE)
		return true;
	if (s == MARK_STOP || s == MARK_CALL)
		return stop;
	return s == MARK_COLON && stop
		&& c->locale->facts[FACT_COLON_AS_STOP].holds;
}

static void
check_end(struct unit_check *c)
{
	struct ends e;
	bool heading = c->unit->block != NULL
		&& c->unit->block->kind == NODE_HEADING;
	if (c->locale->facts[FACT_NO_END_PUNCTUATION].holds)
		return;
	e.target = bare_end(c->target->text, &e.t);
	e.source = bare_end(c->source->text, &e.s);
	e.target_kind = kind_of(e.t, e.target, c->locale);
	e.source_kind = kind_of(e.s, e.source, c->source_locale);
	if (e.target.n == 0 || e.source.n == 0)
		return;
	if (!may_stand_for(c, e.target_kind, e.source_kind)) {
		size_t at = e.target.n - 1;
		struct finding *f = say(
			c, DIAG_END_PUNCTUATION_WRONG,
			half_range(c->target, at, at + 1),
			half_range(c->source, e.source.n - 1, e.source.n),
			"the source ends in '%c', which this mark does not "
			"answer", (char)e.s);
		say_evidence(f, str_sub(c->source->text, e.source.n - 1,
		                        e.source.n));
		return;
	}
	if (e.target_kind != MARK_NONE
	    || (e.s != '.' && e.s != '!' && e.s != '?' && e.s != ':')
	    || e.source_kind == MARK_MORE)
		return;
	/* Code and addresses end as they end. */
	if (e.t == 0xFFFC || ends_in_abbreviation(c->source_locale, e.source))
		return;
	if (heading && c->locale->facts[FACT_COLON_AS_STOP].holds
	    && e.s != '.')
		return;
	say_end_missing(c, &e);
}

static const struct rule rules[] = {
	{.ids = {DIAG_END_PUNCTUATION_MISSING, DIAG_END_PUNCTUATION_WRONG},
	 .needs = HAS_STOP, .unit = check_end},
};

const struct rule_family rules_punctuation = {"punctuation", rules,
                                              sizeof rules / sizeof *rules};
