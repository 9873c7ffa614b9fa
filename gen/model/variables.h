#ifndef MODEL_VARIABLES_H
#define MODEL_VARIABLES_H
/* variables.h -- the site's own {{names}}, and what stands for them. */
#include <stdbool.h>

#include "base/arena.h"
#include "base/map.h"
#include "model/site.h"

/* Where a value goes. */
enum variable_place {
	VARIABLE_TEXT,
	VARIABLE_URL,  /* "tel:" wants no blanks, nor marks of direction */
	VARIABLE_HTML  /* raw HTML: escaped, so that it stays text */
};

/* Set the variables of every locale of SITE from its settings. */
void variables_site(struct site *site);

/*
 * S with each {{name}} of VARIABLES replaced, in A; S itself where there is
 * none.  Others stay as they are, and so do all that follow when the values
 * together are longer than *LEFT, which is lessened; then it becomes 0.
 */
str variables_in(const struct map *variables, str s, enum variable_place at,
                 size_t *left, struct arena *a);

/* The same for a title or another short text. */
str variables_title(const struct map *variables, str s, struct arena *a);

/* Is S the name of a variable: letters, digits and "_-." between them? */
bool variable_name(str s);

#endif
