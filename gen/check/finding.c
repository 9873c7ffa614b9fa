#include "check/finding.h"

#include <stdlib.h>

#include "base/wire.h"
#include "check/spot.h"

/*
 * What a build mends as it goes, and so only warns of: its page is whole, and
 * no reason to fail.  The file is wrong all the same, and other programs that
 * read it will not mend it, nor the next translation.
 */
static const enum diag_id graver[] = {
	DIAG_SPAN_STRAY,
	DIAG_ATTRIBUTE_QUOTES,
	DIAG_TARGET_EMPTY,
	DIAG_TABLE_CELLS,
	DIAG_PAIR_IN_CODE,
	DIAG_LINK_FORM,
	DIAG_FRONT_MATTER_SPANS,
};

enum severity
check_severity(enum diag_id id)
{
	for (size_t i = 0; i < sizeof graver / sizeof *graver; i++)
		if (graver[i] == id)
			return SEV_ERROR;
	return diag_severity(id);
}

/* FNV-1a of S and of an end that no text has, carried on from HASH. */
static uint64_t
mix(uint64_t hash, str s)
{
	for (size_t i = 0; i < s.n; i++)
		hash = (hash ^ (unsigned char)s.p[i]) * 0x100000001B3;
	return (hash ^ 0xFF) * 0x100000001B3;
}

uint64_t
finding_key(const struct finding *f)
{
	uint64_t h = mix(0xCBF29CE484222325, str_of(diag_name(f->msg.id)));
	bool texts = f->target_text.n > 0 || f->source_text.n > 0;
	h = mix(h, texts ? f->target_text : f->msg.message);
	h = mix(h, texts ? f->source_text : f->msg.line_text);
	return mix(h, f->evidence);
}

void
findings_place_fixes(struct findings *f, size_t from, const struct source *src)
{
	struct spot_cache cache = {0, 0, 0};
	uint64_t hash = 0;
	for (size_t i = from; i < f->n; i++) {
		struct fix *fix = &f->list[i].fix;
		if (fix->pos == POS_NONE)
			continue;
		if (hash == 0)
			hash = str_hash_long(src->text);
		fix->text_hash = hash;
		spot_make(&fix->spot, &cache, src->text,
		          (struct range){fix->pos, fix->len});
	}
}

static int
by_place(const void *va, const void *vb)
{
	const struct finding *x = va, *y = vb;
	const struct diag_msg *a = &x->msg, *b = &y->msg;
	int c = str_cmp(a->path, b->path);
	if (c == 0)
		c = (a->line > b->line) - (a->line < b->line);
	if (c == 0)
		c = (a->col > b->col) - (a->col < b->col);
	if (c == 0)
		c = str_cmp(str_of(diag_name(a->id)), str_of(diag_name(b->id)));
	if (c == 0)
		c = str_cmp(a->message, b->message);
	if (c == 0)
		c = (x->locale > y->locale) - (x->locale < y->locale);
	/* What the file itself comes to knows more than who includes it. */
	return c != 0 ? c
		: (x->target_text.n < y->target_text.n)
		- (x->target_text.n > y->target_text.n);
}

/* A file that several pages include has its faults in each of them. */
static bool
is_repeated(const struct finding *a, const struct finding *b)
{
	return a->msg.line != 0 && a->msg.id == b->msg.id
		&& a->msg.line == b->msg.line && a->msg.col == b->msg.col
		&& str_eq(a->msg.path, b->msg.path)
		&& str_eq(a->msg.message, b->msg.message);
}

void
findings_sort(struct findings *f)
{
	size_t kept = 0, sorted = 1;
	if (f->n < 2)
		return;
	while (sorted < f->n
	       && by_place(&f->list[sorted - 1], &f->list[sorted]) <= 0)
		sorted++;
	if (sorted < f->n)
		qsort(f->list, f->n, sizeof *f->list, by_place);
	for (size_t i = 0; i < f->n; i++) {
		if (kept > 0 && is_repeated(&f->list[kept - 1], &f->list[i]))
			continue;
		if (kept < i)
			f->list[kept] = f->list[i];
		kept++;
	}
	f->n = kept;
}

static void
put_spot(struct buf *out, const struct spot *s)
{
	wire_put_bytes(out, s, sizeof *s);
}

static void
put(struct buf *out, const struct finding *f)
{
	diag_put_one(out, &f->msg);
	wire_put_num(out, (uint64_t)f->severity);
	wire_put_num(out, f->locale);
	put_spot(out, &f->spot);
	put_spot(out, &f->source);
	wire_put_str(out, f->evidence);
	wire_put_str(out, f->target_text);
	wire_put_str(out, f->source_text);
	wire_put_num(out, f->fix.pos);
	wire_put_num(out, f->fix.len);
	wire_put_str(out, f->fix.text);
	wire_put_num(out, f->fix.safe);
	if (f->fix.pos != POS_NONE) {
		put_spot(out, &f->fix.spot);
		wire_put_num(out, f->fix.text_hash);
	}
}

void
findings_put(struct buf *out, const struct findings *f)
{
	wire_put_num(out, f->n);
	for (size_t i = 0; i < f->n; i++)
		put(out, &f->list[i]);
}

static void
get(str *in, struct finding *f, struct arena *a)
{
	diag_get_one(in, &f->msg, a);
	f->severity = (enum severity)wire_get_num(in);
	f->locale = (uint16_t)wire_get_num(in);
	wire_get_bytes(in, &f->spot, sizeof f->spot);
	wire_get_bytes(in, &f->source, sizeof f->source);
	f->evidence = wire_get_str(in, a);
	f->target_text = wire_get_str(in, a);
	f->source_text = wire_get_str(in, a);
	f->fix.pos = (uint32_t)wire_get_num(in);
	f->fix.len = (uint32_t)wire_get_num(in);
	f->fix.text = wire_get_str(in, a);
	f->fix.safe = wire_get_num(in) != 0;
	if (f->fix.pos != POS_NONE) {
		wire_get_bytes(in, &f->fix.spot, sizeof f->fix.spot);
		f->fix.text_hash = wire_get_num(in);
	}
}

void
findings_get(str *in, struct findings *f)
{
	for (uint64_t n = wire_get_num(in); n > 0; n--) {
		struct finding *one = &GROW(f->arena, f->list, f->n,
		                            f->cap)[f->n];
		get(in, one, f->arena);
		f->n++;
	}
}
