#ifndef LINK_MEANT_H
#define LINK_MEANT_H
/* meant.h -- what a link that leads nowhere may have meant. */
#include "link/links.h"

/*
 * How a link in FROM is written to the page that was meant by PATH, below the
 * content folder, which is none: the one of that name in another folder, of
 * another ending, or the nearest name in the same folder; or empty.  In A.  Only
 * names that begin as PATH does, or nearly, are looked at: it takes no
 * longer in a folder of a hundred thousand.
 */
str meant_page(const struct link_from *from, str path, struct arena *a);

/*
 * The anchor that was meant by FRAGMENT, which is none: it in lower case, or
 * with one letter more, less, other or swapped with the next, in A; or empty.
 * HAS knows by their hashes which there are.
 */
str meant_anchor(str fragment, bool (*has)(const void *ctx, uint32_t mark),
                 const void *ctx, struct arena *a);

#endif
