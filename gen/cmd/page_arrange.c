#include "cmd/page_arrange.h"

#include "link/steps.h"

static bool
is_troubleshooter(const struct link_from *at, struct arena *a)
{
	const struct site_path *p = site_find(at->site, at->page, a);
	return str_eq(p->places[at->locale].page->layout,
	              S("troubleshooter"));
}

void
page_arrange(struct page_arranged *to, const struct link_from *at,
             struct doc *doc, struct diag *d, struct arena *a)
{
	*to = (struct page_arranged){.headings.arena = a};
	/* The theme's own; headings of our making are in lower case. */
	(void)anchors_add(&to->headings, S("Main"));
	(void)anchors_add(&to->headings, S(STEPS_ALL));
	anchors_headings(&to->headings, doc);
	/* What is included has its headings on this page too. */
	for (struct doc *inc = doc->included; inc != NULL; inc = inc->next)
		anchors_headings(&to->headings, inc);
	if (is_troubleshooter(at, a))
		steps_arrange(doc, at, &to->ways, d, a);
}
