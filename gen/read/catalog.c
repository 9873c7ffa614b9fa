#include "read/catalog.h"

#include <errno.h>
#include <limits.h>
#include <string.h>

#include "base/fatal.h"
#include "base/os.h"
#include "read/yaml.h"

/* A file of UI strings has no reason to be larger. */
enum { FILE_MAX = 1 << 20 };

static size_t
find_key(str key)
{
	size_t i = 0;
	while (i < STRING_COUNT && !str_eq(str_of(string_key((enum string_id)i)), key))
		i++;
	return i;
}

/* Report FAULT in the text of V, at its very place if V is written as it is
 * read. */
static void
report(const struct source *src, const struct yaml *v,
       const struct message_fault *fault, struct diag *d)
{
	size_t at = v->pos + (size_t)v->quoted;
	bool as_read = v->text.n > 0
		&& str_eq(str_sub(src->text, at, at + v->text.n), v->text);
	diag_at(d, DIAG_STRING_PATTERN, src,
	        as_read ? (uint32_t)(at + fault->at) : v->pos,
	        as_read ? (uint32_t)fault->len : v->len,
	        "%.*s in '%.*s'; left out",
	        STR_ARG(fault->text), STR_ARG(v->key));
}

/* A key that is none of ours, in F: a theme may have it. */
static bool
read_own(struct strings_file *f, const struct yaml *v, struct diag *d,
         struct arena *a)
{
	const struct message_args none = {.n = 0};
	struct message message = {.language = f->locale.id};
	struct message_fault fault = {0, 0, S("not a text")};
	str pattern = str_trim(v->text);
	if (v->kind == YAML_SCALAR)
		fault.at = (size_t)(pattern.p - v->text.p);
	if (v->kind != YAML_SCALAR
	    || !message_compile(&message, pattern, &none, &fault, a)) {
		report(f->src, v, &fault, d);
		return false;
	}
	GROW(a, f->own, f->nown, f->own_cap)[f->nown] =
		(struct strings_own){v, message.text};
	f->nown++;
	return true;
}

static bool
read_value(struct strings_file *f, const struct source *src,
           const struct yaml *v, struct diag *d, struct arena *a)
{
	str pattern = str_trim(v->text); /* a block ends in a line break */
	struct message_fault fault = {0, pattern.n, S("not a text")};
	size_t i = find_key(v->key);
	if (i == STRING_COUNT)
		return read_own(f, v, d, a);
	bool ok = v->kind == YAML_SCALAR;
	if (ok && pattern.n == 0) {
		fault.text = S("no text");
		ok = false;
	}
	if (ok) {
		const struct message_args args = string_args((enum string_id)i);
		f->message[i].language = f->locale.id;
		ok = message_compile(&f->message[i], pattern, &args, &fault, a);
	}
	if (v->kind == YAML_SCALAR)
		fault.at += (size_t)(pattern.p - v->text.p);
	if (!ok)
		report(src, v, &fault, d);
	return ok;
}

static bool
read_file(struct strings_file *f, const char *path, struct diag *d,
          struct arena *a)
{
	struct source *src = NEW(a, struct source, 1);
	src->path = str_of(path);
	f->src = src;
	if (!os_read(path, FILE_MAX, &src->text, a)) {
		if (os_machine_failed(errno))
			fatal_errno("cannot read '%s'", path);
		diag_at(d, DIAG_FILE_UNREADABLE, src, POS_NONE, 0,
		        "cannot be read: %s", strerror(errno));
		return false;
	}
	bool empty, ok = true;
	const struct yaml *map = yaml_read(src, DIAG_STRING_PATTERN, &empty, d,
	                                   a);
	if (map == NULL)
		return empty;
	if (map->kind != YAML_MAP) {
		diag_at(d, DIAG_STRING_PATTERN, src, map->pos, map->len,
		        "expected 'key: text' lines");
		return false;
	}
	for (const struct yaml *v = map->first; v != NULL; v = v->next)
		ok &= read_value(f, src, v, d, a);
	return ok;
}

/* Add the file NAME of DIR to C, if it is one of ours. */
static bool
add_file(struct strings_catalog *c, const struct strings_dir *dir, str name,
         struct diag *d, struct arena *a)
{
	if (str_chr(name, '/', 0) != STR_NONE || !str_ends(name, S(".yml")))
		return true;
	const char *path = os_join(a, dir->path, str_z(name, a));
	struct strings_file *f = &GROW(a, c->files, c->n, c->cap)[c->n];
	*f = (struct strings_file){.path = str_of(path), .theme = dir->theme};
	if (!locale_parse(str_sub(name, 0, name.n - 4), &f->locale, a)) {
		diag_at(d, DIAG_FILE_NAME, &(struct source){.path = f->path},
		        POS_NONE, 0, "not named after a locale; left out");
		return false;
	}
	c->n++;
	return read_file(f, path, d, a);
}

static bool
add_folder(struct strings_catalog *c, const struct strings_dir *dir,
           struct diag *d, struct arena *a)
{
	struct os_entry *entries;
	size_t n;
	str bad;
	bool ok = true;
	if (!os_walk(dir->path, &entries, &n, &bad, a)) {
		if (errno == ENOENT)
			return true;
		if (os_machine_failed(errno))
			fatal_errno("cannot read '%.*s'", STR_ARG(bad));
		diag_at(d, DIAG_FILE_UNREADABLE, &(struct source){.path = bad},
		        POS_NONE, 0, "cannot be read: %s", strerror(errno));
		return false;
	}
	for (size_t i = 0; i < n; i++)
		ok &= add_file(c, dir, entries[i].path, d, a);
	return ok;
}

