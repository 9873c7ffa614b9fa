/* postings.c -- the files of words: each term with the pages that have it. */
#include "search/index.h"

#include "search/merge.h"
#include "search/number.h"

/* A file of words grows to about so many bytes, and one term more. */
enum { FILE_BYTES = 16 << 10 };
/* Pages of terms that are held at a time, four bytes each. */
enum { HELD_MOST = 6 << 20 };
/* A term on more than one page of so many is common, where there are many. */
enum { COMMON_PART = 2, COMMON_PAGES = 500 };

/* ---- what a term is worth --------------------------------------------------------- */

/*
 * BM25 (k1 1.2, b 0.75) of what stands in the text, and more for a title, the
 * shorter the better; to 44, in eighths.  All in whole numbers, so that every
 * machine says the same.
 */
enum { STEPS = 64, WORTH_MOST = NUMBER_BASE - 1, PER_MILLE = 1000 };

struct worths {
	uint8_t of[STEPS][MARK_WEIGHT + 1]; /* length in eighths of the mean */
	uint64_t mean;
};

static void
worths_fill(struct worths *w, uint64_t length, size_t pages)
{
	w->mean = pages > 0 && length > pages ? length / pages : 1;
	for (uint32_t step = 0; step < STEPS; step++) {
		uint32_t k = 300 + 900 * step / 8;
		for (uint32_t half = 0; half <= MARK_WEIGHT; half++) {
			uint32_t times = half * PER_MILLE / 2;
			w->of[step][half] =
				(uint8_t)(8 * 22 * times / (10 * (times + k)));
		}
	}
}

static uint32_t
worth(const struct worths *w, const struct merge_page *p, uint8_t mark)
{
	uint64_t step = 8 * (uint64_t)p->length / w->mean;
	uint32_t title = 4 + 96 / (4 + p->titles);
	uint32_t n = w->of[step < STEPS ? step : STEPS - 1][mark & MARK_WEIGHT];
	if ((mark & MARK_TITLE) != 0)
		n += title;
	else if ((mark & MARK_SOURCE_TITLE) != 0)
		n += title / 2;
	return n < WORTH_MOST ? n : WORTH_MOST;
}

/* ---- files -------------------------------------------------------------------------- */

struct file { /* the terms FROM to the next file's, in order */
	uint32_t from;
};

struct writer {
	struct merge m;
	struct file *files;
	size_t n, cap;
	struct worths worths;
	uint32_t *held; /* page << 8 | worth, term by term */
	const struct search_sink *sink;
	struct buf text;
};

static uint64_t
size_of(const struct writer *w, const struct merge_term *t)
{
	uint32_t apart = (uint32_t)w->m.pages->n / t->pages;
	return t->n + 3u + (uint64_t)t->pages * (1 + number_size(apart));
}

static void
plan_files(struct writer *w)
{
	struct arena *a = w->m.arena;
	uint64_t bytes = FILE_BYTES;
	for (size_t i = 0; i < w->m.n; i++) {
		if (bytes >= FILE_BYTES) {
			GROW(a, w->files, w->n, w->cap)[w->n].from =
				(uint32_t)i;
			w->n++;
			bytes = 0;
		}
		bytes += size_of(w, &w->m.terms[w->m.order[i]]);
	}
	GROW(a, w->files, w->n, w->cap)[w->n].from = (uint32_t)w->m.n;
}

/* The pages of the terms FROM to TO (in order) into W->held. */
static void
hold(struct writer *w, uint32_t from, uint32_t to)
{
	struct merge_page p;
	struct merge_entry e;
	uint32_t at = 0;
	for (uint32_t i = from; i < to; i++) {
		struct merge_term *t = &w->m.terms[w->m.order[i]];
		t->next = at;
		at += t->pages;
	}
	for (size_t page = 0; page < w->m.pages->n; page++) {
		merge_read(&w->m, page, &p);
		while (merge_next(&p, &e)) {
			uint32_t rank = w->m.rank[e.term];
			if (rank < from || rank >= to)
				continue;
			w->held[w->m.terms[e.term].next++] =
				(uint32_t)page << 8 | worth(&w->worths, &p, e.mark);
		}
	}
}

/* How many UTF-16 units T has in common with the term BEFORE it, at most 44, and
 * no half of a pair; *BYTES of them. */
