#include "read/gfm_strike.h"

#include "base/text.h"
#include "read/gfm_escape.h"

/* A text of one or two tildes that may open. */
struct mark {
	struct node *text;
	bool closes;   /* it may close, too */
	size_t before; /* the mark of the same length before it, plus 1 */
};

/* The marks that may open, innermost last. */
struct marks {
	struct mark *list;
	size_t n, cap;
	size_t last[3]; /* by length, plus 1; 0: none */
};

enum side { SIDE_SPACE, SIDE_PUNCT, SIDE_WORD };

static enum side
side_of(uint32_t c)
{
	return text_is_space(c) ? SIDE_SPACE
		: text_is_punct(c) ? SIDE_PUNCT : SIDE_WORD;
}

/* What stands beyond the edge of a text, next to NEIGHBOUR in PARENT. */
static enum side
side_beyond(const struct node *neighbour, const struct node *parent)
{
	if (neighbour == NULL)
		return node_holds_inlines(parent->kind) ? SIDE_SPACE
			: SIDE_PUNCT; /* its marks: "*", "[" */
	if (neighbour->kind == NODE_SOFT_BREAK
	    || neighbour->kind == NODE_HARD_BREAK)
		return SIDE_SPACE;
	if (neighbour->kind == NODE_LINK && neighbour->u.link.autolink)
		return SIDE_WORD; /* a bare URL */
	return SIDE_PUNCT;
}

static uint32_t
char_before(str s, size_t at)
{
	uint32_t c;
	size_t from = at - 1;
	while (from > 0 && at - from < 4
	       && ((unsigned char)s.p[from] & 0xC0) == 0x80)
		from--;
	text_decode(str_sub(s, from, at), &c);
	return c;
}

static enum side
side_before(const struct node *text, size_t at)
{
	if (at == 0)
		return side_beyond(text->prev, text->parent);
	return side_of(char_before(text->text, at));
}

static enum side
side_after(const struct node *text, size_t at)
{
	uint32_t c;
	if (at == text->text.n)
		return side_beyond(text->next, text->parent);
	text_decode(str_sub(text->text, at, text->text.n), &c);
	return side_of(c);
}

/* Make bytes FROM to TO of TEXT a text of their own; returns it. */
static struct node *
cut_out(struct node *text, size_t from, size_t to, struct arena *a)
{
	str s = text->text;
	struct node *mark = text;
	if (to < s.n) {
		struct node *rest = node_new(NODE_TEXT, POS_NONE, a);
		rest->text = str_sub(s, to, s.n);
		node_insert_after(text, rest);
	}
	if (from > 0) {
		mark = node_new(NODE_TEXT, POS_NONE, a);
		node_insert_after(text, mark);
		text->text = str_sub(s, 0, from);
	}
	mark->text = str_sub(s, from, to);
	return mark;
}

static void
push(struct marks *m, struct node *text, bool closes, struct arena *a)
{
	size_t len = text->text.n;
	GROW(a, m->list, m->n, m->cap);
	m->list[m->n] = (struct mark){text, closes, m->last[len]};
	m->last[len] = ++m->n;
}

/* Take back the marks from the Nth on. */
static void
drop(struct marks *m, size_t n)
{
	for (size_t len = 1; len <= 2; len++)
		while (m->last[len] > n)
			m->last[len] = m->list[m->last[len] - 1].before;
	m->n = n;
}

/*
 * Take the mark that one of LEN tildes closes off M; NULL when there is none.
 * A mark of the other length stands in its way, unless either of the two may
 * both open and close.  (No more than one of each length such is in M: the
 * next would close it.)
 */
static struct node *
take_opener(struct marks *m, size_t len, bool opens)
{
	size_t i = m->n;
	while (!opens && i > 0 && m->list[i - 1].text->text.n != len
	       && m->list[i - 1].closes)
		i--;
	if (opens)
		i = m->last[len];
	if (i == 0 || m->list[i - 1].text->text.n != len)
		return NULL;
	drop(m, i - 1);
	return m->list[i - 1].text;
}

/* Move what is between OPEN and CLOSE into a NODE_STRIKE in their place, which
 * is returned. */
static struct node *
strike(struct node *open, struct node *close, struct arena *a)
{
	struct node *s = node_new(NODE_STRIKE, open->pos, a);
	node_insert_before(open, s);
	while (open->next != close) {
		struct node *n = open->next;
		node_unlink(n);
		node_append(s, n);
	}
	node_unlink(open);
	node_unlink(close);
	return s;
}

static bool
is_tilde(str s, size_t at)
{
	return at < s.n && s.p[at] == '~'
		&& !str_starts(str_sub(s, at + 1, s.n), S(GFM_ESCAPED));
}

/* The first tilde of S that was not escaped, or STR_NONE. */
static size_t
find_tilde(str s)
{
	size_t at = str_chr(s, '~', 0);
	while (at != STR_NONE && !is_tilde(s, at))
		at = str_chr(s, '~', at + 1);
	return at;
}

/* Handle the first mark in TEXT; returns the node to go on behind. */
static struct node *
take_mark(struct marks *m, struct node *text, struct arena *a)
{
	size_t from = find_tilde(text->text), to = from;
	if (from == STR_NONE)
		return text;
	while (is_tilde(text->text, to))
		to++;
	enum side before = side_before(text, from);
	enum side after = side_after(text, to);
	struct node *mark = cut_out(text, from, to, a);
	if (to - from > 2)
		return mark;
	bool opens = after != SIDE_SPACE
		&& (after == SIDE_WORD || before != SIDE_WORD);
	bool closes = before != SIDE_SPACE
		&& (before == SIDE_WORD || after != SIDE_WORD);
	struct node *open = closes ? take_opener(m, to - from, opens) : NULL;
	if (open != NULL)
		return strike(open, mark, a);
	if (opens)
		push(m, mark, closes, a);
	return mark;
}

/* Join the texts in PARENT that were one before they were cut. */
static void
join_texts(struct node *parent)
{
	for (struct node *n = parent->first; n != NULL; n = n->next)
		while (n->kind == NODE_TEXT && n->next != NULL
		       && n->next->kind == NODE_TEXT
		       && n->text.p + n->text.n == n->next->text.p) {
			n->text.n += n->next->text.n;
			node_unlink(n->next);
		}
}

void
gfm_strike(struct node *parent, struct arena *a)
{
	struct marks m = {NULL, 0, 0, {0, 0, 0}};
	for (struct node *n = parent->first; n != NULL; n = n->next)
		if (n->kind == NODE_TEXT)
			n = take_mark(&m, n, a);
	join_texts(parent);
}
