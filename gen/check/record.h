#ifndef CHECK_RECORD_H
#define CHECK_RECORD_H
/*
 * record.h -- what the parent keeps of each unit, for the rules that compare
 * units of different pages.  Small: among 100,000 pages memory counts, so that
 * text is kept as a hash, and read again where it is to be shown.
 */
#include "check/unit.h"

enum record_flag {
	RECORD_ALONE = 1 << 0,   /* the unit is all that is in its block */
	RECORD_HEADING = 1 << 1,
	RECORD_LINKED = 1 << 2,  /* the source holds code or links */
	/* The source has a name such as "SSL", which the target may spell out;
	 * looked for only where the target is long. */
	RECORD_ACRONYM = 1 << 3,
	/* An address of the target has swallowed text, which link-target
	 * tells of; looked for only where the target is short. */
	RECORD_SWALLOWED = 1 << 4,
	/* Pairs of its page are broken: there is more than its units have. */
	RECORD_OF_PART = 1 << 5
};

struct unit_record {
	uint32_t path;
	uint16_t locale, flags;
	struct range target, source; /* in the file, without blanks */
	uint64_t source_text;  /* hash of what it shows, folded (check/fold.h) */
	uint64_t target_text;  /* of its letters and digits alone */
	uint64_t source_sum;   /* of its words' hashes: however it is cut */
	uint64_t source_words_seen; /* a bit for each of its words */
	uint32_t source_chars, target_chars; /* visible, without MASKs */
	uint32_t source_words;
};

/* R of U, which is of PATH in LOCALE. */
void record_make(struct unit_record *r, struct unit *u, size_t path,
                 size_t locale, struct arena *a);

/* The units of one page, in their order. */
struct page_records {
	const struct unit_record *list;
	size_t n; /* not 0 */
};

struct records {
	struct page_records *pages;
	size_t n, cap;
	struct arena *arena; /* holds them all */
};

/* Make room for a page of N units, which are to be filled in. */
struct unit_record *records_add(struct records *r, size_t n);

void records_put(struct buf *out, const struct records *r);
void records_get(str *in, struct records *r);

#endif
