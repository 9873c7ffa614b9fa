#ifndef LINK_PLACES_H
#define LINK_PLACES_H
/*
 * places.h -- all addresses of other sites that the site leads to, and each
 * place that does.
 *
 * As with the harvest, a worker gathers what is in one page and the parent adds
 * it up.
 */
#include "base/diag.h"
#include "link/every_link.h"
#include "model/site.h"

struct link_place {
	struct diag_msg at;    /* of the address; without a message */
	uint32_t locale;       /* of the page, or SITE_NONE */
	enum place_half half;
	bool written;          /* the bytes at the place are the address */
};

struct link_address {
	str url;
	const struct resource *resource; /* or NULL */
	struct link_place *places; /* by file and place, each once */
	size_t n, cap;
};

struct link_addresses {
	const struct site *site;
	struct arena *arena;
	struct map by_url;
	struct link_address **list; /* addresses_close: by bytes */
	size_t n, cap;
};

/* An address as it is come upon. */
struct place_found {
	const struct any_link *link;
	uint32_t behind;         /* where the one before it ends, or 0 */
	/* What place_locate finds: */
	uint32_t pos, len;       /* of the address, or where its link begins */
	bool written;
};

/* Show each in DOC, and not in what it includes, to VISIT; texts are in A. */
void places_visit(const struct doc *doc,
                  void (*visit)(void *ctx, struct place_found *found),
                  void *ctx, struct arena *a);

/* Find the place of F; few visitors ask for it of each. */
void place_locate(struct place_found *f);

/* In a worker: the addresses in DOC, LOCALE's page, and in what it includes. */
void places_put(const struct doc *doc, size_t locale, struct buf *out,
                struct arena *scratch);

/* In the parent: add what places_put wrote; *IN is behind it then. */
void addresses_take(struct link_addresses *l, str *in);

/* The addresses of the resources themselves, which hubs show. */
void addresses_of_resources(struct link_addresses *l);

/* Those of tables of contents and redirects. */
void addresses_of_menus(struct link_addresses *l);

/* All is in: put it in order. */
void addresses_close(struct link_addresses *l);

#endif
