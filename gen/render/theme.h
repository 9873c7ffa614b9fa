#ifndef RENDER_THEME_H
#define RENDER_THEME_H
/* theme.h -- a theme's templates, compiled, and its assets. */
#include "base/diag.h"
#include "model/theme_places.h"
#include "render/template.h"

struct asset {
	str name;      /* "style.css" */
	str published; /* below OUT: "assets/style.0a1b2c3d.css" */
	str bytes;
};

struct theme {
	struct template_set templates;
	str *names; /* of its templates, as "THEME/NAME" */
	size_t nnames, names_cap;
	struct asset *assets;
	size_t nassets;
};

/*
 * Read the theme in the places P: each template and asset from the first that
 * has it.  A template of a theme that another extends has the name
 * "THEME/NAME" too.  False when a template is faulty or there is no "page"
 * (told to D).  Without a "redirect" it gets a plain one.
 */
bool theme_read(struct theme *t, const struct theme_places *p, struct diag *d,
                struct arena *a);

#endif
