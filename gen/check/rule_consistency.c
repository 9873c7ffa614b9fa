/* rule_consistency.c -- one source, two targets; two sources, one target. */
#include <stdlib.h>

#include "check/site_check.h"

/* A word or two mean one thing here, another there. */
enum { WORDS_LEAST = 4, CHARS_LEAST = 4 };

/* Texts that share fewer of a hundred words say something else; short ones may
 * mean the same in other words. */
enum { SHARED_LEAST = 30, WORDS_ELSE = 7 };

/* Units by one of their hashes; LIST holds those of a locale together. */
struct group {
	const struct unit_record **list;
	size_t n;
};

static int
compare(const struct unit_record *a, const struct unit_record *b, uint64_t x,
        uint64_t y)
{
	int c = (a->locale > b->locale) - (a->locale < b->locale);
	if (c == 0)
		c = (x > y) - (x < y);
	return c != 0 ? c : (a > b) - (a < b);
}

static int
by_source(const void *va, const void *vb)
{
	const struct unit_record *a = *(const struct unit_record *const *)va;
	const struct unit_record *b = *(const struct unit_record *const *)vb;
	return compare(a, b, a->source_text, b->source_text);
}

static int
by_target(const void *va, const void *vb)
{
	const struct unit_record *a = *(const struct unit_record *const *)va;
	const struct unit_record *b = *(const struct unit_record *const *)vb;
	return compare(a, b, a->target_text, b->target_text);
}

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

/* Of a hundred words, how many both have; words are bits here. */
static int
shared(const struct unit_record *a, const struct unit_record *b)
{
	int both = __builtin_popcountll(a->source_words_seen
	                                & b->source_words_seen);
	int any = __builtin_popcountll(a->source_words_seen
	                               | b->source_words_seen);
	return any == 0 ? 100 : both * 100 / any;
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

static uint64_t
key_of(const struct unit_record *r, bool source)
{
	return source ? r->source_text : r->target_text;
}

static void
check_groups(struct site_check *c, struct group all, bool source)
{
	size_t end;
	qsort(all.list, all.n, sizeof *all.list,
	      source ? by_source : by_target);
	for (size_t i = 0; i < all.n; i = end) {
		for (end = i + 1; end < all.n; end++)
			if (all.list[end]->locale != all.list[i]->locale
			    || key_of(all.list[end], source)
			    != key_of(all.list[i], source))
				break;
		struct group g = {all.list + i, end - i};
		if (g.n > 1 && source)
			check_sources(c, &g);
		else if (g.n > 1)
			check_targets(c, &g);
	}
}

static void
check_consistency(struct site_check *c)
{
	struct group all = {NEW(c->arena, const struct unit_record *, c->n + 1),
	                    0};
	for (size_t i = 0; i < c->n; i++)
		if (c->records[i].source_words >= WORDS_LEAST
		    && c->records[i].target_chars >= CHARS_LEAST)
			all.list[all.n++] = &c->records[i];
	if (rule_is_on(c->check, DIAG_INCONSISTENT))
		check_groups(c, all, true);
	if (rule_is_on(c->check, DIAG_SAME_TARGET))
		check_groups(c, all, false);
}

static const struct rule rules[] = {
	{.ids = {DIAG_INCONSISTENT, DIAG_SAME_TARGET},
	 .site = check_consistency},
};

const struct rule_family rules_consistency = {"consistency", rules,
                                              sizeof rules / sizeof *rules};
