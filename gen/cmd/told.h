#ifndef CMD_TOLD_H
#define CMD_TOLD_H
/*
 * told.h -- what a worker has told of files that pages include.  Each page that
 * includes one comes upon all of its faults: they are handed on once.  What
 * depends on the page has another place or other words, and is told, too.
 */
#include "base/map.h"
#include "check/finding.h"
#include "render/html.h"

/* Zeroes: nothing yet. */
struct told {
	struct map faults;
	struct buf key;
	struct arena arena;
};

/*
 * Take out of what was found in FILE, the file of a page, or said from message
 * FROM on of a page in LOCALE, what stands in other files and was told before:
 * the rest is told from now on.  What is said of a file as a whole stays.
 */
void told_sift_findings(struct told *t, str file, struct findings *f);
void told_sift(struct told *t, str file, size_t locale, struct diag *d,
               size_t from);

/* The same of the links in PAGE, with what is to be said of them. */
void told_sift_links(struct told *t, str file, struct html_page *page);

#endif
