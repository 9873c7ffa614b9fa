#include "cmd/anchor_results.h"

#include <stdlib.h>

#include "base/wire.h"
#include "link/links.h"
#include "link/meant.h"
#include "link/menu_links.h"

/* Where more links than these lead to no anchor, it is no slip of the hand, and
 * to find out what was meant takes long. */
enum { MEANT_MOST = 1000 };

void
anchor_results_open(struct anchor_results *r, const struct site *site,
                    struct arena *a)
{
	*r = (struct anchor_results){
		.site = site,
		.pending.arena = a,
		.steps = {.site = site, .arena = a},
		.arena = a,
		.pages = NEW(a, struct page_anchors,
		             site->npaths * site->nlocales + 1)};
}

static int
by_value(const void *va, const void *vb)
{
	const uint32_t *a = va, *b = vb;
	return (*a > *b) - (*a < *b);
}

/* ---- in a worker ----------------------------------------------------------- */

void
anchors_put(const struct anchors *seen, struct buf *out, struct arena *scratch)
{
	uint32_t *marks = NEW(scratch, uint32_t, seen->n + 1);
	for (size_t i = 0; i < seen->n; i++)
		marks[i] = (uint32_t)seen->hashes[i];
	qsort(marks, seen->n, sizeof *marks, by_value);
	wire_put_num(out, seen->n);
	wire_put_bytes(out, marks, seen->n * sizeof *marks);
}

void
anchor_links_put(const struct html_page *page, struct buf *out)
{
	const struct site *site = page->site;
	for (size_t i = 0; i < page->nlinks; i++) {
		const struct anchor_link *l = &page->links[i];
		wire_put_num(out, (uint64_t)(l->page - site->paths));
		wire_put_num(out, l->locale);
		wire_put_num(out, l->hash);
	}
	wire_put_num(out, UINT64_MAX);
	diag_put(out, &page->pending);
}

/* ---- in the parent ----------------------------------------------------------- */

static struct page_anchors *
anchors_of(const struct anchor_results *r, size_t path, size_t locale)
{
	return &r->pages[path * r->site->nlocales + locale];
}

void
anchors_take(struct anchor_results *r, size_t path, size_t locale, str *in)
{
	struct page_anchors *p = anchors_of(r, path, locale);
	p->n = (size_t)wire_get_num(in);
	p->marks = NEW(r->arena, uint32_t, p->n + 1);
	wire_get_bytes(in, p->marks, p->n * sizeof *p->marks);
}

static struct link_result *
new_link(struct anchor_results *r)
{
	r->n++;
	return &GROW(r->arena, r->links, r->n - 1, r->cap)[r->n - 1];
}

void
anchor_links_take(struct anchor_results *r, str *in)
{
	for (uint64_t n; (n = wire_get_num(in)) != UINT64_MAX;) {
		struct link_result *l = new_link(r);
		l->path = (size_t)n;
		l->locale = (size_t)wire_get_num(in);
		l->hash = wire_get_num(in);
	}
	diag_get(in, &r->pending);
}

/* What follows '#' in SUFFIX, or nothing. */
static str
fragment_of(str suffix)
{
	size_t hash = str_chr(suffix, '#', 0);
	return hash == STR_NONE ? S("") : str_sub(suffix, hash + 1, suffix.n);
}

static void
add_menu_link(void *ctx, const struct menu_link *link)
{
	struct anchor_results *r = ctx;
	const struct site *site = r->site;
	str fragment = fragment_of(link->suffix);
	if (link->page == NULL || fragment.n == 0)
		return;
	size_t shown = link_locale(site, link->locale, link->page);
	if (shown == SITE_NONE)
		return;
	*new_link(r) = (struct link_result){
		(size_t)(link->page - site->paths), shown, str_hash(fragment)};
	diag_at(&r->pending, DIAG_LINK_ANCHOR, link->src, link->pos, link->len,
	        "'%.*s' has no anchor '%.*s'", STR_ARG(link->page->path),
	        STR_ARG(str_sub(fragment, 0, 200)));
}

