#include "check/walk.h"

#include <assert.h>

#include "base/html_tag.h"
#include "base/sixteen.h"
#include "base/text.h"
#include "check/walk_link.h"

/*
 * How often text may be looked for, and how far: beyond that the half is given
 * up, and what is left of it stands where the last of it was found.
 */
enum { SEARCHES = 8, SEARCH_MOST = 4096, LIKENESS = 12 };

struct walker {
	struct half *h;
	str raw;
	size_t at;     /* in raw: what comes next */
	char *out;
	size_t n, room;
	unsigned mute; /* images around us: their text is no prose */
	struct open_mark {
		struct marks *list;
		size_t number;
	} *open;
	size_t nopen, open_cap;
	struct arena *a;
};

/* ---- writing ------------------------------------------------------------------ */

static uint32_t
place(const struct walker *w, size_t at)
{
	return w->h->pos + (uint32_t)at;
}

/* The text goes on at RAW byte AT, of which LEN bytes (0: each) show it. */
static void
map_to(struct walker *w, size_t at, size_t len)
{
	struct half *h = w->h;
	const struct stretch *last = h->nmap > 0 ? &h->map[h->nmap - 1] : NULL;
	uint32_t pos = place(w, at);
	if (len == 0 && last != NULL && last->len == 0
	    && last->pos + ((uint32_t)w->n - last->at) == pos)
		return;
	GROW(w->a, h->map, h->nmap, h->map_cap);
	h->map[h->nmap++] = (struct stretch){(uint32_t)w->n, pos,
	                                     (uint32_t)len};
}

/* Show TEXT, which LEN bytes (0: its own) at AT in the source stand for. */
static void
show(struct walker *w, str text, size_t at, size_t len)
{
	if (w->mute > 0 || text.n == 0 || text.n > w->room - w->n)
		return;
	map_to(w, at, len);
	memcpy(w->out + w->n, text.p, text.n);
	w->n += text.n;
}

/* ---- text --------------------------------------------------------------------- */

static bool
escapable(char c)
{
	return (c > ' ' && c < 0x7F) && !ascii_alnum(c);
}

/*
 * The bytes of the source at W that stand for the beginning of T other than
 * by being the same: an escape or a reference.  *SHOWN is how much of T that
 * is.  0 when it is nothing of the kind.
 */
static size_t
coded(const struct walker *w, str t, size_t *shown)
{
	char c = w->raw.p[w->at], utf8[4];
	if (c == '\\' && w->at + 1 < w->raw.n
	    && escapable(w->raw.p[w->at + 1])) {
		*shown = 1;
		return w->raw.p[w->at + 1] == t.p[0] ? 2 : 0;
	}
	if (c != '&')
		return 0;
	uint32_t code;
	size_t len = html_reference(w->raw, w->at, &code);
	if (len == 0)
		return 0;
	*shown = text_encode(code, utf8);
	return str_starts(t, (str){utf8, *shown}) ? len : 0;
}

/* Go on to where the source has the beginning of T.  False when it has not. */
static bool
search(struct walker *w, str t)
{
	if (w->h->nlost >= SEARCHES)
		return false;
	w->h->nlost++;
	str likeness = str_sub(t, 0, LIKENESS);
	str rest = str_sub(w->raw, 0, w->at + SEARCH_MOST);
	size_t found = str_find(rest, likeness, w->at);
	if (found == STR_NONE)
		return false;
	w->at = found;
	return true;
}

/* How much of T is written at W as it is. */
static size_t
plain(const struct walker *w, str t)
{
	const char *raw = w->raw.p + w->at;
	size_t n = w->raw.n - w->at, i = 0;
	if (n > t.n)
		n = t.n;
	for (; i < n; i += sizeof(sixteen)) {
		sixteen is = sixteen_load(raw + i, n - i);
		sixteen shown = sixteen_load(t.p + i, n - i);
		uint64_t other = sixteen_bits((sixteen)(is != shown)
		                              | (sixteen)(is == '\\')
		                              | (sixteen)(is == '&'));
		if (other != 0)
			return i + (unsigned)__builtin_ctzll(other);
	}
	return n;
}

static void
walk_text(struct walker *w, str t)
{
	while (t.n > 0) {
		size_t n = plain(w, t), shown = 0, len = 0;
		show(w, str_sub(t, 0, n), w->at, 0);
		w->at += n;
		t = str_sub(t, n, t.n);
		if (t.n == 0)
			return;
		if (w->at < w->raw.n)
			len = coded(w, t, &shown);
		if (len > 0) {
			show(w, str_sub(t, 0, shown), w->at, len);
			w->at += len;
			t = str_sub(t, shown, t.n);
		} else if (w->at < w->raw.n && w->raw.p[w->at] == t.p[0]) {
			show(w, str_sub(t, 0, 1), w->at, 0);
			w->at++;
			t = str_sub(t, 1, t.n);
		} else if (!search(w, t)) {
			show(w, t, w->at, 1);
			return;
		}
	}
}

