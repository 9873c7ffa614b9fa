#ifndef CMD_LINK_CHECK_H
#define CMD_LINK_CHECK_H
/* link_check.h -- the addresses of a site, asked for or looked up. */
#include "check/finding.h"
#include "cmd/options.h"
#include "cmd/talk.h"
#include "link/places.h"

struct link_check {
	const struct link_addresses *addresses;
	const struct options *options;
	struct talk *talk;
	struct findings findings; /* what came of it, sorted */
	struct arena *arena;
};

/*
 * Ask for each address (with --offline: look it up), fill C->findings, and keep
 * what is known in the cache.  False after telling why the cache cannot be used.
 */
bool link_check(struct link_check *c);

#endif
