/* words.c -- the words of a half: see half_words in check/unit.h. */
#include "base/sixteen.h"
#include "base/text.h"
#include "check/unit.h"

/* ---- characters ---------------------------------------------------------------- */

/* May C stand inside a word, between letters? */
static bool
joins(uint32_t c)
{
	return c == '\'' || c == '-' || c == 0x2019 || c == 0xB7
		|| c == 0x2010 || c == 0x2011 || c == 0x5F3;
}

static inline bool
ascii_in_word(char c)
{
	return ascii_alnum(c) || c == '_';
}

static bool
in_word(uint32_t c)
{
	if (c < 0x80)
		return ascii_in_word((char)c);
	if (c >= 0xC0 && c < 0x250)
		return true; /* letters of Latin, nearly all */
	return c != 0xFFFC && c != 0x3000 && !text_is_space(c)
		&& !text_is_punct(c) && !text_is_control(c);
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

struct words {
	struct word *list;
	size_t n, cap;
	struct arena *a;
};

/* Where the word ends that begins at FROM of S: there, when none does, and
 * *STEP leads over what is there. */
static size_t
far_word_end(str s, size_t from, size_t *step)
{
	size_t at = from, end = from;
	do {
		while (end < s.n && ascii_in_word(s.p[end]))
			end++;
		at = end;
		if (at < s.n)
			end = word_char(s, at, at > from, step);
	} while (end > at);
	return at;
}

/* The words of S, character by character. */
static void
far_words(struct words *w, str s)
{
	for (size_t at = 0, step = 1; at < s.n;) {
		size_t end = far_word_end(s, at, &step);
		if (end == at) {
			at += step;
			continue;
		}
		GROW(w->a, w->list, w->n, w->cap)[w->n] =
			(struct word){(uint32_t)at, (uint32_t)end};
		w->n++;
		at = end;
	}
}

/* ---- runs of bytes ------------------------------------------------------------- */

/*
 * What 64 bytes of a text are, a bit for each: IN a word, if none is FAR.  ASCII
 * and U+00C0 to U+023F, which are letters, are near.
 */
struct block {
	uint64_t in, far;
};

/* Which of the N bytes at P, 64 at most and not all of them ASCII, are far? */
static uint64_t
far_of(const char *p, size_t n)
{
	uint64_t bits = 0;
	for (size_t i = 0; i < n; i += sizeof(sixteen)) {
		sixteen w = sixteen_load(p + i, n - i);
		sixteen far = (sixteen)(w == 0xC2) | (sixteen)(w >= 0xC9);
		bits |= sixteen_bits(far) << i;
	}
	return bits;
}

/* Those of S at AT; INSIDE: the byte before is in a word. */
static inline struct block
block_at(str s, size_t at, uint64_t inside)
{
	uint64_t in = 0, beyond = 0, joined = 0, after = 0;
	size_t n = s.n - at < 64 ? s.n - at : 64;
	for (size_t i = 0; i < n; i += sizeof(sixteen)) {
		sixteen w = sixteen_load(s.p + at + i, n - i);
		sixteen join = (sixteen)(w == '-') | (sixteen)(w == '\'');
		in |= sixteen_bits(sixteen_alnums(w)
		                   | (sixteen)(w == '_')) << i;
		beyond |= sixteen_bits(w) << i;
		joined |= sixteen_bits(join) << i;
	}
	if (joined >> 63 != 0 && at + 64 < s.n) {
		unsigned char c = (unsigned char)s.p[at + 64];
		after = c >= 0x80 || in_word(c);
	}
	in |= beyond;
	in |= joined & (in << 1 | inside) & (in >> 1 | after << 63);
	return (struct block){in, beyond == 0 ? 0 : far_of(s.p + at, n)};
}

/* The words of S, 64 bytes at a time.  False when it must be looked at character
 * by character. */
static bool
near_words(struct words *w, str s)
{
	struct word *list = w->list;
	uint64_t inside = 0;
	size_t n = 0, ends = 0;
	for (size_t at = 0; at < s.n; at += 64) {
		struct block b = block_at(s, at, inside);
		uint64_t before = b.in << 1 | inside;
		uint64_t begin = b.in & ~before, end = ~b.in & before;
		if (b.far != 0)
			return false;
		for (; begin != 0; begin &= begin - 1) {
			if (n == w->cap)
				list = GROW(w->a, w->list, n, w->cap);
			list[n++].from = (uint32_t)at
				+ (uint32_t)__builtin_ctzll(begin);
		}
		for (; end != 0; end &= end - 1)
			list[ends++].to = (uint32_t)at
				+ (uint32_t)__builtin_ctzll(end);
		inside = b.in >> 63;
	}
	if (inside != 0)
		list[ends].to = (uint32_t)s.n;
	w->n = n;
	return true;
}

/* A word has so many bytes, with the blank behind it, or there are fewer. */
enum { WORD_BYTES = 5 };

void
half_find_words(struct half *h, struct arena *a)
{
	struct words w = {.cap = h->text.n / WORD_BYTES + 1, .a = a};
	w.list = NEW(a, struct word, w.cap);
	if (!near_words(&w, h->text))
		far_words(&w, h->text);
	h->worded = true;
	h->words = w.list;
	h->nwords = w.n;
}
