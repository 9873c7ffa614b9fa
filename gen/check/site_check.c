#include "check/site_check.h"

#include <stdlib.h>

#include "base/os.h"
#include "check/check.h"
#include "check/say.h"
#include "read/load.h"

/* How much of a segment is quoted. */
enum { QUOTE_MOST = 80 };

void
say_site(struct site_check *c, enum diag_id id, enum severity severity,
         const struct unit_record *r, const struct unit_record *other,
         str message)
{
	if (!rule_is_on(c->check, id))
		return;
	GROW(c->arena, c->late, c->nlate, c->late_cap)[c->nlate] =
		(struct late){r, other, id, severity, message};
	c->nlate++;
}

/* ---- pages, read again ------------------------------------------------------------ */

/* The page that was asked for last: they are asked for one after the other. */
struct again {
	const struct check *check;
	const struct unit_record *of; /* a unit of it, or NULL */
	struct source src;
	struct finding_spots spots;
	struct spot_cache line; /* where units stand in it */
	struct arena arena;     /* of the page */
};

/* Make G's the page of R; without text when it can no longer be read. */
static void
read_again(struct again *g, const struct unit_record *r)
{
	const struct site *s = g->check->site;
	if (g->of != NULL && g->of->path == r->path
	    && g->of->locale == r->locale)
		return;
	const struct page *page = s->paths[r->path].places[r->locale].page;
	struct diag unheard = {.arena = &g->arena};
	str bytes = {NULL, 0};
	arena_reset(&g->arena);
	g->of = r;
	g->src = (struct source){page->file, bytes};
	g->spots = (struct finding_spots){.src = &g->src};
	g->line = (struct spot_cache){0, 0, 0};
	if (!shelf_get(s->shelf, page->text, &g->src.text)
	    && os_read_beneath(s->locales[r->locale].content_fd, page->path.p,
	                       s->config->limits.page_bytes, &bytes, &g->arena))
		load_text(bytes, &g->src, &unheard, &g->arena);
}

/* ---- findings --------------------------------------------------------------------- */

static str
text_of(const struct source *src, struct range r)
{
	return str_sub(src->text, r.pos, (size_t)r.pos + r.len);
}

/* The beginning of S, whole characters. */
static str
taste(str s)
{
	size_t n = s.n < QUOTE_MOST ? s.n : QUOTE_MOST;
	while (n > 0 && n < s.n && ((unsigned char)s.p[n] & 0xC0) == 0x80)
		n--;
	return str_sub(s, 0, n);
}

/* Add "'words of the other' (file:line)" to what L says. */
static void
bear_out(struct again *g, struct late *l, struct arena *a)
{
	read_again(g, l->other);
	/* What is said of sources is borne out by a source. */
	bool source = l->id == DIAG_SOURCE_CHANGED || l->id == DIAG_SOURCE_ADDED;
	struct range at = source ? l->other->source : l->other->target;
	str words = text_of(&g->src, at), some = taste(words);
	struct spot spot;
	spot_make(&spot, &g->line, g->src.text,
	          (struct range){l->other->target.pos, 0});
	l->message = str_printf(a, "%.*s: '%.*s%s' (%.*s:%u)",
	                        STR_ARG(l->message), STR_ARG(some),
	                        some.n < words.n ? "\xE2\x80\xA6" : "",
	                        STR_ARG(g->src.path), (unsigned)spot.line);
}

/* The id in the tag that opens the half at R. */
static str
unit_id(const struct source *src, struct range r)
{
	static const size_t most = 200;
	str before = str_sub(src->text, r.pos > most ? r.pos - most : 0, r.pos);
	size_t end = str_rchr(before, '>');
	str tag = str_sub(before, 0, end == STR_NONE ? 0 : end);
	size_t from = str_rchr(tag, '=');
	if (from == STR_NONE)
		return (str){NULL, 0};
	str id = str_sub(tag, from + 1, tag.n);
	for (size_t i = 0; i < 2; i++) {
		str quote = i == 0 ? S("\"") : S("&quot;");
		if (str_starts(id, quote))
			id = str_sub(id, quote.n, id.n);
		if (str_ends(id, quote))
			id = str_sub(id, 0, id.n - quote.n);
	}
	return id;
}

static void
add(struct again *g, const struct late *l, struct findings *out)
{
	read_again(g, l->unit);
	const struct source *src = &g->src;
	const struct range at[2] = {l->unit->target, l->unit->source};
	struct finding *f = finding_new(out, &g->spots, l->id, at, l->message);
	f->severity = l->severity;
	f->msg.unit = str_dup(unit_id(src, at[0]), out->arena);
	f->locale = l->unit->locale;
	f->target_text = str_dup(text_of(src, at[0]), out->arena);
	f->source_text = str_dup(text_of(src, at[1]), out->arena);
}

static int
by_page(const struct unit_record *a, const struct unit_record *b)
{
	int c = (a->locale > b->locale) - (a->locale < b->locale);
	return c != 0 ? c : (a->path > b->path) - (a->path < b->path);
}

static int
by_place(const struct unit_record *a, const struct unit_record *b)
{
	return (a->target.pos > b->target.pos)
		- (a->target.pos < b->target.pos);
}

static int
by_other(const void *va, const void *vb)
{
	const struct late *a = va, *b = vb;
	if (a->other == NULL || b->other == NULL)
		return (a->other != NULL) - (b->other != NULL);
	int c = by_page(a->other, b->other);
	return c != 0 ? c : by_place(a->other, b->other);
}

/* The last page first: it is the one that is there. */
static int
by_unit(const void *va, const void *vb)
{
	const struct late *a = va, *b = vb;
	int c = by_page(b->unit, a->unit);
	if (c == 0)
		c = by_place(a->unit, b->unit);
	return c != 0 ? c : (a->id > b->id) - (a->id < b->id);
}

/*
 * First all that others are needed for, then all units: what is said and what
 * bears it out stand on two pages, and either way each page is read once.  The
 * last are files to include, the largest of all.
 */
void
site_check_finish(struct site_check *c, struct findings *f)
{
	struct again g = {.check = c->check};
	if (c->nlate == 0)
		return;
	arena_open(&g.arena, (size_t)4 << 30);
	qsort(c->late, c->nlate, sizeof *c->late, by_other);
	for (size_t i = 0; i < c->nlate; i++)
		if (c->late[i].other != NULL)
			bear_out(&g, &c->late[i], f->arena);
	qsort(c->late, c->nlate, sizeof *c->late, by_unit);
	for (size_t i = 0; i < c->nlate; i++)
		add(&g, &c->late[i], f);
	arena_close(&g.arena);
}
