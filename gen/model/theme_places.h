#ifndef MODEL_THEME_PLACES_H
#define MODEL_THEME_PLACES_H
/* theme_places.h -- the folders that a theme's files are taken from. */
#include <stddef.h>

#include "base/str.h"

/* themes/THEME in one of the places where themes are. */
struct theme_place {
	str theme;
	const char *folder;
};

/* Themes that extend each other, and the places where each may be. */
enum { THEMES_MOST = 8, THEME_FOLDERS = 2 };

/* The theme of the settings first, then what it extends; of each the folder in
 * the site before that beside the program. */
struct theme_places {
	struct theme_place place[THEMES_MOST * THEME_FOLDERS];
	size_t n, nthemes;
};

#endif
