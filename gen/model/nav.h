#ifndef MODEL_NAV_H
#define MODEL_NAV_H
/*
 * nav.h -- a table of contents: a tree of entries, in the order of reading.
 *
 * It is read from a TOC.yml or TOC.md (read/toc); its links are followed, and
 * folders without one get theirs, in link/nav.
 */
#include "base/map.h"
#include "base/source.h"
#include "model/site.h"

#define NAV_NONE UINT32_MAX

struct nav_entry {
	str name;        /* as written; empty: the page's title */
	str href;        /* as written; empty: a branch without a page */
	str keywords;    /* what else readers may look for it by */
	uint32_t pos, len; /* of href in the file */
	uint32_t parent; /* NAV_NONE at the top */
	uint32_t end;    /* the first entry that is not below this one */
	bool expanded;
	const struct site_path *page; /* where href leads: a page, */
	const struct media *media;    /* or a file, or neither of them */
	str suffix;      /* "?query#fragment" behind it, or an external URL */
};

struct nav {
	struct source src; /* the file; no text: made of a folder's pages */
	str path;          /* "folder/TOC.yml", below the content folder */
	uint16_t locale;   /* whose language the names are in */
	struct nav_entry *entries; /* depth first */
	size_t n, cap;
	struct map by_page; /* a page's path -> its first struct nav_entry */
};

/* The pages that stand in one folder have one menu. */
struct site_folder {
	str path;         /* "folder/sub", empty for the content folder */
	const struct nav **navs; /* one a locale, or NULL */
	const struct site_path **members; /* its pages, and the indexes of the
	                                     folders in it; while few */
	size_t nmembers, cap;
};

/* The folder part of PATH: "a/b" of "a/b/c.md". */
str nav_folder(str path);

/* Is PATH a file that holds a table of contents? */
bool nav_is_toc(str path);

/* A new entry below PARENT (NAV_NONE: at the top), after all others. */
struct nav_entry *nav_add(struct nav *nav, uint32_t parent, struct arena *a);

/* Set END of each entry, when all are there. */
void nav_close(struct nav *nav);

#endif
