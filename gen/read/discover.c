#include "read/discover.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/fatal.h"
#include "base/os.h"
#include "base/text.h"
#include "model/nav.h"
#include "read/discover_locales.h"

/* A page's name grows by one byte (".html" for ".md" by two); see NAME_MAX. */
enum { NAME_MOST = 250 };

struct found {
	str path, key; /* key: lower case */
	uint16_t locale;
};

struct finder {
	struct site *site;
	struct found *pages;
	size_t npages, cap_pages, cap_media, cap_tocs, cap_includes;
	struct diag *diag;
};

static bool
has_folder(str path, str name)
{
	for (str rest = path; rest.p != NULL;) {
		str part = str_cut(rest, '/', &rest);
		if (rest.p != NULL && str_eq_nocase(part, name))
			return true;
	}
	return false;
}

/*
 * A page is a Markdown file that is neither a part of pages ("includes"), nor
 * the table of contents, nor about the repository (README.md at the top).
 */
static bool
is_page(str path)
{
	size_t slash = str_rchr(path, '/');
	str name = slash == STR_NONE ? path : str_sub(path, slash + 1, path.n);
	return str_ends(path, S(".md")) && name.n > 3
		&& !has_folder(path, S("includes"))
		&& !str_eq_nocase(path, S("README.md"))
		&& !nav_is_toc(path);
}

/* A part of pages: what no page includes is still looked through for faults. */
static bool
is_include(str path)
{
	return str_ends(path, S(".md")) && has_folder(path, S("includes"))
		&& !nav_is_toc(path);
}

/* What may be published beside pages: nothing that a browser would run. */
static bool
is_media(str path)
{
	static const char *const endings[] = {
		"png", "jpg", "jpeg", "gif", "webp", "avif", "ico", "pdf",
		"mp4", "webm", "mp3", "ogg", "vtt", "csv", "txt", "zip",
		"docx", "xlsx", "pptx",
	};
	size_t dot = str_rchr(path, '.');
	if (dot == STR_NONE)
		return false;
	str ending = str_sub(path, dot + 1, path.n);
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (str_eq_nocase(ending, str_of(endings[i])))
			return true;
	return false;
}

/* "con.md" and the like: Windows has devices of these names, in any case and
 * with any ending, so that no repository with such a file can be cloned there. */
static bool
is_reserved(str part)
{
	static const char *const names[] = {"con", "prn", "aux", "nul"};
	size_t dot = str_chr(part, '.', 0);
	str stem = str_sub(part, 0, dot == STR_NONE ? part.n : dot);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq_nocase(stem, str_of(names[i])))
			return true;
	return stem.n == 4 && ascii_digit(stem.p[3]) && stem.p[3] != '0'
		&& (str_eq_nocase(str_sub(stem, 0, 3), S("com"))
		    || str_eq_nocase(str_sub(stem, 0, 3), S("lpt")));
}

static const char *
name_fault(str path)
{
	if (text_bad_utf8(path) != STR_NONE)
		return "the name is not UTF-8";
	for (size_t i = 0; i < path.n;) {
		uint32_t c;
		if (path.p[i] >= ' ' && path.p[i] <= '~') {
			i++;
			continue;
		}
		i += text_decode(str_sub(path, i, path.n), &c);
		if (text_is_control(c))
			return "the name holds a control character";
	}
	for (str rest = path; rest.p != NULL;) {
		str part = str_cut(rest, '/', &rest);
		if (part.n > NAME_MOST)
			return "the name is too long";
		/* Another locale, or a page, may have a file of that name. */
		if (rest.p != NULL
		    && (str_ends(part, S(".html")) || is_media(part)))
			return "the name of a folder ends as a file's";
		if (is_reserved(part))
			return "the name is a device's on Windows";
	}
	return NULL;
}

static void
add_media(struct finder *f, uint16_t locale, str path)
{
	struct site *s = f->site;
	struct media *m = NEW(s->arena, struct media, 1);
	*m = (struct media){path, locale};
	struct map *map = &s->locales[locale].media;
	*map_put(map, path, NULL, s->arena) = m;
	bool added;
	void **lower = map_put(map, site_lower(path, s->arena), &added,
	                       s->arena);
	if (added)
		*lower = m;
	GROW(s->arena, s->media, s->nmedia, f->cap_media)[s->nmedia] = m;
	s->nmedia++;
}

static void
add_include(struct finder *f, uint16_t locale, str path)
{
	struct site *s = f->site;
	GROW(s->arena, s->includes, s->nincludes,
	     f->cap_includes)[s->nincludes] =
		(struct include_file){.path = path, .locale = locale};
	s->nincludes++;
}

static void
report_file(struct finder *f, uint16_t locale, str path, enum diag_id id,
            const char *fault)
{
	struct source src = {
		.path = str_of(os_join(f->site->arena,
		                       f->site->locales[locale].content.p,
		                       str_z(path, f->site->arena))),
		.text = {NULL, 0}};
	diag_at(f->diag, id, &src, POS_NONE, 0, "%s; left out", fault);
}

/* A folder's table of contents: one, even where there are two files. */
static void
add_toc(struct finder *f, uint16_t locale, str path)
{
	struct site *s = f->site;
	bool added;
	void **slot = map_put(&s->locales[locale].tocs,
	                      site_lower(nav_folder(path), s->arena), &added,
	                      s->arena);
	if (!added) {
		const struct nav *other = *slot;
		report_file(f, locale, path, DIAG_TOC,
		            str_printf(s->arena, "the folder has another table "
		                       "of contents, '%.*s'",
		                       STR_ARG(other->path)).p);
		return;
	}
	struct nav *nav = NEW(s->arena, struct nav, 1);
	nav->path = path;
	nav->locale = locale;
	nav->src.path = str_of(os_join(s->arena, s->locales[locale].content.p,
	                               str_z(path, s->arena)));
	*slot = nav;
	GROW(s->arena, s->tocs, s->ntocs, f->cap_tocs)[s->ntocs] = nav;
	s->ntocs++;
}

