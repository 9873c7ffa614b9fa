#ifndef CMD_CHECK_PAGES_H
#define CMD_CHECK_PAGES_H
/* check_pages.h -- every page file read and checked, by worker processes. */
#include "cmd/check_job.h"
#include "cmd/talk.h"

/*
 * Read each page file of S that is to be built and give it to J, which then has
 * all that was found.  A file in which a worker dies is in error, and told of.
 * T shows how far it is, with the word DOING ("checked").
 */
void check_pages(struct check_job *j, struct open_site *s, struct talk *t,
                 const char *doing);

#endif
