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

/* ---- each address ----------------------------------------------------------- */

struct visitor {
	struct place_found at;
	str half;         /* of a pair, which is gone through; or none */
	uint32_t reached; /* what has no place of its own is behind it */
	void (*visit)(void *ctx, const struct place_found *found);
	void *ctx;
};

/* Where URL is written in the link at POS, or in the half that holds it. */
static void
find_place(struct visitor *v, uint32_t pos, str url)
{
	str text = v->at.doc->src.text;
	size_t from = pos != POS_NONE ? pos : v->reached, to = text.n;
	if (v->half.p != NULL) {
		size_t begin = (size_t)(v->half.p - text.p);
		if (from < begin || from > begin + v->half.n)
			from = begin;
		to = begin + v->half.n;
	}
	if (from > text.n)
		from = text.n;
	if (to > from + SEARCH_MOST)
		to = from + SEARCH_MOST;
	size_t at = str_find(str_sub(text, 0, to), url, from);
	v->at.written = at != STR_NONE;
	v->at.pos = (uint32_t)(v->at.written ? at : from);
	v->at.len = v->at.written ? (uint32_t)url.n : 1;
	if (v->at.written && pos == POS_NONE)
		v->reached = v->at.pos + v->at.len;
}

static void
visit_node(struct visitor *v, const struct node *n)
{
	if (n->kind != NODE_LINK && n->kind != NODE_IMAGE
	    && n->kind != NODE_VIDEO)
		return;
	str url = n->u.link.url;
	if (url.n > ADDRESS_MOST || !is_web(url))
		return;
	v->at.link = n;
	find_place(v, n->pos, url);
	v->visit(v->ctx, &v->at);
}

static void
visit_run(struct visitor *v, const struct node *run, str text,
          enum place_half half)
{
	v->half = text;
	v->at.half = half;
	for (const struct node *n = run; n != NULL; n = node_next(n, run))
		visit_node(v, n);
}

static void
visit_pair(struct visitor *v, const struct pair *p)
{
	v->at.pair = p;
	visit_run(v, p->target_run, p->target, HALF_TARGET);
	visit_run(v, p->source_run, p->source, HALF_SOURCE);
	v->at.pair = NULL;
	v->at.half = HALF_NONE;
	v->half = (str){NULL, 0};
}

void
places_visit(const struct doc *doc,
             void (*visit)(void *ctx, const struct place_found *found),
             void *ctx)
{
	struct visitor v = {.at.doc = doc, .reached = doc->body,
	                    .visit = visit, .ctx = ctx};
	for (const struct node *n = doc->root; n != NULL;
	     n = node_next(n, doc->root)) {
		if (n->pos != POS_NONE && n->pos > v.reached)
			v.reached = n->pos;
		visit_node(&v, n);
		if (n->kind == NODE_PAIR)
			visit_pair(&v, n->u.pair);
	}
}

/* ---- in a worker ------------------------------------------------------------ */

struct put {
	size_t locale;
	struct diag diag; /* works places out */
	struct buf *out;
};

static void
put_place(void *ctx, const struct place_found *at)
{
	struct put *p = ctx;
	p->diag.n = 0;
	p->diag.unit = at->pair == NULL ? (str){NULL, 0} : at->pair->id;
	diag_at(&p->diag, DIAG_LINK_DEAD, &at->doc->src, at->pos, at->len,
	        "%s", "");
	wire_put_num(p->out, 1);
	wire_put_str(p->out, at->link->u.link.url);
	wire_put_num(p->out, p->locale);
	wire_put_num(p->out, at->half);
	wire_put_num(p->out, at->written);
	diag_put_one(p->out, &p->diag.msgs[0]);
}

void
places_put(const struct doc *doc, size_t locale, struct buf *out,
           struct arena *scratch)
{
	struct put p = {.locale = locale, .diag.arena = scratch, .out = out};
	places_visit(doc, put_place, &p);
	for (const struct doc *i = doc->included; i != NULL; i = i->next)
		places_visit(i, put_place, &p);
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
