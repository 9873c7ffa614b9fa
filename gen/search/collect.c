#include "search/collect.h"

#include <stdlib.h>

#include "base/fatal.h"
#include "search/literal.h"
#include "search/words.h"

/* A segment ends when it has so many terms, so that the table is never large. */
enum { TERMS_MOST = 96 << 10, TERMS_LIMIT = 512 << 10, SLOTS_FIRST = 16 << 10 };
enum { LOCALES_MOST = 1 << 16 };
/* So much of a text is kept to show passages of. */
enum { PASSAGES_MOST = 32 << 10 };

/* A term: what is asked of each word of each page stands together. */
struct slot {
	uint64_t key[2]; /* its first bytes */
	uint32_t what;   /* locale and bytes: see what_of */
	uint32_t at;     /* in TEXT */
	uint32_t id;     /* in the segment and locale, plus 1; 0: free */
	uint32_t entry;  /* of the page at hand, if that is this slot's */
};

struct entry {
	uint32_t slot;
	uint16_t weight, title;
	bool fresh;
};

/* A term that waits until its slot has come from memory. */
struct waiting {
	uint64_t term[WORD_EIGHTS];
	uint32_t hash, what;
};

enum { WAITING = 16 };

struct collector {
	struct slot *slots;
	uint32_t nslots; /* a power of two */
	uint32_t nterms;
	struct buf text;
	uint32_t segment;
	struct entry *entries; /* of the page at hand */
	uint32_t n, cap;
	uint16_t locale, weight, title; /* of what is being cut */
	uint32_t length; /* terms cut */
	struct waiting waiting[WAITING];
	size_t nwaiting;
	struct buf out;
	uint32_t ids[LOCALES_MOST];
};

/* ---- terms ---------------------------------------------------------------------- */

static void
begin_segment(struct collector *c, const struct spool *s)
{
	if (c->nterms > 0) {
		memset(c->slots, 0, c->nslots * sizeof *c->slots);
		memset(c->ids, 0, sizeof c->ids);
	}
	c->text.n = 0;
	c->nterms = 0;
	c->segment = spool_number(s);
}

static void
make_slots(struct collector *c, uint32_t n)
{
	c->nslots = n;
	c->slots = calloc(n, sizeof *c->slots);
	if (c->slots == NULL)
		fatal("out of memory");
}

static struct collector *
collector_new(const struct spool *s)
{
	struct collector *c = calloc(1, sizeof *c);
	if (c == NULL)
		fatal("out of memory");
	make_slots(c, SLOTS_FIRST);
	begin_segment(c, s);
	return c;
}

/* The locale and the size of a term, as one number. */
static uint32_t
what_of(const struct collector *c, size_t n)
{
	return (uint32_t)c->locale << 8 | (uint32_t)n;
}

static size_t
size_of(uint32_t what)
{
	return what & 0xFF;
}

static uint32_t
hash_of(const uint64_t *key, uint32_t what)
{
	uint64_t h = (key[0] ^ what) * RECORD_FACTOR;
	h = (h ^ h >> 32 ^ key[1]) * RECORD_FACTOR;
	return (uint32_t)(h >> 32);
}

static bool
is_slot_of(const struct collector *c, const struct slot *s,
           const struct waiting *w)
{
	size_t n = size_of(w->what);
	return s->key[0] == w->term[0] && s->key[1] == w->term[1]
		&& s->what == w->what
		&& (n <= 16 || memcmp(c->text.p + s->at + 16, w->term + 2,
		                      n - 16) == 0);
}

/* Has the page at hand the term of slot I? */
static bool
is_on_page(const struct collector *c, uint32_t i)
{
	uint32_t e = c->slots[i].entry;
	return e < c->n && c->entries[e].slot == i;
}

/* Slot K of OLD, to its place among the new ones; returns which. */
static uint32_t
move_slot(struct collector *c, const struct slot *old)
{
	uint32_t i = hash_of(old->key, old->what) & (c->nslots - 1);
	while (c->slots[i].id != 0)
		i = (i + 1) & (c->nslots - 1);
	c->slots[i] = *old;
	return i;
}

