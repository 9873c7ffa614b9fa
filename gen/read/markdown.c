#include "read/markdown.h"

#include <assert.h>
#include <string.h>

#define CMARK_NO_SHORT_NAMES
#include <cmark.h>

#include "base/buf.h"
#include "read/gfm_autolink.h"
#include "read/gfm_inline.h"
#include "read/gfm_table.h"
#include "read/markdown_blocks.h"
#include "read/markdown_memory.h"
#include "read/markdown_plain.h"
#include "read/markdown_text.h"

/* Alone in a paragraph: a mark that no author can write. */
#define MARK "\xEF\xB7\x91"
#define REST_MARK S(MARK "\n\n")

/* One document of cmark's on its way to nodes. */
struct reader {
	const struct markdown_input *in;
	struct arena *a;
	uint32_t first_line; /* of the skeleton in the document, from 1 */
	uint32_t *lines;     /* where each line of the skeleton begins */
	size_t nlines;
	size_t run;         /* the run being converted, or IN->nruns */
	uint32_t run_line;  /* its first line in the document */
	/* What may be tables; found only in a skeleton. */
	struct gfm_block *blocks;
	size_t nblocks, blocks_cap;
	struct gfm_inlines inlines;
	size_t links; /* links and images around what is being converted */
	bool *plain;  /* the runs that cmark is not asked about */
};

/* A place in the skeleton, or POS_NONE. */
static uint32_t
offset_at(const struct reader *r, int line, int column)
{
	if (line < (int)r->first_line || column < 1)
		return POS_NONE;
	size_t i = (size_t)line - r->first_line;
	if (i >= r->nlines)
		return POS_NONE;
	size_t at = r->lines[i] + (size_t)column - 1;
	return at <= r->in->text.n ? (uint32_t)at : POS_NONE;
}

static uint32_t
source_of(const struct reader *r, uint32_t at)
{
	if (at == POS_NONE || r->in->source_pos == NULL)
		return POS_NONE;
	return r->in->source_pos(r->in->map, at);
}

static uint32_t
block_pos(const struct reader *r, cmark_node *c)
{
	return source_of(r, offset_at(r, cmark_node_get_start_line(c),
	                              cmark_node_get_start_column(c)));
}

/* Where in TEXT the inline C begins, if it reads there as it should: AT, but
 * cmark has code begin after its backticks. */
static size_t
inline_start(str text, size_t at, cmark_node *c)
{
	cmark_node_type type = cmark_node_get_type(c);
	str rest = str_sub(text, at, text.n);
	bool ok = false;
	if (type == CMARK_NODE_CODE) {
		size_t end = at;
		while (at > 0 && at <= text.n && text.p[at - 1] == '`')
			at--;
		ok = at < end;
	} else if (type == CMARK_NODE_LINK) {
		ok = str_starts(rest, S("[")) || str_starts(rest, S("<"));
	} else if (type == CMARK_NODE_IMAGE) {
		ok = str_starts(rest, S("!["));
	} else if (type == CMARK_NODE_HTML_INLINE) {
		ok = str_starts(rest, str_of(cmark_node_get_literal(c)));
	}
	return ok ? at : STR_NONE;
}

/* The place of an inline, if it can be trusted: cmark 0.30 loses count in some
 * paragraphs of several lines. */
static uint32_t
inline_pos(const struct reader *r, cmark_node *c)
{
	int column = cmark_node_get_start_column(c);
	size_t at, i = r->run;
	if (i == r->in->nruns) {
		at = offset_at(r, cmark_node_get_start_line(c), column);
		if (at == POS_NONE)
			return POS_NONE;
		at = inline_start(r->in->text, at, c);
		return at == STR_NONE ? POS_NONE : source_of(r, (uint32_t)at);
	}
	str run = r->in->runs[i];
	if (r->in->run_pos == NULL || column <= (int)MARKDOWN_GUARD.n
	    || cmark_node_get_start_line(c) != (int)r->run_line)
		return POS_NONE;
	at = (size_t)(str_trim(run).p - run.p) + (size_t)column - 1 - MARKDOWN_GUARD.n;
	at = inline_start(run, at, c);
	return at == STR_NONE ? POS_NONE
		: r->in->run_pos(r->in->map, i, (uint32_t)at);
}

static void
convert_list(cmark_node *c, struct node *n)
{
	int start = cmark_node_get_list_start(c);
	n->u.list.ordered = cmark_node_get_list_type(c) == CMARK_ORDERED_LIST;
	n->u.list.tight = cmark_node_get_list_tight(c) != 0;
	n->u.list.paren = cmark_node_get_list_delim(c) == CMARK_PAREN_DELIM;
	n->u.list.start = start > 0 ? (uint32_t)start : 0;
}

