#include "check/letters.h"

/* A tag, an address is not longer; what looks like one and is, is text. */
enum { SIGN_MOST = 512 };

/* Behind the mark that CLOSE ends, from AT on, or AT. */
static size_t
behind(str s, size_t at, char close)
{
	str near = str_sub(s, 0, at + SIGN_MOST);
	size_t end = str_chr(near, close, at);
	return end == STR_NONE ? at : end + 1;
}

/* Behind "[...]" whose first bracket is at AT, and an address after it. */
static size_t
behind_brackets(str s, size_t at)
{
	size_t depth = 0, i = at, most = at + SIGN_MOST;
	for (; i < s.n && i < most; i++) {
		depth += s.p[i] == '[';
		if (s.p[i] == ']' && --depth == 0)
			break;
	}
	if (i >= s.n || i >= most)
		return at;
	i++;
	return i < s.n && s.p[i] == '(' ? behind(s, i, ')') : i;
}

static bool
begins_line(str s, size_t at)
{
	while (at > 0 && (s.p[at - 1] == ' ' || s.p[at - 1] == '>'))
		at--;
	return at == 0 || s.p[at - 1] == '\n';
}

/* Behind the fenced code that begins at AT; all of S when it does not end. */
static size_t
behind_fence(str s, size_t at)
{
	str fence = str_sub(s, at, at + 3);
	for (size_t i = at; (i = str_chr(s, '\n', i)) != STR_NONE;) {
		for (i++; i < s.n && (s.p[i] == ' ' || s.p[i] == '>');)
			i++;
		if (str_starts(str_sub(s, i, s.n), fence))
			return i + 3;
	}
	return s.n;
}

/* Behind what is no text at AT; AT itself where text is. */
static size_t
skip(str s, size_t at)
{
	char c = s.p[at];
	str rest = str_sub(s, at, s.n);
	if (c == '<' && rest.n > 1
	    && (ascii_alpha(rest.p[1]) || rest.p[1] == '/' || rest.p[1] == '!'))
		return behind(s, at, '>');
	if (c == ']' && str_starts(rest, S("](")))
		return behind(s, at, ')');
	if (str_starts(rest, S("![")))
		return behind_brackets(s, at + 1);
	if (str_starts(rest, S("[!")))
		return behind_brackets(s, at);
	if (str_starts(rest, S(":::")))
		return behind(s, at, '\n');
	if ((str_starts(rest, S("```")) || str_starts(rest, S("~~~")))
	    && begins_line(s, at))
		return behind_fence(s, at);
	return at;
}

void
letters_of(struct letters *l, str s, struct arena *a)
{
	bool inside = false;
	*l = (struct letters){NEW(a, char, s.n + 1), NEW(a, uint32_t, s.n + 1),
	                      NEW(a, bool, s.n + 1), 0};
	for (size_t i = 0; i < s.n;) {
		size_t next = skip(s, i);
		if (next > i) {
			inside = false;
			i = next;
			continue;
		}
		char c = s.p[i];
		bool letter = ascii_alnum(c) || (unsigned char)c >= 0x80;
		if (letter) {
			l->p[l->n] = c;
			l->pos[l->n] = (uint32_t)i;
			l->begins[l->n++] = !inside;
		}
		inside = letter;
		i++;
	}
}

size_t
letters_words(const struct letters *l, size_t from, size_t to)
{
	size_t n = 0;
	for (size_t i = from; i < to && i < l->n; i++)
		n += l->begins[i];
	return n;
}
