#include "render/theme.h"

#include <errno.h>
#include <string.h>

#include "base/fatal.h"
#include "base/os.h"

/* A template or asset has no reason to be larger. */
enum { FILE_MOST = 8 << 20 };

#define TEMPLATE_END ".mustache"

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
		GROW(a, t->assets, t->nassets, *cap)[t->nassets] =
			(struct asset){name, asset_name(name, bytes, a), bytes};
		t->nassets++;
	}
	return ok;
}

bool
theme_read(struct theme *t, const char *const *folders, size_t n, str name,
           struct diag *d, str *why, struct arena *a)
{
	bool found = false, ok = true;
	size_t cap = 0;
	*t = (struct theme){.templates.arena = a};
	*why = (str){NULL, 0};
	for (size_t i = 0; i < n; i++) {
		str templates = below(a, folders[i], name, "templates");
		found = found || os_kind(templates.p) == OS_FOLDER;
		ok = read_templates(t, templates, d, a) && ok;
		ok = read_assets(t, below(a, folders[i], name, "assets"), &cap,
		                 d, a) && ok;
	}
	if (!found)
		*why = str_printf(a, "no theme '%.*s' in the site or beside "
		                  "the program", STR_ARG(name));
	return found && ok;
}
