/* rule_terms.c -- terms as the glossary has them, names as they are. */
#include "base/text.h"
#include "check/cldr.h"
#include "check/check.h"
#include "check/fold.h"
#include "check/glossary.h"

/* ---- words of the target --------------------------------------------------------------- */

static size_t
letters_in(str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return n;
}

/*
 * What stays of WORD when it is inflected: words of five letters and more may
 * lose some at their end.  What comes before and after it is free: endings,
 * articles, and the other parts of a compound.
 */
static str
stem_of(str word)
{
	uint32_t c;
	(void)text_decode(word, &c);
	size_t n = letters_in(word);
	size_t cut = n >= 8 ? 3 : n >= 6 ? 2 : n >= 5 ? 1 : 0;
	if (cldr_is_unspaced(c))
		return word;
	while (cut > 0) {
		word.n--;
		cut -= ((unsigned char)word.p[word.n] & 0xC0) != 0x80;
	}
	return word;
}

/* Are the stems of all words of TERM in TEXT? */
static bool
holds_stems(str text, str term, struct arena *a)
{
	struct half h = {.text = term};
	size_t n;
	const struct word *w = half_words(&h, &n, a);
	for (size_t i = 0; i < n; i++)
		if (str_find(text, stem_of(half_word(&h, &w[i])), 0)
		    == STR_NONE)
			return false;
	return n > 0;
}

static bool
is_word_char(str s, size_t at, bool before)
{
	uint32_t c;
	if (before) {
		if (at == 0)
			return false;
		at--;
		while (at > 0 && ((unsigned char)s.p[at] & 0xC0) == 0x80)
			at--;
	}
	if (at >= s.n)
		return false;
	(void)text_decode(str_sub(s, at, s.n), &c);
	return c < 0x80 ? ascii_alnum((char)c)
		: cldr_is_letter(c) && !cldr_is_unspaced(c);
}

/* So many letters may follow a word and be its ending. */
enum { ENDING_MOST = 3, LETTERS_INFLECTED = 5 };

/* How many letters go on at AT of TEXT. */
static size_t
letters_at(str text, size_t at)
{
	size_t n = 0;
	while (n <= ENDING_MOST && is_word_char(text, at, false)) {
		uint32_t c;
		at += text_decode(str_sub(text, at, text.n), &c);
		n++;
	}
	return n;
}

/* "And", "the", "to", "in", "as", "from" are letters before the word in Arabic
 * and Hebrew; "of the" is four. */
enum { PREFIX_MOST = 4 };

/* Does a word of TEXT begin at AT, or before such letters? */
static bool
begins_word(str text, size_t at)
{
	static const char *const prefixes[] = {
		"ا", "ل", "و", "ب", "ك", "ف", "س",
		"ה", "ו", "ב", "ל", "מ", "כ", "ש"};
	for (size_t n = 0; n <= PREFIX_MOST; n++) {
		bool is_prefix = false;
		if (!is_word_char(text, at, true))
			return true;
		for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
			is_prefix |= str_ends(str_sub(text, 0, at),
			                      str_of(prefixes[i]));
		if (!is_prefix)
			return false;
		at -= 2;
	}
	return false;
}

/* Where WORD begins a word of TEXT that has at most an ending more; or
 * STR_NONE. */
static size_t
find_word(str text, str word)
{
	size_t ending = letters_in(word) >= LETTERS_INFLECTED ? ENDING_MOST : 0;
	for (size_t at = 0; (at = str_find(text, word, at)) != STR_NONE; at++)
		if (begins_word(text, at)
		    && letters_at(text, at + word.n) <= ending)
			return at;
	return STR_NONE;
}

/* Is NAME in TEXT, where blanks may be no-break ones and hyphens of any kind? */
static bool
holds_name(str text, str name)
{
	for (size_t from = 0; from < text.n; from++) {
		size_t i = from, k = 0;
		while (i < text.n && k < name.n) {
			uint32_t a, b;
			i += text_decode(str_sub(text, i, text.n), &a);
			k += text_decode(str_sub(name, k, name.n), &b);
			a = fold_char(a);
			b = fold_char(b);
			if ((a == '-' ? ' ' : a) != (b == '-' ? ' ' : b)) {
				k = 0;
				break;
			}
		}
		if (k == name.n)
			return true;
		while (from + 1 < text.n
		       && ((unsigned char)text.p[from + 1] & 0xC0) == 0x80)
			from++;
	}
	return false;
}

/* ---- one term ------------------------------------------------------------------------ */

struct terms_check {
	struct unit_check *c;
	str lower; /* the target in small letters */
};

/* How near the targets of T come to the page's locale: 0 to 2. */
static int
nearest(const struct terms_check *t, const struct term *term)
{
	int best = 0;
	for (const struct term_target *x = term->targets; x != NULL;
	     x = x->next) {
		int fit = glossary_tag_fits(x->tag, t->c->locale->locale,
		                            t->c->arena);
		best = fit > best ? fit : best;
	}
	return best;
}

static void
say_missing(struct terms_check *t, const struct term *term, struct range at,
            str wanted)
{
	struct unit_check *c = t->c;
	say_evidence(say(c, DIAG_TERM_MISSING, half_whole(c->target), at,
	                 "'%.*s' is '%.*s' in the glossary",
	                 STR_ARG(term->text), STR_ARG(wanted)), term->text);
}

