#include "link/hubs.h"

#include <stdlib.h>

#include "base/suggest.h"
#include "link/pattern.h"
#include "link/resources.h"

/* ---- which pages are hubs ----------------------------------------------------- */

struct day
hubs_today(const struct site *site)
{
	struct day today = {0, 0, 0};
	for (size_t i = 0; i < site->npaths; i++)
		for (size_t l = 0; l < site->nlocales; l++) {
			const struct page *p = site->paths[i].places[l].page;
			if (p == NULL)
				continue;
			if (day_cmp(p->date, today) > 0)
				today = p->date;
			if (day_cmp(p->handoff, today) > 0)
				today = p->handoff;
		}
	return today;
}

const struct hub *
hub_at(const struct site_path *p, size_t locale)
{
	const struct place *at = &p->places[locale];
	if (at->origin == ORIGIN_FALLBACK)
		at = &p->places[at->from];
	if (at->origin == ORIGIN_LOOKUPS)
		at = &p->places[at->from];
	return at->origin == ORIGIN_NONE || at->page == NULL
		? NULL : at->page->hub;
}

bool
hub_is(const struct site *site, const struct site_path *p)
{
	for (size_t l = 0; l < site->nlocales; l++)
		if (p->places[l].page != NULL && p->places[l].page->hub != NULL)
			return true;
	return false;
}

/* ---- what a card says ------------------------------------------------------------ */

struct filler {
	const struct hub *hub;
	const struct harvest *h;
	size_t locale;
	struct day today;
	struct arena *arena;
	struct map featured, order; /* id -> its place in the list, from 1 */
};

/* What R is called by readers of LOCALE, in their own language. */
static str
own_title(const struct filler *f, const struct resource *r, size_t locale)
{
	const struct site *s = f->h->site;
	const struct config_text *t = text_in(r->titles, r->ntitles,
	                                      &s->locales[locale].locale,
	                                      f->arena);
	if (t != NULL)
		return t->text;
	str title = harvest_of(f->h, r, locale)->title;
	const struct site_path *page = r->targets[locale].page;
	if (title.n == 0 && page != NULL) {
		size_t language;
		str own = site_title(page, locale, &language);
		if (language == locale)
			title = own;
	}
	return title;
}

/* False when nothing has a title for R, which is called by its id then. */
static bool
title_of(const struct filler *f, const struct resource *r,
         struct hub_text *title)
{
	const struct site_locale *all = f->h->site->locales;
	const struct site_locale *l = &all[f->locale];
	for (size_t i = 0; i <= l->nfallback; i++) {
		size_t at = i == 0 ? f->locale : l->fallback[i - 1];
		*title = (struct hub_text){own_title(f, r, at),
		                           &all[at].locale};
		if (title->text.n > 0)
			return true;
	}
	if (r->ntitles > 0) {
		struct locale *other = NEW(f->arena, struct locale, 1);
		*title = (struct hub_text){r->titles[0].text, other};
		if (locale_parse(r->titles[0].locale, other, f->arena))
			return true;
	}
	*title = (struct hub_text){r->id, &all[f->h->site->source].locale};
	return false;
}

/* What is written of R in the language of LOCALE: of its page, where it is all
 * of one, what that says of itself, or begins with. */
static str
own_description(const struct filler *f, const struct resource *r, size_t locale)
{
	const struct site *s = f->h->site;
	const struct config_text *t =
		text_in(r->descriptions, r->ndescriptions,
	                &s->locales[locale].locale, f->arena);
	if (t != NULL)
		return t->text;
	const struct site_path *page = r->targets[f->locale].page;
	if (page == NULL || r->suffix.n > 0)
		return S("");
	const struct place *at = &page->places[locale];
	if (at->origin == ORIGIN_OWN && at->page->description.n > 0)
		return at->page->description;
	return harvest_of(f->h, r, locale)->summary;
}

