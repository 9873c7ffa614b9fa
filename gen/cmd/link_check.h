#ifndef CMD_LINK_CHECK_H
#define CMD_LINK_CHECK_H
/* link_check.h -- the addresses of a site, asked for or looked up. */
#include "check/comments.h"
#include "check/finding.h"
#include "cmd/options.h"
#include "cmd/talk.h"
#include "link/places.h"
#include "model/site.h"

struct link_check {
	const struct link_addresses *addresses;
	const struct site *site;
	struct comments *comments; /* of its pages */
	const struct options *options;
	struct talk *talk;
	struct findings findings; /* what came of it, sorted; with what
	                             comments, settings and a baseline hide */
	struct arena *arena;
};

/*
 * Ask for each address (with --offline: look it up), fill C->findings, and keep
 * what is known in the cache.  False after telling why the cache or the baseline
 * cannot be used.
 */
bool link_check(struct link_check *c);

#endif
