#ifndef CHECK_SAY_H
#define CHECK_SAY_H
/* say.h -- a finding made of a place and a text; for the checker itself. */
#include "check/finding.h"
#include "check/spot.h"

/*
 * A new finding of ID in OUT: TEXT at AT[0] of the file of SPOTS, which answers
 * to AT[1].  The caller fills in unit, locale and the texts of the halves.
 */
struct finding *finding_new(struct findings *out, struct finding_spots *spots,
                            enum diag_id id, const struct range at[2],
                            str text);

#endif
