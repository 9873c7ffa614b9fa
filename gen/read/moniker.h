#ifndef READ_MONIKER_H
#define READ_MONIKER_H
/* moniker.h -- versions of a product, and which of them a text is for. */
#include "model/config.h"

/*
 * Is MONIKER in RANGE: "a", ">=a", ">a", "<=a", "<a", joined by blanks (all),
 * "||" (any)?  Order is that of C->monikers; a moniker that is not in it is
 * only equal to itself.
 */
bool moniker_in_range(const struct config *c, str moniker, str range);

#endif
