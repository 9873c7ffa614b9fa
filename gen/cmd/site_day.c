#include "cmd/site_day.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

#include "link/hubs.h"

struct day
site_day(const struct site *site)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	char *end = NULL;
	struct tm tm;
	errno = 0;
	long long seconds = epoch == NULL ? 0 : strtoll(epoch, &end, 10);
	time_t t = (time_t)seconds;
	if (epoch == NULL || end == epoch || *end != '\0' || errno != 0
	    || seconds < 0 || gmtime_r(&t, &tm) == NULL)
		return hubs_today(site);
	return (struct day){tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday};
}
