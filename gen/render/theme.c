#include "render/theme.h"

#include <errno.h>
#include <string.h>

#include "base/fatal.h"
#include "base/os.h"
#include "render/slim.h"
#include "render/template_tree.h"

/* A template or asset has no reason to be larger. */
enum { FILE_MOST = 8 << 20 };

#define TEMPLATE_END ".mustache"

#define REDIRECT \
	"<!DOCTYPE html>\n" \
	"<html lang=\"{{lang}}\" dir=\"{{dir}}\">\n" \
	"<meta charset=\"utf-8\">\n" \
	"<meta name=\"robots\" content=\"{{robots}}\">\n" \
	"<meta http-equiv=\"refresh\" content=\"0; url={{href}}\">\n" \
	"<title>{{title}}</title>\n" \
	"<p><a href=\"{{href}}\">{{title}}</a></p>\n" \
	"</html>\n"

static bool
read_file(str path, str *text, struct diag *d, struct arena *a)
{
	if (os_read(path.p, FILE_MOST, text, a))
		return true;
	if (os_machine_failed(errno))
		fatal_errno("cannot read '%.*s'", STR_ARG(path));
	struct source src = {.path = path};
	diag_at(d, DIAG_FILE_UNREADABLE, &src, POS_NONE, 0,
	        "cannot be read: %s", strerror(errno));
	return false;
}

/* The templates of PLACE, each as "NAME" unless a theme before it has one, and
 * as "THEME/NAME", by which that theme can use it all the same. */
static bool
read_templates(struct theme *t, const struct theme_place *place,
               struct diag *d, struct arena *a)
{
	const char *folder = os_join(a, place->folder, "templates");
	char **names;
	size_t n;
	bool ok = true;
	if (!os_list(folder, &names, &n, a))
		return true;
	for (size_t i = 0; i < n; i++) {
		str name = str_of(names[i]);
		struct source *src = NEW(a, struct source, 1);
		if (!str_ends(name, S(TEMPLATE_END)))
			continue;
		src->path = str_of(os_join(a, folder, names[i]));
		name.n -= sizeof TEMPLATE_END - 1;
		str full = str_printf(a, "%.*s/%.*s", STR_ARG(place->theme),
		                      STR_ARG(name));
		if (template_has(&t->templates, full))
			continue;
		if (!read_file(src->path, &src->text, d, a)) {
			ok = false;
			continue;
		}
		ok = template_add(&t->templates, full, src, d) && ok;
		template_name(&t->templates, name, full);
		GROW(a, t->names, t->nnames, t->names_cap)[t->nnames] = full;
		t->nnames++;
	}
	return ok;
}

/* "style.css" as "assets/style.HASH.css": new bytes, a new name (WEB D07). */
static str
asset_name(str name, str bytes, struct arena *a)
{
	size_t dot = str_rchr(name, '.');
	if (dot == STR_NONE)
		dot = name.n;
	return str_printf(a, "assets/%.*s.%08llx%.*s", (int)dot, name.p,
	                  str_hash(bytes) & 0xFFFFFFFF, (int)(name.n - dot),
	                  name.p + dot);
}

static bool
has_asset(const struct theme *t, str name)
{
	for (size_t i = 0; i < t->nassets; i++)
		if (str_eq(t->assets[i].name, name))
			return true;
	return false;
}

static bool
read_assets(struct theme *t, const char *folder, size_t *cap, struct diag *d,
            struct arena *a)
{
	char **names;
	size_t n;
	bool ok = true;
	if (!os_list(folder, &names, &n, a))
		return true;
	for (size_t i = 0; i < n; i++) {
		str name = str_of(names[i]);
		str path = str_of(os_join(a, folder, names[i]));
		str bytes;
		if (has_asset(t, name) || os_kind(path.p) != OS_FILE)
			continue;
		if (!read_file(path, &bytes, d, a)) {
			ok = false;
			continue;
		}
		if (str_ends(name, S(".css")))
			bytes = slim_css(bytes, a);
		else if (str_ends(name, S(".js")))
			bytes = slim_js(bytes, a);
		GROW(a, t->assets, t->nassets, *cap)[t->nassets] =
			(struct asset){name, asset_name(name, bytes, a), bytes};
		t->nassets++;
	}
	return ok;
}

/* ---- what no theme can do without ------------------------------------------- */

/* For themes that have none: a page that says where to, and goes there. */
static const struct source redirect = {
	.path = {"redirect", 8},
	.text = {REDIRECT, sizeof REDIRECT - 1},
};

/* Add what T may lack, and say what it must have.  FOLDER is its own. */
static bool
complete(struct theme *t, str folder, struct diag *d)
{
	struct source src = {.path = folder};
	bool ok = template_add(&t->templates, S("redirect"), &redirect, d);
	for (size_t i = 0; i < t->nnames; i++)
		ok = template_check(&t->templates, t->names[i], d) && ok;
	if (template_find(&t->templates, S("page")) != NULL)
		return ok;
	diag_at(d, DIAG_TEMPLATE, &src, POS_NONE, 0,
	        "the theme has no 'page" TEMPLATE_END "'");
	return false;
}

bool
theme_read(struct theme *t, const struct theme_places *p, struct diag *d,
           struct arena *a)
{
	bool ok = true;
	size_t cap = 0;
	*t = (struct theme){.templates.arena = a};
	for (size_t i = 0; i < p->n; i++) {
		const struct theme_place *place = &p->place[i];
		ok = read_templates(t, place, d, a) && ok;
		ok = read_assets(t, os_join(a, place->folder, "assets"), &cap,
		                 d, a) && ok;
	}
	str own = str_of(os_join(a, p->place[0].folder, "templates"));
	return ok && complete(t, own, d);
}
