#include "link/resources.h"

#include "base/buf.h"
#include "base/url.h"
#include "link/menu_links.h"
#include "link/pattern.h"
#include "model/variables.h"

/*
 * What one address or pattern is recognised by.  Its rank is its place in the
 * list: of several that match, the first one counts.
 */
struct entry {
	struct pattern pattern;
	const struct resource *resource;
	struct entry *next; /* of the same key, in order */
	uint32_t rank;
};

/* A chain of entries. */
struct chain {
	struct entry *first, *last;
};

struct resource_index {
	struct map exact; /* host and path, lower case -> struct chain */
	struct map hosts; /* host -> struct chain: those with other paths */
	struct chain wide; /* whose host is a pattern */
	struct map pages; /* "path#anchor" -> const struct resource */
	uint32_t n;
	unsigned nglobs; /* of them, those with a "*" */
};

struct maker {
	struct site *site;
	struct resource_index *index;
	struct diag *d;
	struct arena *arena;
};

/* ---- texts --------------------------------------------------------------------- */

static const struct config_text *
text_of(const struct config_text *texts, size_t n, str locale)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(texts[i].locale, locale))
			return &texts[i];
	return NULL;
}

const struct config_text *
text_in(const struct config_text *texts, size_t n, const struct locale *locale,
        struct arena *scratch)
{
	const struct config_text *t = text_of(texts, n, locale->id);
	struct locale at = *locale, parent;
	while (t == NULL && n > 0 && locale_parent(&at, &parent, scratch)) {
		t = text_of(texts, n, parent.id);
		at = parent;
	}
	return t;
}

/* Each may be looked at for every link to its host. */
enum { GLOBS_MOST = 1000 };

/* ---- matching -------------------------------------------------------------------- */

static str
exact_key(const struct address *ad, struct arena *a)
{
	return STR_JOIN(a, ad->lower[PART_HOST], ad->lower[PART_PATH]);
}

static const struct chain *
chain_of(const struct map *m, str key)
{
	void **slot = map_get(m, key);
	return slot == NULL ? NULL : *slot;
}

/* The first of CHAIN that matches AD, if it is before BEST; else BEST. */
static const struct entry *
first_in(const struct chain *chain, const struct address *ad,
         bool ignore_case, const struct entry *best)
{
	for (const struct entry *e = chain == NULL ? NULL : chain->first;
	     e != NULL && (best == NULL || e->rank < best->rank); e = e->next)
		if ((!ignore_case || e->pattern.ignore_case)
		    && pattern_matches(&e->pattern, ad))
			return e;
	return best;
}

/* IGNORE_CASE: only what matches AD in any case. */
static const struct entry *
match(const struct resource_index *x, const struct address *ad,
      bool ignore_case, struct arena *scratch)
{
	const struct entry *e = NULL;
	e = first_in(chain_of(&x->exact, exact_key(ad, scratch)), ad,
	             ignore_case, e);
	e = first_in(chain_of(&x->hosts, ad->part[PART_HOST]), ad, ignore_case,
	             e);
	return first_in(&x->wide, ad, ignore_case, e);
}

const struct resource *
resource_of_url(const struct site *site, str url, struct arena *scratch)
{
	struct address ad;
	const struct resource_index *x = site->resources.index;
	if (x == NULL || x->n == 0 || !address_read(url, &ad, scratch))
		return NULL;
	const struct entry *e = match(x, &ad, false, scratch);
	return e == NULL ? NULL : e->resource;
}

static str
page_key(const struct site_path *page, str anchor, struct arena *a)
{
	return STR_JOIN(a, page->path, S("#"), anchor);
}

const struct resource *
resource_of_page(const struct site *site, const struct site_path *page,
                 str anchor, struct arena *scratch)
{
	if (!resources_have_pages(site))
		return NULL;
	void **slot = map_get(&site->resources.index->pages,
	                      page_key(page, anchor, scratch));
	return slot == NULL ? NULL : *slot;
}

bool
resources_have_pages(const struct site *site)
{
	const struct resource_index *x = site->resources.index;
	return x != NULL && x->pages.n > 0;
}

