#ifndef CMD_OPEN_SITE_H
#define CMD_OPEN_SITE_H
/* open_site.h -- the stages up to the barrier: settings, files, survey, plan. */
#include "cmd/options.h"
#include "cmd/talk.h"
#include "model/site.h"
#include "model/theme_places.h"

struct open_site {
	/* In, or NULL: called once, for what needs the settings, the list of
	 * files and the words of the interface, but nothing of the survey,
	 * which is made at the same time. */
	void (*meanwhile)(void *ctx);
	void *ctx;
	struct config config;
	struct site site;
	struct theme_places theme; /* a build alone needs one */
	str no_theme;              /* why there is none */
	struct diag theme_diag;    /* the same, told with a place */
	const char *locales[2]; /* folders to look for UI strings in */
	const char *rules[2];   /* and for what rules know of languages */
	size_t nfolders;
	struct diag diag;       /* of the site as a whole, and of the survey */
	struct diag links;      /* of menus, redirects and resources */
};

/*
 * Fill S, all but what goes in, as OPTIONS say.  PROGRAM is argv[0]: themes and
 * UI strings are looked for in the site, then beside the program.  False after
 * telling why.
 */
bool open_site(struct open_site *s, const struct options *o,
               const char *program, struct talk *t, struct arena *a);

/*
 * A worker died at the locale STEP - 1 of P (0: before any).  Tell of it, and
 * leave that page out; false when P cannot go on without it.
 */
bool open_site_died(struct open_site *s, const struct site_path *p,
                    unsigned step, enum pool_death how);

/* Link S anew: pages that it counted on have turned out to be in error. */
void open_site_link(struct open_site *s);

/* Read the tables of contents of S again, which were mended, and link it anew. */
void open_site_menus(struct open_site *s);

#endif
