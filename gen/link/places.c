#include "link/places.h"

#include <stdlib.h>

#include "base/url.h"
#include "base/wire.h"
#include "link/pattern.h"
#include "link/resources.h"

/* An address stands this near behind the beginning of its link, or nowhere. */
enum { SEARCH_MOST = 4096 };

static bool
is_web(str url)
{
	str scheme = url_scheme(url);
	return str_eq_nocase(scheme, S("http"))
		|| str_eq_nocase(scheme, S("https"));
}

/* ---- in a worker ------------------------------------------------------------ */

struct gatherer {
	const struct doc *doc; /* the page's or an include's */
	size_t locale;
	str half;              /* of a pair, which is gone through; or none */
	uint32_t reached;      /* what has no place of its own is behind it */
	struct diag diag;      /* works places out */
	struct buf *out;
};

/* Where URL is written in the link at POS, or in the half that holds it. */
static uint32_t
place_of(const struct gatherer *g, uint32_t pos, str url, bool *written)
{
	str text = g->doc->src.text;
	size_t from = pos != POS_NONE ? pos : g->reached, to = text.n;
	if (g->half.p != NULL) {
		size_t begin = (size_t)(g->half.p - text.p);
		if (from < begin || from > begin + g->half.n)
			from = begin;
		to = begin + g->half.n;
	}
	if (from > text.n)
		from = text.n;
	if (to > from + SEARCH_MOST)
		to = from + SEARCH_MOST;
	size_t at = str_find(str_sub(text, 0, to), url, from);
	*written = at != STR_NONE;
	return (uint32_t)(*written ? at : from);
}

static void
put_place(struct gatherer *g, const struct node *n, enum place_half half)
{
	str url = n->u.link.url;
	bool written = false;
	if (url.n > ADDRESS_MOST || !is_web(url))
		return;
	uint32_t pos = place_of(g, n->pos, url, &written);
	if (written && n->pos == POS_NONE)
		g->reached = pos + (uint32_t)url.n;
	g->diag.n = 0;
	diag_at(&g->diag, DIAG_LINK_DEAD, &g->doc->src, pos,
	        written ? (uint32_t)url.n : 1, "%s", "");
	wire_put_num(g->out, 1);
	wire_put_str(g->out, url);
	wire_put_num(g->out, g->locale);
	wire_put_num(g->out, half);
	wire_put_num(g->out, written);
	diag_put_one(g->out, &g->diag.msgs[0]);
}

static bool
leads_out(const struct node *n)
{
	return n->kind == NODE_LINK || n->kind == NODE_IMAGE
		|| n->kind == NODE_VIDEO;
}

static void
put_run(struct gatherer *g, const struct node *run, str text,
        enum place_half half)
{
	g->half = text;
	for (const struct node *n = run; n != NULL; n = node_next(n, run))
		if (leads_out(n))
			put_place(g, n, half);
}

static void
put_file(struct gatherer *g, const struct doc *doc)
{
	g->doc = doc;
	g->reached = doc->body;
	for (const struct node *n = doc->root; n != NULL;
	     n = node_next(n, doc->root)) {
		if (n->pos != POS_NONE && n->pos > g->reached)
			g->reached = n->pos;
		if (leads_out(n))
			put_place(g, n, HALF_NONE);
		if (n->kind != NODE_PAIR)
			continue;
		const struct pair *p = n->u.pair;
		g->diag.unit = p->id;
		put_run(g, p->target_run, p->target, HALF_TARGET);
		put_run(g, p->source_run, p->source, HALF_SOURCE);
		g->diag.unit = g->half = (str){NULL, 0};
	}
}

void
places_put(const struct doc *doc, size_t locale, struct buf *out,
           struct arena *scratch)
{
	struct gatherer g = {.locale = locale, .diag.arena = scratch,
	                     .out = out};
	put_file(&g, doc);
	for (const struct doc *i = doc->included; i != NULL; i = i->next)
		put_file(&g, i);
	wire_put_num(out, 0);
}

/* ---- in the parent ------------------------------------------------------------ */

static struct link_address *
address_of(struct link_addresses *l, str url)
{
	void **slot = map_get(&l->by_url, url);
	if (slot != NULL)
		return *slot;
	struct link_address *made = NEW(l->arena, struct link_address, 1);
	made->url = str_dup(url, l->arena);
	made->resource = resource_of_url(l->site, made->url, l->arena);
	*map_put(&l->by_url, made->url, NULL, l->arena) = made;
	GROW(l->arena, l->list, l->n, l->cap)[l->n] = made;
	l->n++;
	return made;
}

static struct link_place *
new_place(struct link_addresses *l, struct link_address *to)
{
	struct link_place *p = &GROW(l->arena, to->places, to->n,
	                             to->cap)[to->n];
	to->n++;
	*p = (struct link_place){.locale = SITE_NONE};
	return p;
}

void
addresses_take(struct link_addresses *l, str *in)
{
	while (wire_get_num(in) != 0) {
		size_t n = (size_t)wire_get_num(in);
		struct link_address *to = address_of(l, str_sub(*in, 0, n));
		*in = str_sub(*in, n, in->n);
		struct link_place *p = new_place(l, to);
		p->locale = (uint32_t)wire_get_num(in);
		p->half = (enum place_half)wire_get_num(in);
		p->written = wire_get_num(in) != 0;
		diag_get_one(in, &p->at, l->arena);
	}
}

void
addresses_of_resources(struct link_addresses *l)
{
	const struct resources *all = &l->site->resources;
	struct diag d = {.arena = l->arena};
	for (size_t i = 0; i < all->n * l->site->nlocales; i++) {
		const struct resource *r = &all->list[i / l->site->nlocales];
		size_t locale = i % l->site->nlocales;
		str url = r->targets[locale].url;
		if (!l->site->locales[locale].built || !is_web(url))
			continue;
		d.n = 0;
		diag_at(&d, DIAG_LINK_DEAD, all->src, r->url_pos, r->url_len,
		        "%s", "");
		struct link_place *p = new_place(l, address_of(l, url));
		p->at = d.msgs[0];
	}
}

/* ---- order ----------------------------------------------------------------------- */

static int
by_url(const void *va, const void *vb)
{
	const struct link_address *const *a = va, *const *b = vb;
	return str_cmp((*a)->url, (*b)->url);
}

static int
by_place(const void *va, const void *vb)
{
	const struct link_place *a = va, *b = vb;
	int file = str_cmp(a->at.path, b->at.path);
	if (file != 0)
		return file;
	if (a->at.pos != b->at.pos)
		return a->at.pos < b->at.pos ? -1 : 1;
	/* An include's place is that of the first locale whose pages use it. */
	return a->locale == b->locale ? 0 : a->locale < b->locale ? -1 : 1;
}

static bool
same_place(const struct link_place *a, const struct link_place *b)
{
	return a->at.pos == b->at.pos && a->at.line == b->at.line
		&& str_eq(a->at.path, b->at.path);
}

void
addresses_close(struct link_addresses *l)
{
	if (l->n > 0)
		qsort(l->list, l->n, sizeof *l->list, by_url);
	for (size_t i = 0; i < l->n; i++) {
		struct link_address *to = l->list[i];
		size_t kept = 1;
		qsort(to->places, to->n, sizeof *to->places, by_place);
		for (size_t k = 1; k < to->n; k++)
			if (!same_place(&to->places[kept - 1], &to->places[k]))
				to->places[kept++] = to->places[k];
		to->n = kept;
	}
}
