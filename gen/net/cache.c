#include "net/cache.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/os.h"

static const char head[] = "glose-links 1\n";

enum { DAY = 24 * 60 * 60, FIELDS = 7 };
#define FILE_MOST ((size_t)256 << 20)

/* ---- reading ---------------------------------------------------------------------- */

static bool
number(str s, long long *n)
{
	*n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (!ascii_digit(s.p[i]) || i > 16)
			return false;
		*n = *n * 10 + (s.p[i] - '0');
	}
	return s.n > 0;
}

static bool
state_of(str name, enum web_state *s)
{
	for (int i = WEB_ALIVE; i <= WEB_DEAD; i++)
		if (str_eq(name, str_of(web_state_name((enum web_state)i)))) {
			*s = (enum web_state)i;
			return true;
		}
	return false;
}

static bool
read_line(str line, struct web_link *l)
{
	str f[FIELDS], rest = line;
	long long status;
	for (size_t i = 0; i < FIELDS; i++) {
		if (rest.p == NULL)
			return false;
		f[i] = str_cut(rest, '\t', &rest);
	}
	*l = (struct web_link){.url = f[0], .moved = f[4], .final = f[5],
	                       .why = f[6], .remembered = true};
	if (rest.p != NULL || f[0].n == 0 || !state_of(f[1], &l->state)
	    || !number(f[2], &status) || status > 999
	    || !number(f[3], &l->asked))
		return false;
	l->status = (long)status;
	return (l->state == WEB_MOVED) == (l->moved.n > 0)
		&& (l->state == WEB_DEAD) == (l->why.n > 0);
}

static void
keep(struct web_cache *c, const struct web_link *l)
{
	bool added;
	void **slot = map_put(&c->by_url, l->url, &added, c->arena);
	if (added) {
		*slot = NEW(c->arena, struct web_link, 1);
		GROW(c->arena, c->list, c->n, c->cap)[c->n] = *slot;
		c->n++;
	}
	*(struct web_link *)*slot = *l;
}

bool
cache_read(struct web_cache *c, const char *path, unsigned days,
           const char **why, struct arena *a)
{
	str text;
	*c = (struct web_cache){.path = path, .now = (long long)time(NULL),
	                        .days = days, .arena = a};
	if (!os_read(path, FILE_MOST, &text, a)) {
		*why = errno == EFBIG ? "it is too large" : strerror(errno);
		return errno == ENOENT;
	}
	*why = "it is no cache of links";
	if (text.n > 0 && !str_starts(text, str_of(head)))
		return false;
	while (text.n > 0) {
		struct web_link l;
		str rest, line = str_cut(text, '\n', &rest);
		text = rest;
		if (read_line(line, &l) && l.asked <= c->now
		    && c->now - l.asked <= c->days * DAY)
			keep(c, &l);
	}
	return true;
}

bool
cache_find(const struct web_cache *c, struct web_link *l, bool offline)
{
	void **slot = map_get(&c->by_url, l->url);
	if (slot == NULL)
		return false;
	const struct web_link *known = *slot;
	if (known->state == WEB_DEAD && !offline)
		return false;
	str url = l->url;
	*l = *known;
	l->url = url;
	return true;
}

/* ---- writing ---------------------------------------------------------------------- */

static int
by_url(const void *va, const void *vb)
{
	const struct web_link *const *a = va, *const *b = vb;
	return str_cmp((*a)->url, (*b)->url);
}

/* What comes from servers must not end a field. */
static void
put(struct buf *out, str s, char end)
{
	for (size_t i = 0; i < s.n; i++)
		buf_addc(out, (unsigned char)s.p[i] < ' ' ? ' ' : s.p[i]);
	buf_addc(out, end);
}

static void
put_all(const struct web_cache *c, struct buf *out)
{
	buf_addz(out, head);
	for (size_t i = 0; i < c->n; i++) {
		const struct web_link *l = c->list[i];
		put(out, l->url, '\t');
		buf_printf(out, "%s\t%ld\t%lld\t", web_state_name(l->state),
		           l->status, l->asked);
		put(out, l->state == WEB_MOVED ? l->moved : S(""), '\t');
		put(out, l->final, '\t');
		put(out, l->state == WEB_DEAD ? l->why : S(""), '\n');
	}
}

bool
cache_write(struct web_cache *c, struct web_link **links, size_t n)
{
	struct buf out = {NULL, 0, 0};
	for (size_t i = 0; i < n; i++)
		if (links[i]->state != WEB_UNCHECKED)
			keep(c, links[i]);
	if (c->n > 0)
		qsort(c->list, c->n, sizeof *c->list, by_url);
	put_all(c, &out);
	char *made = str_z(str_printf(c->arena, "%s.%ld", c->path,
	                              (long)getpid()), c->arena);
	bool ok = os_write_file(made, buf_str(&out), c->arena)
		&& rename(made, c->path) == 0;
	int error = errno;
	if (!ok)
		(void)unlink(made);
	errno = error;
	buf_release(&out);
	return ok;
}
