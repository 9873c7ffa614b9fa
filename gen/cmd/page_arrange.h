#ifndef CMD_PAGE_ARRANGE_H
#define CMD_PAGE_ARRANGE_H
/* page_arrange.h -- headings get their ids, troubleshooters their steps. */
#include "link/anchors.h"
#include "link/links.h"
#include "link/step_ways.h"
#include "model/doc.h"

struct page_arranged {
	struct anchors headings; /* all ids of headings, its includes' too */
	struct step_ways ways;
};

/*
 * Arrange DOC, the file of the page that AT names, before anything is filled in:
 * an anchor must not change with a telephone number.  What is wrong with its
 * steps is told to D; TO is in A.
 */
void page_arrange(struct page_arranged *to, const struct link_from *at,
                  struct doc *doc, struct diag *d, struct arena *a);

#endif
