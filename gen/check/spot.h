#ifndef CHECK_SPOT_H
#define CHECK_SPOT_H
/* spot.h -- bytes of a file as lines and columns. */
#include "check/finding.h"

/* The place worked out last: the next is mostly behind it. */
struct spot_cache {
	uint32_t pos, line, col; /* line 0: none yet */
};

/* S for R in TEXT; R may be RANGE_NONE. */
void spot_make(struct spot *s, struct spot_cache *cache, str text,
               struct range r);

/* S for what M, of TEXT (or of an unknown text, empty), underlines. */
void spot_of_diag(struct spot *s, const struct diag_msg *m, str text);

/* Where the last finding of one text was, in its target and in its source. */
struct finding_spots {
	const struct source *src;
	struct diag targets;
	struct spot_cache sources;
};

#endif
