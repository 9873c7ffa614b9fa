#ifndef READ_THEME_FILE_H
#define READ_THEME_FILE_H
/* theme_file.h -- themes/NAME/theme.yml: which theme it takes the rest from. */
#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/theme_places.h"

/*
 * Fill P with the folders of the theme NAME and of those that it extends,
 * which are below the THEME_FOLDERS folders ROOTS.  False when there is no
 * such theme (*WHY says so), or a theme.yml is faulty, extends a theme that
 * does not exist, or one too many (told to D).
 */
bool theme_places_read(struct theme_places *p, const char *const *roots,
                       str name, struct diag *d, str *why, struct arena *a);

#endif
