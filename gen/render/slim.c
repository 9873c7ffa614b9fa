#include "render/slim.h"

static bool
blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* S to OUT without blanks at either end of its lines, and empty lines; TO is
 * how much is there. */
static size_t
add_line(char *out, size_t to, str s)
{
	while (s.n > 0 && blank(s.p[0]))
		s = str_sub(s, 1, s.n);
	while (s.n > 0 && blank(s.p[s.n - 1]))
		s.n--;
	for (size_t i = 0; i < s.n; i++)
		out[to++] = s.p[i];
	if (s.n > 0)
		out[to++] = '\n';
	return to;
}

static str
trim_lines(str s, struct arena *a)
{
	char *out = NEW(a, char, s.n + 2);
	size_t n = 0;
	while (s.n > 0) {
		str rest, line = str_cut(s, '\n', &rest);
		n = add_line(out, n, line);
		s = rest;
	}
	return (str){out, n};
}

/* ---- style sheets ------------------------------------------------------------ */

/* Behind the text in quotes that begins at AT. */
static size_t
end_of_quoted(str s, size_t at)
{
	char quote = s.p[at++];
	while (at < s.n && s.p[at] != quote)
		at += s.p[at] == '\\' && at + 1 < s.n ? 2 : 1;
	return at < s.n ? at + 1 : s.n;
}

static size_t
end_of_comment(str s, size_t at)
{
	size_t end = str_find(s, S("*/"), at + 2);
	return end == STR_NONE ? s.n : end + 2;
}

static bool
parts(char c)
{
	return blank(c) || c == '\n' || c == '{' || c == '}' || c == ';';
}

/*
 * May the comment from AT to END go?  One between two words keeps them apart,
 * and is no blank either.  By custom, "/ *!" is for readers.
 */
static bool
may_go(str css, size_t at, size_t end)
{
	return (at == 0 || end == css.n || parts(css.p[at - 1])
	        || parts(css.p[end])) && css.p[at + 2] != '!';
}

/* Behind the address that begins at AT, "url(" being before it: what looks like
 * a comment there is none. */
static size_t
end_of_address(str css, size_t at)
{
	if (at < 4 || !str_eq_nocase(str_sub(css, at - 4, at), S("url(")))
		return at;
	size_t end = str_chr(css, ')', at);
	size_t quote = str_chr(css, '"', at), single = str_chr(css, '\'', at);
	return end == STR_NONE || quote < end || single < end ? at : end;
}

str
slim_css(str css, struct arena *a)
{
	char *out = NEW(a, char, css.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < css.n;) {
		char c = css.p[i];
		size_t to = i + 1;
		if (c == '/' && str_starts(str_sub(css, i, css.n), S("/*"))) {
			to = end_of_comment(css, i);
			if (to - i > 2 && may_go(css, i, to)) {
				i = to;
				continue;
			}
		} else if (c == '"' || c == '\'') {
			to = end_of_quoted(css, i);
		} else if (c == '\\' && to < css.n) {
			to++;
		} else if (c == '(') {
			to = end_of_address(css, to);
		}
		while (i < to)
			out[n++] = css.p[i++];
	}
	/* A line that goes on in a string has a backslash at its end. */
	str bare = {out, n};
	return str_find(bare, S("\\\n"), 0) == STR_NONE ? trim_lines(bare, a)
	                                                : bare;
}

/* ---- scripts ----------------------------------------------------------------- */

/* Where the comments that begin at AT, which is the beginning of a line, end;
 * AT where there is none, or something follows it. */
static size_t
skip_comment(str js, size_t at)
{
	size_t i = at;
	while (i < js.n && blank(js.p[i]))
		i++;
	str rest = str_sub(js, i, js.n);
	if ((!str_starts(rest, S("//")) && !str_starts(rest, S("/*")))
	    || str_starts(rest, S("//#")) || str_starts(rest, S("/*!")))
		return at;
	size_t end = rest.p[1] == '*' ? end_of_comment(js, i) : i;
	size_t line = str_chr(js, '\n', end);
	if (line == STR_NONE)
		line = js.n;
	bool more = rest.p[1] == '*'
		&& str_trim(str_sub(js, end, line)).n > 0;
	return more ? at : line + (line < js.n);
}

/* Does a comment that begins in LINE go on in the next, as far as can be told? */
static bool
leaves_open(str line)
{
	size_t at = str_find(line, S("/*"), 0);
	return at != STR_NONE && str_find(line, S("*/"), at) == STR_NONE;
}

str
slim_js(str js, struct arena *a)
{
	char *out = NEW(a, char, js.n + 2);
	size_t n = 0;
	if (str_chr(js, '`', 0) != STR_NONE
	    || str_find(js, S("\\\n"), 0) != STR_NONE)
		return js;
	for (size_t at = 0; at < js.n;) {
		size_t end = skip_comment(js, at);
		if (end == at) {
			end = str_chr(js, '\n', at);
			end = end == STR_NONE ? js.n : end + 1;
			str line = str_sub(js, at, end);
			if (leaves_open(line))
				return js;
			n = add_line(out, n, str_trim(line));
		}
		at = end;
	}
	return (str){out, n};
}
