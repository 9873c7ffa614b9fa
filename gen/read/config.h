#ifndef READ_CONFIG_H
#define READ_CONFIG_H
/* config.h -- site.yml, every key with a default that works. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/locale.h"

enum fallback_mode { FALLBACK_PAGE, FALLBACK_LINK, FALLBACK_NONE };

struct config_text { /* one text in one locale */
	str locale;  /* canonical */
	str text;
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
	struct limits limits;
};

/* The defaults, for a site without settings. */
void config_default(struct config *c, struct arena *a);

/*
 * Fill C from SRC (site.yml), the rest with the defaults.  Unknown keys, wrong
 * types and duplicate keys are diagnostics with a place; false when there was
 * one.  A `key:` without a value keeps its default.
 */
bool config_read(struct config *c, const struct source *src, struct diag *d,
                 struct arena *a);

/* TEXTS in LOCALE, else in SOURCE, else the first, else empty. */
str config_text_in(const struct config_text *texts, size_t n, str locale,
                   str source);

#endif
