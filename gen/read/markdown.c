#include "read/markdown.h"

#include <assert.h>
#include <string.h>

#define CMARK_NO_SHORT_NAMES
#include <cmark.h>

#include "base/buf.h"
#include "base/fatal.h"

/*
 * A run becomes a paragraph of its own ahead of the skeleton.  A no-break space
 * before it keeps it from starting any other block, and looks like the start
 * of a line to the rules for '*' and '_'.  Its other lines are indented by four
 * columns: in a paragraph that makes a line plain continuation, whatever it
 * looks like, and cmark takes the blanks away again.
 */
#define GUARD S("\xC2\xA0")
#define INDENT S("    ")

/* One document of cmark's on its way to nodes. */
struct reader {
	const struct markdown_input *in;
	struct arena *a;
	uint32_t first_line; /* of the skeleton in the document, from 1 */
	uint32_t *lines;     /* where each line of the skeleton begins */
	size_t nlines;
	size_t run; /* the run being converted, or IN->nruns */
};

static bool
line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* Add the next line of *REST, which is not empty, and leave what follows. */
static void
add_run_line(struct buf *out, str *rest)
{
	size_t n = 0;
	while (n < rest->n && !line_end(rest->p[n]))
		n++;
	buf_add(out, str_sub(*rest, 0, n));
	while (n < rest->n && ascii_blank(rest->p[n]))
		n++; /* blank lines and indentation too */
	*rest = str_sub(*rest, n, rest->n);
}

/* Add RUN as a guarded paragraph; returns its number of lines, and the blank
 * one after it. */
static uint32_t
add_run(struct buf *out, str run)
{
	uint32_t lines = 2;
	str rest = str_trim(run);
	buf_add(out, GUARD);
	if (rest.n > 0)
		add_run_line(out, &rest);
	for (; rest.n > 0; lines++) {
		buf_addc(out, '\n');
		buf_add(out, INDENT);
		add_run_line(out, &rest);
	}
	buf_add(out, S("\n\n"));
	return lines;
}

/* The document for IN; *FIRST_LINE is where the skeleton begins. */
static void
build(struct buf *out, const struct markdown_input *in, uint32_t *first_line)
{
	size_t room = in->text.n;
	for (size_t i = 0; i < in->nruns; i++)
		room += in->runs[i].n + GUARD.n + 2;
	buf_reserve(out, room);
	*first_line = 1;
	for (size_t i = 0; i < in->nruns; i++)
		*first_line += add_run(out, in->runs[i]);
	buf_add(out, in->text);
}

/* Find the lines of the skeleton as cmark counts them. */
static void
find_lines(struct reader *r)
{
	str text = r->in->text;
	size_t cap = 0;
	GROW(r->a, r->lines, r->nlines, cap)[r->nlines] = 0;
	r->nlines++;
	for (size_t i = 0; i < text.n; i++) {
		if (!line_end(text.p[i]))
			continue;
		if (text.p[i] == '\r' && i + 1 < text.n
		    && text.p[i + 1] == '\n')
			i++;
		GROW(r->a, r->lines, r->nlines, cap);
		r->lines[r->nlines++] = (uint32_t)i + 1;
	}
}

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
	if (r->in->run_pos == NULL || column <= (int)GUARD.n)
		return POS_NONE;
	at = (size_t)(str_trim(run).p - run.p) + (size_t)column - 1 - GUARD.n;
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
	if (child == NULL || cmark_node_get_type(child) != CMARK_NODE_TEXT
	    || cmark_node_next(child) != NULL)
		return false;
	str text = str_of(cmark_node_get_literal(child));
	if (str_starts(url, S("mailto:")) && !str_starts(text, S("mailto:")))
		url = str_sub(url, S("mailto:").n, url.n);
	return str_eq(url, text);
}

