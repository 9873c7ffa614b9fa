#ifndef CMD_SITE_DAY_H
#define CMD_SITE_DAY_H
/* site_day.h -- the day on which the site is as it is. */
#include "model/site.h"

/*
 * The day of SOURCE_DATE_EPOCH, when it is set to a number of seconds; else
 * the newest in the pages' front matter.  Never the clock's: the same content
 * makes the same site.
 */
struct day site_day(const struct site *site);

/*
 * The last day on which what is written now may be taken for true: less than a
 * year (RFC 9116, 2.5.5) after SOURCE_DATE_EPOCH, or after today where that is
 * not set.  By the clock, for what nobody renews must lose its worth.
 */
struct day site_expiry(void);

#endif
