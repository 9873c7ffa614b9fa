#include "search/merge.h"

#include <stdlib.h>

/* ---- reading -------------------------------------------------------------------- */

void
merge_read(struct merge *m, size_t page, struct merge_page *p)
{
	const struct search_record *r = m->pages->records[page];
	m->record.n = 0;
	buf_reserve(&m->record, r->terms);
	spool_get(m->pages->spool, r->at, r->terms, m->record.p);
	*p = (struct merge_page){.at = m->record.p,
	                         .segment = &m->segments[r->segment]};
	p->length = record_get_num(&p->at);
	p->titles = record_get_num(&p->at);
	p->left = record_get_num(&p->at);
}

/* The next number of P into *NUMBER; with a new term, that. */
static bool
next(struct merge_page *p, uint32_t *number, str *term, uint8_t *mark)
{
	if (p->left == 0)
		return false;
	p->left--;
	*number = record_get_num(&p->at);
	*term = (str){NULL, 0};
	if ((*number & 1) != 0) {
		term->n = (unsigned char)*p->at++;
		term->p = p->at;
		p->at += term->n;
	}
	*number >>= 1;
	*mark = (uint8_t)*p->at++;
	return true;
}

bool
merge_next(struct merge_page *p, struct merge_entry *e)
{
	uint32_t number;
	str term;
	if (!next(p, &number, &term, &e->mark))
		return false;
	e->term = p->segment->terms[number];
	return true;
}

/* ---- counting ------------------------------------------------------------------- */

struct table {
	uint32_t *slots; /* number of a term, plus 1; 0: free */
	uint32_t *hashes;
	size_t n; /* a power of two */
};

enum { SLOTS_FIRST = 32 << 10 };

static void
table_put(struct table *t, uint32_t hash, uint32_t term)
{
	size_t i = hash & (t->n - 1);
	while (t->slots[i] != 0)
		i = (i + 1) & (t->n - 1);
	t->slots[i] = term + 1;
	t->hashes[i] = hash;
}

static void
table_grow(struct table *t, struct arena *a)
{
	struct table old = *t;
	t->n = old.n == 0 ? SLOTS_FIRST : 2 * old.n;
	t->slots = NEW(a, uint32_t, t->n);
	t->hashes = NEW(a, uint32_t, t->n);
	for (size_t i = 0; i < old.n; i++)
		if (old.slots[i] != 0)
			table_put(t, old.hashes[i], old.slots[i] - 1);
}

/* Bytes in the order of UTF-16: what is beyond U+FFFF begins with a surrogate,
 * and so stands before U+E000. */
static unsigned char
rank_of(char c)
{
	unsigned char b = (unsigned char)c;
	if (b >= 0xF0)
		return (unsigned char)(b - 2);
	return b >= 0xEE ? (unsigned char)(b + 5) : b;
}

static uint64_t
key_of(str term)
{
	uint64_t key = 0;
	for (size_t i = 0; i < 8; i++)
		key = key << 8 | (i < term.n ? rank_of(term.p[i]) : 0);
	return key;
}

/* The number of TERM in M, found or made. */
static uint32_t
term_of(struct merge *m, struct table *t, str term)
{
	uint32_t hash = (uint32_t)record_hash(term, 0);
	if (m->n >= t->n / 2)
		table_grow(t, m->arena);
	for (size_t i = hash & (t->n - 1); t->slots[i] != 0;
	     i = (i + 1) & (t->n - 1)) {
		const struct merge_term *k = &m->terms[t->slots[i] - 1];
		if (t->hashes[i] == hash && k->n == term.n
		    && memcmp(k->p, term.p, term.n) == 0)
			return t->slots[i] - 1;
	}
	GROW(m->arena, m->terms, m->n, m->cap)[m->n] =
		(struct merge_term){.key = key_of(term),
	                            .p = str_dup(term, m->arena).p,
	                            .n = (uint8_t)term.n};
	table_put(t, hash, (uint32_t)m->n);
	return (uint32_t)m->n++;
}

static void
count_page(struct merge *m, struct table *t, size_t page)
{
	struct merge_page p;
	uint32_t number;
	str term;
	uint8_t mark;
	merge_read(m, page, &p);
	m->length += p.length;
	struct merge_segment *s =
		&m->segments[m->pages->records[page]->segment];
	while (next(&p, &number, &term, &mark)) {
		if (term.p != NULL) {
			GROW(m->arena, s->terms, s->n, s->cap)[s->n] =
				term_of(m, t, term);
			s->n++;
		}
		m->terms[s->terms[number]].pages++;
	}
}

/* ---- in order --------------------------------------------------------------------- */

struct place {
	uint64_t at;
	uint32_t page;
};

static int
by_place(const void *va, const void *vb)
{
	const struct place *a = va, *b = vb;
	return (a->at > b->at) - (a->at < b->at);
}

/* As the workers wrote them: each new term before it is used again. */
static void
count_all(struct merge *m)
{
	struct table t = {NULL, NULL, 0};
	size_t n = m->pages->n;
	struct place *places = NEW(m->arena, struct place, n + 1);
	for (size_t i = 0; i < n; i++)
		places[i] = (struct place){m->pages->records[i]->at,
		                           (uint32_t)i};
	qsort(places, n, sizeof *places, by_place);
	for (size_t i = 0; i < n; i++)
		count_page(m, &t, places[i].page);
}

struct sorted {
	uint64_t key;
	const struct merge_term *term;
};

static int
by_text(const void *va, const void *vb)
{
	const struct sorted *a = va, *b = vb;
	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	size_t n = a->term->n < b->term->n ? a->term->n : b->term->n;
	for (size_t i = 8; i < n; i++)
		if (a->term->p[i] != b->term->p[i])
			return rank_of(a->term->p[i]) < rank_of(b->term->p[i])
				? -1 : 1;
	return (a->term->n > b->term->n) - (a->term->n < b->term->n);
}

static void
sort(struct merge *m)
{
	struct sorted *all = NEW(m->arena, struct sorted, m->n + 1);
	for (size_t i = 0; i < m->n; i++)
		all[i] = (struct sorted){m->terms[i].key, &m->terms[i]};
	qsort(all, m->n, sizeof *all, by_text);
	m->order = NEW(m->arena, uint32_t, m->n + 1);
	m->rank = NEW(m->arena, uint32_t, m->n + 1);
	for (size_t i = 0; i < m->n; i++) {
		m->order[i] = (uint32_t)(all[i].term - m->terms);
		m->rank[m->order[i]] = (uint32_t)i;
	}
}

void
merge_open(struct merge *m, const struct search_pages *pages, struct arena *a)
{
	*m = (struct merge){.pages = pages, .arena = a};
	m->segments = NEW(a, struct merge_segment,
	                  spool_numbers(pages->spool) + 1);
	count_all(m);
	sort(m);
}

void
merge_close(struct merge *m)
{
	buf_release(&m->record);
}
