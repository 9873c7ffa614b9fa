#include "check/record.h"

#include "base/wire.h"
#include "check/fold.h"

void
record_make(struct unit_record *r, struct unit *u, size_t path, size_t locale,
            struct arena *a)
{
	struct half *target = &u->halves[SIDE_TARGET];
	struct half *source = &u->halves[SIDE_SOURCE];
	size_t words;
	(void)half_words(source, &words, a);
	*r = (struct unit_record){
		.path = (uint32_t)path,
		.locale = (uint16_t)locale,
		.target = half_whole(target),
		.source = half_whole(source),
		.id_hash = str_hash(u->pair->id),
		.source_raw = str_hash(source->raw),
		.source_text = fold_hash(source),
		.target_text = fold_hash(target),
		.source_chars = source->chars,
		.target_chars = target->chars,
		.source_words = (uint32_t)words};
	if (u->alone)
		r->flags |= RECORD_ALONE;
	if (u->block != NULL && u->block->kind == NODE_HEADING)
		r->flags |= RECORD_HEADING;
	if ((source->has & (HAS_CODE | HAS_LINK)) != 0)
		r->flags |= RECORD_LINKED;
}

void
records_put(struct buf *out, const struct records *r)
{
	wire_put_num(out, r->n);
	wire_put_bytes(out, r->list, r->n * sizeof *r->list);
}

void
records_get(str *in, struct records *r)
{
	for (uint64_t n = wire_get_num(in); n > 0; n--) {
		struct unit_record *one = &GROW(r->arena, r->list, r->n,
		                                r->cap)[r->n];
		wire_get_bytes(in, one, sizeof *one);
		r->n++;
	}
}
