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
		"' is not allowed; dropped"},
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

/*
 * Is the NAME at AT that of an attribute, or of an element?  E says which it
 * should be.
 */
static bool
is_named(str text, size_t at, enum sanitize_event e)
{
	char before = at == 0 ? '\0' : text.p[at - 1];
	if (e == SANITIZE_ATTRIBUTE || e == SANITIZE_URL)
		return ascii_blank(before) || before == '"' || before == '\'';
	return before == '<'
		|| (before == '/' && at > 1 && text.p[at - 2] == '<');
}

/* The NAME that E is about in TEXT at or after FROM, or STR_NONE. */
static size_t
find_name(str text, size_t from, str name, enum sanitize_event e)
{
	for (; from + name.n <= text.n; from++)
		if (is_named(text, from, e)
		    && str_eq_nocase(str_sub(text, from, from + name.n), name))
			return from;
	return STR_NONE;
}

/* The last one that opens an element, in TEXT from FROM, or STR_NONE. */
static size_t
find_open(str text, size_t from, str name)
{
	for (size_t at = text.n; at > from && at > 1; at--)
		if (text.p[at - 1] == '<'
		    && str_eq_nocase(str_sub(text, at, at + name.n), name))
			return at;
	return STR_NONE;
}

static str
half_of(const struct writer *w)
{
	return w->half == SIDE_SOURCE ? w->pair->source : w->pair->target;
}

/* Where what is being written begins, for want of a better place. */
static uint32_t
begin(const struct writer *w)
{
	if (w->pair == NULL)
		return w->place;
	return (uint32_t)(half_of(w).p - w->doc->src.text.p);
}

/*
 * Where the NAME that E is about stands.  Events come in the order of the
 * text, so it is looked for behind the last -- but for an element that is
 * found open at the end.
 */
static uint32_t
place_of_event(struct writer *w, enum sanitize_event e, str name)
{
	str text = str_sub(w->doc->src.text, 0, w->html_to);
	size_t at = find_name(text, w->html_from, name, e);
	if (at != STR_NONE)
		w->html_from = (uint32_t)(at + name.n);
	else if (e == SANITIZE_UNCLOSED)
		at = find_open(text, w->pair != NULL ? begin(w) : w->doc->body,
		               name);
	else
		w->html_from = w->html_to;
	return at == STR_NONE ? begin(w) : (uint32_t)at;
}

/* ---- hooks ------------------------------------------------------------------- */

/* What is told already: of both halves, or with the pairs. */
static bool
is_told(const struct writer *w, enum sanitize_event e, str name)
{
	if (e == SANITIZE_ATTRIBUTE && is_presentation(name))
		return true;
	if (w->pair == NULL)
		return false;
	if (e == SANITIZE_UNCLOSED && str_eq_nocase(name, S("span")))
		return true;
	return w->half == SIDE_SOURCE
		&& find_name(w->pair->target, 0, name, e) != STR_NONE;
}

static void
on_event(void *ctx, enum sanitize_event e, str name)
{
	struct writer *w = ctx;
	struct diag *d = w->page->diag;
	if (d == NULL || is_told(w, e, name))
		return;
	name = str_sub(name, 0, 60);
	d->unit = w->pair == NULL ? (str){NULL, 0} : w->pair->id;
	diag_at(d, said[e].id, &w->doc->src, place_of_event(w, e, name),
	        (uint32_t)name.n, "%s%.*s%s", said[e].before, STR_ARG(name),
	        said[e].after);
	d->unit = (str){NULL, 0};
}

static bool
on_url(void *ctx, str url, bool media, struct buf *out)
{
	struct writer *w = ctx;
	return link_address(w, url, POS_NONE, media, out);
}

static void
report_anchor(struct writer *w, str id)
{
	if (w->page->diag == NULL)
		return;
	/* The value follows a quote, as a name follows a blank. */
	uint32_t pos = place_of_event(w, SANITIZE_ATTRIBUTE, id);
	diag_at(w->page->diag, DIAG_ANCHOR_DUPLICATE, &w->doc->src, pos,
	        (uint32_t)id.n, "the page has the anchor '%.*s' already",
	        STR_ARG(id));
}

static bool
on_anchor(void *ctx, str id, struct buf *out)
{
	struct writer *w = ctx;
	/* <a name=&quot;x&quot;>: FORMAT A1 */
	if (id.n > 2 && id.p[0] == '"' && id.p[id.n - 1] == '"')
		id = str_sub(id, 1, id.n - 1);
	if (map_get(&w->page->headings->ids, id) != NULL
	    || !anchors_add(&w->page->seen, str_dup(id, w->page->arena))) {
		report_anchor(w, id);
		return false;
	}
	buf_add(out, id);
	return true;
}

static void
on_token(void *ctx, size_t number, struct buf *out)
{
	struct writer *w = ctx;
	struct buf *outer = w->out;
	uint32_t to = w->html_to;
	w->out = out;
	pair_write_raw(w, &w->doc->pairs[number]);
	w->out = outer;
	w->html_from = w->doc->pairs[number].end;
	w->html_to = to;
}

static void
on_token_text(void *ctx, size_t number, struct buf *out)
{
	struct writer *w = ctx;
	node_text(pair_half(&w->doc->pairs[number], w->page->side),
	           w->page->side, out);
}

struct sanitize_stack *
raw_begin(struct writer *w, bool is_inline)
{
	struct sanitize_hooks *hooks =
		NEW(w->page->arena, struct sanitize_hooks, 1);
	*hooks = (struct sanitize_hooks){.ctx = w,
	                                 .event = on_event,
	                                 .url = on_url,
	                                 .anchor = on_anchor,
	                                 .token = on_token,
	                                 .token_text = on_token_text};
	return sanitize_begin(hooks, is_inline, w->page->arena);
}

void
raw_write(struct writer *w, const struct node *n, bool is_inline)
{
	size_t end = w->doc->src.text.n;
	w->html_from = n->pos != POS_NONE ? n->pos : begin(w);
	if (is_inline && n->pos != POS_NONE)
		end = (size_t)n->pos + n->text.n;
	else if (w->pair != NULL)
		end = begin(w) + half_of(w).n;
	else if (n->next != NULL && n->next->pos != POS_NONE)
		end = n->next->pos;
	w->html_to = (uint32_t)end;
	if (w->html == NULL)
		w->html = raw_begin(w, is_inline);
	sanitize_html(w->html, n->text, w->out);
	w->html_from = w->html_to;
}

void
raw_end(struct writer *w)
{
	if (w->html != NULL)
		sanitize_end(w->html, w->out);
	w->html = NULL;
}
