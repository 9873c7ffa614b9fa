#include "read/markdown_blocks.h"

#include "base/eight.h"
#include "model/doc.h"
#include "read/markdown_plain.h"

/* Lists in lists; of more, cmark knows which are tight. */
enum { LEVELS_MOST = 2 };

/* A list that may go on, and its last item. */
struct level {
	struct node *list, *item;
	char mark;      /* what ends the items' markers */
	size_t content; /* where what belongs to the item begins in a line */
};

struct reader {
	const struct markdown_input *in;
	struct node *root;
	struct level levels[LEVELS_MOST]; /* the outer first */
	size_t nlevels;
	bool goes_on; /* the next line may go on with this one's text */
	bool blank;   /* the line before is blank */
	struct arena *a;
};

/* A line without the blanks at both ends. */
struct line {
	str text;
	size_t at;     /* of TEXT, in the whole */
	size_t indent; /* blanks before it */
	size_t level;  /* it belongs to items of so many levels */
};

/* Add a node of KIND, which begins at byte AT of the text, to PARENT. */
static struct node *
add(struct reader *r, struct node *parent, enum node_kind kind, size_t at)
{
	const struct markdown_input *in = r->in;
	struct node *n = node_new(kind, in->source_pos == NULL ? POS_NONE
	                          : in->source_pos(in->map, (uint32_t)at), r->a);
	node_append(parent, n);
	return n;
}

/* Does S begin with a token, or with a link? */
static bool
begins_text(str s)
{
	return str_starts(s, S(TOKEN_OPEN)) || str_starts(s, S("["));
}

/* Add S, a part of the text, to PARENT, if it is plain. */
static bool
add_text(struct reader *r, struct node *parent, str s)
{
	size_t at = (size_t)(s.p - r->in->text.p);
	return begins_text(s)
		&& markdown_plain_part(r->in, at, s.n, parent, r->a);
}

/* ---- headings ---------------------------------------------------------------- */

/* If S begins with a tag of a place to link to, how long that is, else 0. */
static size_t
place_tag(str s)
{
	const str open = S("<a name=\""), close = S("\">");
	size_t i = open.n;
	if (!str_starts(s, open))
		return 0;
	while (i < s.n && (ascii_alnum(s.p[i]) || s.p[i] == '-'))
		i++;
	return str_starts(str_sub(s, i, s.n), close) ? i + close.n : 0;
}

static void
add_tag(struct reader *r, struct node *heading, size_t at, size_t n)
{
	struct node *tag = add(r, heading, NODE_HTML, at);
	tag->text = str_dup(str_sub(r->in->text, at, at + n), r->a);
}

/* L begins with '#'. */
static bool
read_heading(struct reader *r, const struct line *l)
{
	const str close = S("</a>"), line = l->text;
	size_t level = 0, n, at = l->at;
	while (level < line.n && line.p[level] == '#')
		level++;
	size_t i = level;
	while (i < line.n && line.p[i] == ' ')
		i++;
	if (l->indent > 0 || level > 6 || i == level
	    || str_chr(line, '#', i) != STR_NONE)
		return false;
	struct node *heading = add(r, r->root, NODE_HEADING, at);
	heading->u.heading.level = (uint32_t)level;
	while ((n = place_tag(str_sub(line, i, line.n))) > 0) {
		if (!str_starts(str_sub(line, i + n, line.n), close))
			return false;
		add_tag(r, heading, at + i, n);
		add_tag(r, heading, at + i + n, close.n);
		i += n + close.n;
	}
	r->nlevels = 0;
	r->goes_on = false;
	return add_text(r, heading, str_sub(line, i, line.n));
}

/* ---- lists ------------------------------------------------------------------- */

struct marker {
	char mark; /* its last byte */
	bool ordered;
	uint32_t number;
	size_t width; /* with the blanks behind it */
};

