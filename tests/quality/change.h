#ifndef QUALITY_CHANGE_H
#define QUALITY_CHANGE_H
/* change.h -- what can be done to a clean unit: defects, and legal changes. */
#include "quality/place.h"

/* How the copy is made that a change shows in. */
enum shows {
	SHOWS_BESIDE, /* of the page, beside it */
	SHOWS_ALONE,  /* of the unit, with two clean ones; no other page */
	SHOWS_SOURCE  /* of the page, with its source as a page of its own */
};

struct change {
	const char *name;
	/* The ids that tell of it, the best first, parted by commas; NULL: the
	 * change is legal, and nothing may tell of it. */
	const char *expected;
	/* Make the edits; false when P has nothing that could be changed so. */
	bool (*make)(struct place *p);
	enum shows shows;
};

/* Each ends with a name of NULL. */
extern const struct change structure_changes[], markup_changes[],
	number_changes[], mark_changes[], language_changes[], term_changes[],
	source_changes[], legal_changes[];

#endif
