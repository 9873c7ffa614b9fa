#ifndef READ_DIRECTIVE_H
#define READ_DIRECTIVE_H
/*
 * directive.h -- extensions cut out of a text before it is read as Markdown.
 *
 * A token stands in each one's place.  What opens or closes a block gets blank
 * lines around it, so that it is a block whatever it stands beside, and what
 * is indented in a row or column loses that indentation: writers indent for
 * the eye, and Markdown would read code.
 */
#include "model/doc.h"

/* From OUT on, a text is that of another from IN on. */
struct edit {
	uint32_t out, in;
};

struct cut {
	str text;
	struct edit *edits; /* ascending */
	size_t nedits, edits_cap;
};

struct uncut {
	str text;
	bool blocks; /* it has lines that are blocks, as a run has not */
	/* The offset in the source of byte AT of text. */
	uint32_t (*pos)(const void *map, uint32_t at);
	const void *map;
};

/* Can TEXT have a directive? */
bool directives_may_be_in(str text);

/*
 * Cut the directives out of FROM into DOC->directives, and make CUT->text;
 * without one that is FROM's text itself.  Linear.
 */
void directives_cut(struct doc *doc, const struct uncut *from, struct cut *cut,
                    struct arena *a);

/* The text that D stands for, if it is no more than text: a no-loc. */
bool directive_plain(const struct extension_use *d, str *text, struct arena *a);

/* The offset in the uncut text of byte AT of CUT->text. */
uint32_t cut_pos(const struct cut *cut, uint32_t at);

#endif
