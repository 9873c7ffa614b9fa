#include "check/number.h"

#include "base/eight.h"
#include "base/text.h"
#include "check/fold.h"

/* Groups of digits in one number; what has more is no number. */
enum { GROUPS = 16, DIGITS_MOST = 18 };

enum { ARABIC_DECIMAL = 0x66B, ARABIC_GROUP = 0x66C, ARABIC_COMMA = 0x60C };

/* ---- characters ---------------------------------------------------------------- */

/* The character of S at AT, folded; 0 at its end.  *STEP is its length. */
static uint32_t
char_at(str s, size_t at, size_t *step)
{
	uint32_t c = 0;
	*step = 0;
	if (at >= s.n)
		return 0;
	*step = 1;
	if ((unsigned char)s.p[at] < 0x80)
		return (unsigned char)s.p[at];
	*step = text_decode(str_sub(s, at, s.n), &c);
	return fold_char(c);
}

/* The character before AT, folded; 0 at the beginning.  *AT moves to it. */
static uint32_t
char_before(str s, size_t *at)
{
	size_t step;
	if (*at == 0)
		return 0;
	--*at;
	while (*at > 0 && ((unsigned char)s.p[*at] & 0xC0) == 0x80)
		--*at;
	return char_at(s, *at, &step);
}

static bool
is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static bool
is_ascii_letter(uint32_t c)
{
	return c < 0x80 && ascii_alpha((char)c);
}

/* ---- groups of digits ------------------------------------------------------------ */

struct group {
	size_t from, to;
	unsigned ndigits;
	uint64_t value;  /* of so many digits as go in; else a hash */
	uint32_t before; /* the sign before it; 0 for the first */
};

struct scan {
	str s;
	struct group groups[GROUPS];
	size_t n;
};

static size_t
read_group(const struct scan *scan, size_t at, struct group *g)
{
	size_t step;
	*g = (struct group){.from = at};
	for (uint32_t c; is_digit(c = char_at(scan->s, at, &step));
	     at += step) {
		g->ndigits++;
		g->value = g->ndigits <= DIGITS_MOST
			? g->value * 10 + (c - '0')
			: g->value * 0x100000001B3u + c;
	}
	g->to = at;
	return at;
}

/* A blank, an apostrophe: they part thousands, and nothing else. */
static bool
parts_thousands(uint32_t sign)
{
	return sign == ' ' || sign == '\'' || sign == ARABIC_GROUP;
}

/* May SIGN stand between groups G (the last so far) and NEXT? */
static bool
may_part(const struct scan *scan, uint32_t sign, const struct group *next)
{
	const struct group *last = &scan->groups[scan->n - 1];
	if (sign == '.' || sign == ',' || sign == ARABIC_DECIMAL
	    || sign == ARABIC_COMMA)
		return true;
	if (!parts_thousands(sign) || next->ndigits != 3)
		return false;
	if (scan->n == 1)
		return last->ndigits <= 3;
	return last->before == sign;
}

/* Read the groups of the number at AT; BLANKS tells whether a blank may be in
 * it.  Where it ends. */
static size_t
read_groups(struct scan *scan, size_t at, bool blanks)
{
	size_t step;
	at = read_group(scan, at, &scan->groups[0]);
	scan->n = 1;
	while (scan->n < GROUPS) {
		struct group next;
		uint32_t sign = char_at(scan->s, at, &step);
		if (sign == 0 || is_digit(sign) || (sign == ' ' && !blanks)
		    || !is_digit(char_at(scan->s, at + step,
		                         &(size_t){0})))
			break;
		size_t end = read_group(scan, at + step, &next);
		if (!may_part(scan, sign, &next))
			break;
		next.before = sign == ARABIC_COMMA ? ',' : sign;
		scan->groups[scan->n++] = next;
		at = end;
	}
	return at;
}

/* ---- readings ------------------------------------------------------------------- */

