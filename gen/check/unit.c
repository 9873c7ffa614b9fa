#include "check/unit.h"

#include "base/sixteen.h"
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

/* What 64 bytes are, a bit for each. */
struct bytes {
	uint64_t letters, blanks; /* of ASCII; of blanks only ' ' */
	uint64_t others;
};

/* The N bytes at P, of which the first 64 count. */
static struct bytes
bytes_at(const char *p, size_t n)
{
	struct bytes b = {0, 0, 0};
	n = n < 64 ? n : 64;
	for (size_t at = 0; at < n; at += sizeof(sixteen)) {
		sixteen w = sixteen_load(p + at, n - at);
		b.letters |= sixteen_bits(sixteen_letters(w)) << at;
		b.blanks |= sixteen_bits((sixteen)(w == ' ')) << at;
	}
	b.others = ~(b.letters | b.blanks) & UINT64_MAX >> (64 - n);
	return b;
}

static unsigned
text_features(str s, uint32_t *chars)
{
	unsigned has = 0;
	uint64_t carry = 0; /* does the byte before follow a blank? */
	size_t n = s.n, masked = 0;
	if (classes[255] == 0)
		fill_classes();
	for (size_t at = 0; at < s.n; at += 64) {
		struct bytes b = bytes_at(s.p + at, s.n - at);
		uint64_t apart = b.blanks << 1 | carry;
		carry = b.blanks >> 63;
		has |= b.letters != 0 ? HAS_LETTER : 0;
		has |= (b.blanks & apart) != 0 ? HAS_DOUBLE_SPACE : 0;
		for (; b.others != 0; b.others &= b.others - 1) {
			unsigned bit = (unsigned)__builtin_ctzll(b.others);
			size_t i = at + bit;
			unsigned char c = (unsigned char)s.p[i];
			n -= (c & 0xC0) == 0x80;
			if (i < masked)
				continue;
			if (c == 0xEF
			    && str_starts(str_sub(s, i, s.n), S(MASK))) {
				masked = i + MASK_LEN;
				n--;
				continue;
			}
			has |= classes[c];
			if ((apart >> bit & 1) != 0
			    && (classes[c] & (HAS_STOP | HAS_OTHER)) != 0)
				has |= HAS_APART;
		}
	}
	*chars = (uint32_t)n;
	return has;
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
