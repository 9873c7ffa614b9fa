/* rule_language.c -- is the target in the language of its page? */
#include "base/eight.h"
#include "base/text.h"
#include "check/cldr.h"
#include "check/rule.h"

/* ---- scripts ---------------------------------------------------------------------- */

/* RULES: so many of a hundred letters; fewer than three letters are signs. */
enum { SHARE_LEAST = 30, LETTERS_LEAST = 3 };

/* What the unit may be written in: the languages of the page, and what the
 * source has here. */
static struct scripts
allowed_scripts(const struct unit_check *c)
{
	struct scripts s = c->locale->scripts;
	for (int i = 0; i < SCRIPT_SETS; i++)
		s.bits[i] |= c->source_locale->scripts.bits[i];
	str t = c->source->text;
	for (size_t i = 0; i < t.n && (c->source->has & HAS_OTHER) != 0;) {
		uint32_t code;
		i += text_decode(str_sub(t, i, t.n), &code);
		if (code >= 0x80)
			scripts_add(&s, script_of(code));
	}
	return s;
}

struct foreign {
	size_t letters, all;
	size_t from, to; /* from the first to the last of them */
	int script;      /* of the first */
};

static struct foreign
foreign_letters(str t, const struct scripts *allowed)
{
	struct foreign f = {.script = -1};
	size_t step;
	for (size_t i = eight_beyond_ascii(t, 0); i < t.n;
	     i = eight_beyond_ascii(t, i + step)) {
		uint32_t code;
		step = text_decode(str_sub(t, i, t.n), &code);
		int script = script_of(code);
		f.all += script >= 0;
		if (script < 0 || scripts_have(allowed, script)
		    || !cldr_is_letter(code))
			continue;
		if (f.letters++ == 0) {
			f.from = i;
			f.script = script;
		}
		f.to = i + step;
	}
	for (size_t i = 0; i < t.n && f.letters >= LETTERS_LEAST; i++)
		f.all += ascii_alpha(t.p[i]);
	return f;
}

static void
check_script(struct unit_check *c)
{
	if ((c->target->has & HAS_OTHER) == 0)
		return;
	struct scripts allowed = c->locale->scripts;
	for (int i = 0; i < SCRIPT_SETS; i++)
		allowed.bits[i] |= c->source_locale->scripts.bits[i];
	struct foreign f = foreign_letters(c->target->text, &allowed);
	if (f.letters < LETTERS_LEAST
	    || f.letters * 100 < f.all * SHARE_LEAST)
		return;
	allowed = allowed_scripts(c);
	f = foreign_letters(c->target->text, &allowed);
	if (f.letters < LETTERS_LEAST
	    || f.letters * 100 < f.all * SHARE_LEAST)
		return;
	struct range at = half_range(c->target, f.from, f.to);
	struct finding *found = say(
		c, DIAG_WRONG_SCRIPT, at, half_whole(c->source),
		"%zu of %zu letters are %s, which %.*s is not written in",
		f.letters, f.all, script_name(f.script),
		STR_ARG(c->locale->locale->id));
	say_evidence(found, str_sub(c->target->text, f.from, f.to));
	c->settled = found != NULL;
}

/* ---- characters of Chinese and Japanese --------------------------------------------- */

/* So many, and one in so many letters: fewer are in a name. */
enum { HAN_LEAST = 3, HAN_SHARE = 12 };

/* Is the target in another language, or another form of it, that shares the
 * script?  What the source shows may stay. */
static void
check_han(struct unit_check *c)
{
	str s = c->target->text;
	size_t found = 0, letters = 0, from = 0, to = 0, step;
	if (c->locale->foreign == NULL || (c->target->has & HAS_OTHER) == 0)
		return;
	for (size_t i = 0; i < s.n; i += step) {
		uint32_t code = (unsigned char)s.p[i];
		step = code < 0x80 ? 1
			: text_decode(str_sub(s, i, s.n), &code);
		letters += code >= 0x3040 && cldr_is_letter(code);
		if (!check_locale_is_foreign(c->locale, code))
			continue;
		from = found++ == 0 ? i : from;
		to = i + step;
	}
	if (found < HAN_LEAST || found * HAN_SHARE < letters
	    || (c->source->has & HAS_OTHER) != 0)
		return;
	uint32_t first;
	str shown = str_sub(s, from, from + text_decode(str_sub(s, from, to),
	                                                &first));
	say_evidence(say(c, DIAG_WRONG_LANGUAGE, half_range(c->target, from, to),
	                 half_whole(c->source), "%zu of %zu letters are not "
	                 "written so in %.*s, such as '%.*s'", found, letters,
	                 STR_ARG(c->locale->locale->id), STR_ARG(shown)),
	             shown);
}

