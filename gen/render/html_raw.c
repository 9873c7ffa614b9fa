/* html_raw.c -- contributed HTML in a page: the hooks of the sanitizer. */
#include "render/escape.h"
#include "render/html_inner.h"

/* What is said of each event, around the name of what it is about. */
static const struct {
	enum diag_id id;
	const char *before, *after;
} said[] = {
	[SANITIZE_ELEMENT] = {DIAG_HTML_DROPPED, "element '",
		"' is not allowed; its text is kept"},
	[SANITIZE_CONTENT] = {DIAG_HTML_DROPPED, "element '",
		"' is not allowed; dropped with its text"},
	[SANITIZE_ATTRIBUTE] = {DIAG_HTML_DROPPED, "attribute '",
		"' is not allowed; dropped"},
	[SANITIZE_URL] = {DIAG_HTML_DROPPED, "the address in '",
		"' has a scheme that is not allowed; dropped"},
	[SANITIZE_PLACEHOLDER] = {DIAG_HTML_PLACEHOLDER, "'<",
		">' is no HTML; shown as text"},
	[SANITIZE_UNCLOSED] = {DIAG_HTML_UNCLOSED, "element '",
		"' is not closed, or was not open"},
};

/* Attributes of presentation: dropped, but no fault of the page. */
static bool
is_presentation(str name)
{
	static const char *const names[] = {
		"class", "style", "target", "rel", "border", "align", "valign",
		"cellpadding", "cellspacing", "width", "height", "bgcolor",
		"nowrap",
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq_nocase(name, str_of(names[i])))
			return true;
	return false;
}

/* ---- places ---------------------------------------------------------------- */

/* A tag is looked for so far on: what is not found must not cost much. */
enum { FAR = 1 << 14, LONGEST = 200 };

/* As much of what begins with TAG as stands in one line of the source. */
static str
recognisable(str tag)
{
	size_t n = 1;
	while (n < tag.n && n < LONGEST && tag.p[n - 1] != '>'
	       && tag.p[n] != '\n' && tag.p[n] != TOKEN_OPEN[0])
		n++;
	return str_sub(tag, 0, n);
}

static size_t
find_within(str text, str s, size_t from, size_t end)
{
	if (end > from + FAR)
		end = from + FAR;
	return str_find(str_sub(text, 0, end), s, from);
}

/* The last S that begins before END, as far back as is looked. */
static size_t
find_before(str text, str s, size_t end)
{
	size_t least = end > FAR ? end - FAR : 0;
	for (size_t at = end; at-- > least;)
		if (text.p[at] == '<'
		    && str_starts(str_sub(text, at, text.n), s))
			return at;
	return STR_NONE;
}

/* Where what is being written stands in the source. */
static void
bounds(const struct writer *w, size_t *begin, size_t *end)
{
	str text = w->doc->src.text;
	*begin = w->place;
	*end = text.n;
	if (w->pair != NULL) {
		str half = w->half == SIDE_SOURCE ? w->pair->source
		                                  : w->pair->target;
		*begin = (size_t)(half.p - text.p);
		*end = *begin + half.n;
	}
}

/*
 * The place of TAG; the same tag again is looked for behind the last one.  One
 * that was left open may be of an earlier piece.
 */
static uint32_t
place_of(struct writer *w, str tag)
{
	size_t begin, end;
	bounds(w, &begin, &end);
	if (tag.n == 0)
		return (uint32_t)begin;
	if (tag.p == w->said.tag)
		return w->said.pos;
	str text = w->doc->src.text, shown = recognisable(tag);
	size_t from = begin;
	if (w->html_from > from && w->html_from < end)
		from = w->html_from;
	if (w->said.end > from && w->said.end < end)
		from = w->said.end;
	size_t at = find_within(text, shown, from, end);
	if (at == STR_NONE && from > begin)
		at = find_within(text, shown, begin, end);
	if (at == STR_NONE && w->pair == NULL)
		at = find_before(text, shown, begin);
	if (at == STR_NONE)
		return (uint32_t)begin;
	w->said = (struct html_place){tag.p, (uint32_t)at,
	                              (uint32_t)(at + shown.n)};
	return (uint32_t)at;
}

/* Where the attribute NAME is in TAG, or STR_NONE. */
static size_t
find_attribute(str tag, str name)
{
	for (size_t at = 1; at + name.n <= tag.n; at++) {
		char before = tag.p[at - 1];
		if ((ascii_blank(before) || before == '"' || before == '\'')
		    && str_eq_nocase(str_sub(tag, at, at + name.n), name))
			return at;
	}
	return STR_NONE;
}

/* ---- events ------------------------------------------------------------------ */

