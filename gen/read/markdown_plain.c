#include "read/markdown_plain.h"

#include "read/gfm_autolink.h"

/* What a byte is not part of, beyond doubt, as bits. */
enum { NO_TEXT = 1 << 0, NO_URL = 1 << 1, NEITHER = NO_TEXT | NO_URL };

/* Other lines are no text, nor are controls, of which cmark takes some for
 * blanks.  An entity in an address has a semicolon. */
static const unsigned char marks[256] = {
	NEITHER, NEITHER, NEITHER, NEITHER, NEITHER, NEITHER, NEITHER, NEITHER,
	NEITHER, NEITHER, NEITHER, NEITHER, NEITHER, NEITHER, NEITHER, NEITHER,
	NEITHER, NEITHER, NEITHER, NEITHER, NEITHER, NEITHER, NEITHER, NEITHER,
	NEITHER, NEITHER, NEITHER, NEITHER, NEITHER, NEITHER, NEITHER, NEITHER,
	[' '] = NO_URL, ['\x7F'] = NO_URL, ['('] = NO_URL, [')'] = NO_URL,
	[';'] = NO_URL, ['<'] = NEITHER, ['\\'] = NEITHER, ['_'] = NO_TEXT,
	['`'] = NO_TEXT, ['~'] = NO_TEXT, ['['] = NO_TEXT, [']'] = NO_TEXT,
	['*'] = NO_TEXT, ['&'] = NO_TEXT,
	['>'] = NEITHER, /* of a comment */
	/* of bare addresses: "a@b.c", "https://", "www." */
	['@'] = NO_TEXT, [':'] = NO_TEXT, ['w'] = NO_TEXT,
};

struct reader {
	const struct markdown_input *in;
	size_t run;  /* or IN->nruns: a part of IN's text */
	size_t base; /* where S begins in that */
	str s;       /* without the blanks around it */
	size_t at;   /* S is read up to here ... */
	size_t done; /* ... and in nodes up to here */
	struct node *parent; /* what is read belongs to it */
	struct node *link;   /* that is open, or NULL */
	struct arena *a;
};

/* Where in S, from AT on, a byte is that MARK speaks of, or the end. */
static size_t
next_mark(str s, size_t at, unsigned mark)
{
	const unsigned char *p = (const unsigned char *)s.p;
	while (s.n - at >= 4
	       && ((marks[p[at]] | marks[p[at + 1]] | marks[p[at + 2]]
	            | marks[p[at + 3]]) & mark) == 0)
		at += 4;
	while (at < s.n && (marks[p[at]] & mark) == 0)
		at++;
	return at;
}

/* Add what is before byte AT to the nodes; what follows SKIP bytes on is next. */
static void
add_text(struct reader *r, size_t skip)
{
	if (r->at > r->done) {
		struct node *text = node_new(NODE_TEXT, POS_NONE, r->a);
		text->text = str_dup(str_sub(r->s, r->done, r->at), r->a);
		node_append(r->parent, text);
	}
	r->at += skip;
	r->done = r->at;
}

/* Where byte AT of S stands in the source. */
static uint32_t
place(const struct reader *r, size_t at)
{
	const struct markdown_input *in = r->in;
	uint32_t in_whole = (uint32_t)(r->base + at);
	if (r->run < in->nruns)
		return in->run_pos == NULL ? POS_NONE
			: in->run_pos(in->map, r->run, in_whole);
	return in->source_pos == NULL ? POS_NONE
		: in->source_pos(in->map, in_whole);
}

/* Is C a sign of ASCII, or a blank? */
static bool
sign_or_blank(char c)
{
	return (unsigned char)c < 0x7F && !ascii_alnum(c);
}

/* ---- strong text ------------------------------------------------------------- */

/* Is at AT a letter or digit of ASCII, or the first byte of a letter of Latin? */
static bool
begins_letter(str s, size_t at)
{
	unsigned char c = at < s.n ? (unsigned char)s.p[at] : 0;
	/* U+00D7 and U+00F7 are among the letters, but signs. */
	return ascii_alnum((char)c) || (c > 0xC3 && c < 0xCA)
		|| (c == 0xC3 && at + 1 < s.n && s.p[at + 1] != '\x97'
		    && s.p[at + 1] != '\xB7');
}

static bool
ends_letter(str s, size_t at)
{
	if (at > 0 && ascii_alnum(s.p[at - 1]))
		return true;
	return at > 1 && (unsigned char)s.p[at - 1] >= 0x80
		&& (unsigned char)s.p[at - 2] >= 0xC3
		&& begins_letter(s, at - 2);
}

/* Can the "**" at AT of S begin strong text: before a letter, or before a sign
 * and behind a sign, a blank or nothing? */
static bool
may_begin_strong(str s, size_t at)
{
	char next = at + 2 < s.n ? s.p[at + 2] : ' ';
	return begins_letter(s, at + 2)
		|| (next != ' ' && sign_or_blank(next)
		    && (at == 0 || sign_or_blank(s.p[at - 1])));
}

