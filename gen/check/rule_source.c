/* rule_source.c -- is the source half what the source says today? */
#include <stdlib.h>

#include "check/check.h"
#include "check/site_check.h"
#include "check/source_page.h"

/*
 * Without a page in the source language, the other locales tell: pages of one
 * path that were made of one version of the source have the same source halves,
 * and what most of them have is the source.  A locale may cut the text into
 * other units: sums of words are the same however it is cut.
 */
struct page_units {
	const struct unit_record *list;
	size_t n;
	uint64_t sum; /* of all its source words */
};

static uint64_t
sum_of(const struct unit_record *list, size_t n)
{
	uint64_t sum = 0;
	for (size_t i = 0; i < n; i++)
		sum += list[i].source_sum;
	return sum;
}

static const struct page *
page_of(const struct site_check *c, const struct page_units *p)
{
	return c->check->site->paths[p->list->path]
		.places[p->list->locale].page;
}

static int
by_path(const void *va, const void *vb)
{
	const struct page_units *a = va, *b = vb;
	int c = (a->list->path > b->list->path)
		- (a->list->path < b->list->path);
	return c != 0 ? c : (a->list->locale > b->list->locale)
		- (a->list->locale < b->list->locale);
}

static struct page_units *
pages_of(struct site_check *c)
{
	struct page_units *pages = NEW(c->arena, struct page_units, c->n + 1);
	for (size_t i = 0; i < c->n; i++) {
		const struct page_records *p = &c->pages[i];
		pages[i] = (struct page_units){p->list, p->n,
		                               sum_of(p->list, p->n)};
	}
	if (c->n > 1)
		qsort(pages, c->n, sizeof *pages, by_path);
	return pages;
}

/* ---- the majority ------------------------------------------------------------------- */

static bool
is_later(const struct page *a, const struct page *b)
{
	const int x[] = {a->handoff.year, a->handoff.month, a->handoff.day};
	const int y[] = {b->handoff.year, b->handoff.month, b->handoff.day};
	for (size_t i = 0; i < 3; i++)
		if (x[i] != y[i])
			return x[i] > y[i];
	return false;
}

/* The version of the source that the latest of the N pages was made of. */
static str
latest_version(const struct site_check *c, const struct page_units *p, size_t n)
{
	const struct page *last = NULL;
	for (size_t i = 0; i < n; i++) {
		const struct page *page = page_of(c, &p[i]);
		if (page->source_hash.n > 0
		    && (last == NULL || is_later(page, last)))
			last = page;
	}
	return last == NULL ? (str){NULL, 0} : last->source_hash;
}

/* The page whose source most of those of VERSION have, two at least; or NULL. */
static const struct page_units *
majority(const struct site_check *c, const struct page_units *p, size_t n,
         str version)
{
	const struct page_units *best = NULL;
	size_t lead = 0, votes = 0, all = 0;
	for (size_t i = 0; i < n; i++) { /* Boyer and Moore's vote */
		if (!str_eq(page_of(c, &p[i])->source_hash, version))
			continue;
		if (lead == 0)
			best = &p[i];
		lead += p[i].sum == best->sum ? 1 : (size_t)-1;
		all++;
	}
	for (size_t i = 0; i < n; i++)
		votes += str_eq(page_of(c, &p[i])->source_hash, version)
			&& p[i].sum == best->sum;
	return votes >= 2 && votes * 2 > all ? best : NULL;
}

/* ---- what differs ------------------------------------------------------------------- */

/* How far apart the same text is looked for again. */
enum { AHEAD = 24 };

/* The next units of both pages, from A and B on, that are the same. */
static void
resync(const struct page_units *x, const struct page_units *y, size_t *a,
       size_t *b)
{
	size_t na = x->n - *a, nb = y->n - *b;
	for (size_t far = 1; far <= (size_t)AHEAD * 2; far++) {
		for (size_t i = far > AHEAD ? far - AHEAD : 0;
		     i <= far && i <= AHEAD; i++) {
			size_t j = far - i;
			if (i < na && j < nb && x->list[*a + i].source_text
			    == y->list[*b + j].source_text) {
				*a += i;
				*b += j;
				return;
			}
		}
	}
	*a = x->n;
	*b = y->n;
}

static bool
is_among(const struct unit_record *list, size_t n, uint64_t source)
{
	for (size_t i = 0; i < n; i++)
		if (list[i].source_text == source)
			return true;
	return false;
}

/* Some units of a page, one after the other. */
struct passage {
	const struct unit_record *list;
	size_t n;
	bool last; /* nothing of the page follows */
};

static struct passage
passage_of(const struct page_units *x, size_t from, size_t to)
{
	return (struct passage){x->list + from, to - from, to == x->n};
}

/* In X's place most pages have Y. */
static void
tell(struct site_check *c, struct passage x, struct passage y)
{
	const struct unit_record *mine = x.list, *its = y.list;
	size_t n = x.n, m = y.n;
	if (sum_of(mine, n) == sum_of(its, m))
		return; /* cut in another way */
	if (n == 0 && m > 0) {
		mine -= x.last;
		if ((mine->flags & RECORD_OF_PART) != 0)
			return; /* it may be what a broken pair has */
		say_site(c, DIAG_SOURCE_ADDED, SEV_WARNING, mine, its,
		         x.last ? S("after this, the source of other pages "
		                    "goes on")
		                : S("before this, the source of other pages "
		                    "has more"));
	}
	for (size_t i = 0; i < n; i++) {
		const struct unit_record *other =
			m == 0 ? NULL : &its[i < m ? i : m - 1];
		if (is_among(its, m, mine[i].source_text))
			continue;
		say_site(c, m == 0 ? DIAG_SOURCE_REMOVED : DIAG_SOURCE_CHANGED,
		         SEV_WARNING, &mine[i], other,
		         m == 0 ? S("the source of other pages does not have "
		                    "this")
		                : S("the source is otherwise in other pages"));
	}
}

static void
compare(struct site_check *c, const struct page_units *x,
        const struct page_units *y)
{
	size_t a = 0, b = 0;
	while (a < x->n || b < y->n) {
		if (a < x->n && b < y->n && x->list[a].source_text
		    == y->list[b].source_text) {
			a++;
			b++;
			continue;
		}
		size_t i = a, j = b;
		resync(x, y, &a, &b);
		tell(c, passage_of(x, i, a), passage_of(y, j, b));
	}
}

static void
check_sources(struct site_check *c)
{
	const struct site *site = c->check->site;
	const struct page_units *pages = pages_of(c);
	for (size_t i = 0, end; i < c->n; i = end) {
		uint32_t path = pages[i].list->path;
		for (end = i + 1; end < c->n && pages[end].list->path == path;)
			end++;
		if (site->paths[path].places[site->source].page != NULL)
			continue; /* the page itself has been looked at */
		str version = latest_version(c, pages + i, end - i);
		const struct page_units *most = version.n == 0 ? NULL
			: majority(c, pages + i, end - i, version);
		for (size_t k = i; k < end && most != NULL; k++)
			if (pages[k].sum != most->sum
			    && page_of(c, &pages[k])->source_hash.n > 0)
				compare(c, &pages[k], most);
	}
}

static const struct rule rules[] = {
	{.ids = {DIAG_SOURCE_CHANGED, DIAG_SOURCE_ADDED, DIAG_SOURCE_REMOVED},
	 .page = check_source_page, .site = check_sources},
};

const struct rule_family rules_source = {"source", rules,
                                         sizeof rules / sizeof *rules};
