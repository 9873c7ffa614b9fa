/* rule_status.c -- is the unit translated at all, and whole? */
#include "base/html_tag.h"
#include "base/text.h"
#include "check/fold.h"
#include "check/rule.h"

/* ---- nothing but markup ---------------------------------------------------------------- */

/* Does S show a letter, a digit, or what stands for code or an image? */
static bool
says_something(str s)
{
	for (size_t i = 0; i < s.n;) {
		uint32_t c;
		i += text_decode(str_sub(s, i, s.n), &c);
		if (!text_is_space(c) && !text_is_punct(c)
		    && !text_is_control(c) && !ascii_blank((char)c)
		    && c != 0x200B && c != 0x200E && c != 0x200F)
			return true;
	}
	return false;
}

static void
check_empty(struct unit_check *c)
{
	if (c->target->text.n > 12 || says_something(c->target->text)
	    || !says_something(c->source->text))
		return;
	(void)say(c, DIAG_TARGET_EMPTY, half_whole(c->target),
	          half_whole(c->source), "nothing of the source is in the "
	          "target");
	c->settled = true;
}

/* ---- untranslated -------------------------------------------------------------------- */

/*
 * RULES: fewer words are names and labels, which may well be the same.  Where
 * there are more than a few, one word shows nothing; nor do fewer than one in
 * so many, nor words that other languages have too beside letters that they
 * have.
 */
enum { WORDS_LEAST = 3, WORDS_FEW = 6, SHARE_LEAST = 8 };

static bool
is_inside(const struct marks *marks, const struct word *w)
{
	for (size_t i = 0; i < marks->n; i++)
		if (marks->list[i].from <= w->from
		    && w->to <= marks->list[i].to)
			return true;
	return false;
}

static bool
begins_small(str s)
{
	return s.p[0] >= 'a' && s.p[0] <= 'z';
}

/*
 * "Microsoft Defender for Office 365": capitals throughout, but for the words
 * that names have between theirs, and one behind such a word ("for business").
 */
static bool
is_name(struct unit_check *c, const struct word *w, size_t n)
{
	const struct fact *f = &c->source_locale->facts[FACT_WORDS_OF_NAMES];
	size_t small = 0, capitals = 0;
	bool joined = false;
	for (size_t i = 0; i < n; i++) {
		str s = half_word(c->source, &w[i]);
		bool joins = i > 0 && begins_small(s) && fact_has_lower(f, s);
		if (begins_small(s) && !joins && (!joined || small++ > 0))
			return false;
		capitals += s.p[0] >= 'A' && s.p[0] <= 'Z';
		joined = joins;
	}
	/* A sentence of few words has one, at its beginning. */
	return capitals > 1;
}

/* "Set-Mailbox NAME -Option", "Get-Thing | Select-Object". */
static bool
is_command(struct unit_check *c, const struct word *w)
{
	str first = half_word(c->source, &w[0]), text = c->source->text;
	size_t at = str_chr(first, '-', 0);
	if (at == STR_NONE || at + 1 >= first.n || at == 0
	    || begins_small(str_sub(first, at + 1, first.n)))
		return false;
	return str_find(text, S(" -"), 0) != STR_NONE
		|| str_chr(text, '|', 0) != STR_NONE
		|| str_chr(text, '$', 0) != STR_NONE;
}

/* Has the source words that no text of its language is without?  In bold they
 * may belong to a name on the screen. */
static bool
is_prose(struct unit_check *c)
{
	const struct fact *f = &c->source_locale->facts[FACT_FUNCTION_WORDS];
	const struct fact *shared = &c->source_locale->facts[FACT_SHARED_WORDS];
	size_t n, found = 0, sure = 0;
	const struct word *w = half_words(c->source, &n, c->arena);
	if (n < WORDS_LEAST)
		return false;
	for (size_t i = 0; i < n; i++) {
		str word = half_word(c->source, &w[i]);
		bool is = fact_has_lower(f, word)
			&& !is_inside(&c->source->strongs, &w[i]);
		found += is;
		sure += is && !fact_has_lower(shared, word);
	}
	if (found == 0 || found * SHARE_LEAST < n
	    || (found == 1 && n > WORDS_FEW)
	    || (sure == 0 && (c->source->has & HAS_OTHER) != 0))
		return false;
	return !is_name(c, w, n) && !is_command(c, w);
}

/* The character of S at AT, as fold_hash takes it. */
static uint32_t
folded_at(str s, size_t at)
{
	uint32_t c;
	(void)text_decode(str_sub(s, at, s.n), &c);
	c = fold_char(c);
	return c < 0x80 ? (unsigned char)ascii_lower((char)c) : c;
}

/* A quick look: do T and S begin in two ways, behind what letters and digits of
 * ASCII they share? */
