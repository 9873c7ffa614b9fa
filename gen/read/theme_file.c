#include "read/theme_file.h"

#include <errno.h>
#include <string.h>

#include "base/fatal.h"
#include "base/os.h"
#include "read/yaml.h"

/* One key. */
enum { FILE_MOST = 1 << 16 };

#define THEME_FILE "theme.yml"

/* The value EXTENDS of a theme.yml, where it stands; text.p NULL: none. */
struct parent {
	const struct source *src;
	const struct yaml *at;
	str name;
};

/* Add the folders of NAME; false when there is none. */
static bool
add_places(struct theme_places *p, const char *const *roots, str name,
           struct arena *a)
{
	size_t before = p->n;
	for (size_t i = 0; i < THEME_FOLDERS; i++) {
		const char *folder = os_join(a, roots[i], str_z(name, a));
		if (os_kind(os_join(a, folder, "templates")) == OS_FOLDER
		    || os_kind(os_join(a, folder, THEME_FILE)) == OS_FILE)
			p->place[p->n++] = (struct theme_place){name, folder};
	}
	p->nthemes += p->n > before;
	return p->n > before;
}

/* A folder's name, and no way to another. */
static bool
is_name(str s)
{
	return s.n > 0 && s.p[0] != '.' && str_chr(s, '/', 0) == STR_NONE;
}

static bool
read_keys(struct parent *parent, const struct source *src, struct diag *d,
          struct arena *a)
{
	bool empty;
	const struct yaml *map = yaml_read(src, DIAG_CONFIG, &empty, d, a);
	if (map == NULL)
		return empty;
	if (map->kind != YAML_MAP) {
		diag_at(d, DIAG_CONFIG, src, map->pos, map->len,
		        "a theme's settings are 'extends: NAME'");
		return false;
	}
	for (const struct yaml *v = map->first; v != NULL; v = v->next) {
		if (!str_eq(v->key, S("extends"))) {
			diag_at(d, DIAG_CONFIG, src, v->key_pos,
			        (uint32_t)v->key.n, "unknown key '%.*s'; "
			        "a theme has 'extends'", STR_ARG(v->key));
			return false;
		}
		if (v->kind != YAML_SCALAR || !is_name(v->text)) {
			diag_at(d, DIAG_CONFIG, src, v->pos, v->len,
			        "not the name of a folder in 'themes'");
			return false;
		}
		*parent = (struct parent){src, v, v->text};
	}
	return true;
}

/* What the theme with the places FROM.. of P extends: by its first theme.yml. */
static bool
read_parent(const struct theme_places *p, size_t from, struct parent *parent,
            struct diag *d, struct arena *a)
{
	for (size_t i = from; i < p->n; i++) {
		struct source *src = NEW(a, struct source, 1);
		const char *path = os_join(a, p->place[i].folder, THEME_FILE);
		src->path = str_of(path);
		if (os_read(path, FILE_MOST, &src->text, a))
			return read_keys(parent, src, d, a);
		if (errno == ENOENT)
			continue;
		if (os_machine_failed(errno))
			fatal_errno("cannot read '%s'", path);
		diag_at(d, DIAG_FILE_UNREADABLE, src, POS_NONE, 0,
		        "cannot be read: %s", strerror(errno));
		return false;
	}
	return true;
}

static bool
is_among(const struct theme_places *p, str name)
{
	for (size_t i = 0; i < p->n; i++)
		if (str_eq(p->place[i].theme, name))
			return true;
	return false;
}

/* Add the theme PARENT, which another extends. */
static bool
add_parent(struct theme_places *p, const char *const *roots,
           const struct parent *parent, struct diag *d, struct arena *a)
{
	const char *fault = NULL;
	if (is_among(p, parent->name))
		fault = "extends itself";
	else if (p->nthemes == THEMES_MOST)
		fault = "is one theme too many that extend each other";
	else if (!add_places(p, roots, parent->name, a))
		fault = "is no theme in the site or beside the program";
	if (fault == NULL)
		return true;
	diag_at(d, DIAG_CONFIG, parent->src, parent->at->pos,
	        parent->at->len, "'%.*s' %s", STR_ARG(parent->name), fault);
	return false;
}

bool
theme_places_read(struct theme_places *p, const char *const *roots, str name,
                  struct diag *d, str *why, struct arena *a)
{
	*p = (struct theme_places){.n = 0};
	*why = (str){NULL, 0};
	if (!add_places(p, roots, name, a)) {
		*why = str_printf(a, "no theme '%.*s' in the site or beside "
		                  "the program", STR_ARG(name));
		return false;
	}
	for (size_t from = 0;;) {
		struct parent parent = {.name = {NULL, 0}};
		if (!read_parent(p, from, &parent, d, a))
			return false;
		if (parent.name.p == NULL)
			return true;
		from = p->n;
		if (!add_parent(p, roots, &parent, d, a))
			return false;
	}
}
