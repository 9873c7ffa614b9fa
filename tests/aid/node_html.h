#ifndef SUITE_NODE_HTML_H
#define SUITE_NODE_HTML_H
/* node_html.h -- a tree in the HTML of the CommonMark and GFM specifications,
 * to compare with their examples.  For tests only: nothing is made safe. */
#include "base/buf.h"
#include "model/node.h"

/* Add the children of ROOT to OUT.  Surplus cells are left out. */
void node_html(struct buf *out, const struct node *root);

#endif
