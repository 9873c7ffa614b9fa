#ifndef LINK_PATTERN_H
#define LINK_PATTERN_H
/*
 * pattern.h -- web addresses, and the patterns by which they are recognised.
 *
 * A pattern is an address in which `*` stands for any text within its part
 * (host, path, query, anchor), also none, and `{locale}` for a language tag
 * that is all between two marks ("/{locale}/", "lang={locale}&"), or for what
 * the pattern's resource calls a locale.
 *
 *   - "http:" and "https:" are one; so are upper and lower case in the host;
 *     a default port and a '/' at the end of the path say nothing.
 *   - Paths, queries and anchors are compared as they are written, or without
 *     regard to ASCII case.
 *   - A pattern without '?' is for every query.
 *   - A pattern without '#' is for every anchor, but not for one with a '/' in
 *     it: portals find their way by those.
 *   - The host of "mailto:me@example.org" is "@example.org", its path "me".  Of
 *     "tel:+47-22 (00)" the path is the number, without "-.()".
 *
 * A web address with a user's name in it, or of more than ADDRESS_MOST bytes, is
 * like none.
 */
#include <stdbool.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"

enum { ADDRESS_MOST = 2000 };

enum address_part { PART_HOST, PART_PATH, PART_QUERY, PART_ANCHOR, PARTS };

struct address {
	str part[PARTS];  /* without '?' and '#'; the host in lower case */
	str lower[PARTS]; /* the same in lower case */
	bool has_query, has_anchor;
};

struct pattern {
	struct address text;
	bool ignore_case;
	bool glob[PARTS]; /* holds a '*' or a {locale} */
	const struct map *names; /* what {locale} may be besides a tag, in lower
	                            case if IGNORE_CASE; or NULL */
};

/* URL in its parts, in A; false when it is no http:, https:, mailto: or tel:
 * address that can be recognised. */
bool address_read(str url, struct address *to, struct arena *a);

/* Is AD a mail address? */
bool address_is_mail(const struct address *ad);

/* The host in URL, in lower case, in A; empty when it has none. */
str address_host(str url, struct arena *a);

/* Do A and B name one page, whatever their queries and anchors?  A query or
 * a route that B itself has must be A's too. */
bool address_same(const struct address *a, const struct address *b,
                  bool ignore_case);

/* Make P of TEXT, in A; false when it cannot be used, and *WHY says so. */
bool pattern_read(str text, bool ignore_case, struct pattern *p,
                  const char **why, struct arena *a);

bool pattern_matches(const struct pattern *p, const struct address *a);

/* P as an address that only patterns match which match all that P does. */
struct address pattern_as_address(const struct pattern *p, struct arena *a);

#endif
