/* rule_consistency.c -- one source, two targets; two sources, one target. */
#include <assert.h>
#include <string.h>

#include "check/site_check.h"

/* A word or two mean one thing here, another there. */
enum { WORDS_LEAST = 4, CHARS_LEAST = 4 };

/* Texts that share fewer of a hundred words say something else; short ones may
 * mean the same in other words. */
enum { SHARED_LEAST = 25, WORDS_ELSE = 7, WORD_BITS = 64 };

/* Units of a locale with the same hash, in their order. */
struct group {
	const struct unit_record **list;
	size_t n;
};

/* ---- one source, two targets -------------------------------------------------------- */

/* One target of a group of equal sources, and how many units have it. */
struct variant {
	const struct unit_record *first;
	size_t n;
};

/* So many targets of one source are told apart; then it is a pattern. */
enum { VARIANTS_MOST = 64 };

/* The targets of G, in order of their first units; returns their number. */
static size_t
variants_of(const struct group *g, struct variant *v)
{
	size_t n = 0;
	for (size_t i = 0; i < g->n; i++) {
		size_t k = 0;
		while (k < n && v[k].first->target_text
		       != g->list[i]->target_text)
			k++;
		if (k == n && n == VARIANTS_MOST)
			continue;
		if (k == n)
			v[n++] = (struct variant){g->list[i], 0};
		v[k].n++;
	}
	return n;
}

/*
 * One finding for each target but the usual one: where it is first used.  On
 * one page it is a fault; between pages a reader hardly sees it.
 */
static void
check_sources(struct site_check *c, const struct group *g)
{
	struct variant v[VARIANTS_MOST];
	size_t n = variants_of(g, v), usual = 0;
	for (size_t k = 1; k < n; k++)
		if (v[k].n > v[usual].n)
			usual = k;
	for (size_t k = 0; k < n; k++) {
		const struct unit_record *r = v[k].first, *u = v[usual].first;
		if (k == usual)
			continue;
		for (size_t i = 0; i < g->n && u->path != r->path; i++)
			if (g->list[i]->path == r->path
			    && g->list[i]->target_text == u->target_text)
				u = g->list[i];
		bool here = u->path == r->path;
		say_site(c, DIAG_INCONSISTENT, here ? SEV_WARNING : SEV_INFO, r,
		         u, str_printf(c->arena, "the same source is otherwise "
		                       "translated in %zu of %zu units",
		                       v[usual].n, g->n));
	}
}

/* ---- two sources, one target -------------------------------------------------------- */

/* Of a hundred words, how many both have.  Words are bits here, and different
 * ones may have the same: what chance lets them share does not count. */
static int
shared(const struct unit_record *a, const struct unit_record *b)
{
	uint64_t x = a->source_words_seen, y = b->source_words_seen;
	int chance = __builtin_popcountll(x) * __builtin_popcountll(y);
	int both = __builtin_popcountll(x & y) * WORD_BITS - chance;
	int any = __builtin_popcountll(x | y) * WORD_BITS - chance;
	return any <= 0 ? 100 : both * 100 / any;
}

static bool
says_something_else(const struct unit_record *a, const struct unit_record *b)
{
	return a->source_words >= WORDS_ELSE && b->source_words >= WORDS_ELSE
		&& a->source_sum != b->source_sum
		&& shared(a, b) < SHARED_LEAST;
}

/* How far the lengths of R's halves are from each other. */
static double
stretch(const struct unit_record *r)
{
	double t = r->target_chars + 1.0, s = r->source_chars + 1.0;
	return t > s ? t / s : s / t;
}

/* The units of G whose source is not that of most: they were given its
 * target.  Of two, the one whose lengths fit less. */
static void
check_targets(struct site_check *c, const struct group *g)
{
	const struct unit_record *usual = g->list[0];
	size_t votes = 0;
	for (size_t i = 0; i < g->n; i++) { /* Boyer and Moore's vote */
		if (votes == 0)
			usual = g->list[i];
		bool same = g->list[i]->source_text == usual->source_text;
		votes += same ? 1 : (size_t)-1;
	}
	if (g->n == 2)
		usual = stretch(g->list[0]) <= stretch(g->list[1])
			? g->list[0] : g->list[1];
	uint64_t told = usual->source_text;
	for (size_t i = 0; i < g->n; i++) {
		const struct unit_record *r = g->list[i];
		if (r->source_text == told || !says_something_else(r, usual))
			continue;
		told = r->source_text;
		say_site(c, DIAG_SAME_TARGET, SEV_WARNING, r, usual,
		         S("another source has the same target"));
	}
}

