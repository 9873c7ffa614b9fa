#ifndef READ_MARKDOWN_MEMORY_H
#define READ_MARKDOWN_MEMORY_H
/*
 * markdown_memory.h -- cmark's memory, from an arena.
 *
 * cmark asks for some hundred small pieces a page, with calloc, and gives each
 * back: an eighth of a build's time, and no limit to what one page may take.
 * Its hooks get no context, so the arena in use is a static variable, which
 * nobody else may make a habit of: it is set while one text is parsed and made
 * nodes of ours, and a process parses one text at a time.
 */
#include "base/arena.h"

/* From now on the hooks take from A; NULL: they may not be called. */
void markdown_memory(struct arena *a);

/* The hooks.  Freeing does nothing: the arena is reset with the page. */
void *markdown_calloc(size_t n, size_t size);
void *markdown_realloc(void *p, size_t size);
void markdown_free(void *p);

#endif
