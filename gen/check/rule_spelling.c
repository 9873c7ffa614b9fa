/* rule_spelling.c -- words that no dictionary knows. */
#include "base/map.h"
#include "base/text.h"
#include "check/check.h"
#include "check/cldr.h"
#include "check/rule.h"

/* Shorter ones are signs, units and the like. */
enum { LETTERS_LEAST = 3 };

/* A word of small letters but for the first, without digits: what else there is
 * are names, codes and abbreviations. */
static bool
is_plain_word(str s)
{
	size_t letters = 0, step;
	for (size_t i = 0; i < s.n; i += step, letters++) {
		uint32_t c;
		step = text_decode(str_sub(s, i, s.n), &c);
		if (c == '_' || cldr_is_unspaced(c)
		    || (c < 0x80 && ascii_digit((char)c))
		    || (i > 0 && cldr_lower(c) != c))
			return false;
	}
	return letters >= LETTERS_LEAST;
}

/* Is WORD, or are all that hyphens and apostrophes part in it, known? */
static bool
is_known(const struct speller *s, str word)
{
	if (speller_knows(s, word))
		return true;
	for (size_t from = 0, at = 0; at <= word.n; at++) {
		bool quote = str_starts(str_sub(word, at, word.n),
		                        S("\xE2\x80\x99"));
		if (at < word.n && word.p[at] != '-' && word.p[at] != '\''
		    && !quote)
			continue;
		str part = str_sub(word, from, at);
		if (part.n == word.n)
			return false;
		/* "l'": what is elided is short. */
		if (part.n > LETTERS_LEAST && !speller_knows(s, part))
			return false;
		at += quote ? 2 : 0;
		from = at + 1;
	}
	return true;
}

/* Names are as the source has them. */
static bool
is_of_source(const struct unit_check *c, str word)
{
	return str_find(c->source->text, word, 0) != STR_NONE;
}

static void
check_spelling(struct unit_check *c)
{
	struct page_check *p = c->page;
	const struct speller *s = p->check->spellers == NULL
		? NULL : p->check->spellers[p->locale];
	size_t n;
	if (s == NULL)
		return;
	const struct word *w = half_words(c->target, &n, c->arena);
	for (size_t i = 0; i < n && !said_enough(c); i++) {
		str word = half_word(c->target, &w[i]);
		bool added = true;
		if (!is_plain_word(word) || is_of_source(c, word)
		    || is_known(s, word))
			continue;
		/* Once a page: the second is the same slip, or the same name. */
		(void)map_put(&p->misspelt, word, &added, c->arena);
		if (!added)
			continue;
		say_evidence(say(c, DIAG_SPELLING,
		                 half_range(c->target, w[i].from, w[i].to),
		                 RANGE_NONE, "the dictionary does not have "
		                 "'%.*s'", STR_ARG(word)), word);
	}
}

static const struct rule rules[] = {
	{.ids = {DIAG_SPELLING}, .needs = HAS_LETTER | HAS_OTHER,
	 .opt_in = true, .unit = check_spelling},
};

const struct rule_family rules_spelling = {"spelling", rules,
                                           sizeof rules / sizeof *rules};