/* ---- groups ---------------------------------------------------------------------- */

/*
 * Units by one of their hashes: a ring each, of which the table has the last.
 * Sorting them would take most of the time that the parent needs.
 */
struct rings {
	const struct unit_record **units;
	uint32_t *next;  /* of each unit, in its ring */
	uint32_t *last;  /* by hash: number of a unit plus one; 0: none */
	unsigned shift;  /* of a hash, that leaves a place in the table */
	size_t mask;
};

static uint64_t
key_of(const struct unit_record *r, bool source)
{
	return source ? r->source_text : r->target_text;
}

static bool
are_together(const struct unit_record *a, const struct unit_record *b,
             bool source)
{
	return a->locale == b->locale
		&& key_of(a, source) == key_of(b, source);
}

/* The place in the table of the ring that R is in or would be. */
static uint32_t *
ring_of(const struct rings *r, const struct unit_record *u, bool source)
{
	uint64_t hash = (key_of(u, source) ^ u->locale) * 0x9E3779B97F4A7C15u;
	size_t i = (size_t)(hash >> r->shift);
	while (r->last[i] != 0
	       && !are_together(r->units[r->last[i] - 1], u, source))
		i = (i + 1) & r->mask;
	return &r->last[i];
}

/* Rings for the N UNITS. */
static void
open_rings(struct rings *r, const struct unit_record **units, size_t n,
           struct arena *a)
{
	unsigned bits = 4;
	while ((size_t)1 << bits < n * 2)
		bits++;
	r->units = units;
	r->shift = 64 - bits;
	r->mask = ((size_t)1 << bits) - 1;
	r->last = NEW(a, uint32_t, r->mask + 1);
	r->next = NEW(a, uint32_t, n + 1);
}

static void
fill_rings(struct rings *r, size_t n, bool source)
{
	memset(r->last, 0, (r->mask + 1) * sizeof *r->last);
	for (size_t i = 0; i < n; i++) {
		uint32_t *last = ring_of(r, r->units[i], source);
		r->next[i] = (uint32_t)i;
		if (*last != 0) {
			r->next[i] = r->next[*last - 1];
			r->next[*last - 1] = (uint32_t)i;
		}
		*last = (uint32_t)i + 1;
	}
}

/* Hold the units of each ring of R against each other; G has room for them. */
static void
check_groups(struct site_check *c, const struct rings *r, struct group *g,
             bool source)
{
	for (size_t i = 0; i <= r->mask; i++) {
		if (r->last[i] == 0 || r->next[r->last[i] - 1] + 1 == r->last[i])
			continue;
		g->n = 0;
		uint32_t at = r->last[i] - 1;
		do {
			at = r->next[at];
			g->list[g->n++] = r->units[at];
		} while (at != r->last[i] - 1);
		if (source)
			check_sources(c, g);
		else
			check_targets(c, g);
	}
}

/* All units that are long enough, in their order; *N of them. */
static const struct unit_record **
long_units(const struct site_check *c, size_t *n)
{
	size_t all = 0;
	for (size_t i = 0; i < c->n; i++)
		all += c->pages[i].n;
	const struct unit_record **units =
		NEW(c->arena, const struct unit_record *, all + 1);
	*n = 0;
	for (size_t i = 0; i < c->n; i++)
		for (size_t k = 0; k < c->pages[i].n; k++) {
			const struct unit_record *r = &c->pages[i].list[k];
			if (r->source_words >= WORDS_LEAST
			    && r->target_chars >= CHARS_LEAST)
				units[(*n)++] = r;
		}
	return units;
}

static void
check_consistency(struct site_check *c)
{
	size_t n;
	const struct unit_record **units = long_units(c, &n);
	struct group g = {NEW(c->arena, const struct unit_record *, n + 1), 0};
	struct rings r;
	assert(n < UINT32_MAX);
	open_rings(&r, units, n, c->arena);
	for (int source = 1; source >= 0; source--) {
		if (!rule_is_on(c->check, source ? DIAG_INCONSISTENT
		                                 : DIAG_SAME_TARGET))
			continue;
		fill_rings(&r, n, source);
		check_groups(c, &r, &g, source);
	}
}

static const struct rule rules[] = {
	{.ids = {DIAG_INCONSISTENT, DIAG_SAME_TARGET},
	 .site = check_consistency},
};

const struct rule_family rules_consistency = {"consistency", rules,
                                              sizeof rules / sizeof *rules};
