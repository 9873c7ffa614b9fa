#ifndef BASE_URL_H
#define BASE_URL_H
/* url.h -- what every reader of URLs asks. */
#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/* The scheme that URL begins with, or empty: then it is relative. */
str url_scheme(str url);

/* May a page lead there (PRODUCT 11)?  An image cannot be a mail or a call. */
bool url_scheme_allowed(str scheme, bool media);

/* S with %XX decoded, in A; a '%' that begins none stays. */
str url_decode(str s, struct arena *a);

#endif
