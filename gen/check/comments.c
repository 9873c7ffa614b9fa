#include "check/comments.h"

#include "base/wire.h"
#include "check/rule.h"
#include "base/suggest.h"

/* Each is looked at for every finding of its file. */
enum { COMMENTS_MOST = 500 };

struct reader {
	struct page_check *page;
	struct comments *out;
	size_t first;        /* of the page's in OUT */
	struct diag places;
	uint32_t from, to;   /* the comment that is being read */
	str why;
};

static struct range
here(const struct reader *r)
{
	return (struct range){r->from, r->to - r->from};
}

/* ---- how far it reaches ---------------------------------------------------------- */

/* The end of the block that begins at or after FROM: a blank line. */
static uint32_t
block_end(str text, uint32_t from)
{
	bool begun = false, blank = true; /* the line, so far */
	uint32_t i = from;
	for (; i < text.n; i++) {
		if (text.p[i] != '\n') {
			blank &= ascii_blank(text.p[i]);
			continue;
		}
		if (blank && begun)
			break;
		begun |= !blank;
		blank = true;
	}
	return i;
}

/* The first pair of DOC that begins at or after POS, or NULL. */
static const struct pair *
pair_after(const struct doc *doc, uint32_t pos)
{
	size_t low = 0, high = doc->npairs;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (doc->pairs[mid].pos < pos)
			low = mid + 1;
		else
			high = mid;
	}
	return low < doc->npairs ? &doc->pairs[low] : NULL;
}

/* The end of the next unit, if it is in the next block, else of that. */
static uint32_t
next_end(const struct doc *doc, uint32_t from)
{
	uint32_t end = block_end(doc->src.text, from);
	const struct pair *p = pair_after(doc, from);
	return p != NULL && p->pos < end ? p->end : end;
}

/* ---- rules by name --------------------------------------------------------------- */

/* The next name in *LIST, which is cut; empty at the end. */
static str
next_name(str *list)
{
	size_t i = 0, end;
	while (i < list->n && (ascii_blank(list->p[i]) || list->p[i] == ','))
		i++;
	end = i;
	while (end < list->n && !ascii_blank(list->p[end])
	       && list->p[end] != ',')
		end++;
	str name = str_sub(*list, i, end);
	*list = str_sub(*list, end, list->n);
	return name;
}

/* The rule NAME; false when that is none, which is told. */
static bool
find_rule(struct reader *r, str name, enum diag_id *id)
{
	struct suggest near = {.word = name};
	*id = DIAG_COUNT;
	if (str_eq(name, S("all")) || diag_find(name, id))
		return true;
	for (int i = 0; i < DIAG_COUNT; i++)
		suggest_try(&near, diag_name((enum diag_id)i));
	say_page(r->page, DIAG_SUPPRESSION, here(r),
	         "no rule is called '%.*s'%s", STR_ARG(str_sub(name, 0, 100)),
	         suggest_text(&near, r->page->arena));
	return false;
}

/* ---- the comments ---------------------------------------------------------------- */

static void
add(struct reader *r, enum diag_id id, uint32_t to)
{
	struct comments *c = r->out;
	const struct source *src = &r->page->doc->src;
	if (c->n - r->first >= COMMENTS_MOST)
		return; /* one comment may name many rules */
	r->places.n = 0;
	diag_at(&r->places, DIAG_SUPPRESSION_UNUSED, src, r->from,
	        r->to - r->from, id == DIAG_COUNT
	        ? "nothing is found here that '%s' could suppress"
	        : "no '%s' is found here to be suppressed",
	        id == DIAG_COUNT ? "all" : diag_name(id));
	GROW(c->arena, c->list, c->n, c->cap)[c->n] = (struct comment){
		.msg = r->places.msgs[0], .id = id, .from = r->to, .to = to,
		.locale = (uint16_t)r->page->locale, .why = r->why};
	c->n++;
}

static void
disable(struct reader *r, str names, uint32_t to)
{
	size_t n = 0;
	enum diag_id id;
	for (str name = next_name(&names); name.n > 0;
	     name = next_name(&names), n++)
		if (find_rule(r, name, &id))
			add(r, id, to);
	if (n == 0)
		say_page(r->page, DIAG_SUPPRESSION, here(r),
		         "a rule is missing, or 'all'");
}

static void
disable_next(struct reader *r, str names)
{
	disable(r, names, next_end(r->page->doc, r->to));
}

static void
disable_rest(struct reader *r, str names)
{
	disable(r, names, POS_NONE);
}

/* End the open ones of ID (DIAG_COUNT: all of them). */
static size_t
close_open(struct reader *r, enum diag_id id)
{
	size_t n = 0;
	for (size_t i = r->first; i < r->out->n; i++) {
		struct comment *c = &r->out->list[i];
		if (c->to != POS_NONE || (id != DIAG_COUNT && c->id != id))
			continue;
		c->to = r->from;
		n++;
	}
	return n;
}

