#include "check/finding.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

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

struct finding *
findings_room(struct findings *f, size_t n)
{
	struct arena *a = f->own != NULL ? f->own : f->arena;
	while (f->cap - f->n < n)
		GROW(a, f->list, f->cap, f->cap);
	return f->list + f->n;
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

/* ---- through a pipe ---------------------------------------------------------------- */

/* All texts of a finding that a worker may have given it. */
static const size_t texts[] = {
	offsetof(struct finding, msg.path),
	offsetof(struct finding, msg.message),
	offsetof(struct finding, msg.unit),
	offsetof(struct finding, msg.line_text),
	offsetof(struct finding, evidence),
	offsetof(struct finding, target_text),
	offsetof(struct finding, source_text),
	offsetof(struct finding, fix.text),
};

enum { TEXTS = sizeof texts / sizeof *texts };

static str
get_text(const struct finding *f, size_t k)
{
	str s;
	memcpy(&s, (const char *)f + texts[k], sizeof s);
	return s;
}

static void
set_text(struct finding *f, size_t k, str s)
{
	memcpy((char *)f + texts[k], &s, sizeof s);
}

/* Is S, by its place in the worker's memory, other than LAST?  Then it is the
 * last. */
static bool
is_another(str *last, str s)
{
	if (s.p == last->p && s.n == last->n)
		return false;
	*last = s;
	return true;
}

/* Findings as they are, then their texts: that of a file or a unit once for all
 * that follow each other. */
void
findings_put(struct buf *out, const struct findings *f)
{
	str last[TEXTS] = {{NULL, 0}};
	wire_put_num(out, f->n);
	wire_put_bytes(out, f->list, f->n * sizeof *f->list);
	size_t at = out->n;
	wire_put_num(out, 0);
	for (size_t i = 0; i < f->n; i++)
		for (size_t k = 0; k < TEXTS; k++) {
			str s = get_text(&f->list[i], k);
			if (is_another(&last[k], s))
				buf_add(out, s);
		}
	uint64_t length = out->n - at - sizeof length;
	memcpy(out->p + at, &length, sizeof length);
}

/* Let the texts of F be those of ALL, which are in their order. */
static void
take_texts(struct finding *f, size_t n, str all)
{
	str last[TEXTS] = {{NULL, 0}}, taken[TEXTS];
	for (size_t k = 0; k < TEXTS; k++)
		taken[k] = str_sub(all, 0, 0);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < TEXTS; k++) {
			str s = get_text(&f[i], k);
			if (is_another(&last[k], s)) {
				taken[k] = str_sub(all, 0, s.n);
				all = str_sub(all, s.n, all.n);
			}
			set_text(&f[i], k, taken[k]);
		}
}

void
findings_get(str *in, struct findings *f)
{
	size_t n = (size_t)wire_get_num(in);
	struct finding *list = findings_room(f, n);
	wire_get_bytes(in, list, n * sizeof *list);
	take_texts(list, n, wire_get_str(in, f->arena));
	f->n += n;
}
