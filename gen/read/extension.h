#ifndef READ_EXTENSION_H
#define READ_EXTENSION_H
/* extension.h -- the Markdown extensions of documentation repositories. */
#include "model/config.h"
#include "model/doc.h"
#include "read/include.h"

/* What an extension reads and says while it works on one file. */
struct extender {
	struct includer *inc; /* files, settings, memory */
	struct doc *doc;
	uint32_t level;       /* of the last heading that is no tab's */
	str told;             /* the target, while its source is being read */
};

enum extension_form {
	FORM_COLONS, /* :::name attributes::: */
	FORM_BANG    /* [!NAME ...] */
};

enum extension_shape {
	SHAPE_INLINE,
	SHAPE_BLOCK,     /* a block where it stands alone on its line */
	SHAPE_CONTAINER  /* holds what follows, up to ":::name-end:::" */
};

/* One extension; all of them are in one table. */
struct extension {
	const char *name;  /* for FORM_BANG in any case */
	enum extension_form form;
	enum extension_shape shape;
	const char *needs; /* the attribute that it cannot do without, or NULL */
	/* Turn N, a NODE_DIRECTIVE, into what it means; a container's N will be
	 * given its children later. */
	void (*read)(struct extender *x, struct node *n);
};

/* The extension NAME, or NULL. */
const struct extension *extension_find(str name, enum extension_form form);

/*
 * Does D begin something that holds what follows?  Of the pictures only those
 * with a long description do.
 */
bool extension_opens(const struct extension_use *d);

/* Turn every directive, tab and xref link of DOC, which has its tree, into
 * what it means.  False when the page grows beyond the limits (told). */
bool extensions_read(struct includer *inc, struct doc *doc);

/* ---- for the extensions ---------------------------------------------------- */

/* The value of attribute NAME of N, with pairs resolved; false without one. */
bool extension_attr(struct extender *x, const struct node *n, const char *name,
                    str *value);

/* S, from a directive, with the pairs in it resolved to their targets. */
str extension_text(struct extender *x, str s);

/* Say FMT of the directive that N is, or N itself. */
void extension_warn(struct extender *x, const struct node *n, enum diag_id id,
                    const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));

/* A fault that both halves of a pair share is told once, of the target: does
 * that hold what is WRITTEN? */
bool extension_is_told(const struct extender *x, str written);

/* Show N as it is written. */
void extension_show(struct extender *x, struct node *n);

/* One module each: see there. */
void div_read(struct extender *x, struct node *n);
void video_read(struct extender *x, struct node *n);
void picture_read(struct extender *x, struct node *n);
void grid_read(struct extender *x, struct node *n);
void column_read(struct extender *x, struct node *n);
void zone_read(struct extender *x, struct node *n);
void moniker_read(struct extender *x, struct node *n);
void cards_read(struct extender *x, struct node *n);
void code_read(struct extender *x, struct node *n);
void code_link_read(struct extender *x, struct node *n);
void tabs_read(struct extender *x, struct node *parent);
/* The link N, if it is one to "xref:..."; AT is the place of its block. */
void xref_read(struct extender *x, struct node *n, uint32_t at);

#endif
