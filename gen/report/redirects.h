#ifndef REPORT_REDIRECTS_H
#define REPORT_REDIRECTS_H
/*
 * report/redirects.h -- a page at each address of former times, which leads on
 * without a script, and `_redirects`, the same for servers: a line each, old
 * path, new one, 301.
 */
#include "report/extras.h"

/* A is used for the time of the call. */
void redirects_write(const struct site *site, const struct theme *theme,
                     const struct extras_sink *sink, struct arena *a);

#endif
