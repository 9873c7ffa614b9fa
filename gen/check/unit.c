#include "check/unit.h"

#include "base/eight.h"
#include "base/text.h"
#include "check/walk.h"

/* ---- features ---------------------------------------------------------------- */

/* What each ASCII character of the visible text says of it. */
static const uint16_t class_of[128] = {
	['0'] = HAS_DIGIT, ['1'] = HAS_DIGIT, ['2'] = HAS_DIGIT,
	['3'] = HAS_DIGIT, ['4'] = HAS_DIGIT, ['5'] = HAS_DIGIT,
	['6'] = HAS_DIGIT, ['7'] = HAS_DIGIT, ['8'] = HAS_DIGIT,
	['9'] = HAS_DIGIT,
	['('] = HAS_BRACKET, [')'] = HAS_BRACKET, ['['] = HAS_BRACKET,
	[']'] = HAS_BRACKET, ['{'] = HAS_BRACKET, ['}'] = HAS_BRACKET,
	['<'] = HAS_BRACKET, ['>'] = HAS_BRACKET,
	['"'] = HAS_QUOTE, ['\''] = HAS_QUOTE, ['`'] = HAS_QUOTE,
	['.'] = HAS_STOP, [','] = HAS_STOP, [';'] = HAS_STOP, [':'] = HAS_STOP,
	['!'] = HAS_STOP, ['?'] = HAS_STOP,
	['%'] = HAS_PERCENT, ['$'] = HAS_PERCENT,
	['*'] = HAS_MARKER, ['_'] = HAS_MARKER, ['~'] = HAS_MARKER,
	['\\'] = HAS_MARKER,
};

static unsigned
ascii_class(unsigned char c)
{
	unsigned has = class_of[c];
	if (ascii_alpha((char)c))
		has |= HAS_LETTER;
	if ((c < 0x20 && !ascii_blank((char)c)) || c == 0x7F)
		has |= HAS_CONTROL;
	return has;
}

/* The features that a byte beyond ASCII tells of as the first of its
 * character. */
static unsigned
lead_class(unsigned char c)
{
	unsigned has = HAS_OTHER;
	if (c == 0xC2 || c == 0xE2 || c == 0xE3 || c == 0xEF)
		has |= HAS_SIGN;
	if (c == 0xEF)
		has |= HAS_WIDE;
	if (c == 0xD9 || c == 0xDB || c == 0xDF || c == 0xE0 || c == 0xE1
	    || c == 0xEF)
		has |= HAS_FAR_DIGIT;
	return has;
}

/* Filled in once: a look for each byte of all text must be quick. */
static unsigned classes[256];

static void
fill_classes(void)
{
	for (unsigned c = 0; c < 128; c++)
		classes[c] = ascii_class((unsigned char)c);
	for (unsigned c = 128; c < 256; c++)
		classes[c] = lead_class((unsigned char)c);
}

/*
 * How many of the eight bytes at P, from the first on, are letters of ASCII and
 * blanks, none of these beside another.  *LETTERS: is any a letter?
 */
static unsigned
letters_at(const char *p, char before, bool *letters)
{
	uint64_t w = eight_load(p), blanks = eight_any_equal(w, ' ');
	uint64_t alpha = eight_any_letters(w);
	uint64_t twice = blanks & (blanks << 8 | (before == ' ' ? 0x80 : 0));
	unsigned n = eight_first((~(alpha | blanks) & EIGHT_ALL) | twice);
	*letters |= eight_head(alpha, n) != 0;
	return n;
}

static unsigned
text_features(str s, uint32_t *chars)
{
	unsigned has = 0, n = 0;
	char before = '\0';
	bool letters = false;
	if (classes[255] == 0)
		fill_classes();
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		unsigned plain = s.n - i < 8 ? 0
			: letters_at(s.p + i, before, &letters);
		if (plain > 0) {
			n += plain;
			i += plain - 1;
			before = s.p[i];
			continue;
		}
		if (c == 0xEF && str_starts(str_sub(s, i, s.n), S(MASK))) {
			i += MASK_LEN - 1;
			before = '\0';
			continue;
		}
		has |= classes[c];
		n += (c & 0xC0) != 0x80;
		if (before == ' ' && c == ' ')
			has |= HAS_DOUBLE_SPACE;
		else if (before == ' '
		         && (classes[c] & (HAS_STOP | HAS_OTHER)) != 0)
			has |= HAS_APART;
		before = (char)c;
	}
	*chars = n;
	return has | (letters ? HAS_LETTER : 0);
}

