#include "check/walk_link.h"

#include "base/eight.h"

static size_t
skip_blanks(str s, size_t at)
{
	while (at < s.n && (ascii_blank(s.p[at]) || s.p[at] == '>'))
		at++;
	return at;
}

/* Behind the next CLOSE that is not escaped, or STR_NONE. */
static size_t
behind(str s, size_t at, char close)
{
	for (; at < s.n; at++) {
		if (s.p[at] == '\\')
			at++;
		else if (s.p[at] == close)
			return at + 1;
	}
	return STR_NONE;
}

/* Over the bytes of an address at AT that are nothing but that, eight at a
 * time. */
static size_t
skip_address(str s, size_t at)
{
	for (unsigned n = 8; n == 8 && at + 8 <= s.n; at += n) {
		uint64_t w = eight_load(s.p + at);
		n = eight_first(eight_any_between(w, '\t', ' ')
		                | eight_any_between(w, '(', ')')
		                | eight_any_equal(w, '\\'));
	}
	return at;
}

/* Where the address that begins at AT without '<' ends. */
static size_t
address_end(str s, size_t at)
{
	size_t depth = 0;
	at = skip_address(s, at);
	for (; at < s.n && !ascii_blank(s.p[at]); at++) {
		if (s.p[at] == '\\')
			at++;
		else if (s.p[at] == '(')
			depth++;
		else if (s.p[at] == ')' && depth-- == 0)
			break;
	}
	return at < s.n ? at : s.n;
}

static void
inline_tail(str s, size_t at, struct link_tail *t)
{
	at = skip_blanks(s, at);
	t->from = at;
	if (at < s.n && s.p[at] == '<') {
		size_t end = behind(s, at, '>');
		t->from++;
		t->to = end == STR_NONE ? s.n : end - 1;
		at = end == STR_NONE ? s.n : end;
	} else {
		at = t->to = address_end(s, at);
	}
	at = skip_blanks(s, at);
	if (at < s.n && s.p[at] != ')') { /* a title */
		char close = s.p[at] == '(' ? ')' : s.p[at];
		size_t end = behind(s, at + 1, close);
		at = skip_blanks(s, end == STR_NONE ? s.n : end);
	}
	t->end = at < s.n ? at + 1 : s.n;
}

bool
link_tail(str s, size_t at, struct link_tail *t)
{
	while (at < s.n && ascii_blank(s.p[at]))
		at++;
	if (at >= s.n || s.p[at] != ']')
		return false;
	at++;
	*t = (struct link_tail){at, at, at};
	if (at < s.n && s.p[at] == '(') {
		inline_tail(s, at + 1, t);
	} else if (at < s.n && s.p[at] == '[') {
		size_t end = behind(s, at, ']');
		t->end = end == STR_NONE ? s.n : end;
	}
	return true;
}
