#ifndef CHECK_FINDING_H
#define CHECK_FINDING_H
/* finding.h -- what a rule has found: the message, both places, the mending. */
#include "base/diag.h"
#include "check/unit.h"

/* A place in a file, worked out: no file need be read to print it. */
struct spot {
	uint32_t pos, len;          /* bytes; POS_NONE: none */
	uint32_t line, col;         /* from 1, columns in code points */
	uint32_t end_line, end_col; /* after the last character */
};

/* Replace the bytes at POS by TEXT. */
struct fix {
	uint32_t pos, len; /* POS_NONE: there is none */
	str text;
	bool safe; /* nothing else that anyone could have meant: --fix does it */
	struct spot spot;   /* of the bytes; findings_place_fixes */
	uint64_t text_hash; /* of the whole text that pos counts in */
};

/* Who wants a finding not to be reported: by whom is told in every report. */
enum hidden { HIDDEN_NOT, HIDDEN_COMMENT, HIDDEN_SETTINGS, HIDDEN_BASELINE };
enum { HIDDEN_COUNT = HIDDEN_BASELINE + 1 };

struct finding {
	struct diag_msg msg;     /* .unit is the unit's id, or empty */
	enum severity severity;  /* of a check, which may be higher than a build's */
	uint16_t locale;         /* number in the site, or SITE_NONE */
	struct spot spot;        /* what msg speaks of */
	struct spot source;      /* its counterpart in the source half */
	str evidence;            /* the very words, address, code; or empty */
	str target_text, source_text; /* both halves as written, or empty */
	struct fix fix;
	enum hidden hidden;
	str hidden_why;          /* as its writer says, or empty */
};

struct findings {
	struct finding *list;
	size_t n, cap;
	struct arena *arena; /* holds them and all their text */
	struct arena *own;   /* if not NULL, holds the list, which can then
	                      * grow where it is, and nothing else */
};

/* Room for N more findings behind those of F; the caller counts them. */
struct finding *findings_room(struct findings *f, size_t n);

/* What is found counts as this in a check. */
enum severity check_severity(enum diag_id id);

/*
 * What F is, wherever it stands: of its rule, both texts and the evidence; of
 * the message and the line where there are no texts.
 */
uint64_t finding_key(const struct finding *f);

/* Work out where the fixes of F's findings from number FROM on are, which are
 * of SRC. */
void findings_place_fixes(struct findings *f, size_t from,
                          const struct source *src);

/* By place, as diag_sort does. */
void findings_sort(struct findings *f);

/* F as bytes, and back: added to F. */
void findings_put(struct buf *out, const struct findings *f);
void findings_get(str *in, struct findings *f);

#endif
