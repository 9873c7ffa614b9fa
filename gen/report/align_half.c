#include "report/align_half.h"

#include <stdlib.h>

#include "base/text.h"
#include "render/escape.h"

/* What is the same of all bytes from one border to the next. */
struct state {
	unsigned on[3]; /* marks that are open, by severity */
	bool ltr;       /* in an address, code or a tag */
};

struct border {
	uint32_t at; /* in the text */
	int8_t step; /* +1: a mark begins, -1: it ends, 0: see LTR */
	uint8_t what; /* severity, or for 0: an LTR part begins (1), ends (0) */
};

struct borders {
	struct border *list;
	size_t n, cap;
	struct arena *arena;
};

static void
add(struct borders *b, size_t at, int step, unsigned what)
{
	GROW(b->arena, b->list, b->n, b->cap)[b->n] = (struct border){
		(uint32_t)at, (int8_t)step, (uint8_t)what};
	b->n++;
}

/* At one place an LTR part ends before others, marks end before others begin:
 * what is inside is closed first. */
static int
by_place(const void *va, const void *vb)
{
	const struct border *a = va, *b = vb;
	int c = (a->at > b->at) - (a->at < b->at);
	if (c == 0)
		c = (a->step > b->step) - (a->step < b->step);
	return c != 0 ? c : (a->what > b->what) - (a->what < b->what);
}

static bool
continues_char(str s, size_t i)
{
	return i < s.n && ((unsigned char)s.p[i] & 0xC0) == 0x80;
}

/* H's marks, cut to RAW, whole characters, at least one. */
static void
add_marks(struct borders *b, const struct half_text *h, str raw)
{
	for (size_t i = 0; i < h->nmarks; i++) {
		const struct half_mark *m = &h->marks[i];
		size_t end = (size_t)m->pos + m->len;
		if (end < h->pos || m->pos > h->pos + raw.n)
			continue;
		size_t from = m->pos > h->pos ? m->pos - h->pos : 0;
		size_t to = end - h->pos < raw.n ? end - h->pos : raw.n;
		if (from == raw.n)
			from--;
		while (from > 0 && continues_char(raw, from))
			from--;
		if (to <= from)
			to = from + 1;
		while (continues_char(raw, to))
			to++;
		add(b, from, 1, m->severity);
		add(b, to, -1, m->severity);
	}
}

/* Parts that run from left to right whatever is around them. */
static const struct {
	str open;
	char close;
} ltr_kinds[] = {{{"](", 2}, ')'}, {{"`", 1}, '`'}, {{"<", 1}, '>'}};
enum { LTR_KINDS = sizeof ltr_kinds / sizeof *ltr_kinds };

struct ltr {
	str raw;
	bool over[LTR_KINDS]; /* nothing closes this kind from here on */
};

static size_t
address_end(str raw, size_t i)
{
	while (i < raw.n && raw.p[i] > ' ' && raw.p[i] != '<'
	       && raw.p[i] != ')' && (unsigned char)raw.p[i] < 0x80)
		i++;
	return i;
}

/* The end of such a part that begins at I, or I. */
static size_t
ltr_end(struct ltr *l, size_t i)
{
	str rest = str_sub(l->raw, i, l->raw.n);
	for (size_t k = 0; k < LTR_KINDS; k++) {
		if (!str_starts(rest, ltr_kinds[k].open))
			continue;
		if (l->over[k])
			return i;
		size_t end = str_chr(rest, ltr_kinds[k].close,
		                     ltr_kinds[k].open.n);
		l->over[k] = end == STR_NONE;
		return end == STR_NONE ? i : i + end + 1;
	}
	if (str_starts(rest, S("http://")) || str_starts(rest, S("https://")))
		return address_end(l->raw, i);
	return i;
}

static void
add_ltr(struct borders *b, str raw)
{
	struct ltr l = {.raw = raw};
	for (size_t i = 0; i < raw.n;) {
		char c = raw.p[i];
		size_t end = c == ']' || c == '`' || c == '<' || c == 'h'
			? ltr_end(&l, i) : i;
		/* Of "](address)" the bracket belongs to what is before. */
		size_t from = c == ']' && end > i ? i + 1 : i;
		if (end > i) {
			add(b, from, 0, 1);
			add(b, end, 0, 0);
		}
		i = end > i ? end : i + 1;
	}
}

