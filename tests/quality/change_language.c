#include "quality/change.h"

#include "base/buf.h"
#include "base/text.h"

static bool
set_target(struct place *p, str text)
{
	return edit_target(p, 0, p->t.n, text);
}

static bool
target_empty(struct place *p)
{
	return set_target(p, S(""));
}

static bool
target_blank(struct place *p)
{
	return set_target(p, S("   "));
}

static bool
target_nbsp(struct place *p)
{
	return set_target(p, S("&nbsp;"));
}

/* Is S a sentence: four words, one of them such as no name has? */
static bool
is_sentence(str s)
{
	static const char *const words[] = {" the ", " is ", " you ", " your ",
	                                    " to ", " are "};
	if (count_words(s) < 4 || str_find(s, S("**"), 0) != STR_NONE)
		return false;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_find(s, str_of(words[i]), 0) != STR_NONE)
			return true;
	return false;
}

static bool
source_copied(struct place *p)
{
	return is_sentence(p->s) && !str_eq(p->s, p->t) && set_target(p, p->s);
}

/* Bytes of the first or the last LETTERS code points of T. */
static size_t
bytes_of(str t, size_t letters)
{
	size_t at = 0;
	uint32_t c;
	while (at < t.n && letters-- > 0)
		at += text_decode(str_sub(t, at, t.n), &c);
	return at;
}

static size_t
letters_of(str t)
{
	size_t n = 0;
	for (size_t i = 0; i < t.n; i++)
		n += ((unsigned char)t.p[i] & 0xC0) != 0x80;
	return n;
}

static const char *
other_script(const struct place *p)
{
	return place_is(p, "nb de fr") ? "ru" : place_is(p, "ru ja") ? "ar"
	       : place_is(p, "ar") ? "th" : "ja";
}

static bool
script_wrong(struct place *p)
{
	const struct lent *l = borrow(p, other_script(p), 4);
	return l != NULL && is_plain(p->t) && p->s.n >= 20
	       && set_target(p, l->target);
}

static bool
script_half_wrong(struct place *p)
{
	const struct lent *l = borrow(p, other_script(p), 4);
	if (l == NULL || !is_plain(p->t) || p->s.n < 20
	    || letters_of(l->target) * 2 < letters_of(p->t))
		return false;
	size_t half = bytes_of(p->t, letters_of(p->t) / 2);
	size_t part = bytes_of(l->target, letters_of(p->t) / 2);
	return edit_target(p, half, p->t.n - half,
	                   STR_JOIN(p->a, S(" "),
	                            str_sub(l->target, 0, part)));
}

static bool
language_wrong(struct place *p)
{
	const struct lent *l =
		borrow(p, place_is(p, "nb fr") ? "de" : place_is(p, "de")
		       ? "nb" : "", 12);
	if (l == NULL || !is_plain(p->t) || count_words(p->s) < 10)
		return false;
	bool latin = place_is(p, "nb de fr");
	return (!latin || count_words(l->target) >= 10)
	       && set_target(p, latin ? l->target : l->source);
}

static void
add_utf8(struct buf *b, uint32_t c)
{
	if (c >= 0x800) {
		buf_addc(b, (char)(0xE0 | c >> 12));
		buf_addc(b, (char)(0x80 | (c >> 6 & 0x3F)));
	} else {
		buf_addc(b, (char)(0xC0 | c >> 6));
	}
	buf_addc(b, (char)(0x80 | (c & 0x3F)));
}

/* Windows-1252 from 0x80 on; what it lacks stays the control it is. */
static const uint16_t windows_1252[32] = {
	0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
	0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
};

static bool
bytes_misread(struct place *p)
{
	struct buf b = {0};
	size_t others = 0;
	for (size_t i = 0; i < p->t.n; i++) {
		unsigned char c = (unsigned char)p->t.p[i];
		others += c >= 0x80;
		if (c < 0x80)
			buf_addc(&b, (char)c);
		else
			add_utf8(&b, c < 0xA0 ? windows_1252[c - 0x80] : c);
	}
	str text = str_dup(buf_str(&b), p->a);
	buf_release(&b);
	return others > 0 && set_target(p, text);
}

/* Put TEXT for the second character of a word, or only behind it. */
static bool
inside_word(struct place *p, str text, bool instead)
{
	size_t from, to;
	uint32_t c;
	if (!pick_word(p, p->t, 3, &from, &to))
		return false;
	from += text_decode(str_sub(p->t, from, p->t.n), &c);
	size_t n = text_decode(str_sub(p->t, from, p->t.n), &c);
	return edit_target(p, from, instead ? n : 0, text);
}

