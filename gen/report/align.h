#ifndef REPORT_ALIGN_H
#define REPORT_ALIGN_H
/*
 * align.h -- the alignment report for people: HTML in many small files.
 *
 *     report.html              where each locale stands; filters
 *     report-files/nb-no.html  a locale: its pages
 *     report-files/nb-no.js    its findings, for the filters
 *     report-files/nb-no/a.html   a page with findings: its pairs
 *     report-files/rules.html, report.css, report.js
 *
 * No file needs a server, a script or anything from elsewhere; all of them may
 * stand under `default-src 'self'`.
 */
#include "check/coverage.h"
#include "check/finding.h"
#include "model/doc.h"
#include "model/site.h"
#include "report/extras.h"

/* A page file of the site, and what was found in it. */
struct align_page {
	uint32_t path;
	uint16_t locale;
	size_t first, n;  /* of the findings */
	size_t count[3];  /* by severity; without those that are suppressed */
	size_t hidden;    /* which are so many */
	const struct page_coverage *coverage; /* NULL: it has no pairs to count */
};

/* What was found in a locale. */
struct align_locale {
	size_t first, n;     /* of the pages */
	size_t found;        /* pages that have findings, not suppressed */
	size_t listed;       /* pages that have any */
	size_t count[3];
	size_t by_rule[DIAG_COUNT];
	size_t hidden;       /* findings that are suppressed, also by rule */
	size_t hidden_by_rule[DIAG_COUNT];
};

struct align {
	/* given */
	const struct site *site;
	const struct findings *findings; /* sorted */
	const struct coverage *coverage; /* settled */
	size_t npages, npairs;
	const char *version; /* of the program */
	str overview;  /* "report.html" */
	str files;     /* "report-files" */
	/* The rendered site as seen from the overview: "../", an address, or
	 * empty when there is none. */
	str rendered;
	/* Addresses of a place in a file, with {file}, {line} and {column} in
	 * them, or empty. */
	str editor, repository;
	str folder; /* what stands before a path, for the editor: "/home/me/" */
	str root;   /* of the site, with '/' at its end; cut off before paths */
	bool published; /* paths of this machine are nobody's business */
	struct arena *arena;
	/* made by align_plan */
	struct map by_file; /* of pages: name -> number in PAGES, from 1 */
	struct align_page *pages; /* by locale and path */
	size_t n;
	struct align_locale *locales; /* by number in the site */
	struct locale_coverage *sums;
	size_t *others; /* findings in files that are no pages */
	size_t nothers;
	size_t nhidden; /* findings that are suppressed */
};

/* Fill in what is made of what is given. */
void align_plan(struct align *r);

/* Where PAGE is, or would be: "report-files/nb-no/a.html". */
str align_page_path(const struct align *r, const struct align_page *page,
                    struct arena *a);

/* Append the file of PAGE, which has findings, to OUT; DOC is read and its
 * pairs are cut, or NULL: they cannot be shown.  A is used for the time of the
 * call. */
void align_page_write(const struct align *r, const struct align_page *page,
                      const struct doc *doc, struct buf *out,
                      struct arena *a);

/* Hand all files but those of pages to SINK. */
void align_write(const struct align *r, const struct extras_sink *sink,
                 struct arena *a);

#endif
