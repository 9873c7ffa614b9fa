#ifndef CHECK_SITE_CHECK_H
#define CHECK_SITE_CHECK_H
/* site_check.h -- the whole site under examination, by its records. */
#include "check/rule.h"

struct check;

struct site_check {
	const struct check *check;
	const struct page_records *pages; /* by locale and path */
	size_t n;
	struct late {
		const struct unit_record *unit, *other;
		enum diag_id id;
		enum severity severity;
		str message;
	} *late;
	size_t nlate, late_cap;
	struct arena *arena;
};

/*
 * Of the unit R say MESSAGE (in the arena), as grave as SEVERITY.  OTHER is another unit that
 * bears it out, or NULL: the words of its target and its place are added.
 * Pages are read again for this when all rules are done, so keep it for what
 * is found.
 */
void say_site(struct site_check *c, enum diag_id id, enum severity severity,
              const struct unit_record *r, const struct unit_record *other,
              str message);

/* Make findings of what was said, reading the pages again. */
void site_check_finish(struct site_check *c, struct findings *f);

#endif
