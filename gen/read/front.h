#ifndef READ_FRONT_H
#define READ_FRONT_H
/* front.h -- the block of YAML between two lines of "---" at the top. */
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "model/day.h"
#include "model/resource.h"

/* What glose reads of it; text lives in the arena. */
struct front {
	bool present;
	uint32_t body;   /* where the body begins in the text */
	str title, description, layout;
	str uid;         /* by which <xref:uid> finds the page */
	str robots;      /* as written: "NOINDEX, NOFOLLOW" */
	struct day date; /* ms.date */
	struct day handoff;          /* ms.lasthandoff */
	str source_hash;             /* ms.openlocfilehash */
	enum translation translation; /* ms.translationtype */
	str content_locale;          /* ms.contentlocale */
	struct hub *hub;             /* layout: hub; else NULL */
};

/*
 * Read the front matter of SRC, if it has one: "---" on the first line, lines
 * that begin with a key, and "---" or "..." on a line of its own; otherwise
 * the "---" is a thematic break and the body is all of SRC.  Front matter that
 * is no YAML, has a key twice (the first wins) or holds spans (FORMAT A5) is
 * reported, and what its whole lines 'key: value' say is used.  Title and
 * description are plain text (read/plain.h).  Never fails.
 */
void front_read(const struct source *src, struct front *f, struct diag *d,
                struct arena *a);

/* "MM/DD/YYYY" or "M/D/YYYY" or "YYYY-MM-DD" as a day of the calendar. */
bool front_day(str s, struct day *day);

#endif
