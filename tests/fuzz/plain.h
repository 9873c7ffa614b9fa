#ifndef FUZZ_PLAIN_H
#define FUZZ_PLAIN_H
/* plain.h -- what is read without cmark, beside what cmark says of it. */
#include "fuzz.h"

#include "aid/node_html.h"
#include "read/markdown.h"

/* Each byte of DATA chooses one of the N PARTS: nearly all that can be made of
 * them is Markdown that somebody could write. */
static inline str
made_of(const char *const *parts, size_t nparts, const uint8_t *data, size_t n,
        struct arena *a)
{
	struct buf text = {NULL, 0, 0};
	for (size_t i = 0; i < n; i++)
		buf_addz(&text, parts[data[i] % nparts]);
	str made = str_dup(buf_str(&text), a);
	buf_release(&text);
	return made;
}

/* Is PLAIN, with MORE behind it, what cmark made of it: READ? */
static inline void
check_same_html(const struct node *plain, const char *more,
                const struct node *read)
{
	struct buf ours = {NULL, 0, 0}, theirs = {NULL, 0, 0};
	node_html(&ours, plain);
	buf_addz(&ours, more);
	node_html(&theirs, read);
	assert(str_eq(buf_str(&ours), buf_str(&theirs)));
	buf_release(&ours);
	buf_release(&theirs);
}

static inline const struct node *
next_of_kind(const struct node *n, const struct node *root,
             enum node_kind kind)
{
	while (n != NULL && n->kind != kind)
		n = node_next(n, root);
	return n;
}

/* Do those of KIND in PLAIN stand where they do in READ? */
static inline void
check_same_places(const struct node *plain, const struct node *read,
                  enum node_kind kind)
{
	const struct node *x = next_of_kind(plain, plain, kind);
	const struct node *y = next_of_kind(read, read, kind);
	while (x != NULL) {
		assert(y != NULL && x->pos == y->pos);
		x = next_of_kind(node_next(x, plain), plain, kind);
		y = next_of_kind(node_next(y, read), read, kind);
	}
}

#endif
