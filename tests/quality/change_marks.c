#include "quality/change.h"

#include "base/text.h"

/* The sign that ends T, when it is one of SIGNS (parted by blanks). */
static bool
ends_in(str t, const char *signs, str *sign)
{
	str rest = str_of(signs);
	while (rest.n > 0) {
		*sign = str_cut(rest, ' ', &rest);
		if (sign->n > 0 && str_ends(t, *sign)
		    && is_prose(t, t.n - sign->n))
			return true;
	}
	return false;
}

#define STOPS ". 。"
#define QUESTIONS "? ？ ؟"

/* Both end in one sign; write TEXT for T's. */
static bool
change_end(struct place *p, const char *source, const char *target, str text)
{
	str sign, other;
	return !place_is(p, "th") && ends_in(p->s, source, &other)
	       && ends_in(p->t, target, &sign)
	       && edit_target(p, p->t.n - sign.n, sign.n, text);
}

static bool
stop_lost(struct place *p)
{
	return change_end(p, ".", STOPS, S(""));
}

static bool
question_lost(struct place *p)
{
	return !place_is(p, "ja") && change_end(p, "?", QUESTIONS, S(""));
}

static bool
stop_to_comma(struct place *p)
{
	str comma = place_is(p, "ja") ? S("、")
	            : place_is(p, "ar") ? S("،") : S(",");
	return change_end(p, ".", STOPS, comma);
}

static bool
question_to_stop(struct place *p)
{
	return change_end(p, "?", QUESTIONS, S("."))
	       && p->page.p[line_begin(p)] != '#';
}

static bool
stop_to_question(struct place *p)
{
	return change_end(p, ".", STOPS, place_is(p, "ar") ? S("؟")
	                  : place_is(p, "fr") ? S("\u00A0?") : S("?"));
}

static bool
blank_before_end(struct place *p)
{
	str sign;
	return !place_is(p, "fr th")
	       && ends_in(p->t, ". 。 : ! ? ؟", &sign)
	       && edit_target(p, p->t.n - sign.n, 0, S(" "));
}

static bool
blank_before_comma(struct place *p)
{
	str comma = place_is(p, "ja") ? S("、")
	            : place_is(p, "ar") ? S("،") : S(",");
	size_t at = find_prose(p->t, comma, 1);
	if (place_is(p, "fr th") || at == STR_NONE)
		return false;
	bool number = at + 1 < p->t.n && ascii_digit(p->t.p[at + 1]);
	return !number && edit_target(p, at, 0, S(" "));
}

/* The no-break space of T that belongs to a sign, and its bytes. */
static size_t
french_space(struct place *p, size_t *len)
{
	static const char *const with[] = {"\u00A0?", "\u00A0:", "\u00A0!",
	                                   "\u00A0;", "\u00A0»", "«\u00A0",
	                                   "\u202F?", "\u202F:", "\u202F!"};
	size_t start = place_random(p, 9);
	for (size_t i = 0; i < 9 && place_is(p, "fr"); i++) {
		str s = str_of(with[(start + i) % 9]);
		size_t at = str_find(p->t, s, 0);
		*len = s.p[0] == '\xE2' ? 3 : 2;
		if (at != STR_NONE)
			return str_starts(s, S("«")) ? at + 2 : at;
	}
	return STR_NONE;
}

static bool
nbsp_to_blank(struct place *p)
{
	size_t len, at = french_space(p, &len);
	return at != STR_NONE && edit_target(p, at, len, S(" "));
}

static bool
nbsp_lost(struct place *p)
{
	size_t len, at = french_space(p, &len);
	return at != STR_NONE && edit_target(p, at, len, S(""));
}

static bool
lose_one_of(struct place *p, const char *const *signs, size_t n)
{
	size_t start = place_random(p, n);
	for (size_t i = 0; i < n; i++) {
		str sign = str_of(signs[(start + i) % n]);
		size_t at = find_prose(p->t, sign, 1);
		if (at != STR_NONE)
			return edit_target(p, at, sign.n, S(""));
	}
	return false;
}

static bool
bracket_lost(struct place *p)
{
	static const char *const brackets[] = {")", "(", "）", "（"};
	return lose_one_of(p, brackets, 4);
}

static bool
quote_lost(struct place *p)
{
	static const char *const quotes[] = {"»", "«", "“", "„", "」", "「",
	                                     "\""};
	return lose_one_of(p, quotes, 7);
}

static bool
blank_doubled(struct place *p)
{
	size_t from, to;
	return !place_is(p, "th") && pick_word(p, p->t, 2, &from, &to)
	       && to < p->t.n && p->t.p[to] == ' '
	       && edit_target(p, to, 0, S(" "));
}

static bool
blank_at_edge(struct place *p)
{
	return edit_target(p, place_random(p, 2) == 0 ? 0 : p->t.n, 0, S(" "));
}

/* Words that may well stand twice. */
static bool
may_stand_twice(str word)
{
	static const char *const words[] = {
		"vous", "nous", "som", "for", "det", "den", "die", "der", "das",
		"sie", "Sie", "Die", "Der", "Das",
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_eq(word, str_of(words[i])))
			return true;
	return str_starts(word, S("ال"));
}

static bool
particle_doubled(struct place *p)
{
	static const char *const ja[] = {"を", "が", "は", "に"};
	size_t i = place_random(p, 4);
	str particle = place_is(p, "ja") ? str_of(ja[i])
	               : i < 2 ? S("และ") : S("ของ");
	size_t at = find_prose(p->t, particle, 1);
	return at != STR_NONE && edit_target(p, at, 0, particle);
}

static bool
word_doubled(struct place *p)
{
	size_t from, to;
	if (place_is(p, "ja th"))
		return particle_doubled(p);
	if (!pick_word(p, p->t, 3, &from, &to))
		return false;
	str word = str_sub(p->t, from, to);
	return !may_stand_twice(word)
	       && edit_target(p, from, 0, STR_JOIN(p->a, word, S(" ")));
}

const struct change mark_changes[] = {
	{"stop-lost", "end-punctuation-missing", stop_lost, SHOWS_BESIDE},
	{"question-lost", "end-punctuation-missing", question_lost, SHOWS_BESIDE},
	{"stop-to-comma", "end-punctuation-wrong", stop_to_comma, SHOWS_BESIDE},
	{"question-to-stop", "end-punctuation-wrong", question_to_stop, SHOWS_BESIDE},
	{"stop-to-question", "end-punctuation-wrong", stop_to_question, SHOWS_BESIDE},
	{"blank-before-end", "space-before-punctuation", blank_before_end,
	 SHOWS_BESIDE},
	{"blank-before-comma", "space-before-punctuation", blank_before_comma,
	 SHOWS_BESIDE},
	{"nbsp-to-blank", "nbsp-missing", nbsp_to_blank, SHOWS_BESIDE},
	{"nbsp-lost", "nbsp-missing", nbsp_lost, SHOWS_BESIDE},
	{"bracket-lost", "bracket-unbalanced", bracket_lost, SHOWS_BESIDE},
	{"quote-lost", "quote-unbalanced", quote_lost, SHOWS_BESIDE},
	{"blank-doubled", "double-space", blank_doubled, SHOWS_BESIDE},
	{"blank-at-edge", "edge-space", blank_at_edge, SHOWS_BESIDE},
	{"word-doubled", "doubled-word", word_doubled, SHOWS_BESIDE},
	{NULL, NULL, NULL, SHOWS_BESIDE},
};
