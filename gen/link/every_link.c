#include "link/every_link.h"

#include "base/elements.h"
#include "base/html_tag.h"
#include "base/text.h"

/* The end of an <a> is looked for so far on: one that has none must not cost
 * much.  In bytes, and among inlines in nodes. */
enum { INSIDE_MOST = 2000, NODES_MOST = 64 };

struct walker {
	struct any_link at;
	void (*visit)(void *ctx, const struct any_link *l);
	void *ctx;
	struct arena *arena;
};

/* ---- HTML ------------------------------------------------------------------------ */

static bool
is_end_of_a(str html, size_t at)
{
	str end = str_sub(html, at, html.n < at + 4 ? html.n : at + 4);
	return str_eq_nocase(str_sub(end, 0, 3), S("</a"))
		&& (end.n < 4 || !ascii_alnum(end.p[3]));
}

/* What of HTML follows FROM, up to the </a>. */
static str
inside_of(str html, size_t from)
{
	size_t most = html.n - from < INSIDE_MOST ? html.n : from + INSIDE_MOST;
	for (size_t at = from; at < most; at++)
		if (html.p[at] == '<' && is_end_of_a(html, at))
			return str_sub(html, from, at);
	return str_sub(html, from, from);
}

static void
visit_tag(struct walker *w, const struct html_tag *t, str inside)
{
	struct html_attr attrs[HTML_ATTRS_MAX];
	bool media = str_eq_nocase(t->name, S("img"));
	if (t->end || (!media && !str_eq_nocase(t->name, S("a"))))
		return;
	size_t n = html_tag_read(t, attrs, w->arena);
	for (size_t i = 0; i < n; i++) {
		if (!str_eq(attrs[i].name, media ? S("src") : S("href")))
			continue;
		w->at.html = true;
		w->at.media = media;
		w->at.url = str_trim(attrs[i].value);
		w->at.inside = inside;
		w->visit(w->ctx, &w->at);
	}
}

/* Behind what begins with the tag T at AT, when it is no text for readers. */
static size_t
behind(str html, size_t at, const struct html_tag *t)
{
	const struct element *e = t->end ? NULL : element_find(t->name);
	at += t->raw.n;
	if (e == NULL || e->kind != ELEMENT_RAW)
		return at;
	size_t end = str_find(html, S("</"), at);
	return end == STR_NONE ? html.n : end;
}

static void
visit_html(struct walker *w, const struct node *n)
{
	struct html_tag t;
	str html = n->text;
	bool block = n->kind == NODE_HTML_BLOCK;
	w->at.node = n;
	for (size_t at = 0; (at = str_chr(html, '<', at)) != STR_NONE;) {
		if (str_starts(str_sub(html, at, html.n), S("<!--"))) {
			at = str_find(html, S("-->"), at);
			if (at == STR_NONE)
				return;
		} else if (html_tag_scan(html, at, &t)) {
			str inside = {NULL, 0};
			if (block)
				inside = inside_of(html, at + t.raw.n);
			visit_tag(w, &t, inside);
			at = behind(html, at, &t);
		} else if (t.raw.n > 0) {
			return; /* it never ends */
		} else {
			at++;
		}
	}
}

/* ---- nodes ------------------------------------------------------------------------- */

static void
visit_node(struct walker *w, const struct node *n)
{
	if (n->kind == NODE_HTML || n->kind == NODE_HTML_BLOCK) {
		visit_html(w, n);
		return;
	}
	if (n->kind != NODE_LINK && n->kind != NODE_IMAGE
	    && n->kind != NODE_VIDEO)
		return;
	w->at.node = n;
	w->at.html = false;
	w->at.media = n->kind != NODE_LINK;
	w->at.url = n->u.link.url;
	w->at.inside = (str){NULL, 0};
	w->visit(w->ctx, &w->at);
}

static void
visit_run(struct walker *w, const struct node *run, enum place_half half)
{
	w->at.half = half;
	for (const struct node *n = run; n != NULL; n = node_next(n, run))
		visit_node(w, n);
}

static void
visit_pair(struct walker *w, const struct pair *p)
{
	w->at.pair = p;
	visit_run(w, p->target_run, HALF_TARGET);
	visit_run(w, p->source_run, HALF_SOURCE);
	w->at.pair = NULL;
	w->at.half = HALF_NONE;
}

/* The pairs that tokens in HTML stand for. */
static void
visit_tokens(struct walker *w, str html)
{
	const struct doc *doc = w->at.doc;
	struct token t = {.end = 0};
	while (token_find(html, t.end, doc->npairs, &t))
		visit_pair(w, &doc->pairs[t.number]);
}

void
every_link(const struct doc *doc,
           void (*visit)(void *ctx, const struct any_link *l), void *ctx,
           struct arena *a)
{
	struct walker w = {.at.doc = doc, .at.near = doc->body, .visit = visit,
	                   .ctx = ctx, .arena = a};
	for (const struct node *n = doc->root; n != NULL;
	     n = node_next(n, doc->root)) {
		if (n->pos != POS_NONE && n->pos > w.at.near)
			w.at.near = n->pos;
		visit_node(&w, n);
		if (n->kind == NODE_PAIR)
			visit_pair(&w, n->u.pair);
		else if (n->kind == NODE_HTML_BLOCK)
			visit_tokens(&w, n->text);
	}
}

/* ---- texts ------------------------------------------------------------------------- */

/* The text of HTML, in which tokens stand for pairs of DOC. */
static void
html_text(const struct doc *doc, str html, enum side side, struct buf *out)
{
	struct html_tag tag;
	struct token token;
	uint32_t c;
	for (size_t n, i = 0; i < html.n;) {
		if (html.p[i] == '<' && html_tag_scan(html, i, &tag)) {
			i += tag.raw.n;
		} else if (html.p[i] == '&'
		           && (n = html_reference(html, i, &c)) > 0) {
			char u[4];
			buf_add(out, (str){u, text_encode(c, u)});
			i += n;
		} else if (html.p[i] == TOKEN_OPEN[0]
		           && token_find(html, i, doc->npairs, &token)
		           && token.begin == i) {
			node_text(pair_half(&doc->pairs[token.number], side),
			          side, out);
			i = token.end;
		} else {
			buf_addc(out, html.p[i++]);
		}
	}
}

/* The inline after N, which is in an <a>; NULL where that ends, or after too
 * many. */
static const struct node *
next_inside(const struct node *n, size_t *left)
{
	n = n->next;
	return n == NULL || --*left == 0
		|| (n->kind == NODE_HTML && is_end_of_a(n->text, 0)) ? NULL : n;
}

void
any_link_text(const struct any_link *l, enum side side, struct buf *out)
{
	size_t left = NODES_MOST;
	if (!l->html)
		node_text(l->node, side, out);
	else if (l->inside.p != NULL)
		html_text(l->doc, l->inside, side, out);
	else
		for (const struct node *n = l->node;
		     (n = next_inside(n, &left)) != NULL;)
			node_text(n, side, out);
}

static bool
tree_holds_pair(const struct node *root)
{
	for (const struct node *n = root; n != NULL; n = node_next(n, root))
		if (n->kind == NODE_PAIR)
			return true;
	return false;
}

bool
any_link_holds_pair(const struct any_link *l)
{
	struct token t;
	size_t left = NODES_MOST;
	if (!l->html)
		return tree_holds_pair(l->node);
	if (l->inside.p != NULL)
		return token_find(l->inside, 0, l->doc->npairs, &t);
	for (const struct node *n = l->node;
	     (n = next_inside(n, &left)) != NULL;)
		if (tree_holds_pair(n))
			return true;
	return false;
}
