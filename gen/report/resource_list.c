#include "report/resource_list.h"

#include <stdlib.h>

#include "base/text.h"
#include "link/pattern.h"
#include "render/escape.h"

/* ---- hosts ----------------------------------------------------------------------- */

struct host {
	str name;
	size_t links, addresses;
};

struct hosts {
	struct host **list;
	size_t n, cap;
	struct map by_name;
};

static int
by_links(const void *va, const void *vb)
{
	const struct host *const *a = va, *const *b = vb;
	if ((*a)->links != (*b)->links)
		return (*a)->links > (*b)->links ? -1 : 1;
	return str_cmp((*a)->name, (*b)->name);
}

static int
by_use(const void *va, const void *vb)
{
	const struct harvest_host *const *a = va, *const *b = vb;
	if ((*a)->links != (*b)->links)
		return (*a)->links > (*b)->links ? -1 : 1;
	return str_cmp((*a)->host, (*b)->host);
}

/* The unknown hosts, the most used first. */
static struct hosts
hosts_of(const struct harvest *h, struct arena *a)
{
	struct hosts all = {NULL, 0, 0, {NULL, 0, 0}};
	for (size_t i = 0; i < h->nhosts; i++) {
		bool added;
		void **slot = map_put(&all.by_name,
		                      address_host(h->hosts[i]->host, a),
		                      &added, a);
		if (added) {
			struct host *made = NEW(a, struct host, 1);
			made->name = address_host(h->hosts[i]->host, a);
			*slot = made;
			GROW(a, all.list, all.n, all.cap)[all.n] = made;
			all.n++;
		}
		struct host *to = *slot;
		to->links += h->hosts[i]->links;
		to->addresses++;
	}
	if (all.n > 0)
		qsort(all.list, all.n, sizeof *all.list, by_links);
	if (h->nhosts > 0)
		qsort(h->hosts, h->nhosts, sizeof *h->hosts, by_use);
	return all;
}

/* ---- resources --------------------------------------------------------------------- */

struct sums {
	size_t locales, links, pages, texts;
	bool leads; /* somewhere, for some readers */
};

static struct sums
sums_of(const struct harvest *h, const struct resource *r)
{
	struct sums s = {.locales = 0};
	for (size_t l = 0; l < h->site->nlocales; l++) {
		const struct harvest_cell *c = harvest_of(h, r, l);
		s.locales += c->links > 0;
		s.links += c->links;
		s.pages += c->pages;
		s.texts += c->ntexts;
		s.leads |= r->targets[l].page != NULL
			|| r->targets[l].url.n > 0;
	}
	return s;
}

/* ---- the table ------------------------------------------------------------------------ */

/* TEXT without what would disturb a terminal, in WIDTH columns at least. */
static void
put_cell(struct buf *out, str text, size_t width)
{
	size_t before = out->n;
	text_put_tame(out, text);
	size_t used = text_width(str_sub(buf_str(out), before, out->n));
	for (; used < width; used++)
		buf_addc(out, ' ');
	buf_addz(out, "  ");
}

static size_t
widest_id(const struct harvest *h)
{
	size_t most = sizeof "RESOURCE" - 1;
	for (size_t i = 0; i < h->site->resources.n; i++)
		if (h->site->resources.list[i].id.n > most)
			most = h->site->resources.list[i].id.n;
	return most;
}

