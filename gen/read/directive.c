#include "read/directive.h"

#include <stdint.h>

#include "base/buf.h"
#include "read/attrs.h"
#include "read/directive_parse.h"
#include "read/extension.h"

/* How the lines of a page are being read. */
struct layout {
	char fence;        /* '`' or '~' of the open fence, or 0 */
	size_t fence_len;
	size_t rows, columns; /* that are open */
	size_t base;       /* blanks before the outermost of them */
	size_t extra;      /* that the lines of the innermost begin with: those
	                      of its first line that has no less than it */
	bool know_extra;
};

struct cutter {
	struct doc *doc;
	str text;
	uint32_t (*pos)(const void *map, uint32_t at);
	const void *map;
	struct layout layout;
	struct buf out;
	struct cut *cut;
	struct arena *arena;
};

/* What is written next stands at IN. */
static void
mark(struct cutter *c, size_t in)
{
	struct cut *k = c->cut;
	GROW(c->arena, k->edits, k->nedits, k->edits_cap)[k->nedits] =
		(struct edit){(uint32_t)c->out.n, (uint32_t)in};
	k->nedits++;
}

static void
copy(struct cutter *c, size_t from, size_t to)
{
	buf_add(&c->out, str_sub(c->text, from, to));
}

/* A token for D, which stands at AT. */
static void
put_token(struct cutter *c, struct extension_use *d, size_t at)
{
	struct doc *doc = c->doc;
	d->pos = c->pos(c->map, (uint32_t)at);
	GROW(c->arena, doc->directives, doc->ndirectives,
	     doc->directives_cap)[doc->ndirectives] = *d;
	mark(c, at);
	buf_printf(&c->out, TOKEN_OPEN "%zu" TOKEN_CLOSE,
	           doc->npairs + doc->ndirectives);
	doc->ndirectives++;
	mark(c, at + d->text.n);
}

/* The bytes from..to, a line or a part of one, with its directives cut. */
static void
cut_inline(struct cutter *c, size_t from, size_t to, bool first)
{
	size_t done = from;
	for (size_t i = from; i + 2 < to; i++) {
		char ch = c->text.p[i];
		struct extension_use d;
		if (ch != ':' && ch != '[')
			continue;
		size_t n = directive_parse(str_sub(c->text, i, to),
		                           first && i == from, &d);
		if (n == 0) {
			/* "::::::x": none of these begins one. */
			while (ch == ':' && i + 1 < to
			       && c->text.p[i + 1] == ':')
				i++;
			continue;
		}
		copy(c, done, i);
		put_token(c, &d, i);
		done = i + n;
		i = done - 1;
	}
	copy(c, done, to);
}

/* ---- lines ---------------------------------------------------------------- */

struct line {
	size_t begin, text, end; /* text: behind blanks and marks of quotes */
	size_t blanks;           /* before it, in columns; no quotes */
	bool quoted;
};

static struct line
read_line(const struct cutter *c, size_t begin)
{
	struct line l = {.begin = begin, .text = begin};
	l.end = str_chr(c->text, '\n', begin);
	if (l.end == STR_NONE)
		l.end = c->text.n;
	for (; l.text < l.end; l.text++) {
		char ch = c->text.p[l.text];
		if (ch == '\t')
			l.blanks += 4 - l.blanks % 4;
		else if (ch == ' ')
			l.blanks++;
		else if (ch == '>')
			l.quoted = true;
		else
			break;
	}
	return l;
}

/* S without markers of lists: a fence may stand behind them. */
static str
behind_markers(str s)
{
	for (;;) {
		size_t i = 0;
		while (i < s.n && i < 9 && ascii_digit(s.p[i]))
			i++;
		bool marker = i < s.n && (i > 0
			? s.p[i] == '.' || s.p[i] == ')'
			: s.p[i] == '-' || s.p[i] == '*' || s.p[i] == '+');
		if (!marker || i + 1 >= s.n || s.p[i + 1] != ' ')
			return s;
		s = str_trim(str_sub(s, i + 2, s.n));
	}
}

/* Is the line one of a fence, or within one?  Both are left as they are. */
static bool
in_fence(struct layout *l, str line)
{
	str s = l->fence == 0 ? behind_markers(line) : line;
	size_t n = 0;
	while (n < s.n && s.p[n] == s.p[0])
		n++;
	char ch = s.n == 0 ? ' ' : s.p[0];
	bool long_enough = n >= 3 && (ch == '`' || ch == '~');
	if (l->fence != 0) {
		if (long_enough && ch == l->fence && n >= l->fence_len
		    && str_trim(s).n == n)
			l->fence = 0;
		return true;
	}
	/* The info of a fence of backticks holds none. */
	if (!long_enough || (ch == '`' && str_chr(s, '`', n) != STR_NONE))
		return false;
	l->fence = ch;
	l->fence_len = n;
	return true;
}

