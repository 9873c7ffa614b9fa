#include "link/harvest.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/text.h"
#include "base/url.h"
#include "base/wire.h"
#include "link/every_link.h"
#include "link/links.h"
#include "link/menu_links.h"
#include "link/pattern.h"
#include "link/resource_link.h"
#include "link/resources.h"

/* A longer text is a sentence, no title. */
enum { TEXT_MOST = 200 };

enum record { RECORD_END, RECORD_RESOURCE, RECORD_UNKNOWN };

struct harvest_link {
	const struct resource *resource; /* NULL: unknown */
	size_t locale;
	str text;     /* unknown: the host or address */
	size_t count;
};

/* ---- in a worker ------------------------------------------------------------------ */

struct gatherer {
	struct gather *g;
	const struct site_path *path;
	size_t locale;
	bool has_pairs;
	const struct any_link *link; /* the one that is looked at */
	bool named;                  /* its text may be a title */
	struct buf text;
};

static void
count(struct gather *g, const struct resource *r, size_t locale, str text)
{
	bool added;
	str key = str_printf(g->arena, "%zu %zu %.*s",
	                     r == NULL ? SIZE_MAX
	                     : (size_t)(r - g->site->resources.list),
	                     locale, STR_ARG(text));
	void **slot = map_put(&g->by_key, key, &added, g->arena);
	if (added) {
		*slot = (void *)(uintptr_t)g->n;
		GROW(g->arena, g->links, g->n, g->cap)[g->n] =
			(struct harvest_link){r, locale,
		                              str_dup(text, g->arena), 0};
		g->n++;
	}
	g->links[(size_t)(uintptr_t)*slot].count++;
}

/* S with single blanks, and none at its ends; in place. */
static str
collapse(struct buf *b)
{
	size_t n = 0;
	for (size_t i = 0; i < b->n; i++)
		if (!ascii_blank(b->p[i]))
			b->p[n++] = b->p[i];
		else if (n > 0 && b->p[n - 1] != ' ')
			b->p[n++] = ' ';
	b->n = n;
	return str_trim(buf_str(b));
}

/* Has TEXT a letter of any script? */
static bool
has_letter(str text)
{
	uint32_t c;
	while (text.n > 0) {
		size_t step = text_decode(text, &c);
		if (text_is_letter(c))
			return true;
		text = str_sub(text, step, text.n);
	}
	return false;
}

/* Is TEXT something that a resource may be called?  An address is none, nor the
 * number of a telephone. */
static bool
is_title(str text)
{
	bool mail = str_chr(text, '@', 0) != STR_NONE
		&& str_chr(text, ' ', 0) == STR_NONE;
	return text.n <= TEXT_MOST && has_letter(text) && !mail
		&& str_find(text, S("://"), 0) == STR_NONE
		&& !str_starts(text, S("www."));
}

/* What we have put there ourselves is nobody's word. */
static bool
is_named_by_us(const struct any_link *l)
{
	str id, anchor;
	return !l->html && l->node->u.link.autolink
		&& resource_link(l->url, &id, &anchor);
}

/* The link leads to R: count it in LOCALE by its text on SIDE. */
static void
count_text(struct gatherer *w, const struct resource *r, enum side side,
           size_t locale)
{
	w->text.n = 0;
	if (w->named && !is_named_by_us(w->link))
		any_link_text(w->link, side, &w->text);
	str text = text_drop_bidi(collapse(&w->text), w->g->arena);
	count(w->g, r, locale, is_title(text) ? text : S(""));
}

static void
count_resource(struct gatherer *w, const struct resource *r)
{
	size_t source = w->g->site->source;
	enum place_half half = w->link->half;
	bool shared = half == HALF_NONE && w->locale != source;
	/* Text outside the pairs of a page is in nobody knows what language. */
	w->named = !shared || !w->has_pairs || any_link_holds_pair(w->link);
	if (half != HALF_SOURCE)
		count_text(w, r, SIDE_TARGET, w->locale);
	if (half == HALF_SOURCE || (shared && w->has_pairs))
		count_text(w, r, SIDE_SOURCE, source);
}

