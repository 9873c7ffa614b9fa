#ifndef CMD_CHECK_JOB_H
#define CMD_CHECK_JOB_H
/*
 * check_job.h -- the check of a site: what workers do for one page, and what
 * the parent keeps of all.  For `glose check`, and for builds with a report.
 */
#include "check/hide.h"
#include "cmd/open_site.h"
#include "cmd/told.h"
#include "model/doc.h"

struct check_job {
	struct site *site;
	struct check check;
	struct findings findings;
	struct arena list; /* of the findings */
	struct records records;
	struct comments comments;
	struct coverage coverage;
	struct diag late; /* what only all pages together told; the caller's */
	struct told *told; /* in a worker */
	const struct options *options;
	const struct map *asked_for; /* by file, whom PAGES and PAIRS count;
	                                NULL: all */
	size_t pages, pairs;
	struct arena *arena;
};

/* The rules that O chooses, for a check that lives in A.  False after telling
 * which of them there are not. */
bool check_job_rules(struct check_job *j, const struct options *o,
                     struct arena *a);

/*
 * Make J, whose rules are chosen, ready for S, before there are workers: what is
 * known of languages.  False when that cannot be used; S->diag says why.
 */
bool check_job_open(struct check_job *j, struct open_site *s,
                    const struct options *o);

/* After all else: let go of what check_job_open holds outside J's arena, which
 * need not have been called. */
void check_job_close(struct check_job *j);

/* Is anything reported of what page_links tells of faults? */
bool check_job_asks_for_links(const struct check_job *j);

/* In a worker: check FILE, whose page is in A, and of whose links was said what
 * page_links says.  What the parent shall know goes to OUT. */
void check_job_page(const struct check_job *j, const struct check_file *file,
                    struct buf *out, struct arena *a);

/* In the parent: what check_job_page wrote. */
void check_job_take(struct check_job *j, str *in);

/* In the parent: all pages will be checked again. */
void check_job_forget(struct check_job *j);

/* In the parent, after all pages: the rules that look at the whole site, and
 * what S has told; then J->findings are complete and sorted, and those that
 * comments and settings suppress are marked. */
void check_job_finish(struct check_job *j, const struct open_site *s);

#endif