/* Has the same been said of the target, or by those who look at pairs? */
static bool
is_told(const struct writer *w, enum sanitize_event e, str name, str tag)
{
	if (w->pair == NULL)
		return false;
	if (e == SANITIZE_UNCLOSED && str_eq_nocase(name, S("span")))
		return true;
	return w->half == SIDE_SOURCE && tag.n > 0
		&& doc_target_says(w->pair->target, recognisable(tag));
}

static void
on_event(void *ctx, enum sanitize_event e, str name)
{
	struct writer *w = ctx;
	struct diag *d = w->page->diag;
	str tag = w->html == NULL ? (str){NULL, 0} : sanitize_tag(w->html);
	if (d == NULL || (e == SANITIZE_ATTRIBUTE && is_presentation(name))
	    || (e == SANITIZE_PLACEHOLDER && str_starts(tag, S("</")))
	    || is_told(w, e, name, tag))
		return;
	str shown = recognisable(tag);
	uint32_t pos = place_of(w, tag);
	if (e == SANITIZE_PLACEHOLDER && str_ends(shown, S(">")))
		name = str_sub(shown, 1, shown.n - 1);
	size_t at = e == SANITIZE_ATTRIBUTE || e == SANITIZE_URL
		? find_attribute(shown, name) : STR_NONE;
	if (at != STR_NONE)
		shown = name;
	d->unit = w->pair == NULL ? (str){NULL, 0} : w->pair->id;
	diag_at(d, said[e].id, &w->doc->src,
	        at == STR_NONE ? pos : pos + (uint32_t)at,
	        shown.n == 0 ? 1 : (uint32_t)shown.n, "%s%.*s%s",
	        said[e].before, STR_ARG(str_sub(name, 0, 60)), said[e].after);
	d->unit = (str){NULL, 0};
}

static bool
on_url(void *ctx, str url, bool media, struct buf *out)
{
	struct writer *w = ctx;
	return link_address(w, url, POS_NONE, media, out);
}

/* ID without the quotes around it: in a region of FORMAT A1 they are written
 * as &quot;, and so are no part of the tag. */
static str
without_quotes(str id)
{
	if (id.n > 2 && id.p[0] == '"' && id.p[id.n - 1] == '"')
		return str_sub(id, 1, id.n - 1);
	return id;
}

static bool
on_anchor(void *ctx, str id, struct buf *out)
{
	struct writer *w = ctx;
	str tag = sanitize_tag(w->html);
	id = without_quotes(id);
	if (map_get(&w->page->headings->ids, id) == NULL
	    && anchors_add(&w->page->seen, str_dup(id, w->page->arena))) {
		buf_add(out, id);
		return true;
	}
	/* The theme has it: a link to it leads to where the text begins. */
	if (str_eq(id, S("Main")))
		(void)anchors_add(&w->page->seen, S("Main"));
	if (w->page->diag != NULL && !is_told(w, SANITIZE_ATTRIBUTE, id, tag))
		diag_at(w->page->diag, DIAG_ANCHOR_DUPLICATE, &w->doc->src,
		        place_of(w, tag), (uint32_t)recognisable(tag).n,
		        "the page has the anchor '%.*s' already", STR_ARG(id));
	return false;
}

static void
on_token(void *ctx, size_t number, struct buf *out)
{
	struct writer *w = ctx;
	struct buf *outer = w->out;
	if (number >= w->doc->npairs)
		return;
	w->out = out;
	pair_write_raw(w, &w->doc->pairs[number]);
	w->out = outer;
}

static void
on_token_text(void *ctx, size_t number, struct buf *out)
{
	struct writer *w = ctx;
	if (number < w->doc->npairs)
		node_text(pair_half(&w->doc->pairs[number], w->page->side),
		          w->page->side, out);
}

static void
on_table_box(void *ctx, struct buf *out)
{
	table_box_open(ctx, out);
}

static void
on_image(void *ctx, struct buf *out)
{
	picture_write_size(ctx, out);
}

struct sanitize_stack *
raw_begin(struct writer *w, bool is_inline)
{
	struct sanitize_hooks *hooks =
		NEW(w->page->arena, struct sanitize_hooks, 1);
	*hooks = (struct sanitize_hooks){.ctx = w,
	                                 .table_box = on_table_box,
	                                 .event = on_event,
	                                 .url = on_url,
	                                 .image = on_image,
	                                 .anchor = on_anchor,
	                                 .token = on_token,
	                                 .token_text = on_token_text};
	return sanitize_begin(hooks, is_inline, w->page->arena);
}

void
raw_write(struct writer *w, const struct node *n, bool is_inline)
{
	if (w->html == NULL)
		w->html = raw_begin(w, is_inline);
	w->html_from = n->pos != POS_NONE ? n->pos : 0;
	sanitize_html(w->html, n->text, w->out);
}

void
raw_end(struct writer *w)
{
	if (w->html != NULL)
		sanitize_end(w->html, w->out);
	w->html = NULL;
}