static void
add_reading(struct number *n, uint64_t digits, uint32_t scale)
{
	while (scale > 0 && digits % 10 == 0) {
		digits /= 10;
		scale--;
	}
	for (size_t i = 0; i < n->nis; i++)
		if (n->is[i].digits == digits && n->is[i].scale == scale)
			return;
	if (n->nis < READINGS)
		n->is[n->nis++] = (struct reading){digits, scale};
}

/* Are the first COUNT groups thousands, all parted by one sign? */
static bool
are_thousands(const struct scan *scan, size_t count)
{
	const struct group *g = scan->groups;
	if (count == 1)
		return true;
	if (g[0].ndigits > 3 || scan->s.p[g[0].from] == '0'
	    || g[1].before == ARABIC_DECIMAL)
		return false;
	for (size_t i = 1; i < count; i++) {
		/* 12,34,567 in India */
		bool indian = g[i].before == ',' && g[i].ndigits == 2
			&& i + 1 < count;
		if (g[i].before != g[1].before
		    || (g[i].ndigits != 3 && !indian))
			return false;
	}
	return true;
}

/* The digits of the first COUNT groups as one number. */
static uint64_t
joined(const struct scan *scan, size_t count)
{
	uint64_t value = 0;
	for (size_t i = 0; i < count; i++) {
		for (unsigned k = 0; k < scan->groups[i].ndigits; k++)
			value *= 10;
		value += scan->groups[i].value;
	}
	return value;
}

static void
add_readings(const struct scan *scan, struct number *n)
{
	size_t last = scan->n - 1;
	uint32_t sign = scan->groups[last].before;
	if (are_thousands(scan, scan->n))
		add_reading(n, joined(scan, scan->n), 0);
	if (last > 0 && (sign == '.' || sign == ',' || sign == ARABIC_DECIMAL)
	    && are_thousands(scan, last)
	    && (last == 1 || scan->groups[last - 1].before != sign))
		add_reading(n, joined(scan, scan->n),
		            scan->groups[last].ndigits);
	if (n->nis > 0)
		return;
	/* "10.0.19041": no number, but the same as itself. */
	uint64_t hash = 0xCBF29CE484222325u;
	for (size_t i = 0; i < scan->n; i++)
		hash = (hash ^ scan->groups[i].value ^ scan->groups[i].before)
			* 0x100000001B3u;
	n->is[n->nis++] = (struct reading){hash, UINT32_MAX};
}

/* What stands behind N makes it larger: "2 million". */
static void
add_magnitude(struct number *n, str s, const struct cldr *c)
{
	size_t at = n->to, step;
	uint32_t ch = char_at(s, at, &step);
	if (ch == ' ')
		at += step;
	if (n->is[0].digits > 1000000000 || n->is[0].scale > 9)
		return;
	uint32_t first = cldr_lower(char_at(s, at, &step));
	for (size_t i = 0; i < c->nmagnitudes; i++) {
		const struct magnitude *m = &c->magnitudes[i];
		size_t k = 0, from = at;
		if (char_at(m->text, 0, &step) != first)
			continue;
		while (k < m->text.n) {
			size_t wide;
			uint32_t a = char_at(s, from, &step);
			uint32_t b = char_at(m->text, k, &wide);
			if (a == 0 || cldr_lower(a) != b)
				break;
			from += step;
			k += wide;
		}
		ch = char_at(s, from, &step);
		if (k < m->text.n
		    || (cldr_is_letter(ch) && !cldr_is_unspaced(ch)))
			continue;
		add_reading(n, n->is[0].digits * m->factor, n->is[0].scale);
	}
}

/* ---- what stands around ------------------------------------------------------------- */

/* Does the word before AT say that a version follows? */
static bool
follows_version_word(str s, size_t at, const struct fact *words)
{
	char word[24];
	if (words == NULL || !words->holds)
		return false;
	while (at > 0 && s.p[at - 1] == ' ')
		at--;
	size_t from = at;
	while (from > 0 && at - from < sizeof word
	       && (ascii_alpha(s.p[from - 1]) || s.p[from - 1] == '.'))
		from--;
	if (from == at || (from > 0 && ascii_alnum(s.p[from - 1])))
		return false;
	for (size_t i = from; i < at; i++)
		word[i - from] = ascii_lower(s.p[i]);
	return fact_has(words, (str){word, at - from});
}