static struct hub_text
description_of(const struct filler *f, const struct resource *r)
{
	const struct site_locale *all = f->h->site->locales;
	const struct site_locale *l = &all[f->locale];
	for (size_t i = 0; i <= l->nfallback; i++) {
		size_t from = i == 0 ? f->locale : l->fallback[i - 1];
		str text = own_description(f, r, from);
		if (text.n > 0)
			return (struct hub_text){text, &all[from].locale};
	}
	return (struct hub_text){S(""), &l->locale};
}

static bool
is_valid(const struct resource *r, struct day today)
{
	if (today.year == 0)
		return true;
	return (r->since.year == 0 || day_cmp(r->since, today) <= 0)
		&& (r->until.year == 0 || day_cmp(r->until, today) >= 0);
}

static bool
is_shown(const struct filler *f, const struct resource *r)
{
	const struct resource_target *t = &r->targets[f->locale];
	if (t->page == NULL && t->url.n == 0)
		return false;
	if (f->hub->audience != 0 && (f->hub->audience & r->audience) == 0)
		return false;
	return is_valid(r, f->today);
}

static struct hub_card
card_of(const struct filler *f, const struct resource *r)
{
	struct hub_card c = {.resource = r, .target = &r->targets[f->locale]};
	(void)title_of(f, r, &c.title);
	c.description = description_of(f, r);
	str url = c.target->url;
	if (url.n == 0)
		return c;
	c.host = address_host(url, f->arena);
	c.external = c.host.n > 0;
	if (c.host.n == 0)
		c.host = c.target->label;
	return c;
}

/* ---- order -------------------------------------------------------------------------- */

static struct map
places_of(const struct hub_id *ids, size_t n, struct arena *a)
{
	struct map places = {NULL, 0, 0};
	for (size_t i = 0; i < n; i++) {
		bool added;
		void **slot = map_put(&places, ids[i].id, &added, a);
		if (added)
			*slot = (void *)(uintptr_t)(i + 1);
	}
	return places;
}

/* Behind all that PLACES has, when it has not R. */
static size_t
place_in(const struct map *places, const struct resource *r)
{
	void **slot = map_get(places, r->id);
	return slot == NULL ? SIZE_MAX : (size_t)(uintptr_t)*slot;
}

struct placed {
	struct hub_card card;
	size_t place;
};

static int
by_place(const void *va, const void *vb)
{
	const struct placed *a = va, *b = vb;
	if (a->place != b->place)
		return a->place < b->place ? -1 : 1;
	int c = str_cmp(a->card.key, b->card.key);
	return c != 0 ? c : str_cmp(a->card.resource->id, b->card.resource->id);
}

static void
set_keys(const struct filler *f, struct placed *list, size_t n)
{
	str *titles = NEW(f->arena, str, n + 1), *keys = NEW(f->arena, str,
	                                                     n + 1);
	for (size_t i = 0; i < n; i++)
		titles[i] = list[i].card.title.text;
	locale_sort_keys(&f->h->site->locales[f->locale].locale, titles, keys,
	                 n, f->arena);
	for (size_t i = 0; i < n; i++)
		list[i].card.key = keys[i];
}

/* The cards of KIND, or, for RESOURCE_KINDS, those that are featured. */
static struct hub_card *
cards_of(const struct filler *f, enum resource_kind kind, size_t *count)
{
	const struct resources *all = &f->h->site->resources;
	bool chosen = kind == RESOURCE_KINDS;
	struct placed *list = NEW(f->arena, struct placed, all->n + 1);
	size_t n = 0;
	for (size_t i = 0; i < all->n; i++) {
		const struct resource *r = &all->list[i];
		bool featured = map_get(&f->featured, r->id) != NULL;
		if (featured != chosen || (!chosen && r->kind != kind)
		    || !is_shown(f, r))
			continue;
		list[n].card = card_of(f, r);
		list[n++].place = place_in(chosen ? &f->featured : &f->order,
		                           r);
	}
	set_keys(f, list, n);
	qsort(list, n, sizeof *list, by_place);
	struct hub_card *cards = NEW(f->arena, struct hub_card, n + 1);
	for (size_t i = 0; i < n; i++)
		cards[i] = list[i].card;
	*count = n;
	return cards;
}

