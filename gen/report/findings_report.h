#ifndef REPORT_FINDINGS_REPORT_H
#define REPORT_FINDINGS_REPORT_H
/*
 * findings_report.h -- what a check found, in the forms that people and
 * programs read.  One file a form: report/findings_NAME.c.
 */
#include <stdio.h>

#include "check/finding.h"
#include "model/site.h"

struct findings_report {
	const struct site *site;
	const struct findings *findings; /* sorted */
	size_t pages, pairs;
	size_t count[3];  /* findings by severity, without the hidden */
	size_t hidden[HIDDEN_COUNT]; /* by whom */
	enum severity fail_on; /* what is as grave fails the run */
	const char *version; /* of the program */
	/* For people: */
	bool color;
	bool verbose;     /* info too */
	size_t most;      /* print so many; 0: all */
};

struct findings_format {
	const char *name;
	/* Write R to OUT; PATH is its file, or NULL for standard output.  What
	 * fails on OUT is seen by the caller.  NULL: it is many files, which
	 * cmd/html_report writes. */
	void (*write)(const struct findings_report *r, FILE *out,
	              const char *path);
	bool for_people; /* heeds COLOR, VERBOSE and MOST */
};

/* The format NAME, or NULL; and all names, "text, tsv or jsonl". */
const struct findings_format *findings_format_find(str name);
str findings_format_names(struct arena *a);

/* The locale of F as text, or empty. */
str findings_locale(const struct findings_report *r, const struct finding *f);

/* How many are hidden, and "2 findings are suppressed: 1 by comments, ..." added
 * to OUT. */
size_t findings_hidden(const struct findings_report *r);
void findings_hidden_text(const struct findings_report *r, struct buf *out);

#endif
