#ifndef MODEL_CONFIG_H
#define MODEL_CONFIG_H
/* config.h -- the settings of a site, as site.yml or the defaults say. */
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "model/locale.h"

enum fallback_mode { FALLBACK_PAGE, FALLBACK_LINK, FALLBACK_NONE };

struct config_text { /* one text in one locale */
	str locale;  /* canonical */
	str text;
};

struct config_variable { /* {{name}} in a page */
	str name;
	struct config_text *texts; /* a locale empty: in all others */
	size_t ntexts;
};

struct config_redirect { /* as written */
	str from, to;
	const struct source *src;
	uint32_t from_pos, to_pos, to_len;
};

struct config_locale {
	struct locale locale;
	str content;       /* the folder of its pages, as given; empty: the
	                      config's with {locale} filled in */
	str *fallback;     /* canonical ids, in order; without one: the source */
	size_t nfallback;
};

struct limits {          /* PRODUCT 11; at most 1 GiB, 1000 deep, 1 hour */
	size_t page_bytes;     /* 4 MiB */
	size_t line_bytes;     /* 256 KiB */
	uint32_t depth;        /* containers in each other: 100 */
	uint32_t include_depth;/* 16 */
	size_t expanded_bytes; /* with all includes: 64 MiB */
	uint32_t cpu_seconds;  /* a page: 5 */
	size_t data_bytes;     /* of a picture in its address: 256 KiB */
};

struct config_rule { /* of a check */
	enum diag_id id;
	bool off;
	enum severity severity;
};

struct config_ignore { /* what a check finds, and is not to report */
	enum diag_id id; /* DIAG_COUNT: whatever it is */
	str path;        /* a pattern: see path_matches; empty: everywhere */
	str locale;      /* canonical; empty: all */
	str why;
	const struct source *src;
	uint32_t pos, len;
};

enum video_mode { VIDEO_LINK, VIDEO_EMBED };

struct config_xref { /* where names that begin with PREFIX are described */
	str prefix;
	str url; /* "{uid}" in it stands for the whole name */
};

struct config_report { /* the alignment report for people */
	bool in_site;   /* a build writes it, too */
	str editor;     /* addresses of a place in a file, with {file}, {line} */
	str repository; /* and {column}; or empty */
};

struct config {
	struct config_text *title;
	size_t ntitle;
	str base_url;  /* ends in '/', or empty */
	struct locale source;
	str content;   /* "content/{locale}" */
	struct config_locale *locales; /* empty: every folder found */
	size_t nlocales;
	str theme;
	enum fallback_mode fallback;
	str root_links; /* where "/path" links lead that are not in the site:
	                   an absolute URL without '/' at its end, or empty */
	str suggest;    /* where better translations are proposed: an address
	                   with {path} and so on in it, or empty */
	enum video_mode video;
	str *video_hosts; /* that may be embedded */
	size_t nvideo_hosts;
	str moniker;      /* the version that is shown; empty: all, with labels */
	str *monikers;    /* all versions, in order */
	size_t nmonikers;
	struct config_xref *xref;
	size_t nxref;
	str *required;    /* keys that each front matter must have */
	size_t nrequired;
	bool no_search; /* pages are not to be searched */
	struct limits limits;
	struct config_report report;
	struct config_variable *variables;
	size_t nvariables;
	struct config_rule *rules;
	size_t nrules;
	struct config_ignore *ignores;
	size_t nignores;
	struct config_redirect *redirects;
	size_t nredirects, redirects_cap;
	str resources;   /* the file that names them, below the site */
	str *security;   /* where faults in its safety are told: addresses */
	size_t nsecurity;
	str contact;          /* the page that every page leads to, or empty */
	const struct source *contact_src;
	uint32_t contact_pos;
	bool resources_named; /* the settings do: it must be there */
	str glossary, names; /* files for the check, or empty */
	str dictionaries;    /* a folder of them, or empty */
};

#endif