/* Where the link leads in the site itself. */
static const struct resource *
internal(struct gatherer *w)
{
	struct gather *g = w->g;
	struct link_from from = {.site = g->site,
	                         .locale = w->locale,
	                         .page = w->path->path,
	                         .base = w->link->doc->path};
	if (!resources_have_pages(g->site))
		return NULL;
	struct link l = link_resolve(&from, w->link->url, false, g->arena);
	return l.page == NULL ? NULL
		: resource_of_page(g->site, l.page, l.fragment, g->arena);
}

static void
take(void *ctx, const struct any_link *link)
{
	struct gatherer *w = ctx;
	struct gather *g = w->g;
	if (link->media)
		return;
	str id, anchor;
	w->link = link;
	const struct resource *r =
		resource_link(link->url, &id, &anchor)
		? resource_find(&g->site->resources, id)
		: url_scheme(link->url).n == 0 ? internal(w)
		: resource_of_url(g->site, link->url, g->arena);
	if (r != NULL) {
		count_resource(w, r);
	} else if (link->half != HALF_SOURCE) {
		str host = address_host(link->url, g->arena);
		if (host.n > 0)
			count(g, NULL, w->locale, g->addresses
			      ? str_sub(link->url, 0, ADDRESS_MOST) : host);
	}
}

void
gather_doc(struct gather *g, const struct doc *doc,
           const struct site_path *path, size_t locale)
{
	struct gatherer w = {.g = g, .path = path, .locale = locale,
	                     .has_pairs = doc->npairs > 0};
	every_link(doc, take, &w, g->arena);
	for (const struct doc *i = doc->included; i != NULL; i = i->next)
		every_link(i, take, &w, g->arena);
	buf_release(&w.text);
}

void
gather_put(const struct gather *g, struct buf *out)
{
	for (size_t i = 0; i < g->n; i++) {
		const struct harvest_link *l = &g->links[i];
		wire_put_num(out, l->resource == NULL ? RECORD_UNKNOWN
		                                      : RECORD_RESOURCE);
		if (l->resource != NULL)
			wire_put_num(out, (uint64_t)(l->resource
			                             - g->site->resources.list));
		wire_put_num(out, l->locale);
		wire_put_str(out, l->text);
		wire_put_num(out, l->count);
	}
	wire_put_num(out, RECORD_END);
}

/* ---- in the parent ------------------------------------------------------------------- */

void
harvest_open(struct harvest *h, const struct site *site, struct arena *a)
{
	*h = (struct harvest){.site = site, .arena = a};
	h->cells = NEW(a, struct harvest_cell,
	               site->resources.n * site->nlocales + 1);
}

static struct harvest_cell *
cell_of(const struct harvest *h, size_t resource, size_t locale)
{
	return &h->cells[resource * h->site->nlocales + locale];
}

static void
add_text(struct harvest *h, struct harvest_cell *cell, str text, size_t n)
{
	void **slot = map_get(&cell->by_text, text);
	if (slot == NULL) {
		struct harvest_text *t = NEW(h->arena, struct harvest_text, 1);
		t->text = str_dup(text, h->arena);
		slot = map_put(&cell->by_text, t->text, NULL, h->arena);
		*slot = t;
		GROW(h->arena, cell->texts, cell->ntexts,
		     cell->cap)[cell->ntexts] = t;
		cell->ntexts++;
	}
	((struct harvest_text *)*slot)->count += n;
}

/* What stands in a table of contents stands in no page. */
#define NO_PAGE SIZE_MAX

/* PATH: the page's number, or NO_PAGE. */
static void
add_host(struct harvest *h, size_t path, str host, size_t n)
{
	void **slot = map_get(&h->by_host, host);
	if (slot == NULL) {
		struct harvest_host *made = NEW(h->arena, struct harvest_host,
		                                1);
		made->host = str_dup(host, h->arena);
		slot = map_put(&h->by_host, made->host, NULL, h->arena);
		*slot = made;
		GROW(h->arena, h->hosts, h->nhosts, h->cap)[h->nhosts] = made;
		h->nhosts++;
	}
	struct harvest_host *to = *slot;
	to->links += n;
	to->pages += path != NO_PAGE && to->last != path + 1;
	to->last = path + 1;
}

/* A text off the front of *IN, borrowed. */
static str
next_text(str *in)
{
	size_t n = (size_t)wire_get_num(in);
	str text = str_sub(*in, 0, n);
	*in = str_sub(*in, n, in->n);
	return text;
}

