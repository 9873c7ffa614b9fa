#ifndef MODEL_SITE_H
#define MODEL_SITE_H
/*
 * site.h -- what is known of the site as a whole: locales, paths, pages, media.
 *
 * It is filled in by the parent process (read/discover, read/survey, link/plan)
 * before the workers that make the pages are forked; they only read it.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/shelf.h"
#include "model/locale.h"
#include "model/config.h"
#include "model/day.h"
#include "model/resource.h"
#include "model/strings.h"

/* One page file, in one locale. */
struct page {
	str file;          /* where it is, for messages and for opening */
	str path;          /* the same below its content folder */
	str title;         /* plain text, in the page's language */
	str source_title;  /* the source half of the title, or empty */
	str description;
	str robots;
	str layout;
	str uid;           /* by which <xref:uid> finds it */
	struct day date, handoff;
	enum translation translation;
	str source_hash;
	uint32_t body;     /* where the front matter ends in the text */
	struct shelved text; /* where the survey could keep it */
	const struct hub *hub; /* "layout: hub": what it shows; else NULL */
	bool has_pairs;
	bool in_error;     /* cannot be read: it is left out */
};

/* How a locale comes to show something at a path. */
enum origin {
	ORIGIN_NONE,     /* it does not: links go to the fallback */
	ORIGIN_OWN,      /* its own file */
	ORIGIN_LOOKUPS,  /* the source language, from another locale's lookups */
	ORIGIN_FALLBACK  /* another locale's page, with a notice */
};

struct place {
	struct page *page;  /* own file, or NULL */
	enum origin origin;
	uint16_t from;      /* LOOKUPS, FALLBACK: the locale that gives it */
};

/* The same path in two locales is the same page. */
struct nav;
struct site_folder;
struct site_path {
	str path;            /* "folder/name.md", below the content folder */
	const struct site_folder *folder; /* that it stands in: model/nav.h */
	struct place *places; /* one a locale */
};

struct site_locale {
	struct locale locale;
	str content;         /* folder, or empty: the source from lookups only */
	int content_fd;      /* open folder, or -1 */
	bool built;          /* its pages are made; else it is only known */
	uint16_t *fallback;  /* in order; the source last */
	size_t nfallback;
	struct strings strings;
	struct value *words; /* the strings, for templates */
	str words_lang;      /* their language, if it is another; else empty */
	str site_title;
	str show_source;     /* the label of the button on each unit */
	str source_page;     /* "View this page in English" */
	struct map media;    /* path -> struct media; lower-cased path too */
	struct map tocs;     /* folder, lower case -> struct nav: its TOC file */
	struct map variables; /* name -> str: the site's own, in this locale */
	bool has_index;      /* shows something at "index.md" */
	str contents;        /* the file that lists all pages: "contents.html" */
	str search;          /* the search's page and index, without its end */
};

/* An address of former times, and the page that took its place. */
struct redirect {
	str from;             /* published, below the locale: "old/page.html" */
	const struct site_path *page; /* or NULL: SUFFIX is an external URL */
	str suffix;           /* "?query#fragment" on PAGE */
	const struct config_redirect *written;
};

struct media {
	str path; /* the file's own spelling */
	uint16_t locale;
};

/* A file that pages may include, and is none itself. */
struct include_file {
	str path; /* "includes/name.md", below the content folder */
	uint16_t locale;
	uint32_t number; /* in the site's paths, behind those of pages */
};

struct site {
	const struct config *config;
	struct site_locale *locales; /* in the order of the language menu */
	size_t nlocales;
	uint16_t source;             /* index of the source language */
	struct site_path *paths;     /* sorted by path, in byte order */
	size_t npaths;
	size_t nfiles; /* after them files to include, which only a check asks for */
	struct map by_path;          /* path, lower case -> struct site_path */
	struct map by_uid;           /* of a page in any locale, likewise */
	struct map by_name;          /* "name.md", lower case, likewise; NULL
	                                where several folders have one */
	struct media **media;        /* all, in the order of locale and path */
	size_t nmedia;
	struct include_file *includes; /* in the order of locale and path */
	size_t nincludes;
	struct nav **tocs;           /* as read, in the order of locale, path */
	size_t ntocs;
	struct redirect *redirects;  /* in the order of the settings */
	size_t nredirects;
	struct resources resources;  /* content/resources.yml */
	struct day expires; /* the last day of what holds for a time */
	struct shelf *shelf; /* on which the survey keeps texts, or NULL */
	bool untitled; /* nobody asks for the titles of pages in their text */
	struct arena *arena;
};

/* The number of the locale ID (canonical), or SITE_NONE. */
#define SITE_NONE UINT16_MAX
uint16_t site_locale_find(const struct site *s, str id);

/* The path of "folder/name.md" in any case, or NULL. */
const struct site_path *site_find(const struct site *s, str path,
                                  struct arena *scratch);

/* The title at P in locale L, and the locale whose language it is in. */
str site_title(const struct site_path *p, size_t l, size_t *language);

/* "folder/name.md" as it is published: "folder/name.html". */
str site_published(str path, struct arena *a);

/* An ASCII-lower-cased copy of S. */
str site_lower(str s, struct arena *a);

#endif
