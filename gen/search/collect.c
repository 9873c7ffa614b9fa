#include "search/collect.h"

#include <stdlib.h>

#include "base/fatal.h"
#include "search/words.h"

/* A segment ends when it has so many terms, so that the table is never large. */
enum { TERMS_MOST = 96 << 10, TERMS_LIMIT = 512 << 10, SLOTS_FIRST = 16 << 10 };
enum { LOCALES_MOST = 1 << 16 };
/* So much of a text is kept to show passages of. */
enum { PASSAGES_MOST = 32 << 10 };

struct slot {
	uint32_t hash, term; /* its number, plus 1; 0: free */
};

struct term {
	uint32_t at;    /* in TEXT */
	uint32_t id;    /* in the segment and locale */
	uint32_t page;  /* that had it last */
	uint32_t entry; /* in that page */
	uint16_t locale;
	uint8_t n;
};

struct entry {
	uint32_t term;
	uint16_t weight, title;
	bool fresh;
};

struct collector {
	struct slot *slots;
	uint32_t nslots; /* a power of two */
	struct term *terms;
	uint32_t nterms, terms_cap;
	struct buf text;
	uint32_t segment, page;
	struct entry *entries; /* of the page at hand */
	uint32_t n, cap;
	uint16_t locale, weight, title; /* of what is being cut */
	uint32_t length; /* terms cut */
	struct buf out;
	uint32_t ids[LOCALES_MOST];
};

/* ---- terms ---------------------------------------------------------------------- */

static void *
grown(void *p, size_t size, uint32_t *cap, uint32_t first)
{
	*cap = *cap == 0 ? first : 2 * *cap;
	p = realloc(p, *cap * size);
	if (p == NULL)
		fatal("out of memory");
	return p;
}

static void
begin_segment(struct collector *c, const struct spool *s)
{
	if (c->nterms > 0) {
		memset(c->slots, 0, c->nslots * sizeof *c->slots);
		memset(c->ids, 0, sizeof c->ids);
	}
	c->text.n = 0;
	c->nterms = c->page = 0;
	c->segment = spool_number(s);
}

static void
make_slots(struct collector *c, uint32_t n)
{
	free(c->slots);
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

static uint32_t
hash_of(const struct collector *c, str term)
{
	return (uint32_t)record_hash(term, c->locale);
}

static bool
is_term(const struct collector *c, const struct slot *s, uint32_t hash, str term)
{
	const struct term *t = &c->terms[s->term - 1];
	return s->hash == hash && t->locale == c->locale && t->n == term.n
		&& memcmp(c->text.p + t->at, term.p, term.n) == 0;
}

/* Twice the room, all in their places again. */
static void
grow_slots(struct collector *c)
{
	struct slot *old = c->slots;
	uint32_t n = c->nslots;
	c->slots = NULL;
	make_slots(c, 2 * n);
	for (uint32_t k = 0; k < n; k++) {
		uint32_t i = old[k].hash & (c->nslots - 1);
		if (old[k].term == 0)
			continue;
		while (c->slots[i].term != 0)
			i = (i + 1) & (c->nslots - 1);
		c->slots[i] = old[k];
	}
	free(old);
}

static uint32_t
add_term(struct collector *c, struct slot *s, uint32_t hash, str term)
{
	if (c->nterms == c->terms_cap)
		c->terms = grown(c->terms, sizeof *c->terms, &c->terms_cap,
		                 SLOTS_FIRST / 2);
	c->terms[c->nterms] = (struct term){.at = (uint32_t)c->text.n,
	                                    .id = c->ids[c->locale]++,
	                                    .locale = c->locale,
	                                    .n = (uint8_t)term.n};
	buf_add(&c->text, term);
	*s = (struct slot){hash, ++c->nterms};
	if (c->nterms > c->nslots / 2)
		grow_slots(c);
	return c->nterms - 1;
}

/* The number of TERM, found or made. */
static uint32_t
term_of(struct collector *c, str term)
{
	uint32_t hash = hash_of(c, term), i = hash & (c->nslots - 1);
	while (c->slots[i].term != 0 && !is_term(c, &c->slots[i], hash, term))
		i = (i + 1) & (c->nslots - 1);
	struct slot *s = &c->slots[i];
	return s->term != 0 ? s->term - 1 : add_term(c, s, hash, term);
}

static void
add_entry(struct collector *c, uint32_t term)
{
	struct term *t = &c->terms[term];
	if (c->n == c->cap)
		c->entries = grown(c->entries, sizeof *c->entries, &c->cap,
		                   1024);
	c->entries[c->n] = (struct entry){.term = term, .fresh = t->page == 0};
	t->page = c->page;
	t->entry = c->n++;
}

static void
take_term(void *ctx, str term)
{
	struct collector *c = ctx;
	c->length++;
	/* One page alone could have so many: the rest is not found. */
	if (c->nterms >= TERMS_LIMIT)
		return;
	uint32_t i = term_of(c, term);
	if (c->terms[i].page != c->page)
		add_entry(c, i);
	struct entry *e = &c->entries[c->terms[i].entry];
	e->title |= c->title;
	e->weight = (uint16_t)(e->weight + c->weight);
	if (e->weight > MARK_WEIGHT)
		e->weight = MARK_WEIGHT;
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
	return c->length;
}

/* ---- what is written -------------------------------------------------------------- */

static uint64_t
put_entry(struct collector *c, const struct entry *e)
{
	const struct term *t = &c->terms[e->term];
	str term = str_sub(buf_str(&c->text), t->at, t->at + t->n);
	uint8_t mark = (uint8_t)(e->weight | e->title);
	record_put_num(&c->out, t->id << 1 | e->fresh);
	if (e->fresh) {
		buf_addc(&c->out, (char)t->n);
		buf_add(&c->out, term);
	}
	buf_addc(&c->out, (char)mark);
	return record_hash(term, mark);
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

static void
put_text(struct buf *out, str text)
{
	static const char hex[] = "0123456789abcdef";
	buf_addc(out, '"');
	for (size_t i = 0; i < text.n; i++) {
		size_t from = i;
		while (i < text.n && (unsigned char)text.p[i] >= 0x20
		       && text.p[i] != '"' && text.p[i] != '\\')
			i++;
		buf_add(out, str_sub(text, from, i));
		if (i == text.n)
			break;
		unsigned char c = (unsigned char)text.p[i];
		buf_addc(out, '\\');
		if (c == '\n') {
			buf_addc(out, 'n');
		} else if (c >= 0x20) {
			buf_addc(out, (char)c);
		} else {
			buf_addz(out, "x");
			buf_addc(out, hex[c >> 4]);
			buf_addc(out, hex[c & 15]);
		}
	}
	buf_addc(out, '"');
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
	put_text(out, p->url);
	buf_addc(out, ',');
	put_text(out, p->title);
	buf_addc(out, ',');
	put_text(out, shortened(p->text->shown.text));
	if (p->lang.n > 0) {
		buf_addc(out, ',');
		put_text(out, p->lang);
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
	put_text(out, p->source_title);
	buf_addc(out, ',');
	put_text(out, text);
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
	c->page++;
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