static void
take_resource(struct harvest *h, size_t path, str *in)
{
	size_t resource = (size_t)wire_get_num(in);
	size_t locale = (size_t)wire_get_num(in);
	str text = next_text(in);
	size_t n = (size_t)wire_get_num(in);
	struct harvest_cell *cell = cell_of(h, resource, locale);
	cell->links += n;
	cell->pages += cell->last != path + 1;
	cell->last = path + 1;
	if (text.n > 0)
		add_text(h, cell, text, n);
}

void
harvest_take(struct harvest *h, size_t path, str *in)
{
	for (uint64_t kind; (kind = wire_get_num(in)) != RECORD_END;) {
		if (kind == RECORD_RESOURCE) {
			take_resource(h, path, in);
			continue;
		}
		(void)wire_get_num(in); /* the locale */
		str host = next_text(in);
		add_host(h, path, host, (size_t)wire_get_num(in));
	}
}

void
harvest_summary(struct harvest *h, const struct resource *r, size_t locale,
                str summary)
{
	size_t number = (size_t)(r - h->site->resources.list);
	cell_of(h, number, locale)->summary = str_dup(summary, h->arena);
}

static void
add_menu_link(void *ctx, const struct menu_link *menu)
{
	struct harvest *h = ctx;
	const struct site *site = h->site;
	str url = menu->suffix, anchor = {NULL, 0};
	const struct resource *r;
	if (menu->page != NULL) {
		size_t hash = str_chr(url, '#', 0);
		if (hash != STR_NONE)
			anchor = str_sub(url, hash + 1, url.n);
		r = resource_of_page(site, menu->page, anchor, h->arena);
	} else {
		r = resource_of_url(site, url, h->arena);
	}
	str host = menu->page != NULL ? S("") : address_host(url, h->arena);
	if (r != NULL) {
		struct harvest_cell *cell =
			cell_of(h, (size_t)(r - site->resources.list),
		                menu->locale);
		cell->links++;
		if (is_title(menu->text))
			add_text(h, cell, menu->text, 1);
	} else if (host.n > 0) {
		add_host(h, NO_PAGE, h->addresses
		         ? str_sub(url, 0, ADDRESS_MOST) : host, 1);
	}
}

void
harvest_menus(struct harvest *h)
{
	menu_links(h->site, add_menu_link, h);
}

/* ---- order ----------------------------------------------------------------------------- */

static int
by_text(const void *va, const void *vb)
{
	const struct harvest_text *const *a = va, *const *b = vb;
	if ((*a)->count != (*b)->count)
		return (*a)->count > (*b)->count ? -1 : 1;
	return str_cmp((*a)->text, (*b)->text);
}

/* Put the texts of CELL in order, and choose its title. */
static void
close_cell(struct harvest *h, struct harvest_cell *cell, size_t locale)
{
	size_t tied = 0, best = 0;
	if (cell->ntexts == 0)
		return;
	qsort(cell->texts, cell->ntexts, sizeof *cell->texts, by_text);
	while (tied < cell->ntexts
	       && cell->texts[tied]->count == cell->texts[0]->count)
		tied++;
	str *texts = NEW(h->arena, str, tied), *keys = NEW(h->arena, str, tied);
	for (size_t i = 0; i < tied; i++)
		texts[i] = cell->texts[i]->text;
	if (tied > 1)
		locale_sort_keys(&h->site->locales[locale].locale, texts, keys,
		                 tied, h->arena);
	for (size_t i = 1; i < tied; i++)
		if (str_cmp(keys[i], keys[best]) < 0)
			best = i;
	cell->title = texts[best];
}

void
harvest_close(struct harvest *h)
{
	for (size_t r = 0; r < h->site->resources.n; r++)
		for (size_t l = 0; l < h->site->nlocales; l++)
			close_cell(h, cell_of(h, r, l), l);
}

const struct harvest_cell *
harvest_of(const struct harvest *h, const struct resource *r, size_t locale)
{
	return cell_of(h, (size_t)(r - h->site->resources.list), locale);
}

bool
harvest_uses(const struct harvest *h, const struct resource *r)
{
	size_t n = 0;
	for (size_t l = 0; l < h->site->nlocales; l++)
		n += harvest_of(h, r, l)->links;
	return n > 0;
}