const struct resource *
resource_amiss(const struct site *site, str url, size_t locale, str *right,
               struct arena *a)
{
	struct address is, should;
	const struct resource *r = resource_of_url(site, url, a);
	if (r == NULL || !address_read(url, &is, a))
		return NULL;
	const struct resource_target *t = &r->targets[locale];
	if (t->page != NULL) {
		*right = STR_JOIN(a, S("~/"), t->page->path, r->suffix);
		return r;
	}
	*right = t->url;
	if (!address_read(t->url, &should, a)
	    || address_same(&is, &should, r->ignore_case))
		return NULL;
	/* What a mail is to be about is its writer's to say. */
	if (is.has_query && !should.has_query
	    && address_is_mail(&is) && address_is_mail(&should))
		*right = STR_JOIN(a, t->url, S("?"), is.part[PART_QUERY]);
	/* A browser that is redirected keeps the anchor as well. */
	if (is.has_anchor && !should.has_anchor)
		*right = STR_JOIN(a, t->url, S("#"), is.part[PART_ANCHOR]);
	return r;
}

/* ---- what is recognised ------------------------------------------------------------ */

static void
append(struct chain *c, struct entry *e)
{
	if (c->first == NULL)
		c->first = e;
	else
		c->last->next = e;
	c->last = e;
}

static struct chain *
chain_at(struct map *m, str key, struct arena *a)
{
	bool added;
	void **slot = map_put(m, key, &added, a);
	if (added)
		*slot = NEW(a, struct chain, 1);
	return *slot;
}

/*
 * R is recognised by TEXT, which stands at POS; WHAT it is called in messages.
 * One that is hidden by an earlier one is told, and left out.
 */
static void
add(struct maker *m, const struct resource *r,
    const struct resource_pattern *at, const char *what)
{
	struct resource_index *x = m->index;
	struct entry *e = NEW(m->arena, struct entry, 1);
	const char *why;
	if (!pattern_read(at->text, r->ignore_case, &e->pattern, &why,
	                  m->arena)) {
		diag_at(m->d, DIAG_RESOURCE, m->site->resources.src, at->pos,
		        at->len, "'%.*s' %s; left out",
		        STR_ARG(str_sub(at->text, 0, 200)), why);
		return;
	}
	e->pattern.names = &r->locale_names;
	struct address ad = pattern_as_address(&e->pattern, m->arena);
	/* Two resources at one address are told apart by no case. */
	bool own = at->pos == r->url_pos;
	const struct entry *first = match(x, &ad, r->ignore_case && !own,
	                                  m->arena);
	/* Of one resource: two locales' addresses that are alike. */
	if (first != NULL && first->resource == r && own)
		return;
	if (first != NULL) {
		diag_at(m->d, DIAG_RESOURCE_PATTERN, m->site->resources.src,
		        at->pos, at->len, "the %s '%.*s' is never reached: "
		        "'%.*s' has all of it", what,
		        STR_ARG(str_sub(at->text, 0, 200)),
		        STR_ARG(first->resource->id));
		return;
	}
	bool glob = e->pattern.glob[PART_HOST] || e->pattern.glob[PART_PATH];
	if (glob && x->nglobs++ >= GLOBS_MOST) {
		if (x->nglobs == GLOBS_MOST + 1)
			diag_at(m->d, DIAG_RESOURCE, m->site->resources.src,
			        at->pos, at->len, "more than %d patterns with "
			        "'*'; the rest is left out", GLOBS_MOST);
		return;
	}
	e->resource = r;
	e->rank = x->n++;
	if (e->pattern.glob[PART_HOST])
		append(&x->wide, e);
	else if (e->pattern.glob[PART_PATH])
		append(chain_at(&x->hosts, e->pattern.text.part[PART_HOST],
		                m->arena), e);
	else
		append(chain_at(&x->exact, exact_key(&e->pattern.text,
		                                     m->arena), m->arena), e);
}

/* ---- where a resource is ------------------------------------------------------------- */

