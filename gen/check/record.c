#include "check/record.h"

#include "base/wire.h"
#include "check/fold.h"

/* Has S three capitals in a row? */
static bool
has_acronym(str s)
{
	size_t run = 0;
	for (size_t i = 0; i < s.n && run < 3; i++)
		run = s.p[i] >= 'A' && s.p[i] <= 'Z' ? run + 1 : 0;
	return run == 3;
}

/* The bytes of the links of H that are written as addresses alone. */
static size_t
bare_bytes(const struct half *h)
{
	size_t n = 0;
	for (size_t i = 0; i < h->links.n; i++)
		n += h->links.list[i].bare ? h->links.list[i].text.n : 0;
	return n;
}

void
record_make(struct unit_record *r, struct unit *u, size_t path, size_t locale,
            struct arena *a)
{
	struct half *target = &u->halves[SIDE_TARGET];
	struct half *source = &u->halves[SIDE_SOURCE];
	size_t words;
	const struct word *w = half_words(source, &words, a);
	*r = (struct unit_record){
		.path = (uint32_t)path,
		.locale = (uint16_t)locale,
		.target = half_whole(target),
		.source = half_whole(source),
		.source_text = fold_hash(source),
		.target_text = fold_letters_hash(target->text),
		.source_chars = source->chars,
		.target_chars = target->chars,
		.source_words = (uint32_t)words};
	fold_words(source->text, w, words, &r->source_sum,
	           &r->source_words_seen);
	if (u->alone)
		r->flags |= RECORD_ALONE;
	if (u->block != NULL && u->block->kind == NODE_HEADING)
		r->flags |= RECORD_HEADING;
	if ((source->has & (HAS_CODE | HAS_LINK)) != 0)
		r->flags |= RECORD_LINKED;
	if (r->target_chars / 2 >= r->source_chars
	    && has_acronym(source->text))
		r->flags |= RECORD_ACRONYM;
	if (r->target_chars < r->source_chars
	    && bare_bytes(target) > bare_bytes(source))
		r->flags |= RECORD_SWALLOWED;
}

struct unit_record *
records_add(struct records *r, size_t n)
{
	struct unit_record *list = NEW(r->arena, struct unit_record, n);
	GROW(r->arena, r->pages, r->n, r->cap)[r->n] =
		(struct page_records){list, n};
	r->n++;
	return list;
}

void
records_put(struct buf *out, const struct records *r)
{
	wire_put_num(out, r->n);
	for (size_t i = 0; i < r->n; i++) {
		const struct page_records *p = &r->pages[i];
		wire_put_num(out, p->n);
		wire_put_bytes(out, p->list, p->n * sizeof *p->list);
	}
}

void
records_get(str *in, struct records *r)
{
	for (uint64_t pages = wire_get_num(in); pages > 0; pages--) {
		size_t n = (size_t)wire_get_num(in);
		struct unit_record *list = records_add(r, n);
		wire_get_bytes(in, list, n * sizeof *list);
	}
}
