#ifndef READ_BASE_URL_H
#define READ_BASE_URL_H
/* base_url.h -- absolute addresses that paths are put behind. */
#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/*
 * URL with '/' at its end into *BASE, in A or borrowed.  False when it is not
 * http: or https: with a host, or has a query, a fragment, a blank or a
 * character that no URL has.
 */
bool base_url(str url, str *base, struct arena *a);

#endif