/* Was the link C, to URL, written in <>?  cmark does not say, but then its
 * only child is the URL itself. */
static bool
looks_autolink(cmark_node *c, str url)
{
	cmark_node *child = cmark_node_first_child(c);
	return child != NULL && cmark_node_get_type(child) == CMARK_NODE_TEXT
		&& cmark_node_next(child) == NULL
		&& gfm_autolink_shows(url, str_of(cmark_node_get_literal(child)));
}

static void
convert_link(cmark_node *c, struct node *n, struct arena *a)
{
	n->u.link.url = str_dup(str_of(cmark_node_get_url(c)), a);
	n->u.link.title = str_dup(str_of(cmark_node_get_title(c)), a);
	n->u.link.autolink = n->kind == NODE_LINK
		&& looks_autolink(c, n->u.link.url);
}

static bool
is_link(const struct node *n)
{
	return n->kind == NODE_LINK || n->kind == NODE_IMAGE;
}

/* C without its children; not for text. */
static struct node *
convert_node(const struct reader *r, cmark_node *c)
{
	static const enum node_kind kinds[] = {
		[CMARK_NODE_BLOCK_QUOTE] = NODE_QUOTE,
		[CMARK_NODE_LIST] = NODE_LIST,
		[CMARK_NODE_ITEM] = NODE_ITEM,
		[CMARK_NODE_CODE_BLOCK] = NODE_CODE_BLOCK,
		[CMARK_NODE_HTML_BLOCK] = NODE_HTML_BLOCK,
		[CMARK_NODE_PARAGRAPH] = NODE_PARAGRAPH,
		[CMARK_NODE_HEADING] = NODE_HEADING,
		[CMARK_NODE_THEMATIC_BREAK] = NODE_RULE,
		[CMARK_NODE_SOFTBREAK] = NODE_SOFT_BREAK,
		[CMARK_NODE_LINEBREAK] = NODE_HARD_BREAK,
		[CMARK_NODE_CODE] = NODE_CODE,
		[CMARK_NODE_HTML_INLINE] = NODE_HTML,
		[CMARK_NODE_EMPH] = NODE_EMPH,
		[CMARK_NODE_STRONG] = NODE_STRONG,
		[CMARK_NODE_LINK] = NODE_LINK,
		[CMARK_NODE_IMAGE] = NODE_IMAGE,
	};
	cmark_node_type type = cmark_node_get_type(c);
	uint32_t pos = type <= CMARK_NODE_LAST_BLOCK ? block_pos(r, c)
		: inline_pos(r, c);
	struct node *n = node_new(kinds[type], pos, r->a);
	const char *text = cmark_node_get_literal(c);

	if (text != NULL)
		n->text = str_dup(str_of(text), r->a);
	if (n->kind == NODE_LIST)
		convert_list(c, n);
	else if (n->kind == NODE_HEADING)
		n->u.heading.level = (uint32_t)cmark_node_get_heading_level(c);
	else if (n->kind == NODE_CODE_BLOCK)
		n->u.code.info = str_dup(str_of(cmark_node_get_fence_info(c)),
		                         r->a);
	else if (is_link(n))
		convert_link(c, n, r->a);
	return n;
}

/* Add the text C to PARENT, without its first SKIP bytes.  cmark has joined
 * texts that stand side by side. */
static void
convert_text(struct reader *r, cmark_node *c, size_t skip,
             struct node *parent)
{
	str s = str_of(cmark_node_get_literal(c));
	if (s.n <= skip)
		return;
	struct node *text = node_new(NODE_TEXT, POS_NONE, r->a);
	text->text = str_dup(str_sub(s, skip, s.n), r->a);
	node_append(parent, text);
	gfm_note_text(&r->inlines, text, r->links > 0);
}

/* The offset in the skeleton where the content of the item C begins. */
static uint32_t
item_content(const struct reader *r, cmark_node *c)
{
	cmark_node *child = cmark_node_first_child(c);
	int line = cmark_node_get_start_line(c);
	uint32_t at = offset_at(r, line, cmark_node_get_start_column(c));
	if (cmark_node_get_start_line(child) == line)
		return offset_at(r, line, cmark_node_get_start_column(child));
	while (at < r->in->text.n && !ascii_blank(r->in->text.p[at]))
		at++; /* nothing follows the marker: one blank counts */
	return at + 1;
}