/* A name for what would not be seen, or would turn its surroundings. */
static const char *
name_of(uint32_t c)
{
	if (c < 0xA0 || (c > 0xAD && c < 0x200B && c != 0x61C)
	    || (c > 0x2069 && c != 0x3000 && c != 0xFEFF))
		return NULL; /* most */
	static const struct {
		uint32_t c;
		const char *name;
	} names[] = {
		{0x00A0, "NBSP"}, {0x00AD, "SHY"}, {0x200B, "ZWSP"},
		{0x200C, "ZWNJ"}, {0x200D, "ZWJ"}, {0x200E, "LRM"},
		{0x200F, "RLM"}, {0x061C, "ALM"}, {0x202F, "NNBSP"},
		{0x2060, "WJ"}, {0xFEFF, "BOM"}, {0x3000, "IDSP"},
		{0x202A, "LRE"}, {0x202B, "RLE"}, {0x202C, "PDF"},
		{0x202D, "LRO"}, {0x202E, "RLO"}, {0x2066, "LRI"},
		{0x2067, "RLI"}, {0x2068, "FSI"}, {0x2069, "PDI"},
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i].c == c)
			return names[i].name;
	return NULL;
}

/* Those that must be seen wherever they stand; blanks only where marked, lest
 * French be full of names, and joiners, without which letters change. */
static bool
is_shown(uint32_t c, bool marked)
{
	bool blank = c == 0xA0 || c == 0x202F || c == 0x3000;
	bool joins = c == 0x200C || c == 0x200D;
	return marked || !(blank || joins);
}

static void
write_text(struct buf *out, str s, bool marked)
{
	size_t from = 0, step;
	for (size_t i = 0; i < s.n; i += step) {
		uint32_t c = (unsigned char)s.p[i];
		step = 1;
		if (c < 0x80 ? c >= ' ' || ascii_blank((char)c) : c == 0xC3)
			continue;
		step = text_decode(str_sub(s, i, s.n), &c);
		const char *name = name_of(c);
		bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
		if (!control && (name == NULL || !is_shown(c, marked)))
			continue;
		escape_html(out, str_sub(s, from, i));
		if (name != NULL)
			buf_printf(out, "<i class=\"ch\">%s</i>", name);
		else
			buf_printf(out, "<i class=\"ch\">U+%04X</i>",
			           (unsigned)c);
		from = i + step;
	}
	escape_html(out, str_sub(s, from, s.n));
}

void
half_text_plain(struct buf *out, str raw)
{
	write_text(out, raw, true);
}

/* The gravest mark that is open, or -1. */
static int
gravest(const struct state *st)
{
	for (int i = SEV_ERROR; i >= SEV_INFO; i--)
		if (st->on[i] > 0)
			return i;
	return -1;
}

static void
write_part(struct half_text *h, const struct state *st, str part)
{
	int mark = gravest(st);
	if (part.n == 0)
		return;
	if (mark >= 0)
		buf_printf(h->out, "<mark class=\"%s\">",
		           severity_name((enum severity)mark));
	write_text(h->out, part, mark >= 0);
	if (mark >= 0)
		buf_addz(h->out, "</mark>");
}

void
half_text_write(struct half_text *h, str raw)
{
	struct borders b = {.arena = h->arena};
	struct state st = {{0, 0, 0}, false};
	size_t at = 0;
	if (raw.n == 0)
		return;
	add_marks(&b, h, raw);
	add_ltr(&b, raw);
	if (b.n > 1)
		qsort(b.list, b.n, sizeof *b.list, by_place);
	for (size_t i = 0; i < b.n; i++) {
		const struct border *x = &b.list[i];
		write_part(h, &st, str_sub(raw, at, x->at));
		at = x->at;
		if (x->step == 0 && x->what != (uint8_t)st.ltr) {
			st.ltr = x->what != 0;
			buf_addz(h->out, st.ltr ? "<bdi dir=\"ltr\">"
			                        : "</bdi>");
		} else if (x->step > 0) {
			st.on[x->what]++;
		} else if (x->step < 0) {
			st.on[x->what]--;
		}
	}
	write_part(h, &st, str_sub(raw, at, raw.n));
}
