#ifndef LINK_LINKS_H
#define LINK_LINKS_H
/* links.h -- where a link leads. */
#include <stdbool.h>

#include "base/diag.h"
#include "model/site.h"

enum link_kind {
	LINK_NOWHERE,  /* see fault: shown without a link */
	LINK_EXTERNAL, /* href as written */
	LINK_PAGE,
	LINK_MEDIA
};

struct link {
	enum link_kind kind;
	enum diag_id fault; /* DIAG_COUNT: none; a LINK_PAGE may have one too */
	const char *why;    /* what is to be said of it; NULL: as always */
	str path;           /* PAGE, MEDIA: of the file, relative, unescaped;
	                       empty for the page itself */
	str suffix;         /* "?query#fragment", or all of an external URL */
	str fragment;       /* without '#'; may be empty */
	const struct site_path *page; /* PAGE */
	const struct media *media;    /* MEDIA */
	size_t locale;      /* PAGE, MEDIA: which locale's is linked to */
};

/* Where a link stands. */
struct link_from {
	const struct site *site;
	size_t locale;    /* of the page that is made */
	str page;         /* its path: "folder/name.md" */
	str base;         /* of the file that holds the link: an include's path */
	bool lent;        /* the text is LENDER's, shown in other locales too: */
	size_t lender;    /* images are found as in that one */
};

/*
 * Where URL leads (MEDIA: the source of an image).  Relative links are found in
 * the page's locale, then in its fallbacks; "~/x" and "/x" are looked for from
 * the content folder.  Text lives in A.
 */
struct link link_resolve(const struct link_from *from, str url, bool media,
                         struct arena *a);

/* What is to be said of L's fault, after "the link '...' ". */
const char *link_fault_text(const struct link *l);

/* The locale that shows P to readers of LOCALE, or SITE_NONE. */
size_t link_locale(const struct site *site, size_t locale,
                   const struct site_path *p);

/* Below OUT: where page or media PATH of LOCALE is published. */
str link_published(const struct site *site, size_t locale, str path,
                   struct arena *a);

#endif
