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

static void
on_event(void *ctx, enum sanitize_event e, str name)
{
	struct writer *w = ctx;
	if (w->page->diag == NULL
	    || (e == SANITIZE_ATTRIBUTE && is_presentation(name)))
		return;
	uint32_t pos = w->pair != NULL ? w->pair->pos : w->place;
	diag_at(w->page->diag, said[e].id, &w->doc->src, pos, 1, "%s%.*s%s",
	        said[e].before, STR_ARG(str_sub(name, 0, 60)), said[e].after);
}

static bool
on_url(void *ctx, str url, bool media, struct buf *out)
{
	struct writer *w = ctx;
	return link_address(w, url, POS_NONE, media, out);
}

static bool
on_anchor(void *ctx, str id, struct buf *out)
{
	struct writer *w = ctx;
	if (map_get(&w->page->headings->ids, id) != NULL
	    || !anchors_add(&w->page->seen, str_dup(id, w->page->arena))) {
		if (w->page->diag != NULL)
			diag_at(w->page->diag, DIAG_ANCHOR_DUPLICATE,
			        &w->doc->src, w->place, 1,
			        "the page has the anchor '%.*s' already",
			        STR_ARG(id));
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
	w->out = out;
	pair_write_raw(w, &w->doc->pairs[number]);
	w->out = outer;
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
raw_write(struct writer *w, str html, bool is_inline)
{
	if (w->html == NULL)
		w->html = raw_begin(w, is_inline);
	sanitize_html(w->html, html, w->out);
}

void
raw_end(struct writer *w)
{
	if (w->html != NULL)
		sanitize_end(w->html, w->out);
	w->html = NULL;
}
