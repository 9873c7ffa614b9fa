#ifndef CHECK_LINK_KEY_H
#define CHECK_LINK_KEY_H
/* link_key.h -- addresses that lead to one place in each reader's language. */
#include "check/facts.h"

/*
 * URL without its first segment that names the locale of TARGET or SOURCE, or
 * its language alone; with the scheme, the host and all of a mail address in
 * lower case.  In A, or URL itself.
 */
str link_key(str url, const struct check_locale *target,
             const struct check_locale *source, struct arena *a);

/* The first segment of URL that has the form of a locale ("fr-fr"), or empty. */
str link_key_locale(str url);

/* URL without that segment, in A. */
str link_key_bare(str url, struct arena *a);

/*
 * Are TARGET and SOURCE one mail address of nobody, such as "user1@example.com",
 * whose first word of USERS was translated?  The host and the digits stay.
 */
bool link_key_example(str target, str source, const struct fact *users);

#endif
