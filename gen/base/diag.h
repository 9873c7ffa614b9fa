#ifndef BASE_DIAG_H
#define BASE_DIAG_H
/*
 * diag.h -- what is wrong with the content: a place, a message, a stable id.
 *
 * A diagnostic is complete in itself (line, column and the source line are
 * worked out when it is made), so that it can be sent to another process and
 * printed later, in the order of pages and places.
 *
 * Wording: no capital, no full stop, the fault first, names in single quotes,
 * and what was done about it.
 */
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag_check.h"
#include "base/diag_list.h"
#include "base/source.h"

enum severity { SEV_INFO, SEV_WARNING, SEV_ERROR };

#define X(name, severity, id, help) DIAG_##name,
enum diag_id { DIAG_LIST(X) DIAG_CHECK_LIST(X) DIAG_COUNT };
#undef X

struct diag_msg {
	enum diag_id id;
	str path, message;
	str unit;           /* unit id, or empty */
	str line_text;      /* the source line, or the part around the place */
	uint32_t line, col; /* from 1, columns in code points; 0: whole file */
	uint32_t mark_from; /* byte in line_text under which the caret stands */
	uint32_t mark_len;  /* bytes to underline, at least 1 */
	uint32_t pos, len;  /* bytes in the file; POS_NONE: whole file */
};

/* What was said of one page, in the order it was said. */
struct diag {
	struct arena *arena; /* holds everything below */
	struct diag_msg *msgs;
	size_t n, cap;
	str unit; /* set by the caller while it works on one unit */
	struct {
		const char *text;
		uint32_t pos, line, start, col;
	} last; /* the place worked out last: the next is mostly behind it */
};

enum severity diag_severity(enum diag_id id);
const char *diag_name(enum diag_id id); /* "pair-missing-source" */
const char *diag_help(enum diag_id id);
/* The diagnostic NAME into *ID; false when there is none. */
bool diag_find(str name, enum diag_id *id);
const char *severity_name(enum severity s); /* "error" */

/*
 * Say FMT of the LEN bytes at POS in SRC (POS_NONE: of the file as a whole).
 * Control characters in the message are made harmless when it is printed.
 */
void diag_at(struct diag *d, enum diag_id id, const struct source *src,
             uint32_t pos, uint32_t len, const char *fmt, ...)
	__attribute__((format(printf, 6, 7)));

/* D's diagnostics as bytes, and back: added to D. */
void diag_put(struct buf *out, const struct diag *d);
void diag_get(str *in, struct diag *d);
void diag_put_one(struct buf *out, const struct diag_msg *m);
void diag_get_one(str *in, struct diag_msg *m, struct arena *a);

/* Add what is in MORE to D; the text is borrowed. */
void diag_add(struct diag *d, const struct diag *more);

/* Of the messages ID of D that end with END and are equal, keep the first, which
 * says how many there are. */
void diag_fold(struct diag *d, enum diag_id id, str end);

/* By place; the same place by order of saying. */
void diag_sort(struct diag *d);

/* M as a compiler prints it, in three lines, with colour if COLOR. */
void diag_print(struct buf *out, const struct diag_msg *m, bool color);

/* The same, but as grave as SEV. */
void diag_print_as(struct buf *out, const struct diag_msg *m,
                   enum severity sev, bool color);

/* S added to OUT without anything that could drive a terminal, or is no UTF-8:
 * "<U+001B>"; tabs are one blank. */
void diag_add_harmless(struct buf *out, str s);

#endif