/* Begin the block C, now N, and remember it if it has several lines. */
static void
begin_block(struct reader *r, cmark_node *c, struct node *n)
{
	int first = cmark_node_get_start_line(c);
	int last = cmark_node_get_end_line(c);
	cmark_node *item = cmark_node_parent(c);
	gfm_begin_block(&r->inlines);
	if (last <= first || r->lines == NULL)
		return;
	struct gfm_block b = {
		.node = n,
		.first = (size_t)first - r->first_line,
		.last = (size_t)last - r->first_line,
		.from = offset_at(r, first, cmark_node_get_start_column(c)),
		.in_item = cmark_node_get_type(item) == CMARK_NODE_ITEM,
	};
	if (b.in_item) {
		b.item_line = (size_t)cmark_node_get_start_line(item)
			- r->first_line;
		b.item_from = item_content(r, item);
	}
	GROW(r->a, r->blocks, r->nblocks, r->blocks_cap);
	r->blocks[r->nblocks++] = b;
}

/* Convert what is in FROM to children of TO; a run's guard is left out. */
static void
convert(struct reader *r, cmark_node *from, struct node *to)
{
	struct node *parent = to;
	cmark_node *c = cmark_node_first_child(from);
	if (c != NULL && r->run < r->in->nruns) {
		gfm_begin_block(&r->inlines);
		convert_text(r, c, MARKDOWN_GUARD.n, to);
		c = cmark_node_next(c);
	}
	while (c != NULL) {
		if (cmark_node_get_type(c) == CMARK_NODE_TEXT) {
			convert_text(r, c, 0, parent);
		} else {
			struct node *n = convert_node(r, c);
			if (node_holds_inlines(n->kind))
				begin_block(r, c, n);
			node_append(parent, n);
			if (cmark_node_first_child(c) != NULL) {
				parent = n;
				r->links += is_link(n);
				c = cmark_node_first_child(c);
				continue;
			}
		}
		while (cmark_node_next(c) == NULL) {
			c = cmark_node_parent(c);
			if (c == from)
				return;
			r->links -= is_link(parent);
			parent = parent->parent;
		}
		c = cmark_node_next(c);
	}
}

/* Convert the runs that are not plain, each into the node in TO: they are at the
 * head of DOC. */
static void
convert_runs(struct reader *r, cmark_node *doc, struct node **to)
{
	for (r->run = 0; r->run < r->in->nruns; r->run++) {
		if (r->plain[r->run])
			continue;
		cmark_node *c = cmark_node_first_child(doc);
		assert(cmark_node_get_type(c) == CMARK_NODE_PARAGRAPH);
		r->run_line = (uint32_t)cmark_node_get_start_line(c);
		convert(r, c, to[r->run]);
		cmark_node_unlink(c);
	}
}

/* TEXT as cmark reads it, in the memory that markdown_memory was given. */
static cmark_node *
read_blocks(str text)
{
	static cmark_mem memory = {markdown_calloc, markdown_realloc,
	                           markdown_free};
	cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT,
	                                                 &memory);
	cmark_parser_feed(parser, text.p, text.n);
	cmark_node *doc = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return doc;
}

/* Parse R->in: the runs into the nodes RUNS, the text into ROOT, which is
 * NULL if it is there for its link definitions alone. */
static void
parse(struct reader *r, struct node **runs, struct node *root)
{
	struct buf text = {NULL, 0, 0};
	r->plain = NEW(r->a, bool, r->in->nruns);
	for (size_t i = 0; i < r->in->nruns; i++)
		r->plain[i] = markdown_plain(r->in, i, runs[i], r->a);
	bool escapes = markdown_text(&text, r->in, r->plain, &r->first_line);
	if (text.n == 0) { /* all is plain */
		buf_release(&text);
		return;
	}
	markdown_memory(r->a);
	cmark_node *doc = read_blocks(buf_str(&text));
	buf_release(&text);
	convert_runs(r, doc, runs);
	if (root != NULL)
		convert(r, doc, root);
	markdown_memory(NULL); /* cmark's nodes go with the page */
	gfm_extend(&r->inlines);
	if (!escapes)
		return;
	for (size_t i = 0; i < r->in->nruns; i++)
		gfm_drop_escapes(runs[i], r->a);
	if (root != NULL)
		gfm_drop_escapes(root, r->a);
}

/* Where a cell's text stands: the map of the cells' places. */
struct cell_map {
	const struct markdown_input *in;
	const struct gfm_run *runs;
};

