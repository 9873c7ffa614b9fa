#include "link/places.h"

#include <stdlib.h>

#include "base/url.h"
#include "base/wire.h"
#include "link/menu_links.h"
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
	uint32_t behind; /* the address that was found last */
	void (*visit)(void *ctx, struct place_found *found);
	void *ctx;
};

/* Is it known where L begins? */
static bool
has_place(const struct any_link *l)
{
	return !l->html && l->node->pos != POS_NONE;
}

/* What stands in the source for the address of L: of <me@example.org> the
 * scheme does not. */
static str
as_written(const struct any_link *l)
{
	str scheme = url_scheme(l->url);
	const struct node *text = l->html ? NULL : l->node->first;
	if (text == NULL || !l->node->u.link.autolink
	    || !str_eq_nocase(scheme, S("mailto"))
	    || text->text.n + scheme.n + 1 != l->url.n)
		return l->url;
	return str_sub(l->url, scheme.n + 1, l->url.n);
}

/* The address is written in the link, or in the half that holds it.  What has
 * no place of its own is behind what was found before. */
void
place_locate(struct place_found *f)
{
	const struct any_link *l = f->link;
	bool own = has_place(l);
	size_t from = own ? l->node->pos : l->near;
	if (!own && f->behind > from)
		from = f->behind;
	str half = l->pair == NULL ? (str){NULL, 0}
		: l->half == HALF_SOURCE ? l->pair->source : l->pair->target;
	str what = as_written(l);
	size_t at = doc_seek(l->doc->src.text, half, &from, SEARCH_MOST, what);
	bool found = at != STR_NONE;
	f->written = found && what.n == l->url.n;
	f->pos = (uint32_t)(found ? at : from);
	f->len = found ? (uint32_t)what.n : 1;
}

static void
find_link(void *ctx, const struct any_link *l)
{
	struct visitor *v = ctx;
	struct place_found found = {.link = l, .behind = v->behind};
	if (l->url.n > ADDRESS_MOST)
		return;
	if (!has_place(l)) {
		place_locate(&found);
		if (found.len > 1)
			v->behind = found.pos + found.len;
	}
	v->visit(v->ctx, &found);
}

void
places_visit(const struct doc *doc,
             void (*visit)(void *ctx, struct place_found *found),
             void *ctx, struct arena *a)
{
	struct visitor v = {.visit = visit, .ctx = ctx};
	every_link(doc, find_link, &v, a);
}

/* ---- in a worker ------------------------------------------------------------ */

struct put {
	size_t locale;
	struct diag diag; /* works places out */
	struct buf *out;
};

static void
put_place(void *ctx, struct place_found *at)
{
	struct put *p = ctx;
	if (!is_web(at->link->url))
		return;
	place_locate(at);
	p->diag.n = 0;
	const struct any_link *l = at->link;
	p->diag.unit = l->pair == NULL ? (str){NULL, 0} : l->pair->id;
	diag_at(&p->diag, DIAG_LINK_DEAD, &l->doc->src, at->pos, at->len,
	        "%s", "");
	wire_put_num(p->out, 1);
	wire_put_str(p->out, l->url);
	wire_put_num(p->out, p->locale);
	wire_put_num(p->out, l->half);
	wire_put_num(p->out, at->written);
	diag_put_one(p->out, &p->diag.msgs[0]);
}

void
places_put(const struct doc *doc, size_t locale, struct buf *out,
           struct arena *scratch)
{
	struct put p = {.locale = locale, .diag.arena = scratch, .out = out};
	places_visit(doc, put_place, &p, scratch);
	for (const struct doc *i = doc->included; i != NULL; i = i->next)
		places_visit(i, put_place, &p, scratch);
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

static void
add_menu_link(void *ctx, const struct menu_link *menu)
{
	struct link_addresses *l = ctx;
	struct diag d = {.arena = l->arena};
	if (menu->page != NULL || !is_web(menu->suffix)
	    || menu->suffix.n > ADDRESS_MOST)
		return;
	diag_at(&d, DIAG_LINK_DEAD, menu->src, menu->pos, menu->len, "%s", "");
	struct link_place *p = new_place(l, address_of(l, menu->suffix));
	p->at = d.msgs[0];
	p->locale = menu->redirect ? SITE_NONE : (uint32_t)menu->locale;
	/* A table of contents may be in YAML, where quotes have escapes. */
	p->written = str_starts(str_sub(menu->src->text, menu->pos,
	                                menu->src->text.n), menu->suffix);
}

void
addresses_of_menus(struct link_addresses *l)
{
	menu_links(l->site, add_menu_link, l);
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
