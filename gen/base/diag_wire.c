/* diag_wire.c -- diagnostics to and from the bytes of a pipe. */
#include "base/diag.h"
#include "base/wire.h"

void
diag_put_one(struct buf *out, const struct diag_msg *m)
{
	wire_put_num(out, (uint64_t)m->id);
	wire_put_str(out, m->path);
	wire_put_str(out, m->message);
	wire_put_str(out, m->unit);
	wire_put_str(out, m->line_text);
	wire_put_num(out, m->line);
	wire_put_num(out, m->col);
	wire_put_num(out, m->mark_from);
	wire_put_num(out, m->mark_len);
	wire_put_num(out, m->pos);
	wire_put_num(out, m->len);
}

void
diag_put(struct buf *out, const struct diag *d)
{
	wire_put_num(out, d->n);
	for (size_t i = 0; i < d->n; i++)
		diag_put_one(out, &d->msgs[i]);
}

void
diag_get_one(str *in, struct diag_msg *m, struct arena *a)
{
	m->id = (enum diag_id)wire_get_num(in);
	m->path = wire_get_str(in, a);
	m->message = wire_get_str(in, a);
	m->unit = wire_get_str(in, a);
	m->line_text = wire_get_str(in, a);
	m->line = (uint32_t)wire_get_num(in);
	m->col = (uint32_t)wire_get_num(in);
	m->mark_from = (uint32_t)wire_get_num(in);
	m->mark_len = (uint32_t)wire_get_num(in);
	m->pos = (uint32_t)wire_get_num(in);
	m->len = (uint32_t)wire_get_num(in);
}

void
diag_get(str *in, struct diag *d)
{
	for (uint64_t n = wire_get_num(in); n > 0; n--) {
		struct diag_msg *m =
			&GROW(d->arena, d->msgs, d->n, d->cap)[d->n];
		d->n++;
		diag_get_one(in, m, d->arena);
	}
}