/* ---- languages -------------------------------------------------------------------- */

/* RULES: fewer words tell nothing. */
enum { WORDS_LEAST = 10, WORDS_SEEN = 3 };

/* No text has more words, or the rest of them does not count. */
enum { PLANES = 20, WORDS_MOST = (1 << PLANES) - 1 };

/*
 * How many words of a text may be of each language: its bit in each plane is
 * one of that number, the lowest first, so that a word counts for all of its
 * languages at once.
 */
struct votes {
	uint64_t planes[PLANES];
	int nplanes; /* that are not all zero */
	uint32_t words;
	/* Words of the one language that was asked for; one word again and
	 * again tells nothing. */
	str seen[WORDS_SEEN];
	size_t nseen;
};

/* In text with more bold parts than this, the rest counts as plain. */
enum { STRONGS_MOST = 64 };

static bool
is_bold(const struct half *h, const struct word *w)
{
	for (size_t i = 0; i < h->strongs.n && i < STRONGS_MOST; i++)
		if (h->strongs.list[i].from <= w->from
		    && w->to <= h->strongs.list[i].to)
			return true;
	return false;
}

/* One more vote for each language of MAY. */
static void
vote(struct votes *v, uint64_t may)
{
	int i = 0;
	for (; may != 0 && i < PLANES; i++) {
		uint64_t carry = v->planes[i] & may;
		v->planes[i] ^= may;
		may = carry;
	}
	if (i > v->nplanes)
		v->nplanes = i;
}

static uint32_t
votes_of(const struct votes *v, int tongue)
{
	uint32_t n = 0;
	for (int i = 0; i < v->nplanes; i++)
		n |= (uint32_t)(v->planes[i] >> tongue & 1) << i;
	return n;
}

/* Those that have more votes than N, which one of them has. */
static uint64_t
with_more(const struct votes *v, uint32_t n)
{
	uint64_t more = 0, equal = UINT64_MAX;
	for (int i = v->nplanes; i-- > 0;) {
		uint64_t bit = (n >> i & 1) != 0 ? UINT64_MAX : 0;
		more |= equal & v->planes[i] & ~bit;
		equal &= ~(v->planes[i] ^ bit);
	}
	return more;
}

static void
remember(struct votes *v, str word)
{
	for (size_t i = 0; i < v->nseen; i++)
		if (str_eq_nocase(v->seen[i], word))
			return;
	if (v->nseen < WORDS_SEEN)
		v->seen[v->nseen++] = word;
}

/* The votes of H: of words that may be of one of MASK and not of all of it. */
static void
count_votes(struct unit_check *c, struct half *h, uint64_t mask, int asked,
            struct votes *v)
{
	size_t n;
	const struct word *w = half_words(h, &n, c->arena);
	const struct lexicon *l = c->locale->lexicon;
	str text = h->text;
	for (size_t i = 0; i < n && i < WORDS_MOST; i++) {
		uint64_t may = lexicon_find(l, text, w[i]) & mask;
		if (h->strongs.n > 0 && is_bold(h, &w[i]))
			continue;
		v->words++;
		if (may == mask)
			continue;
		if (asked != TONGUE_NONE && (may >> asked & 1) != 0)
			remember(v, half_word(h, &w[i]));
		vote(v, may);
	}
}

static bool
is_near(const struct unit_check *c, int tongue)
{
	const struct fact *near = &c->locale->facts[FACT_NEAR_LANGUAGES];
	return fact_has(near, c->locale->lexicon->names[tongue]);
}

/* Does H tell by a margin that it is in OTHER and not in the page's own? */
static bool
is_clear(struct unit_check *c, struct half *h, int other)
{
	struct votes v = {.words = 0};
	int own = c->locale->tongue;
	uint64_t mask = (uint64_t)1 << other;
	if (own != TONGUE_NONE)
		mask |= (uint64_t)1 << own;
	else /* a bit that no word has: all words of OTHER are its own */
		mask |= (uint64_t)1 << (TONGUES_MOST - 1);
	count_votes(c, h, mask, other, &v);
	uint32_t mine = own == TONGUE_NONE ? 0 : votes_of(&v, own);
	uint32_t its = votes_of(&v, other);
	if (v.nseen < WORDS_SEEN)
		return false;
	if (is_near(c, other))
		return its >= 5 && its * 5 >= v.words && mine * 6 <= its;
	bool sure = own != TONGUE_NONE && mine == 0;
	return its >= (sure ? 3 : 4) && its * 5 >= v.words && mine * 3 <= its;
}

