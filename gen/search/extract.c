#include "search/extract.h"

#include "base/html_tag.h"

struct extractor {
	const struct doc *doc; /* the pairs are its */
	enum side side;
	bool both;
	bool titled; /* the page's own title is behind us */
	bool plain;  /* a tag of the HTML at hand never ends: no more tags */
	struct buf *text, *headings; /* the room's */
};

/* ---- pairs ------------------------------------------------------------------- */

static void
source_of(const struct pair *p, struct buf *out)
{
	if (p->source_run == NULL || p->fault == PAIR_NO_SOURCE
	    || p->target_empty
	    || (!p->values_differ && str_eq(p->target, p->source)))
		return;
	node_text(p->source_run, SIDE_SOURCE, out);
	buf_addc(out, ' ');
}

static void
sources_in(const struct node *block, struct buf *out)
{
	for (const struct node *n = block; n != NULL; n = node_next(n, block))
		if (n->kind == NODE_PAIR)
			source_of(n->u.pair, out);
}

static void
end_block(struct buf *out)
{
	if (out->n > 0 && out->p[out->n - 1] == ' ')
		out->n--;
	if (out->n > 0 && out->p[out->n - 1] != '\n')
		buf_addc(out, '\n');
}

/* ---- raw HTML ------------------------------------------------------------------ */

/* The end of an element whose content is no text, which begins at TAG. */
static size_t
skip_content(str html, const struct html_tag *tag, size_t at)
{
	bool mute = str_eq_nocase(tag->name, S("script"))
		|| str_eq_nocase(tag->name, S("style"));
	if (!mute || tag->end || tag->self_closing)
		return at;
	size_t end = str_find(html, S("</"), at);
	return end == STR_NONE ? html.n : end;
}

static void
raw_pair(struct extractor *x, const struct pair *p)
{
	node_text(pair_half(p, x->side), x->side, &x->text[0]);
	if (x->both)
		source_of(p, &x->text[1]);
}

/* The end of the tag or comment at AT, or AT where there is none. */
static size_t
raw_tag(struct extractor *x, str html, size_t at)
{
	struct html_tag tag;
	if (str_starts(str_sub(html, at, html.n), S("<!--"))) {
		size_t end = str_find(html, S("-->"), at);
		return end == STR_NONE ? html.n : end + 3;
	}
	if (html_tag_scan(html, at, &tag)) {
		buf_addc(&x->text[0], ' ');
		return skip_content(html, &tag, at + tag.raw.n);
	}
	x->plain = tag.raw.n > 0;
	return at;
}

/* What begins with a mark at AT; returns where it ends. */
static size_t
raw_mark(struct extractor *x, str html, size_t at)
{
	struct token t;
	uint32_t c;
	if (html.p[at] == '<' && !x->plain) {
		size_t end = raw_tag(x, html, at);
		if (end > at)
			return end;
	}
	/* A token stands here, or none: they are looked for no farther. */
	str rest = str_sub(html, at, at + 24);
	if (str_starts(rest, S(TOKEN_OPEN))
	    && token_find(rest, 0, x->doc->npairs, &t) && t.begin == 0) {
		raw_pair(x, &x->doc->pairs[t.number]);
		return at + t.end;
	}
	size_t n = html.p[at] == '&' ? html_reference(html, at, &c) : 0;
	if (n > 0 && c < 0x80) {
		buf_addc(&x->text[0], (char)c);
		return at + n;
	}
	if (html.p[at] != '<')
		buf_addc(&x->text[0], html.p[at]);
	return at + 1;
}

/* Tags say nothing; what is between them does. */
static void
raw_html(struct extractor *x, str html)
{
	x->plain = false;
	for (size_t at = 0; at < html.n;) {
		size_t from = at;
		while (at < html.n && html.p[at] != '<' && html.p[at] != '&'
		       && html.p[at] != TOKEN_OPEN[0])
			at++;
		buf_add(&x->text[0], str_sub(html, from, at));
		if (at < html.n)
			at = raw_mark(x, html, at);
	}
	end_block(&x->text[0]);
	end_block(&x->text[1]);
}

/* ---- blocks -------------------------------------------------------------------- */

/* The first heading of the first level is the page's title once more. */
static bool
is_title(struct extractor *x, const struct node *n)
{
	bool first = n->kind == NODE_HEADING && n->u.heading.level == 1
		&& !x->titled;
	x->titled = x->titled || first;
	return first;
}

static void
add(struct buf *to, struct buf *from, size_t at)
{
	buf_add(to, str_sub(buf_str(from), at, from->n));
	end_block(to);
}

static void
inlines(struct extractor *x, const struct node *n)
{
	size_t from[] = {x->text[0].n, x->text[1].n};
	bool title = is_title(x, n);
	node_text(n, x->side, &x->text[0]);
	if (x->both)
		sources_in(n, &x->text[1]);
	for (int i = 0; i < 2; i++) {
		end_block(&x->text[i]);
		if (n->kind == NODE_HEADING)
			add(&x->headings[i], &x->text[i], from[i]);
		if (title)
			x->text[i].n = from[i];
	}
}

/* Includes nest no deeper than the limit of read/include. */
static void /* NOLINTNEXTLINE(misc-no-recursion) */
tree(struct extractor *x, const struct doc *doc)
{
	const struct doc *outer = x->doc;
	x->doc = doc;
	for (const struct node *n = doc->root; n != NULL;) {
		if (node_holds_inlines(n->kind)) {
			inlines(x, n);
			n = node_after(n, doc->root);
			continue;
		}
		if (n->kind == NODE_HTML_BLOCK)
			raw_html(x, n->text);
		else if (n->kind == NODE_CODE_BLOCK)
			buf_add(&x->text[0], n->text);
		else if (n->kind == NODE_INCLUDE && n->u.include != NULL
		         && n->u.include->root != NULL)
			tree(x, n->u.include);
		end_block(&x->text[0]);
		n = node_next(n, doc->root);
	}
	x->doc = outer;
}

void
search_extract(const struct doc *doc, enum side side, bool both,
               struct search_room *room, struct search_text *t, struct arena *a)
{
	struct extractor x = {.side = side,
	                      .both = both,
	                      .text = room->text,
	                      .headings = room->headings};
	for (int i = 0; i < 2; i++)
		x.text[i].n = x.headings[i].n = 0;
	tree(&x, doc);
	t->shown.text = str_dup(buf_str(&x.text[0]), a);
	t->shown.headings = str_dup(buf_str(&x.headings[0]), a);
	t->source.text = str_dup(buf_str(&x.text[1]), a);
	t->source.headings = str_dup(buf_str(&x.headings[1]), a);
}
