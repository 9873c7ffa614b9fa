#ifndef LINK_ANCHORS_H
#define LINK_ANCHORS_H
/* anchors.h -- the ids of a page: headings, and what authors name. */
#include "base/map.h"
#include "model/doc.h"

struct anchors {
	struct map ids; /* the value: the last number that was tried behind it */
	unsigned long long *hashes; /* str_hash of each id, in order */
	size_t n, cap;
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

/* ID, or if the page has it already ID with the first number that makes it
 * new: the page's from now on.  ID must live as long as ALL. */
str anchors_add_unique(struct anchors *all, str id);

/* FORMAT 3: what the localisation tool makes of the heading text S. */
str anchor_slug(str s, struct arena *a);

#endif
