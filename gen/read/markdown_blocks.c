#include "read/markdown_blocks.h"

#include "base/eight.h"
#include "model/doc.h"
#include "read/markdown_plain.h"

struct reader {
	const struct markdown_input *in;
	struct node *root;
	struct node *list; /* an item may still be added to it, or NULL */
	char mark;         /* of LIST's items: what ends their markers */
	bool goes_on;      /* the next line may go on with this one's text */
	bool blank;        /* the line before is blank */
	struct arena *a;
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

/* Add S to PARENT, if it begins with a token and is text. */
static bool
add_text(struct reader *r, struct node *parent, str s)
{
	if (!str_starts(s, S(TOKEN_OPEN)) || !markdown_is_text(s))
		return false;
	struct node *text = node_new(NODE_TEXT, POS_NONE, r->a);
	text->text = str_dup(s, r->a);
	node_append(parent, text);
	return true;
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

/* LINE, which begins with '#' at AT. */
static bool
read_heading(struct reader *r, size_t at, str line)
{
	const str close = S("</a>");
	size_t level = 0, n;
	while (level < line.n && line.p[level] == '#')
		level++;
	size_t i = level;
	while (i < line.n && line.p[i] == ' ')
		i++;
	if (level > 6 || i == level || str_chr(line, '#', i) != STR_NONE)
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
	r->list = NULL;
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

/* An item that does not go on with the list before begins one. */
static void
begin_list(struct reader *r, size_t at, const struct marker *m)
{
	r->list = add(r, r->root, NODE_LIST, at);
	r->mark = m->mark;
	r->list->u.list.ordered = m->ordered;
	r->list->u.list.paren = m->mark == ')';
	r->list->u.list.start = m->number;
	r->list->u.list.tight = true;
}

/* LINE at AT, which begins with M. */
static bool
read_item(struct reader *r, size_t at, str line, const struct marker *m)
{
	/* A paragraph is not ended by any number. */
	if (r->goes_on && r->list == NULL && m->ordered && m->number != 1)
		return false;
	if (r->list == NULL || r->mark != m->mark)
		begin_list(r, at, m);
	else if (r->blank)
		r->list->u.list.tight = false;
	struct node *item = add(r, r->list, NODE_ITEM, at);
	r->goes_on = true;
	return add_text(r, add(r, item, NODE_PARAGRAPH, at + m->width),
	                str_sub(line, m->width, line.n));
}

/* ---- lines ------------------------------------------------------------------- */

static bool
read_paragraph(struct reader *r, size_t at, str line)
{
	if (r->goes_on)
		return false;
	r->list = NULL;
	r->goes_on = true;
	return add_text(r, add(r, r->root, NODE_PARAGRAPH, at), line);
}

/* LINE, without the blanks at its end, stands at AT. */
static bool
read_line(struct reader *r, size_t at, str line)
{
	struct marker m;
	if (str_starts(line, S("#")))
		return read_heading(r, at, line);
	if (str_starts(line, S(TOKEN_OPEN)))
		return read_paragraph(r, at, line);
	return begins_item(line, &m) && read_item(r, at, line, &m);
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
		if (to > at && !read_line(&r, at, str_sub(text, at, to))) {
			root->first = root->last = NULL;
			return false;
		}
		r.blank = to == at;
		if (r.blank)
			r.goes_on = false;
	}
	return true;
}
