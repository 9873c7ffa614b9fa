/* resource_days.c -- what is to be said of the days of resources. */
#include "link/resources.h"

/* The first resource that has a day says that none is known to hold it against. */
static void
report_no_day(const struct resources *all, struct diag *d)
{
	for (size_t i = 0; i < all->n; i++) {
		const struct resource *r = &all->list[i];
		bool begins = r->since.year > 0;
		if (!begins && r->until.year == 0)
			continue;
		diag_at(d, DIAG_RESOURCE_DATE, all->src,
		        begins ? r->since_pos : r->until_pos,
		        begins ? r->since_len : r->until_len,
		        "no page says its day and SOURCE_DATE_EPOCH is not set: "
		        "hubs show '%.*s' whatever its days are",
		        STR_ARG(r->id));
		return;
	}
}

void
resources_report_dates(const struct site *site, struct day today,
                       struct diag *d)
{
	const struct resources *all = &site->resources;
	if (today.year == 0) {
		report_no_day(all, d);
		return;
	}
	for (size_t i = 0; i < all->n; i++) {
		const struct resource *r = &all->list[i];
		if (r->until.year > 0 && day_cmp(r->until, today) < 0)
			diag_at(d, DIAG_RESOURCE_DATE, all->src, r->until_pos,
			        r->until_len, "'%.*s' has ended; hubs do not "
			        "show it", STR_ARG(r->id));
		else if (r->review.year > 0 && day_cmp(r->review, today) < 0)
			diag_at(d, DIAG_RESOURCE_DATE, all->src, r->review_pos,
			        r->review_len, "'%.*s' was to be looked at "
			        "again by now", STR_ARG(r->id));
	}
}