static uint32_t
cell_pos(const void *map, size_t run, uint32_t at)
{
	const struct cell_map *cells = map;
	uint32_t begin = cells->runs[run].at;
	if (begin == POS_NONE || cells->in->source_pos == NULL)
		return POS_NONE;
	return cells->in->source_pos(cells->in->map, begin + at);
}

/* The blocks to parse along with the cells: each of the rests after a
 * paragraph that no author can write, then SKELETON for its definitions. */
static void
add_rests(struct buf *out, const struct gfm_tables *t, str skeleton)
{
	for (size_t i = 0; i < t->nrests; i++) {
		buf_add(out, REST_MARK);
		buf_add(out, t->rests[i].text);
		buf_add(out, S("\n\n"));
	}
	if (t->nrests > 0)
		buf_add(out, REST_MARK);
	if (str_find(skeleton, S("]:"), 0) != STR_NONE)
		buf_add(out, skeleton);
}

static bool
is_rest_mark(const struct node *n)
{
	return n->kind == NODE_PARAGRAPH && n->first != NULL
		&& n->first == n->last && str_eq(n->first->text, S(MARK));
}

/* Put the blocks in ROOT where the rests of T belong. */
static void
place_rests(const struct gfm_tables *t, struct node *root)
{
	struct node *n = root->first, *last = NULL;
	for (size_t i = 0; i < t->nrests && n != NULL; i++) {
		struct node *next = n->next; /* behind the mark */
		if (i == 0 || t->rests[i].after != t->rests[i - 1].after)
			last = t->rests[i].after;
		for (n = next; n != NULL && !is_rest_mark(n); n = next) {
			next = n->next;
			node_unlink(n);
			node_insert_after(last, n);
			last = n;
		}
	}
}

/* Parse what the tables T leave to parse. */
static void
parse_cells(const struct markdown_input *page, struct gfm_tables *t,
            struct arena *a)
{
	struct buf text = {NULL, 0, 0};
	str *runs = NEW(a, str, t->nruns);
	struct node **to = NEW(a, struct node *, t->nruns);
	struct cell_map map = {page, t->runs};

	for (size_t i = 0; i < t->nruns; i++) {
		runs[i] = t->runs[i].text;
		to[i] = t->runs[i].node;
	}
	add_rests(&text, t, page->text);
	struct markdown_input in = {
		.text = buf_str(&text), .runs = runs, .nruns = t->nruns,
		.run_pos = cell_pos, .map = &map,
	};
	struct reader r = {.in = &in, .a = a, .inlines.arena = a};
	struct node *root = t->nrests == 0 ? NULL
		: node_new(NODE_DOCUMENT, POS_NONE, a);
	parse(&r, to, root);
	if (root != NULL)
		place_rests(t, root);
	buf_release(&text);
}

static uint32_t
no_pos(const void *map, uint32_t at)
{
	(void)map;
	(void)at;
	return POS_NONE;
}

/* Make tables of what R found. */
static void
find_tables(const struct reader *r, struct markdown_output *out)
{
	const struct markdown_input *in = r->in;
	struct gfm_tables t = {.arena = r->a};
	struct gfm_page page = {
		.text = in->text, .lines = r->lines, .nlines = r->nlines,
		.blocks = r->blocks, .nblocks = r->nblocks,
		.source_pos = in->source_pos != NULL ? in->source_pos : no_pos,
		.map = in->map,
	};
	gfm_tables_find(&t, &page);
	if (t.nruns > 0 || t.nrests > 0)
		parse_cells(in, &t, r->a);
	out->long_rows = t.long_rows;
	out->nlong_rows = t.nlong_rows;
}

void
markdown_parse(const struct markdown_input *in, struct markdown_output *out,
               struct arena *a)
{
	struct markdown_input runs = *in; /* and no text */
	struct reader r = {.in = in, .a = a, .inlines.arena = a};
	*out = (struct markdown_output){
		.root = node_new(NODE_DOCUMENT, source_of(&r, 0), a),
		.runs = NEW(a, struct node *, in->nruns),
	};
	for (size_t i = 0; i < in->nruns; i++)
		out->runs[i] = node_new(NODE_PARAGRAPH, POS_NONE, a);
	if (markdown_blocks(in, out->root, a)) {
		runs.text = S("");
		r.in = &runs;
	} else {
		r.lines = markdown_lines(in->text, &r.nlines, a);
	}
	parse(&r, out->runs, out->root);
	out->plain = r.plain;
	find_tables(&r, out);
}
