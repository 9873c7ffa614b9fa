#ifndef READ_GFM_INLINE_H
#define READ_GFM_INLINE_H
/* gfm_inline.h -- what GFM adds to inline content, over finished trees. */
#include "base/arena.h"
#include "model/node.h"

/* A text, and the brackets that are open before it. */
struct gfm_linkable {
	struct node *text;
	size_t open;
};

/* The places in some trees that may need work. */
struct gfm_inlines {
	struct arena *arena;
	struct gfm_linkable *texts; /* may hold bare links */
	size_t ntexts, texts_cap;
	size_t open; /* brackets */
	struct node **parents; /* of texts with tildes */
	size_t nparents, parents_cap;
};

/* The next text begins a block. */
void gfm_begin_block(struct gfm_inlines *g);

/* Note TEXT, which has its parent.  LINKED: it is in a link or image. */
void gfm_note_text(struct gfm_inlines *g, struct node *text, bool linked);

/* Make links and strikethrough of what was noted. */
void gfm_extend(struct gfm_inlines *g);

/* Take every GFM_ESCAPED out of the tree at ROOT. */
void gfm_drop_escapes(struct node *root, struct arena *a);

#endif