/* What stands before FROM. */
static unsigned
flags_before(str s, size_t from)
{
	size_t at = from;
	uint32_t c = char_before(s, &at);
	uint32_t before = char_before(s, &at);
	bool digit = is_digit(before);
	if (c == ' ' && before == '.') /* "5. 10. 20" */
		return is_digit(char_before(s, &at)) ? NUMBER_DATE : 0;
	if (is_ascii_letter(c)) {
		bool v = (c == 'v' || c == 'V')
			&& !cldr_is_letter(before);
		return v ? NUMBER_VERSION : NUMBER_NAMED;
	}
	switch (c) {
	case '_':
		return NUMBER_NAMED;
	case '-':
		return is_ascii_letter(before) ? NUMBER_NAMED
			: digit ? NUMBER_DATE : 0;
	case '/':
		return digit ? NUMBER_DATE : 0;
	case ':':
		return digit ? NUMBER_MINUTE : 0;
	case '\'':
		return NUMBER_SIGNED;
	default:
		return 0;
	}
}

/* "AM", "p.m." at AT, after a blank or none. */
static bool
half_of_day_at(str s, size_t at)
{
	size_t step;
	if (char_at(s, at, &step) == ' ')
		at += step;
	uint32_t a = char_at(s, at, &step);
	a = a < 0x80 ? (uint32_t)ascii_lower((char)a) : 0;
	if (a != 'a' && a != 'p')
		return false;
	at++;
	if (char_at(s, at, &step) == '.')
		at++;
	uint32_t m = char_at(s, at, &step);
	return (m == 'm' || m == 'M')
		&& !cldr_is_letter(char_at(s, at + 1, &step));
}

static unsigned
flags_after(str s, size_t to)
{
	size_t step;
	uint32_t c = char_at(s, to, &step);
	bool digit = is_digit(char_at(s, to + step, &(size_t){0}));
	size_t after = to + step;
	if (c == '.' && char_at(s, after, &step) == ' ') /* "20. 10. 5." */
		digit = is_digit(char_at(s, after + step, &(size_t){0}));
	if ((c == '/' || c == '-' || c == '.') && digit)
		return NUMBER_DATE;
	if ((c == ':' && digit) || half_of_day_at(s, to))
		return NUMBER_HOUR;
	return 0;
}

/* FLAGS, and what the number itself tells. */
static unsigned
flags_of(const struct scan *scan, unsigned flags)
{
	const struct group *g = scan->groups;
	size_t stops = 0;
	for (size_t i = 1; i < scan->n; i++)
		stops += g[i].before == '.';
	if (stops < scan->n - 1) /* "Windows 7,8": a list */
		return flags & ~(unsigned)NUMBER_VERSION;
	if (stops < 2)
		return flags;
	return flags | NUMBER_VERSION
		| (scan->n == 3 && g[0].value <= 31 && g[1].value <= 31
		   && (g[2].ndigits == 4 || g[2].ndigits == 2)
		   ? NUMBER_DATE : 0u);
}

/* ---- the numbers of a text --------------------------------------------------------- */

static struct number *
add_number(struct numbers *n, size_t from, size_t to, unsigned flags,
           struct arena *a)
{
	struct number *one = &GROW(a, n->list, n->n, n->cap)[n->n];
	n->n++;
	*one = (struct number){.from = (uint32_t)from,
	                       .to = (uint32_t)to,
	                       .flags = (uint8_t)flags};
	size_t step;
	for (size_t at = from; at < to && one->zeros < UINT8_MAX; at += step) {
		if (char_at(n->text, at, &step) != '0' || at + step >= to)
			break;
		one->zeros++;
	}
	return one;
}