static void
skip_blanks(struct walker *w)
{
	while (w->at < w->raw.n
	       && (ascii_blank(w->raw.p[w->at]) || w->raw.p[w->at] == '>'))
		w->at++;
}

/* A line ends: blanks, its end, the signs that open the next one. */
static void
walk_break(struct walker *w, const struct node *n)
{
	size_t from = w->at;
	bool hard = n->kind == NODE_HARD_BREAK;
	if (hard && w->at < w->raw.n && w->raw.p[w->at] == '\\')
		w->at++;
	skip_blanks(w);
	show(w, hard ? S("\n") : S(" "), from, w->at > from ? w->at - from : 1);
	w->h->nbreaks += hard;
}

/* ---- marks -------------------------------------------------------------------- */

static struct mark *
add_mark(struct walker *w, struct marks *list, const struct node *n)
{
	struct mark *m = &GROW(w->a, list->list, list->n, list->cap)[list->n];
	list->n++;
	*m = (struct mark){.node = n,
	                   .whole = {place(w, w->at), 0},
	                   .from = (uint32_t)w->n,
	                   .to = (uint32_t)w->n,
	                   .address = RANGE_NONE};
	return m;
}

/* M ends here. */
static void
close_mark(const struct walker *w, struct mark *m)
{
	m->to = (uint32_t)w->n;
	m->whole.len = place(w, w->at) - m->whole.pos;
}

static void
skip(struct walker *w, const char *any, size_t most)
{
	for (; most > 0 && w->at < w->raw.n && w->raw.p[w->at] != '\0'
	     && strchr(any, w->raw.p[w->at]) != NULL; most--)
		w->at++;
}

/* Where cmark can tell, it is right. */
static void
go_to(struct walker *w, const struct node *n)
{
	if (n->pos == POS_NONE || n->pos < place(w, w->at))
		return;
	size_t at = n->pos - w->h->pos;
	if (at < w->raw.n)
		w->at = at;
}

static void
mask(struct walker *w, size_t from)
{
	show(w, S(MASK), from, w->at > from ? w->at - from : 1);
}

/* "`code`": it ends at the first run of as many backticks. */
static void
walk_code(struct walker *w, const struct node *n)
{
	go_to(w, n);
	size_t from = w->at;
	struct mark *m = add_mark(w, &w->h->codes, n);
	m->text = n->text;
	skip(w, "`", SIZE_MAX);
	size_t ticks = w->at - from;
	while (ticks > 0 && w->at < w->raw.n) {
		size_t run = str_chr(w->raw, '`', w->at);
		w->at = run == STR_NONE ? w->raw.n : run;
		skip(w, "`", SIZE_MAX);
		if (w->at - run == ticks)
			break;
	}
	mask(w, from);
	close_mark(w, m);
}

static bool
is_break_tag(str tag)
{
	return tag.n >= 4 && str_eq_nocase(str_sub(tag, 0, 3), S("<br"))
		&& !ascii_alnum(tag.p[3]);
}

/* A tag, a comment: shows nothing, but for a line break. */
static void
walk_html(struct walker *w, const struct node *n)
{
	go_to(w, n);
	size_t from = w->at;
	struct mark *m = add_mark(w, &w->h->tags, n);
	m->text = n->text;
	if (str_starts(str_sub(w->raw, w->at, w->raw.n), n->text)) {
		w->at += n->text.n;
	} else {
		size_t end = str_chr(w->raw, '>', w->at);
		w->at = end == STR_NONE ? w->raw.n : end + 1;
	}
	if (is_break_tag(n->text))
		show(w, S("\n"), from, w->at > from ? w->at - from : 1);
	close_mark(w, m);
}

/* "[!INCLUDE [words](path)]": behind it. */
static void
skip_include(struct walker *w)
{
	size_t end = str_find(w->raw, S("]("), w->at);
	if (end != STR_NONE)
		end = str_find(w->raw, S(")]"), end);
	if (end != STR_NONE)
		w->at = end + 2;
}

/* ":::name", "[!NAME" */
static str
extension_name(str text)
{
	size_t n = 0;
	while (n < text.n && !ascii_blank(text.p[n]) && text.p[n] != ']'
	       && text.p[n] != '(')
		n++;
	return str_sub(text, 0, n);
}

/* What stands where its own text did: an include, an extension. */
static void
walk_other(struct walker *w, const struct node *n)
{
	if (n->kind != NODE_DIRECTIVE && n->kind != NODE_INCLUDE)
		return;
	size_t from = w->at;
	struct mark *m = add_mark(w, &w->h->includes, n);
	str rest = str_sub(w->raw, w->at, w->raw.n);
	if (n->kind == NODE_INCLUDE) {
		m->text = n->u.include->path;
		skip_include(w);
	} else {
		m->text = extension_name(n->u.directive->text);
		if (str_starts(rest, n->u.directive->text))
			w->at += n->u.directive->text.n;
	}
	mask(w, from);
	close_mark(w, m);
}

/* ---- what has text inside ------------------------------------------------------- */