/* Can it end strong text? */
static bool
may_end_strong(str s, size_t at)
{
	char before = at > 0 ? s.p[at - 1] : ' ';
	return ends_letter(s, at)
		|| (before != ' ' && sign_or_blank(before)
		    && (at + 2 >= s.n || sign_or_blank(s.p[at + 2])));
}

/*
 * The next byte is a '*'.  Is it the first of two that begin or end strong
 * text, beyond doubt?  The next two that can end it do, and there is no other
 * way to read them if there are none between that cannot.
 */
static bool
read_stars(struct reader *r)
{
	str rest = str_sub(r->s, r->at, r->s.n);
	if (!str_starts(rest, S("**")) || str_starts(rest, S("***")))
		return false;
	if (r->parent->kind == NODE_STRONG) {
		if (!may_end_strong(r->s, r->at))
			return false;
		add_text(r, 2);
		r->parent = r->parent->parent;
		return true;
	}
	if (!may_begin_strong(r->s, r->at))
		return false;
	add_text(r, 2);
	struct node *strong = node_new(NODE_STRONG, POS_NONE, r->a);
	node_append(r->parent, strong);
	r->parent = strong;
	return true;
}

/* ---- links ------------------------------------------------------------------- */

static bool
begin_link(struct reader *r)
{
	size_t at = r->at;
	if (r->link != NULL || (r->at > 0 && r->s.p[r->at - 1] == '!'))
		return false;
	add_text(r, 1);
	r->link = node_new(NODE_LINK, place(r, at), r->a);
	node_append(r->parent, r->link);
	r->parent = r->link;
	return true;
}

/* The next byte is a ']'.  Does it end the link that is open, and does nothing
 * but an address follow? */
static bool
end_link(struct reader *r)
{
	struct node *link = r->link;
	size_t url = r->at + 2;
	if (link == NULL || r->parent != link
	    || !str_starts(str_sub(r->s, r->at, r->s.n), S("](")))
		return false;
	size_t end = next_mark(r->s, url, NO_URL);
	if (end == url || end == r->s.n || r->s.p[end] != ')')
		return false;
	add_text(r, end + 1 - r->at);
	link->u.link.url = str_dup(str_sub(r->s, url, end), r->a);
	link->u.link.autolink = link->first != NULL
		&& link->first == link->last && link->first->kind == NODE_TEXT
		&& gfm_autolink_shows(link->u.link.url, link->first->text);
	r->parent = link->parent;
	r->link = NULL;
	return true;
}

/* ---- runs -------------------------------------------------------------------- */

/* Is the mark at AT text here?  In a link there are no bare addresses.  A mark
 * of a comment is text to cmark, too, but none that is plain. */
static bool
mark_is_text(const struct reader *r)
{
	str rest = str_sub(r->s, r->at, r->s.n);
	switch (rest.p[0]) {
	case '&': /* else an entity may begin */
		return rest.n == 1 || rest.p[1] == ' ';
	case '>':
		return !str_ends(str_sub(r->s, 0, r->at), S("--"));
	case '@':
		return r->link != NULL;
	case ':':
		return r->link != NULL || !str_starts(rest, S("://"));
	case 'w':
		return r->link != NULL || !str_starts(rest, S("www."));
	default:
		return false;
	}
}

static bool
read_mark(struct reader *r)
{
	switch (r->s.p[r->at]) {
	case '*':
		return read_stars(r);
	case '[':
		return begin_link(r);
	case ']':
		return end_link(r);
	default:
		if (!mark_is_text(r))
			return false;
		r->at++;
		return true;
	}
}

bool
markdown_is_text(str s)
{
	struct reader r = {.s = s};
	while ((r.at = next_mark(s, r.at, NO_TEXT)) < s.n)
		if (!mark_is_text(&r))
			return false;
		else
			r.at++;
	return true;
}

/* Read all of R->s. */
static bool
read_all(struct reader *r)
{
	struct node *to = r->parent;
	while ((r->at = next_mark(r->s, r->at, NO_TEXT)) < r->s.n
	       && read_mark(r))
		;
	if (r->at < r->s.n || r->parent != to)
		return false;
	add_text(r, 0);
	return true;
}

bool
markdown_plain(const struct markdown_input *in, size_t i, struct node *to,
               struct arena *a)
{
	str run = in->runs[i], s = str_trim(run);
	struct reader r = {.in = in, .run = i, .base = (size_t)(s.p - run.p),
	                   .s = s, .parent = to, .a = a};
	if (read_all(&r))
		return true;
	to->first = to->last = NULL; /* what was made goes with the page */
	return false;
}

bool
markdown_plain_part(const struct markdown_input *in, size_t from, size_t n,
                    struct node *to, struct arena *a)
{
	struct reader r = {.in = in, .run = in->nruns, .base = from,
	                   .s = str_sub(in->text, from, from + n),
	                   .parent = to, .a = a};
	return read_all(&r);
}
