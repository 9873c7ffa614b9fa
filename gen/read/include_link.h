#ifndef READ_INCLUDE_LINK_H
#define READ_INCLUDE_LINK_H
/* include_link.h -- links whose text holds an include. */
#include "model/node.h"

/*
 * Markdown reads no link around the link of "[see [!INCLUDE[x](y)]](url)".  Now
 * that the inner one is NODE_INCLUDE, make the outer a link: among the children
 * of each container of inlines in ROOT.  New nodes live in A.
 */
void include_links(struct node *root, struct arena *a);

#endif