void
resource_table(const struct harvest *h, struct buf *out, struct arena *a)
{
	const struct site *site = h->site;
	size_t width = widest_id(h), widest = sizeof "UNKNOWN HOST" - 1;
	if (site->resources.n > 0) {
		put_cell(out, S("RESOURCE"), width);
		buf_addz(out, "KIND          LOCALES    PAGES    LINKS"
		         "    TEXTS\n");
	}
	for (size_t i = 0; i < site->resources.n; i++) {
		const struct resource *r = &site->resources.list[i];
		struct sums s = sums_of(h, r);
		put_cell(out, r->id, width);
		buf_printf(out, "%-12s %8zu %8zu %8zu %8zu%s\n",
		           resource_kind_name(r->kind), s.locales, s.pages,
		           s.links, s.texts,
		           s.leads ? "" : "  leads nowhere");
	}
	struct hosts hosts = hosts_of(h, a);
	for (size_t i = 0; i < hosts.n; i++)
		if (text_width(hosts.list[i]->name) > widest)
			widest = text_width(hosts.list[i]->name);
	if (hosts.n == 0)
		return;
	if (site->resources.n > 0)
		buf_addc(out, '\n');
	put_cell(out, S("UNKNOWN HOST"), widest);
	buf_addz(out, "   LINKS  ADDRESSES\n");
	for (size_t i = 0; i < hosts.n; i++) {
		put_cell(out, hosts.list[i]->name, widest);
		buf_printf(out, "%8zu %10zu\n", hosts.list[i]->links,
		           hosts.list[i]->addresses);
	}
}

/* ---- JSON Lines ------------------------------------------------------------------------ */

static void
put_json(struct buf *out, const char *name, str text)
{
	buf_printf(out, ",\"%s\":\"", name);
	escape_json(out, text);
	buf_addc(out, '"');
}

static void
put_texts(struct buf *out, const struct harvest_cell *c)
{
	buf_addz(out, ",\"texts\":[");
	for (size_t i = 0; i < c->ntexts; i++) {
		buf_addz(out, i > 0 ? ",{\"text\":\"" : "{\"text\":\"");
		escape_json(out, c->texts[i]->text);
		buf_printf(out, "\",\"count\":%zu}", c->texts[i]->count);
	}
	buf_addz(out, "]}\n");
}

/* Where R is for the readers of LOCALE; nothing where it is nowhere. */
static void
put_target(struct buf *out, const struct resource *r, size_t locale,
           struct arena *a)
{
	const struct resource_target *t = &r->targets[locale];
	if (t->page != NULL)
		put_json(out, "page", STR_JOIN(a, t->page->path, r->suffix));
	else if (t->url.n > 0)
		put_json(out, "url", t->url);
}

static void
put_resource(struct buf *out, const struct harvest *h,
             const struct resource *r, size_t locale, struct arena *a)
{
	const struct harvest_cell *c = harvest_of(h, r, locale);
	if (!h->site->locales[locale].built && c->links == 0)
		return;
	buf_addz(out, "{\"type\":\"resource\"");
	put_json(out, "id", r->id);
	put_json(out, "kind", str_of(resource_kind_name(r->kind)));
	put_json(out, "locale", h->site->locales[locale].locale.id);
	put_target(out, r, locale, a);
	buf_printf(out, ",\"pages\":%zu,\"links\":%zu", c->pages, c->links);
	if (c->title.n > 0)
		put_json(out, "title", c->title);
	put_texts(out, c);
}

void
resource_lines(const struct harvest *h, struct buf *out, struct arena *a)
{
	const struct site *site = h->site;
	for (size_t i = 0; i < site->resources.n; i++)
		for (size_t l = 0; l < site->nlocales; l++)
			put_resource(out, h, &site->resources.list[i], l, a);
	struct hosts hosts = hosts_of(h, a);
	for (size_t i = 0; i < hosts.n; i++) {
		buf_addz(out, "{\"type\":\"host\"");
		put_json(out, "host", hosts.list[i]->name);
		buf_printf(out, ",\"links\":%zu,\"addresses\":%zu}\n",
		           hosts.list[i]->links, hosts.list[i]->addresses);
	}
	for (size_t i = 0; i < h->nhosts; i++) {
		buf_addz(out, "{\"type\":\"link\"");
		put_json(out, "url", h->hosts[i]->host);
		buf_printf(out, ",\"links\":%zu,\"pages\":%zu}\n",
		           h->hosts[i]->links, h->hosts[i]->pages);
	}
}
