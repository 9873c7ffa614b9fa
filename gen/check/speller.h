#ifndef CHECK_SPELLER_H
#define CHECK_SPELLER_H
/*
 * speller.h -- a dictionary of one language, read by libhunspell, which is
 * loaded when a check asks for it and need not be there otherwise.
 */
#include "base/arena.h"
#include "base/str.h"
#include "model/locale.h"

struct speller;

/*
 * The dictionary of L in DIR (L's id or its language, ".aff" and ".dic"); NULL
 * and *WHY, in A, when there is none that can be used.  Reading it
 * takes longer than checking a page: open it once.
 */
struct speller *speller_open(const struct locale *l, str dir, str *why,
                             struct arena *a);

/* Let go of S; NULL is nothing. */
void speller_close(struct speller *s);

/* Does S know WORD, as it stands? */
bool speller_knows(const struct speller *s, str word);

#endif
