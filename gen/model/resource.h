#ifndef MODEL_RESOURCE_H
#define MODEL_RESOURCE_H
/*
 * resource.h -- what content/resources.yml names: the places where the work is
 * done, and how links to them are recognised.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/map.h"
#include "base/source.h"
#include "model/config.h"
#include "model/day.h"

struct site_path;
struct resource_index;

enum resource_kind {
	RESOURCE_SETUP,
	RESOURCE_REGISTER,
	RESOURCE_RESET,
	RESOURCE_FAQ,
	RESOURCE_TROUBLESHOOT,
	RESOURCE_POLICY,
	RESOURCE_CONTACT,
	RESOURCE_KINDS
};

enum { AUDIENCE_USER = 1, AUDIENCE_ADMIN = 2 };
enum { AUDIENCES = 2 };

/* How the target's site writes a locale. */
enum locale_form {
	FORM_BCP47,     /* nb-NO */
	FORM_LOWER,     /* nb-no */
	FORM_LANGUAGE,  /* nb */
	FORM_UNDERSCORE /* nb_NO */
};

struct resource_pattern {
	str text; /* as written */
	uint32_t pos, len;
};

/* Where a resource is for the readers of one locale. */
struct resource_target {
	str url;                      /* external; empty: PAGE */
	str label;                    /* of a mail or a call: as people write
	                                 it */
	const struct site_path *page; /* or NULL: it has nothing to show */
	uint16_t shown;               /* the locale in whose folder it is */
	const struct locale *language; /* what readers find there is in this
	                                 other language; NULL: in theirs, or
	                                 nobody knows */
};

struct resource {
	/* as written */
	str id;
	uint32_t pos, len; /* of the id */
	enum resource_kind kind;
	unsigned audience; /* bits of AUDIENCE_ */
	struct config_text *urls; /* a locale empty: for all others */
	size_t nurls;
	str page;          /* "folder/page.md#anchor" instead */
	uint32_t url_pos, url_len; /* of either */
	enum locale_form form;
	struct config_text *locale_map; /* what the form does not give */
	size_t nlocale_map;
	struct locale language; /* of the target; without an id: not said */
	bool ignore_case;  /* of paths, queries and anchors */
	struct config_text *titles, *descriptions;
	size_t ntitles, ndescriptions;
	struct resource_pattern *patterns;
	size_t npatterns;
	struct day since, until, review;
	uint32_t since_pos, since_len, until_pos, until_len;
	uint32_t review_pos, review_len;
	str owner;
	/* link: resources_site */
	struct resource_target *targets; /* one a locale */
	str suffix;        /* "#anchor" of a page */
	struct map locale_names; /* the texts of locale_map, as compared */
};

struct resources {
	struct resource *list; /* in the order of the file */
	size_t n;
	struct map by_id;      /* -> struct resource */
	const struct source *src; /* NULL: there is no file */
	struct resource_index *index; /* link/resources */
};

/* What the front matter of a hub chooses. */
struct hub_id {
	str id;
	uint32_t pos, len;
};

struct hub {
	uint8_t kinds[RESOURCE_KINDS]; /* of its sections, in order */
	size_t nkinds;
	unsigned audience;             /* bits; of any of these */
	struct hub_id *featured, *order;
	size_t nfeatured, norder;
};

/* "setup", "user": what is written; the count where NAME is none of them. */
const char *resource_kind_name(enum resource_kind kind);
enum resource_kind resource_kind_of(str name);
const char *audience_name(unsigned bit);
unsigned audience_of(str name); /* 0: none */

/* The locale ID in FORM, in A. */
str locale_in_form(str id, enum locale_form form, struct arena *a);

/* The resource ID, or NULL. */
const struct resource *resource_find(const struct resources *all, str id);

#endif