/* Twice the room, all in their places again; the page's entries first, so that
 * none is taken for another's. */
static void
grow_slots(struct collector *c)
{
	struct slot *old = c->slots;
	uint32_t n = c->nslots;
	make_slots(c, 2 * n);
	for (uint32_t e = 0; e < c->n; e++) {
		struct slot *s = &old[c->entries[e].slot];
		c->entries[e].slot = move_slot(c, s);
		s->id = 0;
	}
	for (uint32_t k = 0; k < n; k++)
		if (old[k].id != 0)
			(void)move_slot(c, &old[k]);
	free(old);
}

static void
make_slot(struct collector *c, struct slot *s, const struct waiting *w)
{
	*s = (struct slot){.key = {w->term[0], w->term[1]},
	                   .what = w->what,
	                   .at = (uint32_t)c->text.n,
	                   .id = ++c->ids[c->locale],
	                   .entry = UINT32_MAX};
	buf_add(&c->text, (str){(const char *)w->term, size_of(w->what)});
	c->nterms++;
}

static void
add_entry(struct collector *c, uint32_t slot, bool fresh)
{
	if (c->n == c->cap) {
		c->cap = c->cap == 0 ? 1024 : 2 * c->cap;
		c->entries = realloc(c->entries, c->cap * sizeof *c->entries);
		if (c->entries == NULL)
			fatal("out of memory");
	}
	c->entries[c->n] = (struct entry){.slot = slot, .fresh = fresh};
	c->slots[slot].entry = c->n++;
}

/* Note W on the page at hand. */
static void
note(struct collector *c, const struct waiting *w)
{
	uint32_t i = w->hash & (c->nslots - 1);
	while (c->slots[i].id != 0 && !is_slot_of(c, &c->slots[i], w))
		i = (i + 1) & (c->nslots - 1);
	bool fresh = c->slots[i].id == 0;
	/* One page alone could have so many: the rest is not found. */
	if (fresh && c->nterms >= TERMS_LIMIT)
		return;
	if (fresh)
		make_slot(c, &c->slots[i], w);
	if (!is_on_page(c, i))
		add_entry(c, i, fresh);
	struct entry *e = &c->entries[c->slots[i].entry];
	unsigned weight = e->weight + (unsigned)c->weight;
	e->title |= c->title;
	e->weight = (uint16_t)(weight < MARK_WEIGHT ? weight : MARK_WEIGHT);
}

static void
note_waiting(struct collector *c)
{
	if (c->nterms + WAITING > c->nslots / 8 * 5)
		grow_slots(c);
	for (size_t i = 0; i < c->nwaiting; i++)
		note(c, &c->waiting[i]);
	c->nwaiting = 0;
}

static void
take_term(void *ctx, const uint64_t *word, size_t n)
{
	struct collector *c = ctx;
	struct waiting *w = &c->waiting[c->nwaiting++];
	c->length++;
	w->what = what_of(c, n);
	w->hash = hash_of(word, w->what);
	w->term[0] = word[0];
	w->term[1] = word[1];
	if (n > 16)
		memcpy(w->term + 2, word + 2, (n - 16 + 7) / 8 * 8);
	__builtin_prefetch(&c->slots[w->hash & (c->nslots - 1)]);
	if (c->nwaiting == WAITING)
		note_waiting(c);
}

/* Cut TEXT, whose terms weigh WEIGHT; returns how many there are. */
static uint32_t
cut(struct collector *c, str text, uint16_t weight, uint16_t title)
{
	struct words w = {c, take_term};
	c->weight = weight;
	c->title = title;
	c->length = 0;
	words_cut(&w, text);
	note_waiting(c);
	return c->length;
}

/* ---- what is written -------------------------------------------------------------- */

