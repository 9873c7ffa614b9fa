#ifndef READ_DISCOVER_LOCALES_H
#define READ_DISCOVER_LOCALES_H
/* discover_locales.h -- which locales there are, and which stand in for which. */
#include "read/discover.h"

/*
 * Fill S->locales (content not yet opened) and S->source.  False, with *WHY for
 * the user, when a locale asked for is none or there are none.
 */
bool discover_locales(struct site *s, const struct discover_options *o,
                      str *why);

/*
 * Tell D of locales that the settings name and that have no folder (but the
 * source language, which needs none), and of folders of pages beside the
 * locales' that no locale is called.
 */
void discover_locales_report(const struct site *s,
                             const struct discover_options *o, struct diag *d);

#endif