static bool
begin_otherwise(str t, str s)
{
	size_t n = t.n < s.n ? t.n : s.n, i = 0;
	while (i < n && ascii_lower(t.p[i]) == ascii_lower(s.p[i])
	       && ascii_alnum(t.p[i]))
		i++;
	if (i == n)
		return false;
	uint32_t a = folded_at(t, i), b = folded_at(s, i);
	return a != b && !text_is_space(a) && !text_is_space(b);
}

static void
check_untranslated(struct unit_check *c)
{
	if (begin_otherwise(c->target->text, c->source->text)
	    || fold_hash(c->target) != fold_hash(c->source) || !is_prose(c))
		return;
	(void)say(c, DIAG_UNTRANSLATED, half_whole(c->target),
	          half_whole(c->source), "the target is the source, word for "
	          "word");
	c->settled = true;
}

/* ---- what translation tools put in a tag's place ---------------------------------------- */

static size_t
skip_digits(str s, size_t at)
{
	while (at < s.n && ascii_digit(s.p[at]))
		at++;
	return at;
}

static size_t
skip_letters(str s, size_t at)
{
	while (at < s.n && ascii_alpha(s.p[at]))
		at++;
	return at;
}

/* Their tags are short, and a unit has a few. */
enum { TAG_MOST = 200, TAGS_MOST = 16 };

/* The tags that exchange formats have for others, with the attribute that makes
 * them such. */
static bool
is_exchange_tag(str name, str rest)
{
	static const char *const names[] = {"bpt", "ept", "ph", "it", "g",
	                                    "x", "bx", "ex", "pc", "sc", "ec"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq(name, str_of(names[i])))
			return str_starts(rest, S(" id=\""))
				|| str_starts(rest, S(" i=\""));
	return false;
}

/*
 * The bytes of the placeholder tag that S begins with: "<a0>", "</a0>", "<2>",
 * "<_i22_>", "<g id="1">".  0 when it is none; headings are HTML.
 */
static size_t
leak_length(str s)
{
	size_t at = 1, name, end;
	if (at < s.n && s.p[at] == '/')
		at++;
	bool framed = at < s.n && s.p[at] == '_';
	name = at += framed;
	at = skip_letters(s, at);
	size_t letters = at - name;
	end = skip_digits(s, at);
	str rest = str_sub(s, end, s.n);
	if (letters > 0 && end == at && is_exchange_tag(
		    str_sub(s, name, at), rest)) {
		size_t close = str_chr(str_sub(s, 0, TAG_MOST), '>', end);
		return close == STR_NONE ? 0 : close + 1;
	}
	if (end == at || letters > 2
	    || (letters == 1 && (s.p[name] == 'h' || s.p[name] == 'H')))
		return 0;
	if (framed && !str_starts(rest, S("_")))
		return 0;
	end += framed;
	if (end < s.n && s.p[end] == '/')
		end++;
	return end < s.n && s.p[end] == '>' ? end + 1 : 0;
}

static void
say_leak(struct unit_check *c, struct range r, str tag)
{
	bool end = str_starts(tag, S("</"));
	str open = end ? STR_JOIN(c->arena, S("<"), str_sub(tag, 2, tag.n))
	               : tag;
	if (str_find(c->source->raw, tag, 0) != STR_NONE)
		return;
	if (end && str_find(c->target->raw, open, 0) != STR_NONE) {
		claim(c, r); /* told of with the one that it ends */
		return;
	}
	say_evidence(say(c, DIAG_PLACEHOLDER_LEAK, r, RANGE_NONE,
	                 "'%.*s' stands for a tag that a translation tool has "
	                 "taken out", STR_ARG(tag)),
	             tag);
	claim(c, r);
}

static void
check_leak(struct unit_check *c)
{
	const struct half *h = c->target;
	if ((h->has & (HAS_BRACKET | HAS_HTML)) == 0)
		return;
	size_t left = TAGS_MOST;
	for (size_t i = 0; i < h->tags.n && left > 0; i++) {
		const struct mark *m = &h->tags.list[i];
		if (leak_length(m->text) != m->text.n)
			continue;
		say_leak(c, m->whole, m->text);
		left--;
	}
	for (size_t at = 0;
	     left > 0 && (at = str_chr(h->text, '<', at)) != STR_NONE; at++) {
		size_t n = leak_length(str_sub(h->text, at, h->text.n));
		if (n == 0)
			continue;
		say_leak(c, half_range(h, at, at + n),
		         str_sub(h->text, at, at + n));
		left--;
	}
}

static const struct rule rules[] = {
	{.ids = {DIAG_TARGET_EMPTY}, .needs = HAS_ANY, .unit = check_empty},
	{.ids = {DIAG_UNTRANSLATED}, .needs = HAS_LETTER,
	 .unit = check_untranslated},
	{.ids = {DIAG_PLACEHOLDER_LEAK}, .needs = HAS_BRACKET | HAS_HTML,
	 .unit = check_leak},
};

const struct rule_family rules_status = {"status", rules,
                                         sizeof rules / sizeof *rules};
