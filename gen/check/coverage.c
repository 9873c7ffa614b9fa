#include "check/coverage.h"

#include <stdlib.h>

#include "base/wire.h"
#include "check/rule.h"

/* ---- one page -------------------------------------------------------------------- */

/* What most find is told from the target's place on, in order of the text. */
struct untranslated {
	const struct findings *findings;
	size_t next;
};

/* Has the rule spoken of P? */
static bool
is_spoken_of(struct untranslated *u, const struct pair *p)
{
	for (; u->next < u->findings->n; u->next++) {
		const struct finding *f = &u->findings->list[u->next];
		if (f->msg.id != DIAG_UNTRANSLATED)
			continue;
		if (f->spot.pos >= p->pos)
			return f->spot.pos < p->end;
	}
	return false;
}

/* The words of a source half that has no tree of its own to be walked. */
static size_t
raw_words(str source, struct arena *a)
{
	struct half h = {.text = source};
	size_t n;
	(void)half_words(&h, &n, a);
	return n;
}

void
coverage_page(struct coverage *c, const struct page_check *p)
{
	struct untranslated u = {p->findings, 0};
	struct page_coverage one = {.path = (uint32_t)p->path,
	                            .locale = (uint16_t)p->locale};
	struct unit *unit = p->units, *end = p->units + p->nunits;
	for (size_t i = 0; i < p->doc->npairs; i++) {
		const struct pair *pair = &p->doc->pairs[i];
		bool whole = unit < end && unit->pair == pair;
		size_t n;
		if (pair->in_code)
			continue;
		if (whole)
			(void)half_words(&unit++->halves[SIDE_SOURCE], &n,
			                 p->arena);
		else
			n = raw_words(pair->source, p->arena);
		bool lacks = whole ? is_spoken_of(&u, pair)
		                   : str_trim(pair->target).n == 0;
		one.pairs++;
		one.words += (uint32_t)n;
		one.untranslated_pairs += lacks;
		one.untranslated += lacks ? (uint32_t)n : 0;
	}
	GROW(c->arena, c->list, c->n, c->cap)[c->n] = one;
	c->n++;
}

void
coverage_put(struct buf *out, const struct coverage *c)
{
	wire_put_num(out, c->n);
	wire_put_bytes(out, c->list, c->n * sizeof *c->list);
}

void
coverage_get(str *in, struct coverage *c)
{
	for (uint64_t n = wire_get_num(in); n > 0; n--) {
		struct page_coverage *one = &GROW(c->arena, c->list, c->n,
		                                  c->cap)[c->n];
		wire_get_bytes(in, one, sizeof *one);
		c->n++;
	}
}

/* ---- all pages ------------------------------------------------------------------- */

static int
by_place(const void *va, const void *vb)
{
	const struct page_coverage *a = va, *b = vb;
	int c = (a->locale > b->locale) - (a->locale < b->locale);
	return c != 0 ? c : (a->path > b->path) - (a->path < b->path);
}

/* The page of PATH that was handed off last, of those that say of what. */
static const struct page *
latest(const struct site *site, const struct site_path *path)
{
	const struct page *last = NULL;
	for (size_t l = 0; l < site->nlocales; l++) {
		const struct page *p = path->places[l].page;
		if (p != NULL && p->source_hash.n > 0
		    && (last == NULL || day_cmp(p->handoff, last->handoff) > 0))
			last = p;
	}
	return last;
}

void
coverage_settle(struct coverage *c, const struct site *site)
{
	if (c->n > 1)
		qsort(c->list, c->n, sizeof *c->list, by_place);
	for (size_t i = 0; i < c->n; i++) {
		struct page_coverage *one = &c->list[i];
		const struct site_path *path = &site->paths[one->path];
		const struct page *p = path->places[one->locale].page;
		const struct page *last = latest(site, path);
		one->stale = last != NULL && p->source_hash.n > 0
			&& !str_eq(p->source_hash, last->source_hash)
			&& day_cmp(p->handoff, last->handoff) < 0;
	}
}

const struct page_coverage *
coverage_find(const struct coverage *c, size_t path, size_t locale)
{
	struct page_coverage key = {.path = (uint32_t)path,
	                            .locale = (uint16_t)locale};
	if (c->n == 0)
		return NULL;
	return bsearch(&key, c->list, c->n, sizeof key, by_place);
}

static void
add_page(struct locale_coverage *sum, const struct page_coverage *one,
         const struct page *page)
{
	static const enum coverage_share shares[] = {
		[TRANSLATION_UNKNOWN] = SHARE_UNSAID,
		[TRANSLATION_MACHINE] = SHARE_MACHINE,
		[TRANSLATION_HUMAN] = SHARE_HUMAN,
	};
	enum coverage_share share = one->stale ? SHARE_STALE
	                                       : shares[page->translation];
	sum->pages++;
	sum->stale += one->stale;
	sum->by[page->translation]++;
	sum->pairs += one->pairs;
	sum->all += one->words;
	sum->words[share] += one->words - one->untranslated;
	sum->words[SHARE_UNTRANSLATED] += one->untranslated;
}

struct locale_coverage *
coverage_sum(const struct coverage *c, const struct site *site,
             struct arena *a)
{
	struct locale_coverage *sums =
		NEW(a, struct locale_coverage, site->nlocales + 1);
	uint32_t *most = NEW(a, uint32_t, site->npaths + 1);
	for (size_t i = 0; i < c->n; i++) {
		const struct page_coverage *one = &c->list[i];
		add_page(&sums[one->locale], one,
		         site->paths[one->path].places[one->locale].page);
		if (one->words > most[one->path])
			most[one->path] = one->words;
	}
	for (size_t l = 0; l < site->nlocales; l++) {
		if (!site->locales[l].built || l == site->source)
			continue;
		for (size_t i = 0; i < site->npaths; i++) {
			if (site->paths[i].places[l].page != NULL)
				continue;
			sums[l].missing++;
			sums[l].words[SHARE_MISSING] += most[i];
			sums[l].all += most[i];
		}
	}
	return sums;
}