/* The blanks and marks before the text of L, without WITHOUT of them. */
static void
put_indent(struct cutter *c, const struct line *l, size_t without)
{
	if (without == 0) {
		copy(c, l->begin, l->text);
		return;
	}
	for (size_t i = without; i < l->blanks; i++)
		buf_addc(&c->out, ' ');
	mark(c, l->text);
}

/* An empty line in the same quotes as L. */
static void
put_blank_line(struct cutter *c, const struct line *l)
{
	if (l->quoted)
		copy(c, l->begin, l->text);
	buf_addc(&c->out, '\n');
	mark(c, l->begin);
}

static size_t
beyond(size_t blanks, size_t base)
{
	return blanks > base ? blanks - base : 0;
}

static bool
is_indented(const struct layout *y)
{
	return y->rows + y->columns > 0;
}

/* Count D, if it is a row or column: those are what writers indent. */
static void
count_open(struct layout *y, const struct extension_use *d)
{
	bool row = d->extension->read == grid_read;
	size_t *n = row ? &y->rows : &y->columns;
	if (!row && d->extension->read != column_read)
		return;
	if (!d->closes)
		++*n;
	else if (*n > 0)
		--*n;
	/* What is not closed ends with its row. */
	if (row && y->rows == 0)
		y->columns = 0;
}

static void
cut_block(struct cutter *c, const struct line *l, struct extension_use *d)
{
	struct layout *y = &c->layout;
	bool open = is_indented(y);
	count_open(y, d);
	if (!open && is_indented(y))
		y->base = l->quoted ? SIZE_MAX : l->blanks;
	size_t own = open ? beyond(l->blanks, y->base) : 0;
	put_blank_line(c, l);
	put_indent(c, l, own);
	put_token(c, d, l->text);
	buf_addc(&c->out, '\n');
	put_blank_line(c, l);
	mark(c, l->end + 1);
	y->know_extra = false;
	y->extra = own;
}

/* Does the line L hold one directive that opens or closes a block, alone? */
static bool
is_block(const struct cutter *c, const struct line *l, struct extension_use *d)
{
	size_t n = directive_parse(str_sub(c->text, l->text, l->end), true, d);
	if (n == 0 || d->extension == NULL
	    || str_trim(str_sub(c->text, l->text + n, l->end)).n > 0)
		return false;
	return d->closes || extension_opens(d);
}

static void
cut_line(struct cutter *c, const struct line *l)
{
	struct layout *y = &c->layout;
	struct extension_use d;
	str text = str_sub(c->text, l->text, l->end);
	bool fenced = in_fence(y, text);
	if (!fenced && is_block(c, l, &d)) {
		cut_block(c, l, &d);
		return;
	}
	size_t own = !is_indented(y) || text.n == 0 ? 0
		: beyond(l->blanks, y->base);
	if (!y->know_extra && text.n > 0 && own >= y->extra) {
		y->know_extra = true;
		y->extra = own;
	}
	put_indent(c, l, own < y->extra ? own : y->extra);
	if (fenced)
		copy(c, l->text, l->end);
	else
		cut_inline(c, l->text, l->end, true);
	if (l->end < c->text.n)
		buf_addc(&c->out, '\n');
}

static void
cut_lines(struct cutter *c)
{
	for (size_t at = 0; at < c->text.n;) {
		struct line l = read_line(c, at);
		cut_line(c, &l);
		at = l.end + 1;
	}
}

bool
directives_may_be_in(str text)
{
	return str_find(text, S(":::"), 0) != STR_NONE
		|| str_find(text, S("[!"), 0) != STR_NONE;
}

void
directives_cut(struct doc *doc, const struct uncut *from, struct cut *cut,
               struct arena *a)
{
	str text = from->text;
	struct cutter c = {.doc = doc, .text = text, .pos = from->pos,
	                   .map = from->map, .cut = cut, .arena = a};
	size_t before = doc->ndirectives;
	*cut = (struct cut){.text = text};
	if (!directives_may_be_in(text))
		return;
	if (from->blocks)
		cut_lines(&c);
	else
		cut_inline(&c, 0, text.n, false);
	if (c.doc->ndirectives > before)
		cut->text = str_dup(buf_str(&c.out), a);
	else
		cut->nedits = 0;
	buf_release(&c.out);
}

bool
directive_plain(const struct extension_use *d, str *text, struct arena *a)
{
	return d->extension != NULL && d->extension->shape == SHAPE_INLINE
		&& !d->closes && attr_get(d->rest, "text", text, a)
		&& text->n > 0;
}

uint32_t
cut_pos(const struct cut *cut, uint32_t at)
{
	size_t low = 0, high = cut->nedits;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (cut->edits[mid].out <= at)
			low = mid + 1;
		else
			high = mid;
	}
	if (low == 0)
		return at;
	const struct edit *e = &cut->edits[low - 1];
	uint32_t in = e->in + (at - e->out);
	/* No further than where the next part begins: within a token. */
	return low < cut->nedits && in > cut->edits[low].in
		? cut->edits[low].in : in;
}
