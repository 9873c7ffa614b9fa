#include "read/markdown_memory.h"

#include <stdalign.h>
#include <string.h>

/* Before each piece, as realloc must know how much to copy. */
struct piece {
	alignas(max_align_t) size_t size;
};

static struct arena *memory;

void
markdown_memory(struct arena *a)
{
	memory = a;
}

static void *
take(size_t size)
{
	/* Too large a size is too large for the arena as well. */
	size_t pieces = size / sizeof(struct piece) + 2;
	struct piece *p = NEW(memory, struct piece, pieces);
	p->size = size;
	return p + 1;
}

void *
markdown_calloc(size_t n, size_t size)
{
	bool fits = size == 0 || n <= (size_t)-1 / size;
	return take(fits ? n * size : (size_t)-1);
}

void *
markdown_realloc(void *p, size_t size)
{
	if (p == NULL)
		return take(size);
	size_t had = ((struct piece *)p - 1)->size;
	if (size <= had)
		return p;
	return memcpy(take(size), p, had);
}

void
markdown_free(void *p)
{
	(void)p;
}
