#ifndef REPORT_EXTRAS_H
#define REPORT_EXTRAS_H
/*
 * extras.h -- the files of a site that are no pages: the choice of languages,
 * lists of contents, "not found", sitemap, robots, security.txt.
 */
#include "base/buf.h"
#include "render/theme.h"
#include "model/site.h"

/* A file is ready: PATH below OUT, and what is in it.  Both are borrowed. */
struct extras_sink {
	void *ctx;
	void (*file)(void *ctx, str path, str text);
};

/* In how many parts they are made: one for each locale, one for them all. */
size_t extras_parts(const struct site *site);

/* Make the files of PART.  A is used for the time of the call. */
void extras_write(const struct site *site, const struct theme *theme,
                  size_t part, const struct extras_sink *sink,
                  struct arena *a);

#endif
