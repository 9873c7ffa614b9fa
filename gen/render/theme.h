#ifndef RENDER_THEME_H
#define RENDER_THEME_H
/* theme.h -- a theme's templates, compiled, and its assets. */
#include "base/diag.h"
#include "render/template.h"

struct asset {
	str name;      /* "style.css" */
	str published; /* below OUT: "assets/style.0a1b2c3d.css" */
	str href;      /* the same, as a URL */
	str bytes;
};

struct theme {
	struct template_set templates;
	struct asset *assets;
	size_t nassets;
};

/*
 * Read the theme NAME: from FOLDERS[0]/NAME, and what it lacks from the same
 * in the next folders.  False when it does not exist (*WHY says so), one of
 * its templates is faulty or it has no "page" (told to D).  Without a
 * "redirect" it gets a plain one.
 */
bool theme_read(struct theme *t, const char *const *folders, size_t n,
                str name, struct diag *d, str *why, struct arena *a);

#endif
