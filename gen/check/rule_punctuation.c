/* rule_punctuation.c -- marks at the end, blanks between words. */
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

/* The marks that end a sentence or open a list, in any script. */
static bool
is_end_mark(uint32_t c)
{
	static const uint32_t marks[] = {
		'.', '!', '?', ':', ';', ',', 0x2026, 0x37E, 0x589, 0x60C,
		0x61B, 0x61F, 0x6D4, 0x964, 0x965, 0x104B, 0x17D4, 0x3001,
		0x3002, 0xFF01, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF61,
		0xB7, '-', 0x2013, 0x2014,
	};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (marks[i] == c)
			return true;
	return false;
}

/* Is the stop that ends S that of an abbreviation ("etc.")? */
static bool
ends_in_abbreviation(const struct unit_check *c, str s)
{
	size_t from = s.n;
	while (from > 0 && !ascii_blank(s.p[from - 1]) && s.p[from - 1] != '(')
		from--;
	return fact_has(&c->source_locale->facts[FACT_ABBREVIATIONS],
	                str_sub(s, from, s.n));
}

static void
check_end(struct unit_check *c)
{
	uint32_t t, s;
	if (c->locale->facts[FACT_NO_END_PUNCTUATION].holds)
		return;
	str target = bare_end(c->target->text, &t);
	str source = bare_end(c->source->text, &s);
	if (target.n == 0 || source.n == 0 || is_end_mark(t)
	    || (s != '.' && s != '!' && s != '?' && s != ':'))
		return;
	/* Code and addresses end as they end. */
	if (t == 0xFFFC || ends_in_abbreviation(c, source))
		return;
	struct finding *f = say(
		c, DIAG_END_PUNCTUATION_MISSING,
		half_range(c->target, target.n - 1, target.n),
		half_range(c->source, source.n - 1, source.n),
		"the source ends in '%c', the target in no mark", (char)s);
	say_evidence(f, str_sub(c->source->text, source.n - 1, source.n));
}

/* ---- blanks ----------------------------------------------------------------------- */

static void
check_double_space(struct unit_check *c)
{
	str s = c->target->text;
	if ((c->target->has & HAS_DOUBLE_SPACE) == 0
	    || (c->source->has & HAS_DOUBLE_SPACE) != 0)
		return;
	for (size_t at = 0; (at = str_find(s, S("  "), at)) != STR_NONE;) {
		size_t end = at;
		while (end < s.n && s.p[end] == ' ')
			end++;
		struct range r = half_range(c->target, at, end);
		struct finding *f = say(c, DIAG_DOUBLE_SPACE, r, RANGE_NONE,
		                        "%zu blanks, where one will do",
		                        end - at);
		/* Signs may stand between them: then it is not certain which
		 * to take. */
		if (r.len == end - at)
			say_fix(f, r, S(" "), true);
		at = end;
	}
}

static const struct rule rules[] = {
	{.ids = {DIAG_END_PUNCTUATION_MISSING}, .needs = HAS_STOP,
	 .unit = check_end},
	{.ids = {DIAG_DOUBLE_SPACE}, .needs = HAS_DOUBLE_SPACE,
	 .unit = check_double_space},
};

const struct rule_family rules_punctuation = {"punctuation", rules,
                                              sizeof rules / sizeof *rules};
