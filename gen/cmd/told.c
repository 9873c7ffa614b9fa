#include "cmd/told.h"

#include "base/wire.h"

/* So much is remembered; what comes then is told again. */
#define REMEMBERED ((size_t)64 << 20)

/* Is the key of T known?  It is from now on. */
static bool
is_known(struct told *t)
{
	if (t->arena.base == NULL)
		arena_open(&t->arena, 4 * REMEMBERED);
	str key = buf_str(&t->key);
	if (map_get(&t->faults, key) != NULL)
		return true;
	if ((size_t)(t->arena.beg - t->arena.base) < REMEMBERED)
		(void)map_put(&t->faults, str_dup(key, &t->arena), NULL,
		              &t->arena);
	return false;
}

/* Was M, said in LOCALE, told before?  OF tells apart what M does not. */
static bool
is_told(struct told *t, const struct diag_msg *m, size_t locale, uint64_t of)
{
	const uint64_t numbers[] = {locale, of, m->id, m->line, m->col,
	                            m->pos, m->len};
	t->key.n = 0;
	wire_put_bytes(&t->key, numbers, sizeof numbers);
	wire_put_str(&t->key, m->path);
	wire_put_str(&t->key, m->unit);
	wire_put_str(&t->key, m->message);
	return is_known(t);
}

/* Does M stand in another file? */
static bool
is_elsewhere(const struct diag_msg *m, str file)
{
	return m->line != 0 && !str_eq(m->path, file);
}

void
told_sift_findings(struct told *t, str file, struct findings *f)
{
	size_t kept = 0;
	for (size_t i = 0; i < f->n; i++) {
		const struct finding *one = &f->list[i];
		if (!is_elsewhere(&one->msg, file)
		    || !is_told(t, &one->msg, one->locale, 0))
			f->list[kept++] = *one;
	}
	f->n = kept;
}

void
told_sift(struct told *t, str file, size_t locale, struct diag *d, size_t from)
{
	size_t kept = from;
	for (size_t i = from; i < d->n; i++)
		if (!is_elsewhere(&d->msgs[i], file)
		    || !is_told(t, &d->msgs[i], locale, 0))
			d->msgs[kept++] = d->msgs[i];
	d->n = kept;
}

void
told_sift_links(struct told *t, str file, struct html_page *page)
{
	struct diag *d = &page->pending;
	size_t kept = 0;
	for (size_t i = 0; i < d->n; i++) {
		const struct anchor_link *l = &page->links[i];
		if (is_elsewhere(&d->msgs[i], file)
		    && is_told(t, &d->msgs[i], l->locale, l->hash))
			continue;
		page->links[kept] = *l;
		d->msgs[kept++] = d->msgs[i];
	}
	page->nlinks = d->n = kept;
}