static bool
is_complete(const struct strings_catalog *c, struct diag *d)
{
	bool have[STRING_COUNT] = {false}, ok = true;
	struct source src = {.path = S("en-US.yml")};
	for (size_t i = 0; i < c->n; i++) {
		if (!str_eq(c->files[i].locale.id, S("en-US")))
			continue;
		src.path = c->files[i].path;
		for (size_t k = 0; k < STRING_COUNT; k++)
			have[k] |= c->files[i].message[k].text.p != NULL;
	}
	for (size_t k = 0; k < STRING_COUNT; k++) {
		if (have[k])
			continue;
		diag_at(d, DIAG_STRING_MISSING, &src, POS_NONE, 0,
		        "no usable text for '%s'; its key is shown",
		        string_key((enum string_id)k));
		ok = false;
	}
	return ok;
}

/* Has a theme's en-US.yml the key KEY? */
static bool
is_a_themes(const struct strings_catalog *c, str key)
{
	for (size_t i = 0; i < c->n; i++) {
		const struct strings_file *f = &c->files[i];
		if (!f->theme || !str_eq(f->locale.id, S("en-US")))
			continue;
		for (size_t k = 0; k < f->nown; k++)
			if (str_eq(f->own[k].at->key, key))
				return true;
	}
	return false;
}

/* Take out, and tell of, the keys that are neither ours nor a theme's. */
static void
drop_unknown(struct strings_catalog *c, struct strings_file *f, struct diag *d)
{
	size_t kept = 0;
	for (size_t k = 0; k < f->nown; k++) {
		const struct yaml *v = f->own[k].at;
		if (is_a_themes(c, v->key))
			f->own[kept++] = f->own[k];
		else
			diag_at(d, DIAG_STRING_UNKNOWN, f->src, v->key_pos,
			        (uint32_t)v->key.n, "unknown key '%.*s'",
			        STR_ARG(v->key));
	}
	f->nown = kept;
}

bool
strings_read(struct strings_catalog *c, const struct strings_dir *dirs,
             size_t n, struct diag *d, struct arena *a)
{
	bool ok = true;
	*c = (struct strings_catalog){NULL, 0, 0};
	for (size_t i = 0; i < n; i++)
		ok &= add_folder(c, &dirs[i], d, a);
	for (size_t i = 0; i < c->n; i++)
		drop_unknown(c, &c->files[i], d);
	return is_complete(c, d) && ok;
}

/* How far FILE is from L: less is nearer; at FAR it is not related at all. */
enum { RELATED = 100, FAR };

static int
distance(const struct locale *l, const struct locale *file, struct arena *a)
{
	struct locale up = *l;
	for (int steps = 0; steps < RELATED; steps++) {
		if (str_eq(up.id, file->id))
			return steps;
		struct locale from = up;
		if (!locale_parent(&from, &up, a))
			break;
	}
	return locale_same_language(l, file) ? RELATED : FAR;
}

/* The same from the N locales WANTED, of which the first that is related
 * counts; en-US is near to all, but behind every other.  -1: not wanted. */
static long
rank(const struct locale *const *wanted, size_t n, const struct locale *file,
     struct arena *a)
{
	for (size_t i = 0; i < n; i++) {
		int far = distance(wanted[i], file, a);
		if (far < FAR)
			return (long)i * FAR + far;
	}
	return str_eq(file->id, S("en-US")) ? (long)n * FAR : -1;
}

/* A theme's own words, which are nearest as far as FAR says of each file. */
static void
choose_own(struct strings *s, const struct strings_catalog *c, const long *far,
           struct arena *a)
{
	size_t cap = 0, ncap = 0, n = 0;
	long *nearest = NULL;
	for (size_t i = 0; i < c->n; i++)
		for (size_t j = 0; far[i] >= 0 && j < c->files[i].nown; j++) {
			const struct strings_own *own = &c->files[i].own[j];
			size_t k = 0;
			while (k < n && !str_eq(s->own[k].key, own->at->key))
				k++;
			if (k < n && far[i] >= nearest[k])
				continue;
			GROW(a, s->own, k, cap)[k] =
				(struct strings_word){own->at->key, own->text};
			GROW(a, nearest, k, ncap)[k] = far[i];
			n += k == n;
		}
	s->nown = n;
}

void
strings_choose(struct strings *s, const struct strings_catalog *c,
               const struct locale *const *wanted, size_t n, struct arena *a)
{
	long nearest[STRING_COUNT];
	long *far = NEW(a, long, c->n + 1);
	*s = (struct strings){.locale = *wanted[0]};
	for (size_t k = 0; k < STRING_COUNT; k++) {
		nearest[k] = LONG_MAX;
		s->message[k].text = str_of(string_key((enum string_id)k));
		s->message[k].language = S("en-US");
	}
	for (size_t i = 0; i < c->n; i++) {
		const struct strings_file *f = &c->files[i];
		far[i] = rank(wanted, n, &f->locale, a);
		for (size_t k = 0; k < STRING_COUNT; k++) {
			if (f->message[k].text.p == NULL || far[i] < 0
			    || far[i] >= nearest[k])
				continue;
			nearest[k] = far[i];
			s->message[k] = f->message[k];
			s->from[k] = &f->locale;
		}
	}
	choose_own(s, c, far, a);
	for (size_t k = 0; k < STRING_COUNT; k++) {
		s->language[k] = s->message[k].language;
		if (string_args((enum string_id)k).n == 0)
			s->plain[k] = s->message[k].text;
	}
}
