#ifndef READ_TOC_H
#define READ_TOC_H
/*
 * toc.h -- TOC.yml and TOC.md, the tables of contents that writers make.
 *
 *     - name: Reset your password         # [Reset your password](reset.md)
 *       href: reset.md                    ## [By text message](sms.md)
 *       items:
 *         - {name: By text message, href: sms.md}
 */
#include "base/buf.h"
#include "base/diag.h"
#include "model/config.h"
#include "model/nav.h"

/*
 * The text of NAV's file, below the content folder open as CONTENT_FD, into
 * NAV->src, whose path is set.  False after telling why.
 */
bool toc_load(struct nav *nav, int content_fd, const struct limits *limits,
              struct diag *d, struct arena *a);

/* In a worker: read NAV->src and write its entries, and what was wrong with
 * them, to OUT.  SCRATCH is used for the time of the call. */
void toc_survey(const struct nav *nav, const struct limits *limits,
                struct buf *out, struct arena *scratch);

/* In the parent: what toc_survey wrote, into NAV and D. */
void toc_take(struct nav *nav, str result, struct diag *d, struct arena *a);

#endif
