#ifndef CHECK_COVERAGE_H
#define CHECK_COVERAGE_H
/*
 * coverage.h -- how much of a page is translated, and how much of a locale.
 *
 * Counted are the words of the source, as its readers see them: the same for
 * all locales, whatever their scripts do with blanks.
 */
#include "check/unit.h"
#include "model/site.h"

struct page_check;

/* One page file. */
struct page_coverage {
	uint32_t path;
	uint16_t locale;
	/* Another locale's page was made of a later version of the source. */
	bool stale;
	uint32_t pairs, untranslated_pairs;
	uint32_t words;        /* of the source */
	uint32_t untranslated; /* of them: without a target, or with their own
	                          text as the target (rule `untranslated`) */
};

struct coverage {
	struct page_coverage *list;
	size_t n, cap;
	struct arena *arena;
};

/* Words of a locale, each counted once: MISSING before UNTRANSLATED, before
 * STALE, before who translated them. */
enum coverage_share {
	SHARE_HUMAN,
	SHARE_MACHINE,
	SHARE_UNSAID, /* translated; the page does not say by whom */
	SHARE_STALE,
	SHARE_UNTRANSLATED,
	SHARE_MISSING, /* of pages that other locales have and this lacks */
	SHARE_COUNT
};

struct locale_coverage {
	size_t pages, missing, stale; /* pages */
	size_t by[3];                 /* pages by enum translation */
	uint64_t pairs, words[SHARE_COUNT], all; /* all: the sum of words */
};

/* The page under examination, whose rules have been asked, added to C. */
void coverage_page(struct coverage *c, const struct page_check *p);

/* C as bytes, and back: added to C. */
void coverage_put(struct buf *out, const struct coverage *c);
void coverage_get(str *in, struct coverage *c);

/* All pages of SITE are in C: sort by locale and path, and find the stale. */
void coverage_settle(struct coverage *c, const struct site *site);

/*
 * The sums of each locale of SITE, by number, in A.  C is settled.  A page that
 * a locale lacks counts with the words that most of it has elsewhere.
 */
struct locale_coverage *coverage_sum(const struct coverage *c,
                                     const struct site *site,
                                     struct arena *a);

/* The page of PATH in LOCALE, or NULL.  C is settled. */
const struct page_coverage *coverage_find(const struct coverage *c,
                                          size_t path, size_t locale);

#endif
