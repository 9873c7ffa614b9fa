#ifndef CHECK_COMMENTS_H
#define CHECK_COMMENTS_H
/*
 * comments.h -- comments in a page that suppress findings:
 *
 *     <!-- glose-disable-next RULE[, RULE] [-- why] -->   the next unit or block
 *     <!-- glose-disable RULE[, RULE] [-- why] -->        up to
 *     <!-- glose-enable [RULE[, RULE]] -->                this, or the end
 *
 * RULE may be "all".  They stand in the text, not in code and not in a unit.
 */
#include "base/diag.h"

struct page_check;

struct comment {
	struct diag_msg msg; /* what is said of it when it is of no use */
	enum diag_id id;     /* what it suppresses; DIAG_COUNT: whatever it is */
	uint32_t from, to;   /* where, in the file msg.path */
	uint16_t locale;
	bool used;
	str why;
};

struct comments {
	struct comment *list;
	size_t n, cap;
	struct arena *arena;
};

/* Those of P's page added to C; faults in them are findings. */
void comments_read(struct page_check *p, struct comments *c);

/* C as bytes, and back: added to C. */
void comments_put(struct buf *out, const struct comments *c);
void comments_get(str *in, struct comments *c);

#endif
