#ifndef READ_SURVEY_H
#define READ_SURVEY_H
/*
 * survey.h -- the first look at every page: its front matter and title.
 *
 * Other pages need these (menus, notices, lists), so they are read before any
 * page is made.
 */
#include "base/buf.h"
#include "base/diag.h"
#include "model/site.h"

/*
 * Read the page file of PATH in LOCALE and write what struct page holds, and
 * what was wrong, to OUT.  Runs in a worker; SCRATCH is the page's own.
 */
void survey_page(const struct site *site, size_t locale,
                 const struct site_path *path, struct buf *out,
                 struct arena *scratch);

/* In the parent: what survey_page wrote, into P and D. */
void survey_take(struct page *p, str result, struct diag *d,
                 struct arena *a);

#endif
