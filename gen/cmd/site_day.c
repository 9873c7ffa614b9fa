#include "cmd/site_day.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

#include "link/hubs.h"

/* The year 9999: later ones have no four digits. */
#define LATEST 253370764800LL

/* The time that SOURCE_DATE_EPOCH says; false when it says none. */
static bool
said_time(time_t *t)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	char *end = NULL;
	errno = 0;
	long long seconds = epoch == NULL ? 0 : strtoll(epoch, &end, 10);
	*t = (time_t)seconds;
	return epoch != NULL && end != epoch && *end == '\0' && errno == 0
		&& seconds >= 0 && seconds < LATEST;
}

/* The day of T in UTC. */
static struct day
day_of(time_t t)
{
	struct tm tm = {.tm_mday = 1};
	(void)gmtime_r(&t, &tm);
	return (struct day){tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday};
}

struct day
site_day(const struct site *site)
{
	time_t t;
	return said_time(&t) ? day_of(t) : hubs_today(site);
}

struct day
site_expiry(void)
{
	enum { DAYS = 364, DAY_SECONDS = 86400 };
	time_t t;
	if (!said_time(&t))
		t = time(NULL);
	return day_of(t + (time_t)DAYS * DAY_SECONDS);
}
