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

#endif
