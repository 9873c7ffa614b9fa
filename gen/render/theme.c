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

static str
below(struct arena *a, const char *folder, str name, const char *rest)
{
	return str_printf(a, "%s/%.*s/%s", folder, STR_ARG(name), rest);
}

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

static bool
read_templates(struct theme *t, str folder, struct diag *d, struct arena *a)
{
	char **names;
	size_t n;
	bool ok = true;
	if (!os_list(folder.p, &names, &n, a))
		return true;
	for (size_t i = 0; i < n; i++) {
		str name = str_of(names[i]);
		struct source *src = NEW(a, struct source, 1);
		if (!str_ends(name, S(TEMPLATE_END)))
			continue;
		src->path = str_of(os_join(a, folder.p, names[i]));
		name.n -= sizeof TEMPLATE_END - 1;
		ok = read_file(src->path, &src->text, d, a)
			&& template_add(&t->templates, name, src, d) && ok;
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
read_assets(struct theme *t, str folder, size_t *cap, struct diag *d,
            struct arena *a)
{
	char **names;
	size_t n;
	bool ok = true;
	if (!os_list(folder.p, &names, &n, a))
		return true;
	for (size_t i = 0; i < n; i++) {
		str name = str_of(names[i]);
		str path = str_of(os_join(a, folder.p, names[i]));
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
	if (template_find(&t->templates, S("page")) != NULL)
		return ok;
	diag_at(d, DIAG_TEMPLATE, &src, POS_NONE, 0,
	        "the theme has no 'page" TEMPLATE_END "'");
	return false;
}

bool
theme_read(struct theme *t, const char *const *folders, size_t n, str name,
           struct diag *d, str *why, struct arena *a)
{
	bool found = false, ok = true;
	str own = (str){NULL, 0};
	size_t cap = 0;
	*t = (struct theme){.templates.arena = a};
	*why = (str){NULL, 0};
	for (size_t i = 0; i < n; i++) {
		str templates = below(a, folders[i], name, "templates");
		if (os_kind(templates.p) == OS_FOLDER) {
			own = own.p == NULL ? templates : own;
			found = true;
		}
		ok = read_templates(t, templates, d, a) && ok;
		ok = read_assets(t, below(a, folders[i], name, "assets"), &cap,
		                 d, a) && ok;
	}
	if (!found)
		*why = str_printf(a, "no theme '%.*s' in the site or beside "
		                  "the program", STR_ARG(name));
	return found && ok && complete(t, own, d);
}