void
hub_fill(struct hub_page *page, const struct hub *hub,
         const struct hub_facts *facts, size_t locale, struct arena *a)
{
	struct filler f = {.hub = hub,
	                   .h = facts->harvest,
	                   .locale = locale,
	                   .today = facts->today,
	                   .arena = a,
	                   .featured = places_of(hub->featured,
	                                         hub->nfeatured, a),
	                   .order = places_of(hub->order, hub->norder, a)};
	*page = (struct hub_page){.nsections = 0};
	page->featured = cards_of(&f, RESOURCE_KINDS, &page->nfeatured);
	for (size_t i = 0; i < hub->nkinds; i++) {
		struct hub_section *s = &page->sections[page->nsections];
		s->kind = (enum resource_kind)hub->kinds[i];
		s->cards = cards_of(&f, s->kind, &s->n);
		page->nsections += s->n > 0;
	}
}

/* ---- faults ----------------------------------------------------------------------------- */

/* "; did you mean 'reset'?", or "".  Of many resources one is not looked for: a page
 * may name hundreds that are not there. */
static const char *
meant_id(const struct site *site, str id, struct arena *a)
{
	enum { LOOKED_AT_MOST = 200 };
	struct suggest near = {.word = id};
	for (size_t i = 0; i < site->resources.n && i < LOOKED_AT_MOST; i++)
		suggest_try(&near, str_z(site->resources.list[i].id, a));
	return suggest_text(&near, a);
}

static void
report_ids(const struct hub_id *ids, size_t n, const struct site *site,
           const struct source *src, struct diag *d)
{
	for (size_t i = 0; i < n; i++)
		if (resource_find(&site->resources, ids[i].id) == NULL)
			diag_at(d, DIAG_HUB, src, ids[i].pos, ids[i].len,
			        "no resource '%.*s'; left out%s",
			        STR_ARG(str_sub(ids[i].id, 0, 200)),
			        meant_id(site, ids[i].id, d->arena));
}

/* DOC says where the cards stand, for which there is *ROOM once. */
static void
report_cards(const struct doc *doc, bool *room, const char *why,
             struct diag *d)
{
	if (doc->ndirectives == 0)
		return;
	for (const struct node *n = doc->root; n != NULL;
	     n = node_next(n, doc->root)) {
		if (n->kind == NODE_CARDS && !*room)
			diag_at(d, DIAG_HUB, &doc->src, n->pos, 3,
			        "%s; left out", why);
		*room &= n->kind != NODE_CARDS;
	}
}

void
hub_report(const struct hub *hub, const struct site *site,
           const struct doc *doc, struct diag *d)
{
	static const char once[] =
		"cards have one place, and not in an included file";
	bool room = hub != NULL, none = false;
	report_cards(doc, &room, hub != NULL ? once
	             : "cards in a page without 'layout: hub'", d);
	for (const struct doc *i = doc->included; i != NULL; i = i->next)
		report_cards(i, &none, once, d);
	if (hub == NULL)
		return;
	report_ids(hub->featured, hub->nfeatured, site, &doc->src, d);
	report_ids(hub->order, hub->norder, site, &doc->src, d);
}

/* Hubs that choose alike show the same: the kinds, whom it is for, where. */
static str
choice_of(const struct filler *f, struct arena *a)
{
	unsigned kinds = 0;
	for (size_t i = 0; i < f->hub->nkinds; i++)
		kinds |= 1U << f->hub->kinds[i];
	return str_printf(a, "%u %u %zu", kinds, f->hub->audience, f->locale);
}

