#ifndef READ_INCLUDE_H
#define READ_INCLUDE_H
/* include.h -- [!INCLUDE[title](path)]: files within files. */
#include "base/diag.h"
#include "base/map.h"
#include "model/doc.h"
#include "model/config.h"

/* The includes of one page. */
struct includer {
	int content_fd;     /* the content folder: no include leaves it */
	str content;        /* its name, for messages */
	int source_fd;      /* the source language's, for samples of code; or -1 */
	const struct config *config;
	const struct map *uids; /* of pages -> struct site_path, or NULL */
	size_t locale, source;  /* the page's, and the source language's */
	const struct limits *limits;
	struct map samples; /* of code: path -> what read/ext_code has read */
	struct map docs;    /* path -> struct doc; each file is read once */
	struct doc *stack[64]; /* the files that are being read */
	size_t depth;
	struct doc *first, *last; /* all of them, as they were come upon */
	struct diag *diag;
	struct arena *arena;
};

/*
 * Read every include of DOC, and of what it includes.  A paragraph of nothing
 * but includes becomes NODE_INCLUDE blocks; others become inline ones, in
 * runs too.  What cannot be included is told of and left as text.  DOC->included
 * is what was read.  False when the page grows beyond the limits (told).
 */
bool include_read(struct includer *inc, struct doc *doc);

/*
 * Count N more bytes that FROM comes to on the page, at POS.  False when they
 * are too many (told).  Each use of a file counts: ten includes of ten includes
 * are a hundred.
 */
bool include_grow(struct includer *inc, struct doc *from, uint32_t pos,
                  size_t n);

#endif