static void
say_forbidden(struct terms_check *t, const struct term *term, struct range at,
              str word)
{
	struct unit_check *c = t->c;
	size_t from = find_word(t->lower, word);
	/* Small letters may be of another length than their capitals. */
	bool exact = t->lower.n == c->target->text.n && from != STR_NONE;
	struct range r = exact ? half_range(c->target, from, from + word.n)
	                       : half_whole(c->target);
	say_evidence(say(c, DIAG_TERM_FORBIDDEN, r, at,
	                 "the glossary forbids '%.*s' for '%.*s'",
	                 STR_ARG(word), STR_ARG(term->text)), word);
}

static void
check_term(struct terms_check *t, const struct term *term, struct range at)
{
	int fit = nearest(t, term);
	str wanted = {NULL, 0};
	bool found = false, told = false;
	for (const struct term_target *x = term->targets;
	     x != NULL && fit > 0; x = x->next) {
		if (glossary_tag_fits(x->tag, t->c->locale->locale,
		                      t->c->arena) != fit)
			continue;
		if (!x->forbidden) {
			wanted = wanted.n == 0 ? x->written : wanted;
			found |= holds_stems(t->lower, x->text, t->c->arena);
		} else if (find_word(t->lower, x->text) != STR_NONE) {
			say_forbidden(t, term, at, x->text);
			told = true;
		}
	}
	if (wanted.n > 0 && !found && !told)
		say_missing(t, term, at, wanted);
}

static void
check_name(struct terms_check *t, const struct term *name, struct range at)
{
	struct unit_check *c = t->c;
	if (holds_name(c->target->text, name->text))
		return;
	for (const struct term_target *x = name->targets; x != NULL;
	     x = x->next)
		if (glossary_tag_fits(x->tag, c->locale->locale, c->arena) > 0
		    && holds_name(c->target->text, x->text))
			return;
	say_evidence(say(c, DIAG_NAME_ALTERED, half_whole(c->target), at,
	                 "the name '%.*s' is not in the target",
	                 STR_ARG(name->text)), name->text);
}

/* ---- all terms of a source -------------------------------------------------------------- */

/* Does WORD of the source stand for WANTED of a term?  Its last word may be a
 * plural. */
static bool
is_word_of(str word, const struct term *t, size_t i, struct arena *a)
{
	if (t->is_name)
		return str_eq(word, t->words[i]);
	word = cldr_lower_text(word, a);
	if (str_eq(word, t->words[i]))
		return true;
	if (i + 1 < t->nwords || !str_ends(word, S("s")))
		return false;
	str one = str_sub(word, 0, word.n - 1);
	return str_eq(one, t->words[i])
		|| (str_ends(one, S("e"))
		    && str_eq(str_sub(one, 0, one.n - 1), t->words[i]));
}

static bool
is_at(const struct unit_check *c, const struct term *t, const struct word *w,
      size_t left)
{
	if (t->nwords > left)
		return false;
	for (size_t i = 0; i < t->nwords; i++)
		if (!is_word_of(half_word(c->source, &w[i]), t, i, c->arena))
			return false;
	return true;
}

/* The terms that may begin with WORD, whose plural may be in the table. */
static const struct term *
terms_at(const struct glossary *g, str word, struct arena *a)
{
	str lower = cldr_lower_text(word, a);
	for (size_t cut = 0; cut < 3 && cut < lower.n; cut++) {
		str key = str_sub(lower, 0, lower.n - cut);
		void **slot = map_get(&g->terms, key);
		if (slot != NULL)
			return *slot;
		if (lower.p[lower.n - 1] != 's')
			return NULL;
	}
	return NULL;
}

/* So many terms of one source are looked for. */
enum { TERMS_MOST = 100 };

static void
check_terms(struct unit_check *c)
{
	const struct glossary *g = c->page->check->glossary;
	struct terms_check t = {.c = c};
	size_t n, found = 0;
	if (g == NULL || g->n == 0)
		return;
	const struct word *w = half_words(c->source, &n, c->arena);
	for (size_t i = 0, step; i < n && found < TERMS_MOST; i += step) {
		step = 1;
		const struct term *term = terms_at(
			g, half_word(c->source, &w[i]), c->arena);
		while (term != NULL && !is_at(c, term, &w[i], n - i))
			term = term->next;
		if (term == NULL)
			continue;
		step = term->nwords;
		found++;
		if (t.lower.p == NULL)
			t.lower = cldr_lower_text(c->target->text, c->arena);
		struct range at = half_range(c->source, w[i].from,
		                             w[i + step - 1].to);
		if (term->is_name)
			check_name(&t, term, at);
		else
			check_term(&t, term, at);
	}
}

static const struct rule rules[] = {
	{.ids = {DIAG_TERM_MISSING, DIAG_TERM_FORBIDDEN, DIAG_NAME_ALTERED},
	 .needs = HAS_LETTER | HAS_OTHER, .unit = check_terms},
};

const struct rule_family rules_terms = {"terms", rules,
                                        sizeof rules / sizeof *rules};
