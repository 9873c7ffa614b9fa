#ifndef CHECK_SAY_H
#define CHECK_SAY_H
/* say.h -- a finding made of a place and a text; for the checker itself. */
#include "check/finding.h"
#include "check/spot.h"

/*
 * A new finding of ID in OUT: TEXT at AT[0] of SRC, which answers to AT[1].
 * PLACES and CACHE remember where the last one was.  The caller fills in unit,
 * locale and the texts of the halves.
 */
struct finding *finding_new(struct findings *out, struct diag *places,
                            struct spot_cache *cache,
                            const struct source *src, enum diag_id id,
                            const struct range at[2], str text);

#endif
