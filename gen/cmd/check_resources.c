#include "cmd/check_resources.h"

#include "base/wire.h"
#include "cmd/hub_job.h"
#include "cmd/page_read.h"
#include "cmd/site_day.h"
#include "link/hubs.h"
#include "link/plan.h"
#include "link/resources.h"

void
check_resources_open(struct check_resources *c, const struct check *check,
                     const struct site *site, struct arena *a)
{
	*c = (struct check_resources){.site = site};
	c->gathers = site->resources.n > 0
		&& (check->on[DIAG_RESOURCE_UNUSED]
		    || check->on[DIAG_RESOURCE_TITLE]);
	if (c->gathers)
		harvest_open(&c->harvest, site, a);
}

/* ---- in a worker ---------------------------------------------------------- */

void
check_resources_hub(const struct site *site, const struct site_path *path,
                    size_t locale, const struct doc *doc, struct diag *d)
{
	if (plan_is_made(site, path, locale))
		hub_report(path->places[locale].page->hub, site, doc, d);
}

void
check_resources_put(const struct check_resources *c,
                    const struct site_path *path, size_t locale,
                    struct doc *doc, struct buf *out, struct arena *a)
{
	struct diag silent = {.arena = a};
	struct gather g = {.site = c->site, .arena = a};
	struct buf links = {NULL, 0, 0};
	if (!c->gathers)
		return;
	if (plan_is_made(c->site, path, locale)
	    && page_fill_in(c->site, locale, doc, &silent, a))
		gather_doc(&g, doc, path, locale);
	gather_put(&g, &links);
	wire_put_str(out, buf_str(&links));
	buf_release(&links);
}

/* ---- in the parent -------------------------------------------------------- */

/* Text off the front of *IN, borrowed. */
static str
next(str *in)
{
	size_t n = (size_t)wire_get_num(in);
	str text = str_sub(*in, 0, n);
	*in = str_sub(*in, n, in->n);
	return text;
}

void
check_resources_take(struct check_resources *c, size_t path, str *in)
{
	if (!c->gathers)
		return;
	str links = next(in);
	if (!hub_is(c->site, &c->site->paths[path])) {
		harvest_take(&c->harvest, path, &links);
		return;
	}
	wire_put_num(&c->of_hubs, path);
	wire_put_str(&c->of_hubs, links);
}

/* As in a build: hubs add to what is used, but not to what it is called. */
static void
report(struct check_resources *c, struct day today, struct diag *d)
{
	struct hub_facts facts = {&c->harvest, today};
	harvest_menus(&c->harvest);
	harvest_close(&c->harvest);
	for (str in = buf_str(&c->of_hubs); in.n > 0;) {
		size_t path = (size_t)wire_get_num(&in);
		str links = next(&in);
		harvest_take(&c->harvest, path, &links);
	}
	hubs_report(c->site, &facts, d);
}

/* What is in the way of the files for portals. */
static void
report_files(const struct site *s, struct diag *d)
{
	for (size_t i = 0; i < s->npaths; i++)
		for (size_t l = 0; l < s->nlocales; l++)
			if (s->locales[l].built
			    && hub_at(&s->paths[i], l) != NULL)
				hub_job_report_files(s, &s->paths[i], l, d);
}

void
check_resources_finish(struct check_resources *c, bool all, struct diag *d)
{
	struct day today = site_day(c->site);
	if (c->gathers && all)
		report(c, today, d);
	report_files(c->site, d);
	resources_report_dates(c->site, today, d);
	buf_release(&c->of_hubs);
}