/* Where ON, which has a row of locales for each resource, says whether R is shown
 * to the readers of F's. */
static bool *
on_of(const struct filler *f, bool *on, const struct resource *r)
{
	const struct site *s = f->h->site;
	return &on[(size_t)(r - s->resources.list) * s->nlocales + f->locale];
}

/* What F's hub shows is marked in ON. */
static void
mark(const struct filler *f, struct map *choices, bool *on)
{
	const struct resources *all = &f->h->site->resources;
	bool added, kinds[RESOURCE_KINDS] = {false};
	for (size_t i = 0; i < f->hub->nfeatured; i++) {
		const struct resource *r =
			resource_find(all, f->hub->featured[i].id);
		if (r != NULL && is_shown(f, r))
			*on_of(f, on, r) = true;
	}
	(void)map_put(choices, choice_of(f, f->h->arena), &added, f->h->arena);
	if (!added)
		return;
	for (size_t i = 0; i < f->hub->nkinds; i++)
		kinds[f->hub->kinds[i]] = true;
	for (size_t i = 0; i < all->n; i++)
		if (kinds[all->list[i].kind] && is_shown(f, &all->list[i]))
			*on_of(f, on, &all->list[i]) = true;
}

/* For each resource and locale, whether some hub shows it there, whatever the
 * day. */
static bool *
on_hubs(const struct site *site, const struct harvest *h)
{
	struct map choices = {NULL, 0, 0};
	bool *on = NEW(h->arena, bool, site->resources.n * site->nlocales + 1);
	for (size_t i = 0; i < site->npaths; i++) {
		if (!hub_is(site, &site->paths[i]))
			continue;
		for (size_t l = 0; l < site->nlocales; l++) {
			struct filler f = {.hub = hub_at(&site->paths[i], l),
			                   .h = h,
			                   .locale = l};
			if (f.hub != NULL && site->locales[l].built)
				mark(&f, &choices, on);
		}
	}
	return on;
}

/* Else that has been told. */
static bool
leads_somewhere(const struct site *site, const struct resource *r)
{
	for (size_t l = 0; l < site->nlocales; l++)
		if (r->targets[l].page != NULL || r->targets[l].url.n > 0)
			return true;
	return false;
}

/* Is R on a hub (ON)?  Told once where readers see its id in place of a title. */
static bool
is_on_hubs(const struct hub_facts *facts, bool *on, const struct resource *r,
           struct diag *d)
{
	const struct harvest *h = facts->harvest;
	const struct site *site = h->site;
	struct hub_text title;
	bool any = false, told = !is_valid(r, facts->today);
	for (size_t l = 0; l < site->nlocales; l++) {
		struct filler f = {.h = h, .locale = l, .arena = h->arena};
		if (!*on_of(&f, on, r))
			continue;
		any = true;
		if (told || title_of(&f, r, &title))
			continue;
		told = true;
		diag_at(d, DIAG_RESOURCE_TITLE, site->resources.src, r->pos,
		        r->len, "hubs in %.*s call the resource by its id "
		        "'%.*s': neither this file nor any link has a title",
		        STR_ARG(site->locales[l].locale.id), STR_ARG(r->id));
	}
	return any;
}

void
hubs_report(const struct site *site, const struct hub_facts *facts,
            struct diag *d)
{
	const struct harvest *h = facts->harvest;
	const struct resources *all = &site->resources;
	bool *on = on_hubs(site, h);
	for (size_t i = 0; i < all->n; i++) {
		const struct resource *r = &all->list[i];
		if (leads_somewhere(site, r) && !is_on_hubs(facts, on, r, d)
		    && !harvest_uses(h, r))
			diag_at(d, DIAG_RESOURCE_UNUSED, all->src, r->pos,
			        r->len, "no page links to '%.*s' and no hub "
			        "shows it", STR_ARG(r->id));
	}
}