static uint32_t
shared_units(const struct merge_term *before, const struct merge_term *t,
             size_t *bytes)
{
	uint32_t units = 0;
	size_t i = 0;
	*bytes = 0;
	while (i < t->n && i < before->n && t->p[i] == before->p[i]) {
		unsigned char lead = (unsigned char)t->p[i];
		size_t n = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
		uint32_t more = n == 4 ? 2 : 1;
		if (i + n > before->n || units + more >= NUMBER_BASE
		    || memcmp(t->p + i, before->p + i, n) != 0)
			break;
		i += n;
		units += more;
	}
	*bytes = i;
	return units;
}

static void
put_term(struct writer *w, uint32_t i, uint32_t from)
{
	static const struct merge_term none;
	const struct merge_term *t = &w->m.terms[w->m.order[i]];
	const struct merge_term *before =
		i == from ? &none : &w->m.terms[w->m.order[i - 1]];
	size_t shared;
	if (i > from)
		buf_addc(&w->text, ' ');
	number_put(&w->text, shared_units(before, t, &shared));
	buf_add(&w->text, (str){t->p + shared, t->n - shared});
	buf_addc(&w->text, ' ');
	uint32_t page = 0;
	for (uint32_t k = t->next - t->pages; k < t->next; k++) {
		uint32_t now = w->held[k] >> 8;
		number_put(&w->text, now - page);
		number_put(&w->text, w->held[k] & 0xFF);
		page = now;
	}
}

static void
write_file(struct writer *w, size_t number)
{
	uint32_t from = w->files[number].from, to = w->files[number + 1].from;
	w->text.n = 0;
	buf_printf(&w->text, "gloseSearch(\"w\",%zu,\"", number);
	for (uint32_t i = from; i < to; i++)
		put_term(w, i, from);
	buf_addz(&w->text, "\");\n");
	str path = str_printf(w->m.arena, "w%zu.js", number);
	w->sink->file(w->sink->ctx, path, buf_str(&w->text));
}

static uint64_t
held_by(const struct writer *w, size_t file)
{
	uint64_t n = 0;
	for (uint32_t i = w->files[file].from; i < w->files[file + 1].from; i++)
		n += w->m.terms[w->m.order[i]].pages;
	return n;
}

/* As many files at a time as there is memory for: often all. */
static void
write_files(struct writer *w)
{
	uint64_t most = HELD_MOST + w->m.pages->n;
	size_t room = 0;
	for (size_t first = 0, last; first < w->n; first = last) {
		uint64_t n = held_by(w, first);
		for (last = first + 1; last < w->n; last++) {
			uint64_t more = held_by(w, last);
			if (n + more > HELD_MOST)
				break;
			n += more;
		}
		if (room == 0) {
			room = (size_t)(last == w->n ? n : most);
			w->held = NEW(w->m.arena, uint32_t, room + 1);
		}
		hold(w, w->files[first].from, w->files[last].from);
		for (size_t i = first; i < last; i++)
			write_file(w, i);
	}
}

/* ---- what the entry says -------------------------------------------------------------- */

/* As much of the first term of each file as tells it from the one before. */
static str
starts(const struct writer *w)
{
	struct buf b = {NULL, 0, 0};
	for (size_t f = 1; f < w->n; f++) {
		uint32_t i = w->files[f].from;
		const struct merge_term *t = &w->m.terms[w->m.order[i]];
		size_t n;
		(void)shared_units(&w->m.terms[w->m.order[i - 1]], t, &n);
		do
			n++;
		while (n < t->n && ((unsigned char)t->p[n] & 0xC0) == 0x80);
		if (f > 1)
			buf_addc(&b, ' ');
		buf_add(&b, (str){t->p, n < t->n ? n : t->n});
	}
	str s = str_dup(buf_str(&b), w->m.arena);
	buf_release(&b);
	return s;
}

static str
common(const struct writer *w)
{
	struct buf b = {NULL, 0, 0};
	for (size_t i = 0; i < w->m.n; i++) {
		const struct merge_term *t = &w->m.terms[w->m.order[i]];
		if (w->m.pages->n < COMMON_PAGES
		    || t->pages <= w->m.pages->n / COMMON_PART)
			continue;
		if (b.n > 0)
			buf_addc(&b, ' ');
		buf_add(&b, (str){t->p, t->n});
	}
	str s = str_dup(buf_str(&b), w->m.arena);
	buf_release(&b);
	return s;
}

void
search_write_words(const struct search_pages *p, const struct search_sink *sink,
                   struct search_words *words, struct arena *a)
{
	struct writer w = {.sink = sink};
	merge_open(&w.m, p, a);
	worths_fill(&w.worths, w.m.length, p->n);
	plan_files(&w);
	write_files(&w);
	words->starts = starts(&w);
	words->common = common(&w);
	buf_release(&w.text);
	merge_close(&w.m);
}