/* Does LINE begin with the marker of an item? */
static bool
begins_item(str line, struct marker *m)
{
	size_t i = 0;
	*m = (struct marker){.number = 0};
	for (; i < line.n && i < 9 && ascii_digit(line.p[i]); i++)
		m->number = m->number * 10 + (uint32_t)(line.p[i] - '0');
	m->ordered = i > 0;
	m->mark = i < line.n ? line.p[i] : '\0';
	if (m->ordered ? m->mark != '.' && m->mark != ')'
	    : m->mark != '-' && m->mark != '*' && m->mark != '+')
		return false;
	size_t blanks = ++i;
	while (i < line.n && line.p[i] == ' ')
		i++;
	m->width = i;
	return i > blanks && i <= blanks + 4; /* more make it code */
}

/* What L belongs to: the document or an item, after whose other blocks it
 * stands. */
static struct node *
parent_of(struct reader *r, const struct line *l)
{
	if (l->level == 0)
		return r->root;
	if (r->blank)
		r->levels[l->level - 1].list->u.list.tight = false;
	return r->levels[l->level - 1].item;
}

/* The list of L, which begins with M: it goes on, or begins. */
static struct level *
list_of(struct reader *r, const struct line *l, const struct marker *m)
{
	struct level *own = &r->levels[l->level];
	if (l->level < r->nlevels && own->mark == m->mark) {
		if (r->blank)
			own->list->u.list.tight = false;
		return own;
	}
	own->list = add(r, parent_of(r, l), NODE_LIST, l->at);
	own->mark = m->mark;
	own->list->u.list.ordered = m->ordered;
	own->list->u.list.paren = m->mark == ')';
	own->list->u.list.start = m->number;
	own->list->u.list.tight = true;
	return own;
}

/* L begins with M. */
static bool
read_item(struct reader *r, const struct line *l, const struct marker *m)
{
	bool in_text = r->goes_on && l->level == r->nlevels;
	/* A paragraph is not ended by any number. */
	if ((in_text && m->ordered && m->number != 1)
	    || l->level == LEVELS_MOST)
		return false;
	struct level *own = list_of(r, l, m);
	own->item = add(r, own->list, NODE_ITEM, l->at);
	own->content = l->indent + m->width;
	r->nlevels = l->level + 1;
	r->goes_on = true;
	return add_text(r, add(r, own->item, NODE_PARAGRAPH, l->at + m->width),
	                str_sub(l->text, m->width, l->text.n));
}

/* ---- lines ------------------------------------------------------------------- */

static bool
read_paragraph(struct reader *r, const struct line *l)
{
	if (r->goes_on)
		return false;
	struct node *parent = parent_of(r, l);
	r->nlevels = l->level;
	r->goes_on = true;
	return add_text(r, add(r, parent, NODE_PARAGRAPH, l->at), l->text);
}

/* The line from AT to TO, which is not blank. */
static bool
read_line(struct reader *r, size_t at, size_t to)
{
	struct line l = {.at = at, .level = 0};
	struct marker m;
	size_t outer = 0;
	while (r->in->text.p[l.at] == ' ')
		l.at++;
	l.indent = l.at - at;
	l.text = str_sub(r->in->text, l.at, to);
	for (; l.level < r->nlevels
	     && r->levels[l.level].content <= l.indent; l.level++)
		outer = r->levels[l.level].content;
	if (l.indent - outer >= 4)
		return false; /* code, or more text */
	if (str_starts(l.text, S("#")))
		return read_heading(r, &l);
	if (begins_text(l.text))
		return read_paragraph(r, &l);
	return begins_item(l.text, &m) && read_item(r, &l, &m);
}

bool
markdown_blocks(const struct markdown_input *in, struct node *root,
                struct arena *a)
{
	struct reader r = {.in = in, .root = root, .a = a};
	str text = in->text;
	for (size_t end, at = 0; at < text.n; at = end + 1) {
		end = eight_find(text, '\n', at);
		size_t to = end;
		while (to > at && text.p[to - 1] == ' ')
			to--;
		if (to > at && !read_line(&r, at, to)) {
			root->first = root->last = NULL;
			return false;
		}
		r.blank = to == at;
		if (r.blank)
			r.goes_on = false;
	}
	return true;
}