static void
add_file(struct finder *f, uint16_t locale, const struct os_entry *e)
{
	bool page = is_page(e->path), toc = nav_is_toc(e->path);
	if (is_include(e->path) && e->kind == OS_FILE) {
		add_include(f, locale, e->path);
		return;
	}
	if (!page && !toc && !is_media(e->path))
		return;
	const char *fault = name_fault(e->path);
	if (e->kind != OS_FILE)
		fault = "no regular file";
	if (fault != NULL) {
		report_file(f, locale, e->path, DIAG_FILE_NAME, fault);
	} else if (page) {
		GROW(f->site->arena, f->pages, f->npages,
		     f->cap_pages)[f->npages] = (struct found){
			e->path, site_lower(e->path, f->site->arena), locale};
		f->npages++;
	} else if (toc) {
		add_toc(f, locale, e->path);
	} else {
		add_media(f, locale, e->path);
	}
}

static bool
walk_locale(struct finder *f, uint16_t locale, str *why)
{
	struct site_locale *l = &f->site->locales[locale];
	if (l->content.n == 0)
		return true;
	struct os_entry *entries;
	size_t n;
	str bad;
	char *root = str_z(l->content, f->site->arena);
	l->content = str_of(root);
	if (os_kind(root) == OS_MISSING) {
		/* Settings may name a locale that has no pages yet. */
		l->content = (str){NULL, 0};
		return true;
	}
	if (!os_walk(root, &entries, &n, &bad, f->site->arena)) {
		if (os_machine_failed(errno))
			fatal_errno("cannot read '%.*s'", STR_ARG(bad));
		*why = str_printf(f->site->arena, "cannot read '%s': %s", root,
		                  strerror(errno));
		return false;
	}
	l->content_fd = os_open_folder(root);
	if (l->content_fd < 0)
		fatal_errno("cannot read '%s'", root);
	for (size_t i = 0; i < n; i++)
		add_file(f, locale, &entries[i]);
	return true;
}

static int
by_key(const void *va, const void *vb)
{
	const struct found *a = va, *b = vb;
	int c = str_cmp(a->key, b->key);
	if (c == 0)
		c = (a->locale > b->locale) - (a->locale < b->locale);
	return c != 0 ? c : str_cmp(a->path, b->path);
}

static void
add_page(struct finder *f, struct site_path *p, const struct found *file)
{
	struct site *s = f->site;
	struct place *at = &p->places[file->locale];
	if (at->page != NULL) {
		report_file(f, file->locale, file->path, DIAG_FILE_NAME,
		            "another page has this name in other case");
		return;
	}
	at->page = NEW(s->arena, struct page, 1);
	at->page->file = str_of(os_join(s->arena,
	                                s->locales[file->locale].content.p,
	                                file->path.p));
	at->page->path = file->path;
}

/* PATH, in no locale yet, as the last of the first *N of S. */
static struct site_path *
add_path(struct site *s, size_t *n, str path)
{
	struct site_path *p = &s->paths[(*n)++];
	p->path = path;
	p->places = NEW(s->arena, struct place, s->nlocales);
	return p;
}

/* Files of one name, whatever its case, are one path. */
static void
make_paths(struct finder *f)
{
	struct site *s = f->site;
	if (f->npages > 0)
		qsort(f->pages, f->npages, sizeof *f->pages, by_key);
	s->paths = NEW(s->arena, struct site_path,
	               f->npages + s->nincludes + 1);
	for (size_t i = 0; i < f->npages; i++) {
		const struct found *file = &f->pages[i];
		bool added;
		void **slot = map_put(&s->by_path, file->key, &added, s->arena);
		if (added)
			*slot = add_path(s, &s->npaths, file->path);
		add_page(f, *slot, file);
	}
}

/* The files to include, behind the pages.  Two of one folder whose names differ in
 * case alone are two: each is found by the name that is written. */
static void
make_parts(struct finder *f)
{
	struct site *s = f->site;
	struct map parts = {0};
	s->nfiles = s->npaths;
	for (size_t i = 0; i < s->nincludes; i++) {
		struct include_file *file = &s->includes[i];
		bool added;
		void **slot = map_put(&parts, site_lower(file->path, s->arena),
		                      &added, s->arena);
		struct site_path *p = added ? NULL : *slot;
		if (p == NULL || p->places[file->locale].page != NULL)
			*slot = p = add_path(s, &s->nfiles, file->path);
		file->number = (uint32_t)(p - s->paths);
		add_page(f, p, &(struct found){.path = file->path,
		                               .locale = file->locale});
	}
}

bool
discover(struct site *site, const struct discover_options *o, struct diag *d,
         str *why)
{
	struct finder f = {.site = site, .diag = d};
	if (!discover_locales(site, o, why))
		return false;
	discover_locales_report(site, o, d);
	for (size_t i = 0; i < o->ncontent; i++)
		if (os_kind(o->content[i].dir.p) != OS_FOLDER
		    && os_kind(o->content[i].dir.p) != OS_LINK) {
			*why = str_printf(site->arena, "'%.*s' is no folder",
			                  STR_ARG(o->content[i].dir));
			return false;
		}
	for (size_t i = 0; i < site->nlocales; i++)
		if (!walk_locale(&f, (uint16_t)i, why))
			return false;
	make_paths(&f);
	make_parts(&f);
	return true;
}