static bool
char_lost(struct place *p)
{
	return inside_word(p, S("\xEF\xBF\xBD"), true);
}

static bool
control(struct place *p)
{
	return inside_word(p, S("\xC2\x92"), true);
}

static bool
soft_hyphen(struct place *p)
{
	return inside_word(p, S("\xC2\xAD"), false);
}

static bool
zero_width_space(struct place *p)
{
	return !place_is(p, "th") && inside_word(p, S("\xE2\x80\x8B"), false);
}

static bool
word_joiner(struct place *p)
{
	return inside_word(p, S("\xE2\x81\xA0"), false);
}

static bool
byte_order_mark(struct place *p)
{
	return inside_word(p, S("\xEF\xBB\xBF"), false);
}

static bool
embedding_open(struct place *p)
{
	return edit_target(p, 0, 0, S("\xE2\x80\xAB"));
}

static bool
isolate_open(struct place *p)
{
	return edit_target(p, 0, 0, S("\xE2\x81\xA7"));
}

static bool
shortened(struct place *p)
{
	if (!is_plain(p->t) || !is_plain(p->s) || letters_of(p->s) < 60)
		return false;
	size_t end = p->t.n;
	str stop = str_ends(p->t, S("。")) ? S("。")
	           : str_ends(p->t, S(".")) ? S(".") : S("");
	size_t keep = bytes_of(p->t, letters_of(p->t) / 4);
	if (!place_is(p, "ja th"))
		while (keep > 0 && p->t.p[keep] != ' ')
			keep--;
	return keep > 0 && keep < end
	       && edit_target(p, keep, end - keep, stop);
}

static bool
lengthened(struct place *p)
{
	if (!is_plain(p->t) || !is_plain(p->s) || letters_of(p->s) < 40)
		return false;
	str text = p->t;
	str locale = p->locale;
	for (int i = 0; i < 40 && text.n < 4 * p->t.n; i++) {
		const struct lent *l = borrow(p, str_z(locale, p->a), 6);
		if (l == NULL)
			return false;
		text = STR_JOIN(p->a, l->target, S(" "), text);
	}
	return set_target(p, text);
}

static bool
otherwise_elsewhere(struct place *p)
{
	size_t from, to;
	if (!is_plain(p->t) || count_words(p->s) < 5)
		return false;
	if (!pick_word(p, p->t, 3, &from, &to))
		return false;
	return (to - from) * 3 < p->t.n && cut_target(p, from, to);
}

static bool
same_for_another(struct place *p)
{
	const struct lent *l = borrow(p, str_z(p->locale, p->a), 7);
	if (l == NULL || !is_plain(p->s) || !is_plain(p->t)
	    || count_words(p->s) < 7)
		return false;
	return edit_source(p, 0, p->s.n, l->source)
	       && place_edit(p, p->pos, 0, S(""));
}

const struct change language_changes[] = {
	{"target-empty", "target-empty", target_empty, SHOWS_BESIDE},
	{"target-blank", "target-empty", target_blank, SHOWS_BESIDE},
	{"target-nbsp", "target-empty", target_nbsp, SHOWS_BESIDE},
	{"source-copied", "untranslated", source_copied, SHOWS_BESIDE},
	{"script-wrong", "wrong-script", script_wrong, SHOWS_BESIDE},
	{"script-half-wrong", "wrong-script", script_half_wrong, SHOWS_BESIDE},
	{"language-wrong", "wrong-language", language_wrong, SHOWS_BESIDE},
	{"bytes-misread", "mojibake", bytes_misread, SHOWS_BESIDE},
	{"char-lost", "mojibake", char_lost, SHOWS_BESIDE},
	{"control", "mojibake", control, SHOWS_BESIDE},
	{"soft-hyphen", "invisible-char", soft_hyphen, SHOWS_BESIDE},
	{"zero-width-space", "invisible-char", zero_width_space, SHOWS_BESIDE},
	{"word-joiner", "invisible-char", word_joiner, SHOWS_BESIDE},
	{"byte-order-mark", "invisible-char", byte_order_mark, SHOWS_BESIDE},
	{"embedding-open", "bidi-unbalanced", embedding_open, SHOWS_BESIDE},
	{"isolate-open", "bidi-unbalanced", isolate_open, SHOWS_BESIDE},
	{"shortened", "length-short", shortened, SHOWS_BESIDE},
	{"lengthened", "length-long", lengthened, SHOWS_BESIDE},
	{"otherwise-elsewhere", "inconsistent", otherwise_elsewhere, SHOWS_ALONE},
	{"same-for-another", "same-target", same_for_another, SHOWS_ALONE},
	{NULL, NULL, NULL, SHOWS_BESIDE},
};
