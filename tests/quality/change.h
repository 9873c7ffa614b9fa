#ifndef QUALITY_CHANGE_H
#define QUALITY_CHANGE_H
/* change.h -- what can be done to a clean unit: defects, and legal changes. */
#include "quality/place.h"

struct change {
	const char *name;
	/* The ids that tell of it, the best first, parted by commas; NULL: the
	 * change is legal, and nothing may tell of it. */
	const char *expected;
	/* Make the edits; false when P has nothing that could be changed so. */
	bool (*make)(struct place *p);
	/* It shows only beside the other pages of the site. */
	bool across;
};

/* Each ends with a name of NULL. */
extern const struct change structure_changes[], markup_changes[],
	number_changes[], mark_changes[], language_changes[], legal_changes[];

#endif
