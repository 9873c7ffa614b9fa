#ifndef NET_URL_PARTS_H
#define NET_URL_PARTS_H
/* url_parts.h -- what must be known of an address before it is asked for. */
#include "base/arena.h"
#include "base/str.h"

/* What url_server says of an address with a name or a password in it. */
extern const char url_secret[];

/*
 * "host:port" of URL, in A, in lower case; empty when it must not be asked for,
 * and *WHY says why.
 */
str url_server(str url, const char **why, struct arena *a);

/* URL as it is sent: other bytes than ASCII, and blanks, as %XX; in A. */
str url_encoded(str url, struct arena *a);

/* URL without its anchor. */
str url_without_anchor(str url);

#endif
