#include "check/site_check.h"

#include <stdlib.h>

#include "base/os.h"
#include "check/check.h"
#include "check/say.h"
#include "read/load.h"

/* Pages that are kept at a time, and how much of a segment is quoted. */
enum { PAGES_KEPT = 64, QUOTE_MOST = 80 };

/* Lines are counted for so many bytes at a time. */
enum { LINES_STEP = 4096 };

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

struct again {
	const struct check *check;
	struct kept {
		uint32_t path;
		uint16_t locale;
		struct source src;
		struct finding_spots spots;
		uint32_t *lines; /* before each step, or NULL: not counted */
	} pages[PAGES_KEPT];
	size_t n;
	struct arena arena; /* of the pages */
};

/* The page of R; without text when it can no longer be read. */
static struct kept *
page_again(struct again *g, const struct unit_record *r)
{
	const struct site *s = g->check->site;
	for (size_t i = 0; i < g->n; i++)
		if (g->pages[i].path == r->path
		    && g->pages[i].locale == r->locale)
			return &g->pages[i];
	struct kept *k = &g->pages[g->n++];
	const struct page *page = s->paths[r->path].places[r->locale].page;
	struct diag unheard = {.arena = &g->arena};
	str bytes = {NULL, 0};
	*k = (struct kept){.path = r->path, .locale = r->locale,
	                  .src = {page->file, bytes},
	                  .spots.src = &k->src};
	if (!shelf_get(s->shelf, page->text, &k->src.text)
	    && os_read_beneath(s->locales[r->locale].content_fd, page->path.p,
	                       s->config->limits.page_bytes, &bytes, &g->arena))
		load_text(bytes, &k->src, &unheard, &g->arena);
	return k;
}

/* The two pages that L needs are in memory together. */
static void
make_room(struct again *g)
{
	if (g->n + 2 <= PAGES_KEPT)
		return;
	g->n = 0;
	arena_reset(&g->arena);
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

static uint32_t
count_lines(str s)
{
	uint32_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '\n';
	return n;
}

/* The line of K that holds POS.  One page may be what those of all others are
 * held against: it is counted through once. */
static uint32_t
line_at(struct kept *k, uint32_t pos, struct arena *a)
{
	str text = k->src.text;
	size_t step = LINES_STEP, steps = text.n / step;
	size_t last = pos < text.n ? pos / step : steps;
	if (k->lines == NULL) {
		k->lines = NEW(a, uint32_t, steps + 1);
		for (size_t i = 0; i < steps; i++)
			k->lines[i + 1] = k->lines[i] + count_lines(
				str_sub(text, i * step, (i + 1) * step));
	}
	return 1 + k->lines[last]
		+ count_lines(str_sub(text, last * step, pos));
}

/* "MESSAGE: 'words of the other' (file:line)". */
static str
whole_message(struct again *g, const struct late *l, struct arena *a)
{
	if (l->other == NULL)
		return l->message;
	struct kept *page = page_again(g, l->other);
	const struct source *src = &page->src;
	uint32_t line = line_at(page, l->other->target.pos, &g->arena);
	/* What is said of sources is borne out by a source. */
	bool source = l->id == DIAG_SOURCE_CHANGED || l->id == DIAG_SOURCE_ADDED;
	struct range at = source ? l->other->source : l->other->target;
	str words = text_of(src, at), some = taste(words);
	return str_printf(a, "%.*s: '%.*s%s' (%.*s:%u)", STR_ARG(l->message),
	                  STR_ARG(some), some.n < words.n ? "\xE2\x80\xA6" : "",
	                  STR_ARG(src->path), (unsigned)line);
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
	make_room(g);
	struct kept *page = page_again(g, l->unit);
	const struct source *src = &page->src;
	str text = whole_message(g, l, out->arena);
	const struct range at[2] = {l->unit->target, l->unit->source};
	struct finding *f = finding_new(out, &page->spots, l->id, at, text);
	f->severity = l->severity;
	f->msg.unit = str_dup(unit_id(src, at[0]), out->arena);
	f->locale = l->unit->locale;
	f->target_text = str_dup(text_of(src, at[0]), out->arena);
	f->source_text = str_dup(text_of(src, at[1]), out->arena);
}

static int
by_page(const void *va, const void *vb)
{
	const struct late *a = va, *b = vb;
	int c = (a->unit > b->unit) - (a->unit < b->unit);
	return c != 0 ? c : (a->id > b->id) - (a->id < b->id);
}

void
site_check_finish(struct site_check *c, struct findings *f)
{
	struct again g = {.check = c->check};
	if (c->nlate == 0)
		return;
	qsort(c->late, c->nlate, sizeof *c->late, by_page);
	arena_open(&g.arena, (size_t)4 << 30);
	for (size_t i = 0; i < c->nlate; i++)
		add(&g, &c->late[i], f);
	arena_close(&g.arena);
}