static void
convert_link(cmark_node *c, struct node *n, struct arena *a)
{
	n->u.link.url = str_dup(str_of(cmark_node_get_url(c)), a);
	n->u.link.title = str_dup(str_of(cmark_node_get_title(c)), a);
	n->u.link.autolink = n->kind == NODE_LINK
		&& looks_autolink(c, n->u.link.url);
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
	else if (n->kind == NODE_LINK || n->kind == NODE_IMAGE)
		convert_link(c, n, r->a);
	return n;
}

static bool
is_text(cmark_node *c)
{
	return c != NULL && cmark_node_get_type(c) == CMARK_NODE_TEXT;
}

/* Add to PARENT the text nodes from *C on as one, without their first SKIP
 * bytes; *C becomes the last of them. */
static void
convert_text(const struct reader *r, cmark_node **c, size_t skip,
             struct node *parent)
{
	size_t n = 0, at = 0;
	cmark_node *last = *c;
	for (cmark_node *t = *c; is_text(t); t = cmark_node_next(t)) {
		n += strlen(cmark_node_get_literal(t));
		last = t;
	}
	if (n > skip) {
		struct node *text = node_new(NODE_TEXT, POS_NONE, r->a);
		char *p = NEW(r->a, char, n);
		for (cmark_node *t = *c; is_text(t); t = cmark_node_next(t)) {
			str s = str_of(cmark_node_get_literal(t));
			memcpy(p + at, s.p, s.n);
			at += s.n;
		}
		text->text = (str){p + skip, n - skip};
		node_append(parent, text);
	}
	*c = last;
}

/* Convert what is in FROM to children of TO; a run's guard is left out. */
static void
convert(const struct reader *r, cmark_node *from, struct node *to)
{
	struct node *parent = to;
	cmark_node *c = cmark_node_first_child(from);
	if (c != NULL && r->run < r->in->nruns) {
		convert_text(r, &c, GUARD.n, to);
		c = cmark_node_next(c);
	}
	while (c != NULL) {
		if (is_text(c)) {
			convert_text(r, &c, 0, parent);
		} else {
			struct node *n = convert_node(r, c);
			node_append(parent, n);
			if (cmark_node_first_child(c) != NULL) {
				parent = n;
				c = cmark_node_first_child(c);
				continue;
			}
		}
		while (cmark_node_next(c) == NULL) {
			c = cmark_node_parent(c);
			if (c == from)
				return;
			parent = parent->parent;
		}
		c = cmark_node_next(c);
	}
}

/* Fill OUT->runs, and unlink the runs from DOC. */
static void
convert_runs(struct reader *r, cmark_node *doc, struct markdown_output *out)
{
	out->runs = NEW(r->a, struct node *, r->in->nruns);
	for (r->run = 0; r->run < r->in->nruns; r->run++) {
		cmark_node *c = cmark_node_first_child(doc);
		assert(cmark_node_get_type(c) == CMARK_NODE_PARAGRAPH);
		out->runs[r->run] = node_new(NODE_PARAGRAPH, POS_NONE, r->a);
		convert(r, c, out->runs[r->run]);
		cmark_node_unlink(c);
		cmark_node_free(c);
	}
}

void
markdown_parse(const struct markdown_input *in, struct markdown_output *out,
               struct arena *a)
{
	struct reader r = {.in = in, .a = a};
	struct buf text = {NULL, 0, 0};

	*out = (struct markdown_output){NULL, NULL, NULL, 0};
	build(&text, in, &r.first_line);
	cmark_node *doc = cmark_parse_document(text.p, text.n,
	                                       CMARK_OPT_DEFAULT);
	buf_release(&text);
	if (doc == NULL)
		fatal("out of memory: Markdown of %zu bytes", in->text.n);
	convert_runs(&r, doc, out);
	find_lines(&r);
	out->root = node_new(NODE_DOCUMENT, source_of(&r, 0), a);
	convert(&r, doc, out->root);
	cmark_node_free(doc);
}
