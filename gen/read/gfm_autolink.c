#include "read/gfm_autolink.h"

#include <string.h>

#include "model/doc.h"

/* No domain is longer; a limit keeps failed attempts linear. */
#define DOMAIN_MAX 1024

/* What was found in a text: from FROM to TO, leading to PREFIX and itself. */
struct found {
	size_t from, to;
	str prefix;
};

/* Is there a token or an escape's mark at AT?  No URL holds one. */
static bool
is_mark(str s, size_t at)
{
	str rest = str_sub(s, at, s.n);
	return str_starts(rest, S(TOKEN_OPEN))
		|| str_starts(rest, S(GFM_ESCAPED));
}

/* Does a URL's path end before byte AT? */
static bool
ends_url(str s, size_t at)
{
	return at >= s.n || ascii_blank(s.p[at]) || s.p[at] == '<'
		|| is_mark(s, at);
}

static bool
host_char(str s, size_t at)
{
	char c = s.p[at];
	return ascii_alnum(c)
		|| ((unsigned char)c >= 0x80 && !is_mark(s, at));
}

/* The end of the domain at FROM; FROM when there is none.  DOT: it must have
 * a dot. */
static size_t
domain_end(str s, size_t from, bool dot)
{
	size_t at = from, dots = 0;
	bool mark = false, mark_before = false; /* '_' in the last two parts */
	for (; at < s.n && at - from < DOMAIN_MAX; at++) {
		char c = s.p[at];
		if (c == '_') {
			mark = true;
		} else if (c == '.') {
			mark_before = mark;
			mark = false;
			dots++;
		} else if (c != '-' && !host_char(s, at)) {
			break;
		}
	}
	if (mark || mark_before || (dot && dots == 0)
	    || at - from == DOMAIN_MAX)
		return from;
	return at;
}

/* Before the entity that ends in the ';' at TO - 1, or before the ';'. */
static size_t
without_entity(str s, size_t from, size_t to)
{
	size_t at = to - 1;
	while (at > from && ascii_alnum(s.p[at - 1]))
		at--;
	if (at > from && at < to - 1 && s.p[at - 1] == '&')
		return at - 1;
	return to - 1;
}

/* TO, or before it: punctuation at the end of a URL does not belong to it,
 * nor a ')' that closes nothing in it. */
static size_t
trim_end(str s, size_t from, size_t to)
{
	size_t open = 0, close = 0;
	for (size_t i = from; i < to; i++) {
		open += s.p[i] == '(';
		close += s.p[i] == ')';
	}
	while (to > from) {
		char c = s.p[to - 1];
		if (c == ')') {
			if (close <= open)
				return to;
			close--;
			to--;
		} else if (c == ';') {
			to = without_entity(s, from, to);
		} else if (strchr("?!.,:*_~'\"", c) != NULL) {
			to--;
		} else {
			return to;
		}
	}
	return to;
}

/* The end of the URL whose domain begins at HOST, or HOST. */
static size_t
url_end(str s, size_t host, bool dot)
{
	size_t to = domain_end(s, host, dot);
	if (to == host)
		return host;
	while (!ends_url(s, to))
		to++;
	return trim_end(s, host, to);
}

/* Is there a URL with the "://" at AT? */
static bool
find_url(str s, size_t at, size_t limit, struct found *f)
{
	static const char *const schemes[] = {"http", "https", "ftp"};
	size_t from = at, host = at + 3;
	if (!str_starts(str_sub(s, at, s.n), S("://")) || host >= s.n
	    || !host_char(s, host))
		return false;
	while (from > limit && at - from < 6 && ascii_alpha(s.p[from - 1]))
		from--;
	bool known = false;
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		known |= str_eq_nocase(str_sub(s, from, at),
		                       str_of(schemes[i]));
	size_t to = known ? url_end(s, host, false) : host;
	*f = (struct found){from, to, S("")};
	return to > host;
}

/* Is there an address at the "www." at AT?  FIRST: may one stand at the start
 * of the text? */
static bool
find_www(str s, size_t at, bool first, struct found *f)
{
	if (!str_starts(str_sub(s, at, s.n), S("www.")) || at + 4 == s.n
	    || !host_char(s, at + 4) || (at == 0 && !first))
		return false;
	if (at > 0 && !ascii_blank(s.p[at - 1])
	    && strchr("*_~(", s.p[at - 1]) == NULL
	    && !str_ends(str_sub(s, 0, at), S(TOKEN_CLOSE)))
		return false;
	size_t to = url_end(s, at, true);
	*f = (struct found){at, to, S("http://")};
	return to > at;
}

static bool
user_char(char c)
{
	return ascii_alnum(c) || (c != '\0' && strchr(".+-_", c) != NULL);
}

