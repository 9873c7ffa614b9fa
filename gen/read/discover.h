#ifndef READ_DISCOVER_H
#define READ_DISCOVER_H
/* discover.h -- which locales, pages and media there are. */
#include <stdbool.h>

#include "base/diag.h"
#include "model/site.h"

/* A locale's pages from elsewhere: --content LOCALE=DIR. */
struct content_option {
	str locale, dir;
};

struct discover_options {
	const char *site;                     /* the site's folder */
	const struct content_option *content; /* instead of the settings' */
	size_t ncontent;
	const str *only;                      /* --locale; none: all */
	size_t nonly;
};

/*
 * Fill SITE->locales (without words), paths (places have pages, not yet
 * origins) and media; SITE->config and arena are set.  False, with *WHY for the
 * user, when the locales or folders asked for do not exist.
 */
bool discover(struct site *site, const struct discover_options *o,
              struct diag *d, str *why);

#endif
