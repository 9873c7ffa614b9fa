#ifndef READ_GFM_AUTOLINK_H
#define READ_GFM_AUTOLINK_H
/* gfm_autolink.h -- bare URLs and mail addresses become links (GFM 6.9). */
#include "base/arena.h"
#include "model/node.h"
#include "read/gfm_escape.h"

/* Could S hold one? */
bool gfm_may_autolink(str s);

/* Is TEXT what is shown of an address in <>, which leads to URL? */
bool gfm_autolink_shows(str url, str text);

/* How many of OPEN brackets "[", and of those in S, S leaves open. */
size_t gfm_brackets(str s, size_t open);

/*
 * Cut TEXT, a NODE_TEXT outside links and images, where URLs stand in it: they
 * become NODE_LINKs among its siblings.  OPEN brackets stand before it in its
 * paragraph: inside brackets, as in "[!VIDEO https://...]", there are no URLs,
 * but mail addresses.
 */
void gfm_autolink(struct node *text, size_t open, struct arena *a);

#endif
