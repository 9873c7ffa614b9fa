#ifndef READ_MARKDOWN_BLOCKS_H
#define READ_MARKDOWN_BLOCKS_H
/* markdown_blocks.h -- blocks that need no parser. */
#include "read/markdown.h"

/*
 * Read the text of IN into ROOT, a document without children, if it is plain:
 * headings, with places to link to at their head, paragraphs and items of lists
 * (two in each other at most), each a line that begins with a token or a link
 * and is plain inline text (see markdown_plain).  Six of seven skeletons are.
 * Nodes and their texts live in A.  False, and ROOT is left as it was, when
 * cmark is to read it.
 */
bool markdown_blocks(const struct markdown_input *in, struct node *root,
                     struct arena *a);

#endif
