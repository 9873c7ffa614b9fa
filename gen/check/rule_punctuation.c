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

/* What may stand behind the mark that ends a sentence: brackets, quotes, signs
 * left over, what cannot be seen. */
static bool
closes(uint32_t c)
{
	switch (c) {
	case ')': case ']': case '"': case '\'': case '*': case '_': case 0xAB:
	case 0xBB: case 0x2019: case 0x201C: case 0x201D: case 0x203A:
	case 0x300D: case 0x300F: case 0xFF09:
		return true;
	default:
		return text_is_space(c) || (c >= 0x200B && c <= 0x200F)
			|| (c >= 0x2028 && c <= 0x202E)
			|| (c >= 0x2066 && c <= 0x2069);
	}
}

/* The end of S without what closes brackets and quotes, nor a separator that
 * nothing follows, of which separator-lost tells; and the character there. */
static str
bare_end(str s, uint32_t *c)
{
	for (;;) {
		size_t at = last_char(s, c);
		bool separator = *c == '>' && at > 0 && s.p[at - 1] == ' ';
		if (s.n == 0 || (!closes(*c) && !separator))
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
	MARK_MORE /* three stops, dashes: the sentence goes on */
};

static const struct {
	uint32_t c;
	uint8_t kind;
} marks[] = {
	{'.', MARK_STOP}, {'?', MARK_QUESTION}, {'!', MARK_CALL},
	{':', MARK_COLON}, {';', MARK_SEMICOLON}, {',', MARK_COMMA},
	{0xB7, MARK_SEMICOLON}, {0x37E, MARK_QUESTION},
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

/* Is the stop that ends S that of an abbreviation ("etc.")?  Alone it is a
 * sentence: "No." */
static bool
ends_in_abbreviation(const struct check_locale *l, str s)
{
	size_t from = s.n;
	while (from > 0 && !ascii_blank(s.p[from - 1]) && s.p[from - 1] != '(')
		from--;
	return from > 0 && fact_has(&l->facts[FACT_ABBREVIATIONS],
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
	/* What ends in a sign may have lost more than its stop. */
	if (e->source_kind == MARK_STOP && is_open_end(c->target, e->target)
	    && is_open_end(c->source, e->source))
		say_fix(f, end, stop->n > 0 ? stop->values[0] : S("."),
		        cldr_is_letter(e->t) || fold_digit(e->t) >= 0);
}

/* How many questions S holds, anywhere: "See [What if ...?](url)". */
static size_t
count_questions(str s, const struct check_locale *l)
{
	size_t n = 0, step;
	for (size_t i = 0; i < s.n; i += step) {
		uint32_t c;
		step = text_decode(str_sub(s, i, s.n), &c);
		n += kind_of(c, str_sub(s, 0, i + step), l) == MARK_QUESTION;
	}
	return n;
}

/* What may stand for what: a list may follow a stop, a call is a stop. */
static bool
may_stand_for(const struct unit_check *c, const struct ends *e)
{
	enum mark_kind t = e->target_kind, s = e->source_kind;
	if (t == s || s == MARK_NONE || t == MARK_NONE || s == MARK_MORE
	    || t == MARK_MORE)
		return true;
	if (s == MARK_QUESTION)
		return t != MARK_COMMA && t != MARK_SEMICOLON
			&& count_questions(e->target, c->locale) > 0;
	if (t == MARK_QUESTION)
		return count_questions(e->target, c->locale)
			<= count_questions(e->source, c->source_locale);
	if (t == MARK_COMMA || t == MARK_SEMICOLON)
		return s == MARK_COMMA || s == MARK_SEMICOLON;
	return s != MARK_COLON || t == MARK_CALL
		|| c->locale->facts[FACT_COLON_AS_STOP].holds;
}

/* So few words alone in their block are a label. */
enum { LABEL_WORDS = 4 };

static size_t
words_of(const struct unit_check *c)
{
	size_t n;
	(void)half_words(c->source, &n, c->arena);
	return n;
}

/* A heading, a label, or a paragraph that is bold as a whole. */
static bool
is_heading(const struct unit_check *c)
{
	const struct half *h = c->source;
	if (c->unit->block != NULL && c->unit->block->kind == NODE_HEADING)
		return true;
	if (c->unit->alone && words_of(c) <= LABEL_WORDS)
		return true;
	return c->unit->alone && h->strongs.n == 1
		&& h->strongs.list[0].from == 0
		&& h->strongs.list[0].to + 1 >= h->text.n;
}

/* Does H end in a link, behind a colon: "For more, see: [Help](url)"? */
static bool
ends_in_link(const struct half *h)
{
	if (h->links.n == 0)
		return false;
	const struct mark *last = &h->links.list[h->links.n - 1];
	size_t at = last->from;
	while (at > 0 && h->text.p[at - 1] == ' ')
		at--;
	return last->to == h->text.n && at > 0
		&& (h->text.p[at - 1] == ':'
		    || str_ends(str_sub(h->text, 0, at), S("\xEF\xBC\x9A")));
}

/* Is the unit all that a link shows, "[unit](url)": a title? */
static bool
is_link_text(const struct unit_check *c)
{
	str text = c->page->doc->src.text;
	const struct pair *p = c->unit->pair;
	return p->pos > 0 && text.p[p->pos - 1] == '['
		&& str_starts(str_sub(text, p->end, STR_NONE), S("]("));
}

/* A heading in the source's exclamation need not be one in the target. */
static bool
is_call_in_heading(const struct unit_check *c, const struct ends *e)
{
	return e->source_kind == MARK_CALL && c->unit->block != NULL
		&& c->unit->block->kind == NODE_HEADING;
}

/* "a." or "?" alone: no sentence ends there. */
static bool
is_sign(str source)
{
	size_t n = source.n;
	return n < 4 || source.p[n - 2] == ' ';
}

/* May the target end in no mark, where the source has one? */
static bool
may_end_bare(const struct unit_check *c, const struct ends *e)
{
	const struct fact *bare = &c->locale->facts[FACT_BARE_ENDS];
	/* Code and addresses end as they end. */
	if (e->t == 0xFFFC || is_sign(e->source) || ends_in_link(c->target)
	    || is_link_text(c) || is_call_in_heading(c, e)
	    || ends_in_abbreviation(c->source_locale, e->source)
	    || ends_in_abbreviation(c->locale, e->target))
		return true;
	for (size_t i = 0; i < bare->n; i++)
		if (str_ends(e->target, bare->values[i]))
			return true;
	return e->source_kind != MARK_STOP && is_heading(c)
		&& c->locale->facts[FACT_BARE_HEADINGS].holds;
}

static void
say_end_wrong(struct unit_check *c, const struct ends *e)
{
	size_t n = 1;
	while (n < e->target.n
	       && ((unsigned char)e->target.p[e->target.n - n] & 0xC0) == 0x80)
		n++;
	str mark = str_sub(e->target, e->target.n - n, e->target.n);
	struct finding *f = say(
		c, DIAG_END_PUNCTUATION_WRONG,
		half_range(c->target, e->target.n - n, e->target.n),
		half_range(c->source, e->source.n - 1, e->source.n),
		"the source ends in '%c', the target in '%.*s'", (char)e->s,
		STR_ARG(mark));
	say_evidence(f, mark);
}

/* Spanish opens a question with a mark of its own. */
static void
check_inverted(struct unit_check *c, const struct ends *e)
{
	const struct fact *mark = &c->locale->facts[FACT_INVERTED_MARKS];
	if (e->target_kind != MARK_QUESTION || mark->n == 0
	    || str_find(e->target, mark->values[0], 0) != STR_NONE)
		return;
	struct finding *f = say(c, DIAG_END_PUNCTUATION_WRONG,
	                        half_range(c->target, e->target.n - 1,
	                                   e->target.n), RANGE_NONE,
	                        "a question without '%.*s' at its beginning",
	                        STR_ARG(mark->values[0]));
	say_evidence(f, mark->values[0]);
}

static void
check_end(struct unit_check *c)
{
	struct ends e;
	if (c->locale->facts[FACT_NO_END_PUNCTUATION].holds)
		return;
	e.target = bare_end(c->target->text, &e.t);
	e.source = bare_end(c->source->text, &e.s);
	if (e.target.n == 0 || e.source.n == 0 || e.s >= 0x80)
		return;
	e.target_kind = kind_of(e.t, e.target, c->locale);
	e.source_kind = kind_of(e.s, e.source, c->source_locale);
	if (!may_stand_for(c, &e))
		say_end_wrong(c, &e);
	else if (e.target_kind != MARK_NONE)
		check_inverted(c, &e);
	else if (e.source_kind >= MARK_STOP && e.source_kind <= MARK_COLON
	         && !may_end_bare(c, &e))
		say_end_missing(c, &e);
}

static const struct rule rules[] = {
	{.ids = {DIAG_END_PUNCTUATION_MISSING, DIAG_END_PUNCTUATION_WRONG},
	 .needs = HAS_STOP, .unit = check_end},
};

const struct rule_family rules_punctuation = {"punctuation", rules,
                                              sizeof rules / sizeof *rules};