static size_t
read_number(struct numbers *n, size_t at, const struct number_language *l,
            struct arena *a)
{
	struct scan scan;
	scan.s = n->text; /* no groups yet: read_groups says how many */
	unsigned flags = flags_before(n->text, at);
	if (follows_version_word(n->text, at, l->version_words))
		flags |= NUMBER_VERSION;
	size_t end = read_groups(&scan, at, (flags & NUMBER_VERSION) == 0);
	flags = flags_of(&scan, flags) | flags_after(n->text, end);
	struct number *whole = add_number(n, at, end, flags, a);
	add_readings(&scan, whole);
	add_magnitude(whole, n->text, l->cldr);
	if (scan.n == 1)
		return end;
	whole->nparts = (uint8_t)scan.n;
	unsigned part = (flags & ~(unsigned)NUMBER_VERSION) | NUMBER_PART;
	for (size_t i = 0; i < scan.n; i++) {
		const struct group *g = &scan.groups[i];
		struct number *one = add_number(n, g->from, g->to,
		                                 part, a);
		add_reading(one, g->value, 0);
	}
	return end;
}

/* Can a digit that is not ASCII begin at AT, by its first bytes? */
static bool
may_be_digit(str s, size_t at)
{
	unsigned char second = at + 1 < s.n ? (unsigned char)s.p[at + 1] : 0;
	switch ((unsigned char)s.p[at]) {
	case 0xD9:
		return second >= 0xA0 && second <= 0xA9; /* Arabic */
	case 0xDB:
		return second >= 0xB0 && second <= 0xB9; /* Persian */
	case 0xDF:
		return second >= 0x80 && second <= 0x89; /* N'Ko */
	case 0xE0: case 0xE1: case 0xEF: /* India to Mongolia; full width */
		return true;
	default:
		return false;
	}
}

/* From AT on, where in S a digit of ASCII or what is not ASCII is. */
static size_t
next_candidate(str s, size_t at)
{
	for (; at + 8 <= s.n; at += 8) {
		uint64_t w = eight_load(s.p + at);
		uint64_t may = eight_any_between(w, '0', '9')
			| (w & EIGHT_ALL);
		if (may != 0)
			return at + eight_first(may);
	}
	while (at < s.n && (unsigned char)s.p[at] < 0x80
	       && !ascii_digit(s.p[at]))
		at++;
	return at;
}

void
numbers_read(struct numbers *n, str text, const struct number_language *l,
             struct arena *a)
{
	*n = (struct numbers){.text = text};
	for (size_t i = next_candidate(text, 0), step; i < text.n;
	     i = next_candidate(text, i)) {
		step = 1;
		if (ascii_digit(text.p[i])
		    || (may_be_digit(text, i)
		        && is_digit(char_at(text, i, &step))))
			i = read_number(n, i, l, a);
		else
			i += step;
	}
}

bool
number_same(const struct number *a, const struct number *b)
{
	for (size_t i = 0; i < a->nis; i++)
		for (size_t k = 0; k < b->nis; k++)
			if (a->is[i].digits == b->is[k].digits
			    && a->is[i].scale == b->is[k].scale)
				return true;
	return false;
}

bool
number_is(const struct number *n, uint64_t value)
{
	for (size_t i = 0; i < n->nis; i++)
		if (n->is[i].digits == value && n->is[i].scale == 0)
			return true;
	return false;
}

/* ---- words ------------------------------------------------------------------------- */

/* Is W written in TEXT, which is in small letters? */
static bool
is_written(const struct number_word *w, str text)
{
	size_t step;
	for (size_t at = 0; (at = str_find(text, w->text, at)) != STR_NONE;
	     at++) {
		size_t before = at, end = at + w->text.n;
		if ((w->any_start
		     || !cldr_is_letter(char_before(text, &before)))
		    && (w->any_end
		        || !cldr_is_letter(char_at(text, end, &step))))
			return true;
	}
	return false;
}

bool
number_is_said(const struct number_words *words, uint32_t value, str text)
{
	for (size_t i = 0; i < words->n; i++)
		if (words->list[i].value == value
		    && is_written(&words->list[i], text))
			return true;
	return false;
}

bool
number_is_counted(const struct number_words *words, uint32_t value, str text)
{
	for (size_t i = 0; i < words->n; i++)
		if (words->list[i].value == value && words->list[i].counts
		    && is_written(&words->list[i], text))
			return true;
	return false;
}
