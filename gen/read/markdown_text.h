#ifndef READ_MARKDOWN_TEXT_H
#define READ_MARKDOWN_TEXT_H
/* markdown_text.h -- runs and skeleton as one text for cmark, and its lines. */
#include "base/buf.h"
#include "read/markdown.h"

/*
 * A run becomes a paragraph of its own ahead of the skeleton.  A no-break space
 * before it keeps it from starting any other block, and looks like the start
 * of a line to the rules for '*' and '_'.  Its other lines are indented by four
 * columns: in a paragraph that makes a line plain continuation, whatever it
 * looks like, and cmark takes the blanks away again.
 */
#define MARKDOWN_GUARD S("\xC2\xA0")

/*
 * Add the text of IN, without the runs that are PLAIN, to OUT; *FIRST_LINE is
 * the line, from 1, where the skeleton begins.  GFM_ESCAPED is added behind
 * escaped characters that cmark treats as any other, but GFM does not: true if
 * there are such.
 */
bool markdown_text(struct buf *out, const struct markdown_input *in,
                   const bool *plain, uint32_t *first_line);

/* Where each line of TEXT begins, as cmark counts lines: *N of them, in A. */
uint32_t *markdown_lines(str text, size_t *n, struct arena *a);

#endif