static unsigned
features(struct half *h)
{
	unsigned has = text_features(h->text, &h->chars);
	has |= h->links.n > 0 ? HAS_LINK : 0;
	has |= h->codes.n > 0 ? HAS_CODE : 0;
	has |= h->strongs.n > 0 ? HAS_STRONG : 0;
	has |= h->emphs.n > 0 ? HAS_EMPH : 0;
	has |= h->tags.n > 0 ? HAS_HTML : 0;
	has |= h->images.n > 0 ? HAS_IMAGE : 0;
	has |= h->nbreaks > 0 ? HAS_BREAK : 0;
	has |= h->includes.n > 0 ? HAS_INCLUDE : 0;
	return has;
}

void
unit_make(struct unit *u, const struct doc *doc, size_t number,
          struct arena *a)
{
	const struct pair *p = &doc->pairs[number];
	u->pair = p;
	u->number = (uint32_t)number;
	for (int side = 0; side < 2; side++) {
		struct half *h = &u->halves[side];
		bool target = side == SIDE_TARGET;
		h->raw = target ? p->target : p->source;
		h->run = target ? p->target_run : p->source_run;
		h->pos = (uint32_t)(h->raw.p - doc->src.text.p);
		half_walk(h, a);
		h->has |= features(h);
		u->has |= h->has;
	}
}

/* ---- places ------------------------------------------------------------------- */

/* The stretch that holds byte AT of H's text. */
static const struct stretch *
stretch_at(const struct half *h, uint32_t at)
{
	size_t low = 0, high = h->nmap;
	while (low + 1 < high) {
		size_t mid = low + (high - low) / 2;
		if (h->map[mid].at <= at)
			low = mid;
		else
			high = mid;
	}
	return &h->map[low];
}

static bool
continues_char(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

struct range
half_range(const struct half *h, size_t from, size_t to)
{
	if (h->text.n == 0)
		return half_whole(h);
	if (to > h->text.n)
		to = h->text.n;
	if (from >= to)
		from = to > 0 ? to - 1 : 0;
	while (from > 0 && continues_char(h->text.p[from]))
		from--;
	while (to < h->text.n && (to <= from || continues_char(h->text.p[to])))
		to++;
	const struct stretch *first = stretch_at(h, (uint32_t)from);
	const struct stretch *last = stretch_at(h, (uint32_t)to - 1);
	uint32_t pos = first->pos, end = last->pos + last->len;
	if (first->len == 0)
		pos += (uint32_t)from - first->at;
	if (last->len == 0)
		end += (uint32_t)to - last->at;
	return (struct range){pos, end > pos ? end - pos : 1};
}

struct range
half_whole(const struct half *h)
{
	str s = str_trim(h->raw);
	return (struct range){h->pos + (uint32_t)(s.p - h->raw.p),
	                      (uint32_t)s.n};
}

bool
half_has_empty_link(const struct half *h, size_t from, size_t to)
{
	const struct mark *list = h->links.list;
	size_t low = 0, high = h->links.n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (list[mid].from < from)
			low = mid + 1;
		else
			high = mid;
	}
	return low < h->links.n && list[low].to <= to
		&& str_trim(str_sub(h->text, list[low].from,
		                    list[low].to)).n == 0;
}

