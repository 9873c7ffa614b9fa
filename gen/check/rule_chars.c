/* rule_chars.c -- characters that no reader is meant to see. */
#include <stdio.h>

#include "base/eight.h"
#include "base/text.h"
#include "check/rule.h"

/* ---- UTF-8 that was read as windows-1252 -------------------------------------------- */

/* The bytes 0x80 to 0x9F of windows-1252; five of them are free. */
static const uint16_t high[32] = {
	0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
	0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
};

/* The character of windows-1252 whose byte is C, from 0x80 to 0x9F. */
static uint32_t
char_1252(uint32_t c)
{
	return high[c - 0x80];
}

/* The byte that windows-1252 writes C as, or -1. */
static int
byte_1252(uint32_t c)
{
	if (c >= 0xA0 && c <= 0xFF)
		return (int)c;
	for (int i = 0; i < 32; i++)
		if (high[i] == c || c == 0x80u + (unsigned)i)
			return 0x80 + i;
	return -1;
}

/*
 * The byte that was an accent by itself in windows-1252 before a program took
 * the accent apart: a blank, and the combining mark that S goes on with.  -1
 * when it is none.
 */
static int
accent_1252(str s, size_t *step)
{
	uint32_t c;
	size_t n = text_decode(str_sub(s, *step, s.n), &c);
	int byte = c == 0x308 ? 0xA8 : c == 0x304 ? 0xAF : c == 0x301 ? 0xB4
		: c == 0x327 ? 0xB8 : -1;
	if (byte >= 0)
		*step += n;
	return byte;
}

/* One character that was written as several. */
struct mended {
	size_t from, to; /* in the text */
	char utf8[4];
	size_t n;
	uint32_t c;
};

