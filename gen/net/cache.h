#ifndef NET_CACHE_H
#define NET_CACHE_H
/*
 * cache.h -- what is known of addresses since the last run, in a file.
 *
 *     glose-links 1
 *     ADDRESS \t STATE \t STATUS \t SECONDS \t MOVED \t FINAL \t WHY
 *
 * one line an address, sorted.  A line that is not so is passed over.
 */
#include "base/map.h"
#include "net/web.h"

struct web_cache {
	const char *path;
	long long now, days; /* now: seconds since 1970 */
	struct web_link **list;
	size_t n, cap;
	struct map by_url;
	struct arena *arena;
};

/*
 * Fill C with what PATH holds that is not older than DAYS; a file that is not
 * there is an empty one.  False, with *WHY, for one that is no such cache.
 */
bool cache_read(struct web_cache *c, const char *path, unsigned days,
                const char **why, struct arena *a);

/*
 * What is known of L's address into L.  What was dead is asked for again: it
 * counts when the cache is all there is, OFFLINE.  False when nothing is known.
 */
bool cache_find(const struct web_cache *c, struct web_link *l, bool offline);

/* The N LINKS, and what else C holds, into its file.  False with errno. */
bool cache_write(struct web_cache *c, struct web_link **links, size_t n);

#endif