/* S with {locale} as the target's site writes L. */
static str
with_locale(const struct resource *r, str s, const struct site_locale *l,
            struct arena *a)
{
	if (str_find(s, S("{locale}"), 0) == STR_NONE)
		return s;
	const struct config_text *t = text_in(r->locale_map, r->nlocale_map,
	                                      &l->locale, a);
	str name = t != NULL ? t->text
		: locale_in_form(l->locale.id, r->form, a);
	struct buf b = {NULL, 0, 0};
	size_t from = 0, at;
	while ((at = str_find(s, S("{locale}"), from)) != STR_NONE) {
		buf_add(&b, str_sub(s, from, at));
		buf_add(&b, name);
		from = at + (sizeof "{locale}" - 1);
	}
	buf_add(&b, str_sub(s, from, s.n));
	str made = str_dup(buf_str(&b), a);
	buf_release(&b);
	return made;
}

static str
with_variables(const struct maker *m, size_t locale, str s,
               enum variable_place at)
{
	size_t left = m->site->config->limits.line_bytes;
	return variables_in(&m->site->locales[locale].variables, s, at, &left,
	                    m->arena);
}

/* The address of R for LOCALE, as written; *LANGUAGE as in resource_target. */
static const struct config_text *
url_for(const struct maker *m, const struct resource *r, size_t locale,
        const struct locale **language)
{
	const struct site *s = m->site;
	const struct site_locale *l = &s->locales[locale];
	const struct config_text *t = text_in(r->urls, r->nurls, &l->locale,
	                                      m->arena);
	*language = r->language.id.n > 0 ? &r->language : NULL;
	if (t == NULL)
		t = text_of(r->urls, r->nurls, S(""));
	for (size_t i = 0; t == NULL && i < l->nfallback; i++) {
		*language = &s->locales[l->fallback[i]].locale;
		t = text_in(r->urls, r->nurls, *language, m->arena);
	}
	if (t == NULL) {
		struct locale *other = NEW(m->arena, struct locale, 1);
		t = &r->urls[0];
		*language = locale_parse(t->locale, other, m->arena)
			? other : NULL;
	}
	return t;
}

/* R is recognised by its own address URL. */
static void
add_own(struct maker *m, const struct resource *r, str url)
{
	struct resource_pattern own = {url, r->url_pos, r->url_len};
	add(m, r, &own, "address");
}

static void
target_url(struct maker *m, struct resource *r, size_t locale,
           struct map *known)
{
	const struct site_locale *l = &m->site->locales[locale];
	struct resource_target *to = &r->targets[locale];
	const struct config_text *t = url_for(m, r, locale, &to->language);
	str url = with_variables(m, locale, t->text, VARIABLE_URL);
	bool added;
	to->url = with_locale(r, url, l, m->arena);
	(void)map_put(known, url, &added, m->arena);
	str scheme = url_scheme(url);
	str label = with_variables(m, locale, t->text, VARIABLE_TEXT);
	/* "?subject=..." is for the mail program. */
	label = str_cut(label, '?', &(str){NULL, 0});
	to->label = str_sub(label, scheme.n + 1, label.n);
	if (!url_scheme_allowed(scheme, false)) {
		to->url = S("");
		if (added)
			diag_at(m->d, DIAG_RESOURCE, m->site->resources.src,
			        r->url_pos, r->url_len, "'%.*s' is no address",
			        STR_ARG(str_sub(url, 0, 200)));
		return;
	}
	if (added)
		add_own(m, r, url);
	/* A locale may be called by what is more than one part of a path. */
	if (r->nlocale_map > 0
	    && resource_of_url(m->site, to->url, m->arena) == NULL)
		add_own(m, r, to->url);
}

/* What R's addresses may have in the place of {locale}, besides tags. */
static void
name_locales(struct maker *m, struct resource *r)
{
	r->locale_names = (struct map){NULL, 0, 0};
	for (size_t i = 0; i < r->nlocale_map; i++) {
		str name = r->locale_map[i].text;
		(void)map_put(&r->locale_names,
		              r->ignore_case ? site_lower(name, m->arena)
		                             : name, NULL, m->arena);
	}
}