/* How many bytes the character has that begins with BYTE; 0: none does. */
static size_t
length_by(int byte)
{
	if (byte < 0xC2 || byte >= 0xF5)
		return 0;
	return byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/* The byte of windows-1252 that begins S, a blank being one only where IN a
 * character; *STEP is its length.  -1: there is none beyond ASCII. */
static int
byte_at(str s, bool in, size_t *step)
{
	uint32_t c;
	*step = text_decode(s, &c);
	if (c == ' ' && in && *step < s.n)
		return accent_1252(s, step);
	return c < 0x80 ? -1 : byte_1252(c);
}

/*
 * Is what begins at FROM of S, read as bytes of windows-1252, one well-formed
 * character beyond ASCII?
 */
static bool
decode_twice(str s, size_t from, struct mended *m)
{
	size_t at = from, want = 1;
	*m = (struct mended){.from = from};
	while (m->n < want && at < s.n) {
		size_t step;
		int byte = byte_at(str_sub(s, at, s.n), m->n > 0, &step);
		if (byte < 0)
			return false;
		if (m->n == 0)
			want = length_by(byte);
		if (want == 0)
			return false;
		m->utf8[m->n++] = (char)byte;
		at += step;
	}
	m->to = at;
	str whole = {m->utf8, m->n};
	return m->n == want && text_bad_utf8(whole) == STR_NONE
		&& text_decode(whole, &m->c) == want;
}

/* Quotes, blanks, dashes and signs that stand behind a letter by right. */
static bool
may_follow_letter(uint32_t c)
{
	return c == 0xA0 || c == 0xAA || c == 0xAB || c == 0xAE || c == 0xB0
		|| c == 0xB7 || c == 0xBA || c == 0xBB || c == 0x2026
		|| c == 0x2122 || (c >= 0x2013 && c <= 0x201D);
}

/* Does M begin a word and go on in it: "\xC3–ffnen"? */
static bool
begins_word(const struct mended *m, str s)
{
	return (m->from == 0 || ascii_blank(s.p[m->from - 1]))
		&& m->to < s.n && s.p[m->to] >= 'a' && s.p[m->to] <= 'z';
}

/*
 * A letter and a quote or a blank after it may be just that: the end of a
 * quotation in French or Vietnamese.  \xC2 alone has no such use, nor has \xC3
 * where a word begins.
 */
static bool
may_be_meant(const struct mended *m, str s)
{
	uint32_t c;
	size_t at = m->from + text_decode(str_sub(s, m->from, s.n), &c);
	if (c == 0xC2 || (c == 0xC3 && begins_word(m, s)))
		return false;
	while (at < m->to) {
		at += text_decode(str_sub(s, at, s.n), &c);
		if (!may_follow_letter(c))
			return false;
	}
	return true;
}

static void
say_mojibake(struct unit_check *c, size_t from, size_t to, str meant, bool sure)
{
	struct half *h = c->target;
	str shown = str_sub(h->text, from, to);
	struct range r = half_range(h, from, to);
	struct finding *f = say(c, DIAG_MOJIBAKE, r, half_whole(c->source),
	                        "'%.*s' stands for '%.*s': UTF-8 was read as "
	                        "windows-1252", STR_ARG(shown), STR_ARG(meant));
	say_evidence(f, shown);
	say_fix(f, r, meant, sure && r.len == to - from);
	claim(c, r);
}

/* The characters of T from FROM to TO, as they were meant, in A. */
static str
meant_by(str t, size_t from, size_t to, struct arena *a)
{
	char *z = NEW(a, char, to - from + 1);
	struct mended m;
	size_t n = 0;
	for (; from < to && decode_twice(t, from, &m); from = m.to) {
		memcpy(z + n, m.utf8, m.n);
		n += m.n;
	}
	return (str){z, n};
}

/* From byte FROM on: characters that follow each other are one finding.
 * Returns where to go on. */
static size_t
check_1252(struct unit_check *c, size_t from)
{
	str s = c->target->text;
	struct mended m;
	size_t at = from;
	bool sure = true, doubt = true;
	while (at < s.n && decode_twice(s, at, &m)) {
		doubt &= may_be_meant(&m, s);
		sure &= m.c >= 0xA0;
		at = m.to;
	}
	if (at > from && !doubt
	    && str_find(c->source->text, str_sub(s, from, at), 0) == STR_NONE)
		say_mojibake(c, from, at, meant_by(s, from, at, c->arena),
		             sure);
	return at;
}

/*
 * "espec\xC3 fica": the second byte was lost, or became a blank.  No word goes on
 * with this capital behind a small letter.
 */
static void
check_lost_byte(struct unit_check *c, uint32_t code, size_t from, size_t to)
{
	str s = c->target->text, shown = str_sub(s, from, to);
	if ((code != 0xC2 && code != 0xC3) || from == 0
	    || s.p[from - 1] < 'a' || s.p[from - 1] > 'z'
	    || str_find(c->source->text, shown, 0) != STR_NONE)
		return;
	struct range r = half_range(c->target, from, to);
	say_evidence(say(c, DIAG_MOJIBAKE, r, half_whole(c->source),
	                 "'%.*s' is half of a character: UTF-8 was read as "
	                 "windows-1252, and the other half is lost",
	                 STR_ARG(shown)),
	             shown);
	claim(c, r);
}

/* ---- signs of loss, and what cannot be seen ------------------------------------------- */

static bool
source_has(const struct unit_check *c, uint32_t code)
{
	str s = c->source->text;
	if ((c->source->has & HAS_OTHER) == 0)
		return false;
	for (size_t i = 0; i < s.n;) {
		uint32_t at;
		size_t step = text_decode(str_sub(s, i, s.n), &at);
		/* a byte that is no UTF-8 reads as U+FFFD, too */
		if (at == code)
			return true;
		i += step;
	}
	return false;
}

static bool
is_direction_mark(uint32_t c)
{
	return c == 0x200E || c == 0x200F || c == 0x61C
		|| (c >= 0x202A && c <= 0x202E)
		|| (c >= 0x2066 && c <= 0x2069);
}

static bool
is_invisible(uint32_t c)
{
	return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060
		|| c == 0xFEFF || is_direction_mark(c);
}

/* An emoji may be made of several, joined. */
static bool
joins_emoji(str s, size_t at)
{
	uint32_t c;
	if (at + 3 >= s.n)
		return false;
	(void)text_decode(str_sub(s, at + 3, s.n), &c);
	return c >= 0x1F000 || (c >= 0x2600 && c < 0x27C0);
}

/* Does the text hold letters that are written from right to left?  A name may
 * be quoted in any language. */
static bool
holds_rtl(str s)
{
	for (size_t i = 0; i < s.n;) {
		uint32_t c;
		i += text_decode(str_sub(s, i, s.n), &c);
		if (c >= 0x590 && c < 0x900)
			return true;
	}
	return false;
}

static bool
is_allowed(const struct unit_check *c, uint32_t code, size_t at)
{
	char hex[8];
	str s = c->target->text;
	int n = snprintf(hex, sizeof hex, "%04X", (unsigned)code);
	if (fact_has(&c->locale->facts[FACT_INVISIBLE_ALLOWED],
	             (str){hex, (size_t)n}))
		return true;
	if (is_direction_mark(code))
		return c->locale->locale->rtl || holds_rtl(s);
	return code == 0x200D && joins_emoji(s, at);
}

static void
say_invisible(struct unit_check *c, uint32_t code, size_t from, size_t to)
{
	static const struct {
		uint32_t code;
		const char *name;
	} names[] = {
		{0xAD, "soft hyphen"}, {0x200B, "zero-width space"},
		{0x200C, "zero-width non-joiner"}, {0x200D, "zero-width joiner"},
		{0x2060, "word joiner"}, {0xFEFF, "zero-width no-break space"},
	};
	const char *name = "direction mark";
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i].code == code)
			name = names[i].name;
	struct range r = half_range(c->target, from, to);
	if (is_claimed(c, r))
		return;
	struct finding *f = say(c, DIAG_INVISIBLE_CHAR, r, RANGE_NONE,
	                        "U+%04X, a %s, which nobody sees",
	                        (unsigned)code, name);
	say_evidence(f, str_printf(c->arena, "U+%04X", (unsigned)code));
	if (r.len == to - from)
		say_fix(f, r, S(""), code == 0x200B || code == 0x2060
		        || code == 0xFEFF);
}