/* Marks with text inside close in the order that they do not open in. */
static struct mark *
open_mark(struct walker *w, struct marks *list, const struct node *n)
{
	struct mark *m = add_mark(w, list, n);
	GROW(w->a, w->open, w->nopen, w->open_cap)[w->nopen] =
		(struct open_mark){list, list->n - 1};
	w->nopen++;
	return m;
}

static struct mark *
last_open(struct walker *w)
{
	assert(w->nopen > 0);
	const struct open_mark *o = &w->open[--w->nopen];
	return &o->list->list[o->number];
}

/* How a link or image is written, by the source at W. */
static void
open_link(struct walker *w, const struct node *n)
{
	bool image = n->kind == NODE_IMAGE;
	go_to(w, n);
	struct mark *m = open_mark(w, image ? &w->h->images : &w->h->links, n);
	m->text = n->u.link.url;
	m->title = n->u.link.title;
	m->bare = n->u.link.autolink;
	if (image)
		skip(w, "!", 1);
	skip(w, m->bare ? "<[" : "[", 1);
	w->mute += image || m->bare;
}

static void
close_link(struct walker *w, struct mark *m)
{
	bool image = m->node->kind == NODE_IMAGE;
	size_t from = m->whole.pos - w->h->pos;
	struct link_tail tail = {0, 0, 0};
	if (m->bare && w->raw.p[from] != '[') {
		skip(w, ">", w->raw.p[from] == '<' ? 1 : 0);
		m->address = (struct range){place(w, from),
		                            (uint32_t)(w->at - from)};
	} else if (link_tail(w->raw, w->at, &tail)) {
		w->at = tail.end;
		if (tail.to > tail.from)
			m->address = (struct range){
				place(w, tail.from),
				(uint32_t)(tail.to - tail.from)};
	}
	w->mute -= image || m->bare;
	if (image || m->bare)
		mask(w, from);
	close_mark(w, m);
}

static void
enter(struct walker *w, const struct node *n)
{
	switch (n->kind) {
	case NODE_TEXT:
		walk_text(w, n->text);
		break;
	case NODE_SOFT_BREAK:
	case NODE_HARD_BREAK:
		walk_break(w, n);
		break;
	case NODE_CODE:
		walk_code(w, n);
		break;
	case NODE_HTML:
		walk_html(w, n);
		break;
	case NODE_EMPH:
		(void)open_mark(w, &w->h->emphs, n);
		skip(w, "*_", 1);
		break;
	case NODE_STRONG:
		(void)open_mark(w, &w->h->strongs, n);
		skip(w, "*_", 2);
		break;
	case NODE_STRIKE:
		skip(w, "~", 2);
		break;
	case NODE_LINK:
	case NODE_IMAGE:
		open_link(w, n);
		break;
	default:
		walk_other(w, n);
		break;
	}
}

static void
leave(struct walker *w, const struct node *n)
{
	switch (n->kind) {
	case NODE_EMPH:
		skip(w, "*_", 1);
		close_mark(w, last_open(w));
		break;
	case NODE_STRONG:
		skip(w, "*_", 2);
		close_mark(w, last_open(w));
		break;
	case NODE_STRIKE:
		skip(w, "~", 2);
		break;
	case NODE_LINK:
	case NODE_IMAGE:
		close_link(w, last_open(w));
		break;
	default:
		break;
	}
}

/* ---- the whole half -------------------------------------------------------------- */

/* Most halves are one text, written as it is read: nothing is copied then. */
static bool
is_plain(struct half *h, struct arena *a)
{
	const struct node *n = h->run->first;
	str s = str_trim(h->raw);
	if (n != h->run->last || (n != NULL && n->kind != NODE_TEXT)
	    || !str_eq(n == NULL ? (str){NULL, 0} : n->text, s))
		return false;
	h->text = s;
	GROW(a, h->map, h->nmap, h->map_cap);
	h->map[h->nmap++] = (struct stretch){
		0, h->pos + (uint32_t)(s.p - h->raw.p), 0};
	return true;
}

void
half_walk(struct half *h, struct arena *a)
{
	if (is_plain(h, a))
		return;
	str s = str_trim(h->raw);
	size_t begin = (size_t)(s.p - h->raw.p);
	struct walker w = {.h = h,
	                   .raw = str_sub(h->raw, 0, begin + s.n),
	                   .at = begin,
	                   .a = a};
	/* References may be shorter than what they stand for, masks longer. */
	w.room = s.n + (size_t)4 * MASK_LEN;
	w.out = NEW(a, char, w.room + 1);
	const struct node *n = h->run->first;
	while (n != NULL) {
		enter(&w, n);
		if (n->first != NULL) {
			n = n->first;
			continue;
		}
		leave(&w, n);
		while (n->next == NULL && n->parent != h->run) {
			n = n->parent;
			leave(&w, n);
		}
		n = n->next;
	}
	while (w.n > 0 && ascii_blank(w.out[w.n - 1]))
		w.n--;
	h->text = (str){w.out, w.n};
}