static void
target_page(const struct site *s, struct resource *r,
            const struct site_path *page, size_t locale)
{
	struct resource_target *to = &r->targets[locale];
	size_t shown = link_locale(s, locale, page);
	if (shown == SITE_NONE || !s->locales[shown].built)
		return;
	const struct place *at = &page->places[shown];
	size_t language = at->origin == ORIGIN_FALLBACK ? at->from : shown;
	to->page = page;
	to->shown = (uint16_t)shown;
	to->language = &s->locales[language].locale;
}

static void
find_page(struct maker *m, struct resource *r)
{
	struct site *s = m->site;
	struct link_from from = {.site = s,
	                         .locale = s->source,
	                         .page = S(""),
	                         .base = S("")};
	struct link l = link_resolve(&from, r->page, false, m->arena);
	const struct site_path *page = l.page;
	if (page == NULL && l.kind == LINK_NOWHERE && l.fault == DIAG_COUNT)
		return; /* of the site, but not of this build */
	if (page == NULL) {
		diag_at(m->d, DIAG_RESOURCE, s->resources.src, r->url_pos,
		        r->url_len, "'%.*s' is no page of this site",
		        STR_ARG(str_sub(r->page, 0, 200)));
		return;
	}
	bool added;
	r->suffix = l.suffix;
	for (size_t i = 0; i < s->nlocales; i++)
		target_page(s, r, page, i);
	void **slot = map_put(&m->index->pages,
	                      page_key(page, l.fragment, m->arena), &added,
	                      m->arena);
	if (added)
		*slot = r;
	else
		diag_at(m->d, DIAG_RESOURCE_PATTERN, s->resources.src,
		        r->url_pos, r->url_len, "the page '%.*s' is never "
		        "reached: '%.*s' has it",
		        STR_ARG(str_sub(r->page, 0, 200)),
		        STR_ARG(((const struct resource *)*slot)->id));
}

/* A language that the reader's own page is in needs no mention. */
static void
drop_own_language(const struct site *s, struct resource *r)
{
	for (size_t i = 0; i < s->nlocales; i++) {
		struct resource_target *t = &r->targets[i];
		if (t->language != NULL
		    && locale_same_language(t->language,
		                            &s->locales[i].locale))
			t->language = NULL;
	}
}

/* The entry L of a table of contents leads to a resource by another address.
 * What a redirect leads to is one address for the readers of all locales. */
static void
report_menu_link(void *ctx, const struct menu_link *l)
{
	const struct maker *m = ctx;
	str right;
	if (l->redirect || l->page != NULL)
		return;
	const struct resource *r = resource_amiss(m->site, l->suffix, l->locale,
	                                          &right, m->arena);
	if (r != NULL)
		diag_at(m->d, DIAG_LINK_RESOURCE, l->src, l->pos, l->len,
		        "the link '%.*s' leads to '%.*s' by another address; "
		        "write '%.*s'", STR_ARG(str_sub(l->suffix, 0, 200)),
		        STR_ARG(r->id), STR_ARG(right));
}

void
resources_site(struct site *site, struct diag *d)
{
	struct resources *all = &site->resources;
	struct maker m = {.site = site, .d = d, .arena = site->arena};
	m.index = all->index = NEW(site->arena, struct resource_index, 1);
	for (size_t i = 0; i < all->n; i++) {
		struct resource *r = &all->list[i];
		struct map known = {NULL, 0, 0};
		r->targets = NEW(site->arena, struct resource_target,
		                 site->nlocales);
		name_locales(&m, r);
		for (size_t l = 0; l < site->nlocales && r->nurls > 0; l++)
			target_url(&m, r, l, &known);
		if (r->page.n > 0)
			find_page(&m, r);
		drop_own_language(site, r);
	}
	/* After all addresses: no pattern takes another resource's own. */
	for (size_t i = 0; i < all->n; i++)
		for (size_t k = 0; k < all->list[i].npatterns; k++) {
			struct resource_pattern p = all->list[i].patterns[k];
			p.text = with_variables(&m, site->source, p.text,
			                        VARIABLE_URL);
			add(&m, &all->list[i], &p, "pattern");
		}
	if (all->n > 0)
		menu_links(site, report_menu_link, &m);
}
