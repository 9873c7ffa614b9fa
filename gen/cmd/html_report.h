#ifndef CMD_HTML_REPORT_H
#define CMD_HTML_REPORT_H
/* html_report.h -- the alignment report as HTML, made by worker processes. */
#include "cmd/check_job.h"
#include "report/align.h"
#include "write/stage.h"

struct html_report {
	const char *path;    /* of the overview; NULL: in a build's stage */
	str prefix;          /* of all paths in the stage: "_report/" */
	struct stage *stage; /* of the folder of files, or the build's */
	struct align align;
	str overview;        /* its text, until the others are in place */
	const struct check_job *job;
	const struct open_site *open;
	struct talk *talk;
	size_t *pages;       /* with findings: numbers in the align's pages */
	size_t npages, done;
	struct arena scratch;
};

/*
 * A report at PATH ("out/report.html"), whose other files go into the folder
 * beside it ("out/report-files").  False after telling why that cannot be.
 */
bool html_report_open(struct html_report *h, const char *path,
                      struct arena *a);

/* A report in STAGE, of a build: _report/index.html. */
void html_report_in(struct html_report *h, struct stage *stage);

/*
 * Write what J, which is finished, found in S.  False after telling why the
 * files could not be put in place.
 */
bool html_report_write(struct html_report *h, const struct check_job *j,
                       const struct open_site *s, struct talk *t);


/* Take back what html_report_open has begun; nothing is written. */
void html_report_close(struct html_report *h);

#endif
