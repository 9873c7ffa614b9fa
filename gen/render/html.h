#ifndef RENDER_HTML_H
#define RENDER_HTML_H
/* html.h -- a page's tree as HTML. */
#include "base/buf.h"
#include "base/diag.h"
#include "link/anchors.h"
#include "link/links.h"
#include "model/doc.h"
#include "model/node_text.h"
#include "model/site.h"

/* A heading, for the table of contents. */
struct toc_entry {
	uint32_t level;
	str id, text;
};

/* A link to an anchor, to be looked at when all pages are known. */
struct anchor_link {
	const struct site_path *page;
	size_t locale;
	unsigned long long hash; /* str_hash of the fragment */
};

/* Pictures that are written into pages, and become files. */
struct html_pictures {
	void *ctx;
	/* Keep BYTES (borrowed), and say where below OUT they will be. */
	str (*keep)(void *ctx, str bytes, const char *extension);
};

struct html_page {
	/* given */
	const struct site *site;
	size_t locale;      /* whose page it is: where links lead */
	size_t language;    /* of the text and words: a fallback's is another */
	size_t targets;     /* the language of targets: the file's own */
	enum side side;     /* which half is shown */
	bool bilingual;     /* the other half too, for the views */
	bool lent;          /* shown in other locales than LANGUAGE too */
	str path;           /* "folder/name.md" */
	const struct anchors *headings; /* all heading ids of the page */
	struct diag *diag;  /* NULL: say nothing, it has been said */
	const struct html_pictures *pictures; /* NULL: there can be none */
	unsigned npictures; /* written into the page so far */
	struct arena *arena;
	/* made */
	struct buf *body;
	struct toc_entry *toc;
	size_t ntoc, toc_cap;
	bool has_h1;
	str summary;         /* how the text begins (render/summary.h) */
	struct anchors seen; /* all ids of the page */
	struct anchor_link *links; /* one for each message of pending */
	size_t nlinks, links_cap;
	str first_step;      /* of a troubleshooter: its id */
	bool has_cards;      /* the page says where a hub's cards stand: */
	size_t cards_at;     /* in BODY */
	struct diag pending; /* what to say when the anchor is not there */
	const struct site_path **linked; /* LENT: the pages it has links to */
	size_t nlinked, linked_cap;
};

/*
 * Would the lent PAGE, when it was made for readers of LOCALE, be the same?  Its
 * links to pages are then the same too, for they are relative.
 */
bool html_suits(const struct html_page *page, size_t locale);

/* Append DOC as HTML to PAGE->body, which is set, and fill the rest. */
void html_render(struct html_page *page, const struct doc *doc);

#endif