/* Does PROTOCOL end at AT, and is it a word of its own? */
static bool
ends_in(str s, size_t at, size_t limit, str protocol)
{
	return at >= limit + protocol.n
		&& str_ends(str_sub(s, limit, at), protocol)
		&& (at == limit + protocol.n
		    || !ascii_alnum(s.p[at - protocol.n - 1]));
}

/* The end of the mail domain at FROM; FROM when there is none. */
static size_t
mail_domain_end(str s, size_t from, bool resource)
{
	size_t at = from, dots = 0;
	for (; at < s.n; at++) {
		char c = s.p[at];
		if (ascii_alnum(c) || c == '-' || c == '_')
			continue;
		if (c == '.' && at + 1 < s.n && ascii_alnum(s.p[at + 1]))
			dots++;
		else if (c != '/' || !resource)
			break;
	}
	if (dots == 0 || !ascii_alpha(s.p[at - 1])
	    || (at < s.n && s.p[at] == '@'))
		return from;
	return at;
}

/* Is there a mail address around the '@' at AT? */
static bool
find_mail(str s, size_t at, size_t limit, struct found *f)
{
	size_t from = at;
	while (from > limit && user_char(s.p[from - 1]))
		from--;
	if (from == at)
		return false;
	bool xmpp = ends_in(s, from, limit, S("xmpp:"));
	bool mailto = ends_in(s, from, limit, S("mailto:"));
	size_t to = mail_domain_end(s, at + 1, xmpp);
	f->prefix = xmpp || mailto ? S("") : S("mailto:");
	f->from = from - (xmpp ? 5 : mailto ? 7 : 0);
	f->to = to;
	return to > at + 1;
}

/* Does a word begin where TEXT begins? */
static bool
begins_word(const struct node *text)
{
	const struct node *p = text->prev;
	return p == NULL || p->kind == NODE_SOFT_BREAK
		|| p->kind == NODE_HARD_BREAK || p->kind == NODE_EMPH
		|| p->kind == NODE_STRONG;
}

static struct node *
new_text(str s, struct arena *a)
{
	struct node *n = node_new(NODE_TEXT, POS_NONE, a);
	n->text = s;
	return n;
}

static struct node *
new_link(str prefix, str s, struct arena *a)
{
	struct node *link = node_new(NODE_LINK, POS_NONE, a);
	link->u.link.url = prefix.n == 0 ? s
		: str_printf(a, "%.*s%.*s", STR_ARG(prefix), STR_ARG(s));
	link->u.link.autolink = true;
	node_append(link, new_text(s, a));
	return link;
}

/* OPEN brackets after byte AT of S. */
static size_t
count_bracket(str s, size_t at, size_t open)
{
	if (s.p[at] == '[')
		return open + 1;
	return open - (s.p[at] == ']' && open > 0);
}

size_t
gfm_brackets(str s, size_t open)
{
	if (str_chr(s, '[', 0) == STR_NONE
	    && (open == 0 || str_chr(s, ']', 0) == STR_NONE))
		return open;
	for (size_t i = 0; i < s.n; i++)
		open = count_bracket(s, i, open);
	return open;
}

bool
gfm_may_autolink(str s)
{
	return str_chr(s, '@', 0) != STR_NONE
		|| str_find(s, S("://"), 0) != STR_NONE
		|| str_find(s, S("www."), 0) != STR_NONE;
}

bool
gfm_autolink_shows(str url, str text)
{
	if (str_starts(url, S("mailto:")) && !str_starts(text, S("mailto:")))
		url = str_sub(url, S("mailto:").n, url.n);
	return str_eq(url, text);
}

void
gfm_autolink(struct node *text, size_t open, struct arena *a)
{
	str s = text->text;
	bool first = begins_word(text);
	size_t done = 0; /* S is in nodes up to here */
	struct node *last = text;
	struct found f;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		open = count_bracket(s, i, open);
		bool ok = c == '@' ? find_mail(s, i, done, &f)
			: open > 0 ? false
			: c == ':' ? find_url(s, i, done, &f)
			: c == 'w' && find_www(s, i, first, &f);
		if (!ok)
			continue;
		str before = str_sub(s, done, f.from);
		struct node *link = new_link(f.prefix,
		                             str_sub(s, f.from, f.to), a);
		if (done == 0) {
			text->text = before;
		} else if (before.n > 0) {
			node_insert_after(last, new_text(before, a));
			last = last->next;
		}
		node_insert_after(last, link);
		last = link;
		done = f.to;
		i = f.to - 1;
	}
	if (done > 0 && done < s.n)
		node_insert_after(last, new_text(str_sub(s, done, s.n), a));
	if (text->text.n == 0)
		node_unlink(text);
}