/* U+0093 was a quotation mark: the control that has the number of a byte of
 * windows-1252 stands for what that byte is. */
static void
say_control(struct unit_check *c, uint32_t code, size_t from, size_t to)
{
	uint32_t meant = code < 0x80 ? code : char_1252(code);
	struct range r = half_range(c->target, from, to);
	struct finding *f = say(c, DIAG_MOJIBAKE, r, half_whole(c->source),
	                        "U+%04X is a control, and no text",
	                        (unsigned)code);
	say_evidence(f, str_printf(c->arena, "U+%04X", (unsigned)code));
	if (meant != code && r.len == to - from) {
		char utf8[4];
		say_fix(f, r, str_dup((str){utf8, text_encode(meant, utf8)},
		                      c->arena), true);
	}
	claim(c, r);
}

static void
say_lost(struct unit_check *c, size_t from, size_t to)
{
	struct range r = half_range(c->target, from, to);
	say_evidence(say(c, DIAG_MOJIBAKE, r, half_whole(c->source),
	                 "U+FFFD stands where a character was lost"),
	             S("U+FFFD"));
	claim(c, r);
}

/* Letters of Latin are many: S begins with one, which tells nothing before a
 * letter of ASCII, unless it is what is left of another. */
static bool
is_suspect_letter(str s)
{
	if (s.n < 3)
		return s.n == 2 && s.p[1] == '\x83';
	return s.p[1] == '\x83' || (unsigned char)s.p[2] >= 0x80
		|| (s.p[2] == ' ' && s.n > 3
		    && (unsigned char)s.p[3] >= 0x80);
}

/* Bytes that may begin one of what this file looks for. */
static bool
is_suspect(str s, size_t at)
{
	unsigned char b = (unsigned char)s.p[at];
	if (b == 0xC3)
		return is_suspect_letter(str_sub(s, at, s.n));
	return b == 0xC2 || b == 0xE2 || b == 0xEF
		|| (b == 0xD8 && at + 1 < s.n
		    && (unsigned char)s.p[at + 1] == 0x9C);
}

/* So many of these in one unit, and it is no text: then enough has been said. */
enum { LOOKS_MOST = 200 };