uint32_t
half_at(const struct half *h, uint32_t pos)
{
	uint32_t at = (uint32_t)h->text.n;
	for (size_t i = h->nmap; i-- > 0;) {
		const struct stretch *s = &h->map[i];
		if (pos < s->pos) {
			at = s->at;
			continue;
		}
		uint32_t end = i + 1 < h->nmap ? s[1].at
		                               : (uint32_t)h->text.n;
		if (s->len > 0)
			return pos < s->pos + s->len ? s->at : at;
		return pos - s->pos < end - s->at ? s->at + (pos - s->pos) : at;
	}
	return at;
}

/* ---- words -------------------------------------------------------------------- */

/* May C stand inside a word, between letters? */
static bool
joins(uint32_t c)
{
	return c == '\'' || c == '-' || c == 0x2019 || c == 0xB7
		|| c == 0x2010 || c == 0x2011 || c == 0x5F3;
}

static bool
in_word(uint32_t c)
{
	if (c < 0x80)
		return ascii_alnum((char)c) || c == '_';
	if (c >= 0xC0 && c < 0x250)
		return true; /* letters of Latin, nearly all */
	return c != 0xFFFC && c != 0x3000 && !text_is_space(c)
		&& !text_is_punct(c) && !text_is_control(c);
}

/* ASCII that is in words, filled in once. */
static bool word_bytes[256];

static void
fill_word_bytes(void)
{
	for (unsigned c = 0; c < 128; c++)
		word_bytes[c] = in_word(c);
}

/* Where the character at AT of S ends, if a word that it may be INSIDE of goes
 * on with it, or begins; else AT, and *STEP leads over it. */
static size_t
word_char(str s, size_t at, bool inside, size_t *step)
{
	uint32_t c, next = 0;
	*step = text_decode(str_sub(s, at, s.n), &c);
	if (inside && joins(c) && at + *step < s.n)
		(void)text_decode(str_sub(s, at + *step, s.n), &next);
	return in_word(c) || (next != 0 && in_word(next)) ? at + *step : at;
}

/* Behind the letters, digits of ASCII and '_' that S has at AT. */
static inline size_t
skip_word_bytes(str s, size_t at)
{
	while (at + 8 <= s.n) {
		uint64_t w = eight_load(s.p + at);
		uint64_t in = eight_any_letters(w)
			| eight_any_between(w, '0', '9')
			| eight_any_equal(w, '_');
		unsigned n = eight_first(~in & EIGHT_ALL);
		at += n;
		if (n < 8)
			return at;
	}
	while (at < s.n && word_bytes[(unsigned char)s.p[at]])
		at++;
	return at;
}

/* Where the word ends that goes on at AT of S, or has signs there. */
static size_t
word_end(str s, size_t at)
{
	at = skip_word_bytes(s, at);
	for (size_t end, step; at < s.n;) {
		/* of ASCII only these may be inside */
		if ((unsigned char)s.p[at] < 0x80 && s.p[at] != '\''
		    && s.p[at] != '-')
			break;
		end = word_char(s, at, true, &step);
		if (end == at)
			break;
		at = skip_word_bytes(s, end);
	}
	return at;
}

/* A word has so many bytes, with the blank behind it, or there are fewer. */
enum { WORD_BYTES = 5 };

const struct word *
half_words(struct half *h, size_t *n, struct arena *a)
{
	str s = h->text;
	*n = h->nwords;
	if (h->worded)
		return h->words;
	h->worded = true;
	if (!word_bytes['a'])
		fill_word_bytes();
	size_t cap = s.n / WORD_BYTES + 1, nwords = 0;
	struct word *words = NEW(a, struct word, cap);
	for (size_t i = 0; i < s.n;) {
		size_t step = 1, end = skip_word_bytes(s, i);
		if (end == i && (unsigned char)s.p[i] >= 0x80)
			end = word_char(s, i, false, &step);
		if (end == i) {
			i += step;
			continue;
		}
		if (end < s.n && s.p[end] != ' ')
			end = word_end(s, end);
		if (nwords == cap)
			GROW(a, words, nwords, cap);
		words[nwords++] = (struct word){(uint32_t)i, (uint32_t)end};
		i = end + (end < s.n && s.p[end] == ' ');
	}
	h->words = words;
	*n = h->nwords = nwords;
	return words;
}
