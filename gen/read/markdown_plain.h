#ifndef READ_MARKDOWN_PLAIN_H
#define READ_MARKDOWN_PLAIN_H
/* markdown_plain.h -- inline text that needs no parser. */
#include "read/markdown.h"

/* Is S text and nothing else, whatever stands around it? */
bool markdown_is_text(str s);

/*
 * Read the run I of IN into TO, a paragraph without children, if it is plain:
 * text, strong text in "**" and links "[text](address)" that can be read in
 * one way only, whatever stands around it.  Nodes and their texts live in A.
 * False, and TO is left as it was, when cmark is to read it.
 */
bool markdown_plain(const struct markdown_input *in, size_t i, struct node *to,
                    struct arena *a);

/*
 * The same of N bytes of IN's text from FROM on, which are all that TO, a block,
 * holds behind the children that it has, and have no blanks at their ends.
 * When the answer is false, TO is of no use.
 */
bool markdown_plain_part(const struct markdown_input *in, size_t from, size_t n,
                         struct node *to, struct arena *a);

#endif
