#ifndef CHECK_BASELINE_H
#define CHECK_BASELINE_H
/*
 * baseline.h -- findings that are known and not to be reported again.
 *
 * A table, sorted, columns parted by tabs:
 *
 *     rule  key  count  locale  path  message
 *
 * The key is of the rule, both texts and the evidence (finding_key), so that an
 * entry ends when one of them changes.  The path only says where it was found:
 * a page that is moved keeps its entries.  The message is for people.
 */
#include "base/map.h"
#include "check/finding.h"
#include "model/site.h"

struct baseline_entry {
	str rule, key, locale, path; /* as written */
	uint32_t pos, len;           /* of the line */
	size_t left;                 /* findings that it can still answer */
	struct baseline_entry *next; /* of the same rule, key and locale */
};

struct baseline {
	const struct source *src;
	struct baseline_entry *list;
	size_t n, cap;
	struct map exact, anywhere; /* by all columns; without the path */
	struct arena *arena;
};

/* Read SRC, which is kept, into B.  False after telling D what is wrong. */
bool baseline_read(struct baseline *b, const struct source *src,
                   struct diag *d);

/* Hide what B knows of F. */
void baseline_hide(struct baseline *b, const struct site *site,
                   struct findings *f);

/* What B knows and was not found: told to D, if ON has the rule and SITE the
 * locale. */
void baseline_stale(const struct baseline *b, const struct site *site,
                    const bool on[DIAG_COUNT], struct diag *d);

/* A baseline of what is not hidden in F. */
void baseline_print(struct buf *out, const struct site *site,
                    const struct findings *f, struct arena *a);

#endif
