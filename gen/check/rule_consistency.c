/* rule_consistency.c -- the same source, translated twice. */
#include <stdlib.h>

#include "check/site_check.h"

/* A word or two mean one thing here, another there. */
enum { WORDS_LEAST = 4 };

static int
by_source(const void *va, const void *vb)
{
	const struct unit_record *a = *(const struct unit_record *const *)va;
	const struct unit_record *b = *(const struct unit_record *const *)vb;
	int c = (a->locale > b->locale) - (a->locale < b->locale);
	if (c == 0)
		c = (a->source_text > b->source_text)
			- (a->source_text < b->source_text);
	return c != 0 ? c : (a > b) - (a < b);
}

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

static void
check_consistency(struct site_check *c)
{
	const struct unit_record **list =
		NEW(c->arena, const struct unit_record *, c->n + 1);
	size_t n = 0, end;
	for (size_t i = 0; i < c->n; i++)
		if (c->records[i].source_words >= WORDS_LEAST)
			list[n++] = &c->records[i];
	qsort(list, n, sizeof *list, by_source);
	for (size_t i = 0; i < n; i = end) {
		for (end = i + 1; end < n; end++)
			if (list[end]->source_text != list[i]->source_text
			    || list[end]->locale != list[i]->locale)
				break;
		if (end - i > 1)
			check_group(c, list + i, end - i);
	}
}

static const struct rule rules[] = {
	{.ids = {DIAG_INCONSISTENT}, .site = check_consistency},
};

const struct rule_family rules_consistency = {"consistency", rules,
                                              sizeof rules / sizeof *rules};
