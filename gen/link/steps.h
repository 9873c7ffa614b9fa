#ifndef LINK_STEPS_H
#define LINK_STEPS_H
/* steps.h -- a troubleshooter: a page whose sections are the steps of a tree. */
#include "base/diag.h"
#include "link/links.h"
#include "link/step_ways.h"
#include "model/doc.h"

/* The id of what holds all steps: with a capital, as no heading of a page. */
#define STEPS_ALL "All-steps"

/*
 * Make steps of DOC's sections, each from a heading of the second level to the
 * next, and number them; headings have their ids (link/anchors).  A link to
 * "#id" in a list that stands in a step is an answer, which leads to the step
 * of that id.  So is one to a step of another troubleshooter, "page.md#id", as
 * links in DOC are found FROM there (NULL: such links are no answers).  If there
 * are any, all ways in DOC are put into WAYS (NULL: not asked for), to see where
 * they lead when all pages are known.  Told to D: a page without steps, an answer that leads to no
 * step or back in a circle, a step with neither answers nor text, one that no
 * answer leads to.  DOC can be shown whatever is told.
 */
void steps_arrange(struct doc *doc, const struct link_from *from,
                   struct step_ways *ways, struct diag *d, struct arena *a);

#endif