/* What stands at I of the target; returns where to go on. */
static size_t
check_char(struct unit_check *c, size_t i, bool *told)
{
	uint32_t code;
	str s = c->target->text;
	size_t step = text_decode(str_sub(s, i, s.n), &code);
	size_t next = code < 0x100 ? check_1252(c, i) : i;
	bool control = code >= 0x80 && code < 0xA0;
	if (next > i)
		return next;
	/* Several in a row are one finding. */
	for (next = i + step; is_invisible(code)
	     && str_starts(str_sub(s, next, s.n), str_sub(s, i, i + step));)
		next += step;
	check_lost_byte(c, code, i, next);
	if (!control && code != 0xFFFD && !is_invisible(code))
		return next;
	if (source_has(c, code))
		return next;
	if (control)
		say_control(c, code, i, next);
	else if (code == 0xFFFD && !*told)
		say_lost(c, i, next);
	else if (code != 0xFFFD && !is_allowed(c, code, i))
		say_invisible(c, code, i, next);
	*told |= code == 0xFFFD;
	return next;
}

static void
check_chars(struct unit_check *c)
{
	str s = c->target->text;
	bool told = false;
	size_t looks = 0;
	if ((c->target->has & HAS_OTHER) == 0)
		return;
	for (size_t i = eight_beyond_ascii(s, 0);
	     i < s.n && looks < LOOKS_MOST; i = eight_beyond_ascii(s, i)) {
		if (!is_suspect(s, i)) {
			i++;
			continue;
		}
		uint32_t code;
		(void)text_decode(str_sub(s, i, s.n), &code);
		looks += code == 0xFFFD || code < 0xA0 || is_invisible(code);
		size_t next = check_char(c, i, &told);
		looks += next > i + 3;
		i = next;
	}
}

/* The first control of ASCII that stands in the text, if the source has none. */
static void
check_controls(struct unit_check *c)
{
	str s = c->target->text;
	size_t i = 0;
	if ((c->target->has & HAS_CONTROL) == 0
	    || (c->source->has & HAS_CONTROL) != 0)
		return;
	while (i < s.n && s.p[i] != 0x7F
	       && ((unsigned char)s.p[i] >= ' ' || ascii_blank(s.p[i])))
		i++;
	if (i < s.n)
		say_control(c, (unsigned char)s.p[i], i, i + 1);
}

/* ---- directions --------------------------------------------------------------------- */

/* What is open at the end of S: embeddings and isolates.  *LAST: where the
 * last of them was opened. */
static void
count_open(str s, size_t open[2], size_t *last)
{
	open[0] = open[1] = 0;
	for (size_t i = 0; (i = str_chr(s, '\xE2', i)) != STR_NONE; i++) {
		uint32_t c;
		(void)text_decode(str_sub(s, i, s.n), &c);
		bool isolate = c >= 0x2066 && c <= 0x2069;
		if (c == 0x202C || c == 0x2069) {
			open[isolate] -= open[isolate] > 0;
		} else if (isolate || (c >= 0x202A && c <= 0x202E)) {
			open[isolate]++;
			*last = i;
		}
	}
}

static void
check_directions(struct unit_check *c)
{
	size_t target[2], source[2], last = 0, unused;
	str s = c->target->text;
	if ((c->target->has & HAS_OTHER) == 0)
		return;
	count_open(s, target, &last);
	if (target[0] + target[1] == 0)
		return;
	count_open(c->source->text, source, &unused);
	if (source[0] + source[1] > 0)
		return;
	bool embedding = target[0] > 0;
	struct finding *f = say(
		c, DIAG_BIDI_UNBALANCED, half_range(c->target, last, last + 3),
		RANGE_NONE, "%s is opened here and not closed: the text after "
		"it may be turned round", embedding ? "an embedding"
		                                    : "an isolate");
	say_evidence(f, str_sub(s, last, last + 3));
	claim(c, half_range(c->target, last, last + 3));
	struct range end = half_whole(c->target);
	end = (struct range){end.pos + end.len, 0};
	say_fix(f, end, embedding ? S("\xE2\x80\xAC") : S("\xE2\x81\xA9"),
	        target[0] + target[1] == 1);
}

static const struct rule rules[] = {
	{.ids = {DIAG_BIDI_UNBALANCED}, .needs = HAS_OTHER,
	 .unit = check_directions},
	{.ids = {DIAG_MOJIBAKE, DIAG_INVISIBLE_CHAR}, .needs = HAS_OTHER,
	 .unit = check_chars},
	{.ids = {DIAG_MOJIBAKE}, .needs = HAS_CONTROL,
	 .unit = check_controls},
};

const struct rule_family rules_chars = {"characters", rules,
                                        sizeof rules / sizeof *rules};
