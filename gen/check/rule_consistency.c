/* rule_consistency.c -- the same source, translated twice. */
#include "check/site_check.h"

/* A word or two mean one thing here, another there. */
enum { WORDS_LEAST = 4 };

/* The first of the N units of LIST whose target most of them have. */
static const struct unit_record *
most_used(const struct unit_record **list, size_t n)
{
	const struct unit_record *candidate = list[0];
	size_t lead = 0;
	for (size_t i = 0; i < n; i++) { /* Boyer and Moore's vote */
		if (lead == 0)
			candidate = list[i];
		lead += list[i]->target_text == candidate->target_text
			? 1 : (size_t)-1;
	}
	size_t votes = 0;
	for (size_t i = 0; i < n; i++)
		votes += list[i]->target_text == candidate->target_text;
	if (votes * 2 <= n)
		candidate = list[0];
	for (size_t i = 0; i < n; i++)
		if (list[i]->target_text == candidate->target_text)
			return list[i];
	return candidate;
}

static void
check_group(struct site_check *c, const struct unit_record **list, size_t n)
{
	const struct unit_record *usual = most_used(list, n);
	for (size_t i = 0; i < n; i++) {
		const struct unit_record *r = list[i];
		if (r->target_text == usual->target_text)
			continue;
		say_site(c, DIAG_INCONSISTENT,
		         r->path == usual->path ? SEV_WARNING : SEV_INFO, r,
		         usual, S("the same source is translated otherwise "
		                  "elsewhere"));
	}
}

/* Units by what their source says; numbers are from 1, 0 is none. */
struct groups {
	const struct unit_record *records;
	uint32_t *first; /* by hash */
	size_t mask;
	uint32_t *next, *last; /* by number; last of what is first */
};

static bool
says_the_same(const struct unit_record *a, const struct unit_record *b)
{
	return a->source_text == b->source_text && a->locale == b->locale;
}

static void
add_to_group(struct groups *g, uint32_t number)
{
	const struct unit_record *r = &g->records[number - 1];
	size_t at = (size_t)(r->source_text + r->locale) & g->mask;
	while (g->first[at] != 0
	       && !says_the_same(&g->records[g->first[at] - 1], r))
		at = (at + 1) & g->mask;
	if (g->first[at] == 0)
		g->first[at] = number;
	else
		g->next[g->last[g->first[at]]] = number;
	g->last[g->first[at]] = number;
}

static void
group_units(struct groups *g, const struct site_check *c)
{
	size_t room = 16;
	while (room < c->n * 2)
		room *= 2;
	*g = (struct groups){c->records, NEW(c->arena, uint32_t, room),
	                     room - 1, NEW(c->arena, uint32_t, c->n + 1),
	                     NEW(c->arena, uint32_t, c->n + 1)};
	for (size_t i = 0; i < c->n; i++)
		if (c->records[i].source_words >= WORDS_LEAST)
			add_to_group(g, (uint32_t)i + 1);
}

static void
check_consistency(struct site_check *c)
{
	struct groups g;
	const struct unit_record **list =
		NEW(c->arena, const struct unit_record *, c->n + 1);
	group_units(&g, c);
	for (size_t at = 0; at <= g.mask; at++) {
		size_t n = 0;
		for (uint32_t i = g.first[at]; i != 0; i = g.next[i])
			list[n++] = &c->records[i - 1];
		if (n > 1)
			check_group(c, list, n);
	}
}

static const struct rule rules[] = {
	{.ids = {DIAG_INCONSISTENT}, .site = check_consistency},
};

const struct rule_family rules_consistency = {"consistency", rules,
                                              sizeof rules / sizeof *rules};
