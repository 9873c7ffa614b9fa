#include "check/facts_plain.h"

#include "base/text.h"

struct plain {
	str text;
	size_t at;
	struct arena *a;
};

/* ---- lines -------------------------------------------------------------------- */

/* Is S UTF-8 without controls, and without what YAML takes for the end of a line
 * or refuses? */
static bool
is_tame(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		unsigned char next = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0;
		unsigned char third = i + 2 < s.n ? (unsigned char)s.p[i + 2] : 0;
		if ((c < 0x20 && c != '\n') || c == 0x7F
		    || (c == 0xC2 && next < 0xA0)
		    || (c == 0xE2 && next == 0x80
		        && (third == 0xA8 || third == 0xA9))
		    || (c == 0xEF && (next == 0xB7 || next == 0xBB
		                     || next == 0xBF)))
			return false;
	}
	return text_bad_utf8(s) == STR_NONE;
}

/* The line at P, without its end. */
static str
line_at(const struct plain *p)
{
	size_t end = str_chr(p->text, '\n', p->at);
	return str_sub(p->text, p->at, end == STR_NONE ? p->text.n : end);
}

static void
next_line(struct plain *p)
{
	p->at += line_at(p).n + 1;
	if (p->at > p->text.n)
		p->at = p->text.n;
}

/* Go on to the next row; false at the end. */
static bool
find_row(struct plain *p)
{
	for (; p->at < p->text.n; next_line(p)) {
		str line = line_at(p);
		if (line.n > 0 && line.p[0] != '#')
			return true;
	}
	return false;
}

/* Is LINE more of the value above it? */
static bool
goes_on(str line)
{
	return str_starts(line, S("    ")) && line.n > 4 && line.p[4] != ' '
		&& line.p[4] != '#';
}

/* ---- values ------------------------------------------------------------------- */

/* Over blanks, and to lines that go on. */
static bool
skip_blanks(struct plain *p)
{
	while (p->at < p->text.n) {
		if (p->text.p[p->at] == '\n') {
			next_line(p);
			if (!goes_on(line_at(p)))
				return false;
		} else if (p->text.p[p->at] != ' ') {
			return true;
		}
		p->at++;
	}
	return false;
}

static bool
is_plain(char c)
{
	return ascii_alnum(c) || (unsigned char)c >= 0x80;
}

/* One text of a list: "..." or without quotes. */
static bool
read_text(struct plain *p, str *s)
{
	str t = p->text;
	size_t from = p->at, at = from;
	if (t.p[at] == '"') {
		at = ++from;
		while (at < t.n && t.p[at] != '"' && t.p[at] != '\\'
		       && t.p[at] != '\n')
			at++;
		p->at = at + 1;
	} else if (is_plain(t.p[at])) {
		while (at < t.n && (is_plain(t.p[at]) || t.p[at] == '.'
		                    || t.p[at] == '-' || t.p[at] == '='
		                    || t.p[at] == '\'' || t.p[at] == '*'))
			at++;
		p->at = at;
	}
	*s = str_sub(t, from, at);
	return s->n > 0 && at < t.n && (t.p[from - 1] != '"' || t.p[at] == '"');
}

/* "[a, b]" to the end of its line. */
static bool
read_list(struct plain *p, str **texts, size_t *n)
{
	size_t cap = 0;
	char next = ',';
	if (*n > 0 || p->at >= p->text.n || p->text.p[p->at++] != '[')
		return false;
	for (; next == ','; p->at++) {
		str s;
		if (!skip_blanks(p) || !read_text(p, &s) || !skip_blanks(p))
			return false;
		GROW(p->a, *texts, *n, cap)[*n] = s;
		++*n;
		next = p->text.p[p->at];
	}
	if (next != ']' || line_at(p).n > 0)
		return false;
	next_line(p);
	return true;
}

/* Does LINE mean itself, in text without quotes? */
static bool
is_prose(str line)
{
	return line.n > 0 && line.p[line.n - 1] != ':'
		&& str_find(line, S(": "), 0) == STR_NONE
		&& str_find(line, S(" #"), 0) == STR_NONE;
}

/* The reason, which nobody but people reads. */
static bool
skip_reason(struct plain *p)
{
	str line = line_at(p);
	bool folded = str_eq(line, S(">"));
	if (!folded && (!is_prose(line) || !ascii_alpha(line.p[0])))
		return false;
	next_line(p);
	if (folded && !goes_on(line_at(p)))
		return false;
	for (; goes_on(line_at(p)); next_line(p))
		if (!folded && !is_prose(line_at(p)))
			return false;
	return true;
}

/* ---- rows --------------------------------------------------------------------- */

static bool
read_key(struct plain *p, struct fact_row *row, bool *why)
{
	str line = line_at(p), key, rest;
	key = str_cut(line, ' ', &rest);
	if (rest.p == NULL)
		return false;
	p->at += key.n + 1;
	if (str_eq(key, S("locales:")))
		return read_list(p, &row->locales, &row->nlocales);
	if (str_eq(key, S("values:")))
		return read_list(p, &row->values, &row->nvalues);
	if (*why || !str_eq(key, S("why:")))
		return false;
	*why = true;
	return skip_reason(p);
}

static bool
read_row(struct plain *p, struct fact_row *row)
{
	str line = line_at(p), first = S("- fact: ");
	bool why = false;
	*row = (struct fact_row){.values = NULL};
	if (!str_starts(line, first)
	    || !fact_find(str_sub(line, first.n, line.n), &row->id))
		return false;
	next_line(p);
	while (str_starts(line_at(p), S("  "))) {
		p->at += 2;
		if (!read_key(p, row, &why))
			return false;
	}
	return why && row->nlocales > 0;
}

bool
facts_plain(struct fact_book *book, str text, struct arena *a)
{
	struct plain p = {.text = text, .a = a};
	size_t before = book->n;
	if (!is_tame(text))
		return false;
	while (find_row(&p)) {
		struct fact_row row;
		if (!read_row(&p, &row)) {
			book->n = before;
			return false;
		}
		GROW(a, book->rows, book->n, book->cap)[book->n] = row;
		book->n++;
	}
	return book->n > before;
}
