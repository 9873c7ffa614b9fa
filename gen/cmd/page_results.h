#ifndef CMD_PAGE_RESULTS_H
#define CMD_PAGE_RESULTS_H
/*
 * page_results.h -- what the workers tell of the pages that they made: the files,
 * the anchors in them and the links to anchors, what is wrong.
 */
#include "base/diag.h"
#include "base/map.h"
#include "cmd/anchor_results.h"
#include "cmd/check_job.h"
#include "cmd/search_job.h"
#include "link/harvest.h"
#include "model/site.h"
#include "write/stage.h"

/* What a worker tells of one path is a row of these. */
enum page_record {
	RECORD_END,     /* the last: then diagnostics */
	RECORD_PAIRS,   /* of a page file: how many */
	RECORD_INCLUDE, /* locale and path of a file that a page includes */
	RECORD_PAGE,    /* locale, file, anchors */
	RECORD_FILE,    /* of a hub */
	RECORD_PICTURE, /* where it will be, and its bytes */
	RECORD_GATHER,  /* what the links say */
	RECORD_SUMMARY, /* locale; how a page begins that is a resource */
	RECORD_LINKS,   /* links to anchors, then what to say of each */
	RECORD_WAYS,    /* locale; of steps, to other pages */
	RECORD_CHECK,   /* what check_job_page says of a page file */
	RECORD_SEARCH,  /* what search_note says of a page */
	RECORD_FAILED   /* locale; what was said of its page file */
};

struct page_results {
	const struct site *site;
	struct stage *stage;
	struct check_job *check; /* of the job, or NULL; set by the caller */
	struct search_jobs *search; /* likewise */
	struct diag *faults; /* of the pages that cannot be made */
	size_t nfailed;      /* of them */
	size_t npairs; /* of the page files, without includes */
	size_t npages;
	struct map pictures; /* the files made of them */
	struct map included; /* "nb-no/includes/x.md": some page needs it */
	struct anchor_results anchors;
	struct diag diag;
	struct harvest harvest;
	struct arena arena;  /* for all of this */
};

/* Room in R for what the pages of SITE have to say; FAULTS is the caller's. */
void page_results_open(struct page_results *r, const struct site *site,
                       struct stage *stage, struct diag *faults);
void page_results_close(struct page_results *r);

/* In the parent: what page_job_work wrote of PATH, into R.  A page file that
 * failed is in error from now on. */
void page_results_take(struct page_results *r, const struct site_path *path,
                       str in);

/* Does any page include the file PATH of LOCALE? */
bool page_results_includes(const struct page_results *r, size_t locale,
                           str path, struct arena *scratch);

#endif
