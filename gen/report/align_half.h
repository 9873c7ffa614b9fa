#ifndef REPORT_ALIGN_HALF_H
#define REPORT_ALIGN_HALF_H
/*
 * align_half.h -- a half of a pair as it is written, for the eye: marked, with
 * addresses and tags kept in their order among letters that run the other way,
 * and with names in place of characters that cannot be seen.
 */
#include "base/buf.h"
#include "base/diag.h"

struct half_mark {
	uint32_t pos, len; /* in the file */
	enum severity severity;
};

struct half_text {
	struct buf *out;
	uint32_t pos; /* of the text in the file */
	struct half_mark *marks; /* in any order; they may overlap */
	size_t nmarks;
	struct arena *arena;
};

/* Write RAW with H's marks. */
void half_text_write(struct half_text *h, str raw);

/* Write RAW, which has no marks. */
void half_text_plain(struct buf *out, str raw);

#endif
