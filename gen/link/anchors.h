#ifndef LINK_ANCHORS_H
#define LINK_ANCHORS_H
/* anchors.h -- the ids of a page: headings, and what authors name. */
#include "base/map.h"
#include "model/doc.h"


struct anchors {
	struct map ids;
	unsigned long long *hashes; /* str_hash of each id, in order */
	size_t n, cap;
	struct map next; /* id -> how often a number has been put behind it */
	struct arena *arena;
};

/*
 * Give every heading of DOC (not of its includes) its id: the author's
 * <a name>, which is taken out of the heading, else one made from the source
 * text (FORMAT 3), so that fragments are the same in every locale.
 */
void anchors_headings(struct anchors *all, struct doc *doc);

/* ID as an id of the page: false when the page has it already. */
bool anchors_add(struct anchors *all, str id);

/*
 * ID, or, when the page has it already, ID with the first number behind it
 * that makes it a new one: "id-1".  Added, and in ALL's arena.
 */
str anchors_unused(struct anchors *all, str id);

/* FORMAT 3: what the localisation tool makes of the heading text S. */
str anchor_slug(str s, struct arena *a);

#endif