/* The page that RESOURCE is for readers of LOCALE. */
static void
add_resource(struct anchor_results *r, const struct resource *resource,
             size_t locale)
{
	const struct site *site = r->site;
	const struct resource_target *to = &resource->targets[locale];
	str fragment = fragment_of(resource->suffix);
	if (to->page == NULL || fragment.n == 0 || !site->locales[locale].built)
		return;
	*new_link(r) = (struct link_result){(size_t)(to->page - site->paths),
	                                    to->shown, str_hash(fragment)};
	diag_at(&r->pending, DIAG_LINK_ANCHOR, site->resources.src,
	        resource->url_pos, resource->url_len,
	        "in %.*s '%.*s' has no anchor '%.*s'",
	        STR_ARG(site->locales[locale].locale.id),
	        STR_ARG(to->page->path), STR_ARG(str_sub(fragment, 0, 200)));
}

void
anchor_results_site(struct anchor_results *r)
{
	const struct resources *all = &r->site->resources;
	menu_links(r->site, add_menu_link, r);
	for (size_t i = 0; i < all->n; i++)
		for (size_t l = 0; l < r->site->nlocales; l++)
			add_resource(r, &all->list[i], l);
}

/* What the page of L has: a check makes a page file only in its own locale,
 * with both halves of its pairs. */
static const struct page_anchors *
shown_anchors(const struct anchor_results *r, const struct link_result *l)
{
	const struct place *places = r->site->paths[l->path].places;
	const struct page_anchors *p = anchors_of(r, l->path, l->locale);
	size_t locale = l->locale;
	if (p->marks == NULL && places[locale].origin == ORIGIN_FALLBACK)
		p = anchors_of(r, l->path, locale = places[locale].from);
	if (p->marks == NULL && places[locale].origin == ORIGIN_LOOKUPS)
		p = anchors_of(r, l->path, places[locale].from);
	return p;
}

static bool
has_mark(const void *ctx, uint32_t mark)
{
	const struct page_anchors *p = ctx;
	return bsearch(&mark, p->marks, p->n, sizeof mark, by_value) != NULL;
}

/* Whether the page that L leads to has the anchor, as far as can be told. */
static bool
has_anchor(const struct anchor_results *r, const struct link_result *l)
{
	const struct page_anchors *p = shown_anchors(r, l);
	/* Not made in this run; or "#top", which is every page's. */
	return p->marks == NULL || l->hash == str_hash(S("top"))
		|| has_mark(p, (uint32_t)l->hash);
}

/* "'page.md' has no anchor 'fragment'": say in M what may have been meant. */
static void
add_meant(const struct anchor_results *r, const struct link_result *l,
          struct diag_msg *m)
{
	static const str before = {"has no anchor '", 15};
	size_t at = str_find(m->message, before, 0);
	if (at == STR_NONE)
		return;
	str fragment = str_sub(m->message, at + before.n, m->message.n - 1);
	str meant = meant_anchor(fragment, has_mark, shown_anchors(r, l),
	                         r->arena);
	if (meant.n > 0)
		m->message = str_printf(r->arena, "%.*s; did you mean '%.*s'?",
		                        STR_ARG(m->message), STR_ARG(meant));
}

size_t
anchor_results_doubtful(const struct anchor_results *r, size_t *paths)
{
	size_t n = 0;
	bool *listed = NEW(r->arena, bool, r->site->npaths + 1);
	for (size_t i = 0; i < r->n; i++) {
		const struct link_result *l = &r->links[i];
		if (listed[l->path] || has_anchor(r, l))
			continue;
		listed[l->path] = true;
		paths[n++] = l->path;
	}
	return n;
}

/* Is M of the resource that LAST is of?  What is one fault for all locales is
 * told of the first.  Links in pages may well seem to stand at one place. */
static bool
is_told(const struct anchor_results *r, const struct diag_msg *last,
        const struct diag_msg *m)
{
	const struct source *src = r->site->resources.src;
	return src != NULL && last->pos == m->pos
		&& str_eq(last->path, src->path) && str_eq(m->path, src->path);
}

void
anchor_results_finish(struct anchor_results *r)
{
	size_t kept = 0;
	const struct diag_msg *all = r->pending.msgs;
	for (size_t i = 0; i < r->n; i++) {
		if (has_anchor(r, &r->links[i])
		    || (kept > 0 && is_told(r, &all[kept - 1], &all[i])))
			continue;
		r->links[kept] = r->links[i];
		r->pending.msgs[kept++] = r->pending.msgs[i];
	}
	r->pending.n = r->n = kept;
	for (size_t i = 0; kept <= MEANT_MOST && i < kept; i++)
		add_meant(r, &r->links[i], &r->pending.msgs[i]);
	step_graph_tell(&r->steps, &r->pending);
}