/* The language of most function words of H besides the page's own, when they
 * are more; else TONGUE_NONE. */
static int
leading_tongue(struct unit_check *c, struct half *h)
{
	struct votes v = {.words = 0};
	int best = TONGUE_NONE, own = c->locale->tongue;
	count_votes(c, h, UINT64_MAX, TONGUE_NONE, &v);
	if (v.words < WORDS_LEAST
	    || (own != TONGUE_NONE && with_more(&v, votes_of(&v, own)) == 0))
		return TONGUE_NONE;
	for (int i = 0; i < c->locale->lexicon->n; i++)
		if (i != own && (best == TONGUE_NONE
		                 || votes_of(&v, i) > votes_of(&v, best)))
			best = i;
	return best;
}

/* Is the source half more in OTHER than in the source language? */
static bool
source_reads_as(struct unit_check *c, int other)
{
	struct votes v = {.words = 0};
	int own = c->source_locale->tongue;
	if (other == own || own == TONGUE_NONE)
		return false;
	uint64_t mask = (uint64_t)1 << other | (uint64_t)1 << own;
	count_votes(c, c->source, mask, other, &v);
	return votes_of(&v, other) > votes_of(&v, own);
}

/* So many words that are the page's own, and not of a language near it, prove
 * that the unit is. */
enum { OWN_SURE = 3 };

static bool
is_surely_own(const struct unit_check *c)
{
	const struct check_locale *l = c->locale;
	size_t own = 0, end;
	str s = c->target->text;
	if (l->tongue == TONGUE_NONE)
		return false;
	for (size_t at = 0; at < s.n && own < OWN_SURE; at = end + 1) {
		end = eight_find(s, ' ', at);
		struct word w = {(uint32_t)at, (uint32_t)end};
		uint64_t may = lexicon_find(l->lexicon, s, w);
		own += (may >> l->tongue & 1) != 0 && (may & l->near) == 0;
	}
	return own == OWN_SURE;
}

static bool
has_words(str s, size_t n)
{
	for (size_t at = 0; n > 1; n--, at++)
		if ((at = eight_find(s, ' ', at)) >= s.n)
			return false;
	return true;
}

/* Most units are their page's own, and done with here: which question shows it
 * first depends on whether a language is near. */
static int
other_tongue(struct unit_check *c)
{
	size_t n;
	bool near = c->locale->near != 0;
	if (!has_words(c->target->text, WORDS_LEAST / 2)
	    || (!near && is_surely_own(c)))
		return TONGUE_NONE;
	(void)half_words(c->target, &n, c->arena);
	int other = n < WORDS_LEAST ? TONGUE_NONE
		: leading_tongue(c, c->target);
	if (other == TONGUE_NONE || (near && is_surely_own(c)))
		return TONGUE_NONE;
	return other;
}

static void
check_language(struct unit_check *c)
{
	check_han(c);
	int other = other_tongue(c);
	if (other == TONGUE_NONE || !is_clear(c, c->target, other))
		return;
	str name = c->locale->lexicon->names[other];
	/* What is foreign in the source may be meant to be so here, too: what
	 * was left as it is there, is. */
	bool both = source_reads_as(c, other);
	if (both && (c->page->told_foreign
	             || str_eq(c->target->text, c->source->text)))
		return;
	c->page->told_foreign |= both;
	struct finding *f = say(
		c, DIAG_WRONG_LANGUAGE, half_whole(c->target),
		half_whole(c->source), "this reads as '%.*s'%s, the page is "
		"'%.*s'", STR_ARG(name), both ? ", as does the source" : "",
		STR_ARG(c->locale->language));
	say_evidence(f, name);
	if (f != NULL && both)
		f->severity = SEV_INFO;
}

static const struct rule rules[] = {
	{.ids = {DIAG_WRONG_SCRIPT}, .needs = HAS_OTHER,
	 .unit = check_script},
	{.ids = {DIAG_WRONG_LANGUAGE}, .needs = HAS_LETTER | HAS_OTHER,
	 .unit = check_language},
};

const struct rule_family rules_language = {"language", rules,
                                           sizeof rules / sizeof *rules};