static uint64_t
put_entry(struct collector *c, const struct entry *e)
{
	const struct slot *t = &c->slots[e->slot];
	uint8_t mark = (uint8_t)(e->weight | e->title);
	record_put_num(&c->out, (t->id - 1) << 1 | e->fresh);
	if (e->fresh) {
		size_t n = size_of(t->what);
		buf_addc(&c->out, (char)n);
		buf_add(&c->out, (str){c->text.p + t->at, n});
	}
	buf_addc(&c->out, (char)mark);
	return (le64toh(t->key[0]) ^ le64toh(t->key[1]) * 31
	        ^ (uint64_t)mark << 56 ^ size_of(t->what))
		* RECORD_FACTOR;
}

/* The terms of PAGE; returns their hash, which does not depend on the segment. */
static uint64_t
put_terms(struct collector *c, const struct search_page *p)
{
	const struct search_text *t = p->text;
	bool own = p->lang.n == 0;
	uint32_t titles = cut(c, p->title, 0,
	                      own ? MARK_TITLE : MARK_SOURCE_TITLE);
	uint32_t length = cut(c, t->shown.text,
	                      own ? WEIGHT_TEXT : WEIGHT_SOURCE, 0);
	(void)cut(c, t->shown.headings,
	          own ? WEIGHT_HEADING : WEIGHT_SOURCE_HEADING, 0);
	for (int i = 0; i < 3; i++)
		(void)cut(c, p->about[i], WEIGHT_ABOUT, 0);
	(void)cut(c, p->source_title, 0, MARK_SOURCE_TITLE);
	(void)cut(c, t->source.text, WEIGHT_SOURCE, 0);
	(void)cut(c, t->source.headings, WEIGHT_SOURCE_HEADING, 0);
	uint64_t hash = length + ((uint64_t)titles << 32);
	record_put_num(&c->out, length);
	record_put_num(&c->out, titles);
	record_put_num(&c->out, (uint32_t)c->n);
	for (uint32_t i = 0; i < c->n; i++)
		hash += put_entry(c, &c->entries[i]);
	return hash;
}

/* The beginning of a long text, whole characters; without its last line end. */
static str
shortened(str text)
{
	size_t n = text.n > PASSAGES_MOST ? PASSAGES_MOST : text.n;
	while (n < text.n && n > 0 && ((unsigned char)text.p[n] & 0xC0) == 0x80)
		n--;
	return str_trim(str_sub(text, 0, n));
}

static void
put_shown(struct buf *out, const struct search_page *p)
{
	buf_addc(out, '[');
	literal_put(out, p->url);
	buf_addc(out, ',');
	literal_put(out, p->title);
	buf_addc(out, ',');
	literal_put(out, shortened(p->text->shown.text));
	if (p->lang.n > 0) {
		buf_addc(out, ',');
		literal_put(out, p->lang);
	}
	buf_addc(out, ']');
}

static void
put_source(struct buf *out, const struct search_page *p)
{
	str text = shortened(p->text->source.text);
	if (text.n == 0 && p->source_title.n == 0)
		return;
	buf_addc(out, '[');
	literal_put(out, p->source_title);
	buf_addc(out, ',');
	literal_put(out, text);
	buf_addc(out, ']');
}

void
collect_page(struct collector **all, const struct spool *s,
             const struct search_page *page, struct search_record *r)
{
	if (*all == NULL)
		*all = collector_new(s);
	struct collector *c = *all;
	if (c->nterms > TERMS_MOST)
		begin_segment(c, s);
	c->n = 0;
	c->out.n = 0;
	c->locale = (uint16_t)page->locale;
	r->segment = c->segment;
	r->hash = put_terms(c, page);
	r->terms = (uint32_t)c->out.n;
	put_shown(&c->out, page);
	r->shown = (uint32_t)c->out.n - r->terms;
	put_source(&c->out, page);
	r->source = (uint32_t)c->out.n - r->terms - r->shown;
	str texts = str_sub(buf_str(&c->out), r->terms, c->out.n);
	r->hash = record_hash(texts, r->hash);
	r->at = spool_put(s, buf_str(&c->out));
}

void
collector_free(struct collector *c)
{
	if (c == NULL)
		return;
	free(c->slots);
	free(c->entries);
	buf_release(&c->text);
	buf_release(&c->out);
	free(c);
}