static void
enable(struct reader *r, str names)
{
	enum diag_id id = DIAG_COUNT;
	str name = next_name(&names);
	do {
		if (name.n > 0 && !find_rule(r, name, &id))
			continue;
		if (close_open(r, id) == 0)
			say_page(r->page, DIAG_SUPPRESSION, here(r),
			         "nothing to enable: '%s' is not disabled "
			         "here", id == DIAG_COUNT ? "all"
			         : diag_name(id));
	} while ((name = next_name(&names)).n > 0);
}

static const struct {
	const char *name;
	void (*read)(struct reader *r, str names);
} words[] = {
	{"glose-disable-next", disable_next},
	{"glose-disable", disable_rest},
	{"glose-enable", enable},
};
enum { NWORDS = sizeof words / sizeof *words };

/* Is TEXT, the inside of a comment, for us?  The case of its word is free. */
static bool
is_ours(str text)
{
	str name = S("glose-");
	return str_eq_nocase(str_sub(str_trim(text), 0, name.n), name);
}

/* The comment at r->from, of which TEXT is the inside. */
static void
read_comment(struct reader *r, str text)
{
	str word = next_name(&text);
	struct suggest near = {.word = word};
	if (r->out->n - r->first >= COMMENTS_MOST) {
		say_page(r->page, DIAG_SUPPRESSION, here(r), "more than %d "
		         "comments for glose; the rest is not heeded",
		         COMMENTS_MOST);
		return;
	}
	size_t why = str_find(text, S(" -- "), 0);
	if (why != STR_NONE) {
		r->why = str_trim(str_sub(text, why + 4, text.n));
		text = str_sub(text, 0, why);
	} else {
		r->why = (str){NULL, 0};
	}
	for (size_t i = 0; i < NWORDS; i++) {
		if (str_eq_nocase(word, str_of(words[i].name))) {
			words[i].read(r, text);
			return;
		}
		suggest_try(&near, words[i].name);
	}
	say_page(r->page, DIAG_SUPPRESSION, here(r), "'%.*s' means nothing%s",
	         STR_ARG(str_sub(word, 0, 100)),
	         suggest_text(&near, r->page->arena));
}

/* The comments in N, which is HTML; those of the source begin at *CURSOR. */
static void
read_node(struct reader *r, const struct node *n, size_t *cursor)
{
	str all = r->page->doc->src.text;
	if (n->pos != POS_NONE && n->pos > *cursor)
		*cursor = n->pos;
	for (size_t at = 0; (at = str_find(n->text, S("<!--"), at))
	     != STR_NONE;) {
		size_t end = str_find(n->text, S("-->"), at + 4);
		if (end == STR_NONE)
			return;
		str inside = str_sub(n->text, at + 4, end);
		str whole = str_sub(n->text, at, end + 3);
		at = end + 3;
		if (!is_ours(inside))
			continue;
		size_t pos = str_find(all, whole, *cursor);
		if (pos == STR_NONE)
			continue; /* a pair is in it */
		r->from = (uint32_t)pos;
		r->to = (uint32_t)(pos + whole.n);
		*cursor = r->to;
		read_comment(r, str_sub(all, pos + 4, r->to - 3));
	}
}

void
comments_read(struct page_check *p, struct comments *c)
{
	const struct doc *doc = p->doc;
	struct reader r = {.page = p, .out = c, .first = c->n,
	                   .places.arena = c->arena};
	size_t cursor = doc->body;
	/* Of "<!--" what is rare: all text is looked through. */
	if (str_find(doc->src.text, S("!--"), cursor) == STR_NONE)
		return;
	for (const struct node *n = doc->root; n != NULL;
	     n = node_next(n, doc->root))
		if (n->kind == NODE_HTML || n->kind == NODE_HTML_BLOCK)
			read_node(&r, n, &cursor);
}

void
comments_put(struct buf *out, const struct comments *c)
{
	wire_put_num(out, c->n);
	for (size_t i = 0; i < c->n; i++) {
		const struct comment *one = &c->list[i];
		diag_put_one(out, &one->msg);
		wire_put_num(out, one->id);
		wire_put_num(out, one->from);
		wire_put_num(out, one->to);
		wire_put_num(out, one->locale);
		wire_put_str(out, one->why);
	}
}

void
comments_get(str *in, struct comments *c)
{
	for (uint64_t n = wire_get_num(in); n > 0; n--) {
		struct comment *one = &GROW(c->arena, c->list, c->n,
		                            c->cap)[c->n];
		*one = (struct comment){.used = false};
		diag_get_one(in, &one->msg, c->arena);
		one->id = (enum diag_id)wire_get_num(in);
		one->from = (uint32_t)wire_get_num(in);
		one->to = (uint32_t)wire_get_num(in);
		one->locale = (uint16_t)wire_get_num(in);
		one->why = wire_get_str(in, c->arena);
		c->n++;
	}
}
