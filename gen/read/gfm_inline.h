#ifndef READ_GFM_INLINE_H
#define READ_GFM_INLINE_H
/* gfm_inline.h -- what GFM adds to inline content, over finished trees. */
#include "base/arena.h"
#include "model/node.h"

/* The places in some trees that may need work. */
struct gfm_inlines {
	struct arena *arena;
	struct node **texts; /* may hold bare links */
	size_t ntexts, texts_cap;
	struct node **parents; /* of texts with tildes */
	size_t nparents, parents_cap;
	bool escapes; /* there are GFM_ESCAPED marks */
};

/* Note TEXT, which has its parent.  LINKED: it is in a link or image. */
void gfm_note_text(struct gfm_inlines *g, struct node *text, bool linked);

/* Make links and strikethrough of what was noted. */
void gfm_extend(struct gfm_inlines *g);

/* Take the escape marks out of the tree at ROOT. */
void gfm_drop_escapes(struct node *root, struct arena *a);

#endif
