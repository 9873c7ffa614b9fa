#include "link/meant.h"

#include "base/path.h"
#include "base/suggest.h"

/* ---- pages ------------------------------------------------------------------- */

/* So many names before PATH's place in order, and behind it, are tried. */
enum { NEIGHBOURS = 16 };

static size_t
name_at(str path)
{
	size_t at = path.n;
	while (at > 0 && path.p[at - 1] != '/')
		at--;
	return at;
}

/* The number of the first path of S that is not before PATH. */
static size_t
order_of(const struct site *s, str path)
{
	size_t low = 0, high = s->npaths;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (str_cmp(s->paths[middle].path, path) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The nearest of the names of PATH's folder around its place among them. */
static const struct site_path *
nearest(const struct site *s, str path, struct arena *a)
{
	size_t name = name_at(path), at = order_of(s, path);
	size_t end = at + NEIGHBOURS < s->npaths ? at + NEIGHBOURS : s->npaths;
	/* Without the ending, which makes short names alike. */
	struct suggest try = {.word = str_sub(path, name, path.n - 3)};
	const struct site_path *found = NULL;
	for (size_t i = at < NEIGHBOURS ? 0 : at - NEIGHBOURS; i < end; i++) {
		str other = s->paths[i].path;
		const char *before = try.best;
		if (name_at(other) != name || !str_ends(other, S(".md"))
		    || !str_starts(other, str_sub(path, 0, name)))
			continue;
		suggest_try(&try, str_z(str_sub(other, name, other.n - 3), a));
		if (try.best != before)
			found = &s->paths[i];
	}
	return found;
}

/* "x.html" and "x.htm" are what "x.md" is published as. */
static str
as_written(str path, struct arena *a)
{
	static const str endings[] = {{".html", 5}, {".htm", 4}, {".md", 3}};
	str stem = path;
	for (size_t i = 0; i < 3 && stem.n == path.n; i++)
		if (str_ends(path, endings[i]))
			stem.n -= endings[i].n;
	return STR_JOIN(a, stem, S(".md"));
}

str
meant_page(const struct link_from *from, str path, struct arena *a)
{
	const struct site *s = from->site;
	path = as_written(path, a);
	const struct site_path *p = site_find(s, path, a);
	if (p == NULL)
		p = nearest(s, path, a);
	if (p == NULL) {
		str name = str_sub(path, name_at(path), path.n);
		void **slot = map_get(&s->by_name, site_lower(name, a));
		p = slot == NULL ? NULL : *slot;
	}
	if (p == NULL || link_locale(s, from->locale, p) == SITE_NONE)
		return S("");
	return path_relative(from->base, p->path, a);
}

/* ---- anchors ------------------------------------------------------------------- */

enum { ANCHOR_MOST = 64 };

struct anchor_try {
	bool (*has)(const void *ctx, uint32_t mark);
	const void *ctx;
	char text[ANCHOR_MOST + 1];
	size_t n;
};

static bool
is_there(const struct anchor_try *t)
{
	str id = {t->text, t->n};
	return t->n > 0 && t->has(t->ctx, (uint32_t)str_hash(id));
}

/* T without what follows BEFORE, then LETTER (or none), then AFTER. */
static bool
try_with(struct anchor_try *t, str before, char letter, str after)
{
	t->n = 0;
	for (size_t i = 0; i < before.n; i++)
		t->text[t->n++] = before.p[i];
	if (letter != '\0')
		t->text[t->n++] = letter;
	for (size_t i = 0; i < after.n; i++)
		t->text[t->n++] = after.p[i];
	return is_there(t);
}

static bool
try_swap(struct anchor_try *t, str id, size_t at)
{
	if (at + 1 >= id.n)
		return false;
	(void)try_with(t, id, '\0', S(""));
	t->text[at] = id.p[at + 1];
	t->text[at + 1] = id.p[at];
	return is_there(t);
}

/* Is one of the ids there that are ID but for the letter at AT? */
static bool
try_at(struct anchor_try *t, str id, size_t at)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-_";
	str before = str_sub(id, 0, at), from = str_sub(id, at, id.n);
	str after = str_sub(id, at < id.n ? at + 1 : at, id.n);
	if (at < id.n
	    && (try_with(t, before, '\0', after) || try_swap(t, id, at)))
		return true;
	for (size_t i = 0; letters[i] != '\0'; i++)
		if (try_with(t, before, letters[i], from)
		    || (at < id.n && try_with(t, before, letters[i], after)))
			return true;
	return false;
}

str
meant_anchor(str fragment, bool (*has)(const void *ctx, uint32_t mark),
             const void *ctx, struct arena *a)
{
	struct anchor_try t = {.has = has, .ctx = ctx};
	/* What is that short may be anything. */
	if (fragment.n < 3 || fragment.n >= ANCHOR_MOST)
		return S("");
	str id = site_lower(fragment, a);
	if (id.n >= ANCHOR_MOST)
		return S("");
	bool found = try_with(&t, id, '\0', S(""));
	for (size_t i = 0; i <= id.n && !found; i++)
		found = try_at(&t, id, i);
	return found ? str_dup((str){t.text, t.n}, a) : S("");
}
