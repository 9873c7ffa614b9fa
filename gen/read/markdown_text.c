#include "read/markdown_text.h"

#include <string.h>

#include "read/gfm_autolink.h"
#include "read/gfm_escape.h"

static bool
line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* What a byte may begin in inline content, as bits. */
enum {
	MARK = 1 << 0, /* something, here or there */
	STAR = 1 << 1,
	SIGN_OF_LINK = 1 << 2, /* an address has it: "a@b.c", "https://" */
	LETTER_OF_WWW = 1 << 3,
	DOT = 1 << 4
};

/* Other lines are marks, too, and controls, of which cmark takes some for
 * blanks. */
static const unsigned char marks[256] = {
	MARK, MARK, MARK, MARK, MARK, MARK, MARK, MARK, MARK, MARK, MARK,
	MARK, MARK, MARK, MARK, MARK, MARK, MARK, MARK, MARK, MARK, MARK,
	MARK, MARK, MARK, MARK, MARK, MARK, MARK, MARK, MARK, MARK,
	['_'] = MARK, ['`'] = MARK, ['['] = MARK, [']'] = MARK, ['<'] = MARK,
	['&'] = MARK, ['\\'] = MARK, ['~'] = MARK, ['*'] = STAR,
	['@'] = SIGN_OF_LINK, [':'] = SIGN_OF_LINK, ['w'] = LETTER_OF_WWW,
	['.'] = DOT,
};

/* ---- strong text ------------------------------------------------------------- */

/* Is C a letter or digit of ASCII, or the first byte of a letter of Latin? */
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

/* Can the "**" at AT of S end strong text: behind a letter, or behind a sign
 * and before a blank or the end? */
static bool
may_end_strong(str s, size_t at)
{
	bool apart = at + 2 >= s.n || s.p[at + 2] == ' ';
	return ends_letter(s, at)
		|| (apart && s.p[at - 1] > ' ' && s.p[at - 1] < 0x7F);
}

/*
 * Is each '*' of S one of two that begin or end strong text, beyond doubt?
 * They begin it before a letter, whatever is before them; the next two end it,
 * and there is no other way to read them.
 */
static bool
is_strong(str s)
{
	bool open = false;
	size_t at = 0;
	while ((at = str_chr(s, '*', at)) != STR_NONE) {
		if (at + 1 >= s.n || s.p[at + 1] != '*'
		    || (at + 2 < s.n && s.p[at + 2] == '*'))
			return false;
		if (open ? !may_end_strong(s, at) : !begins_letter(s, at + 2))
			return false;
		open = !open;
		at += 2;
	}
	return !open;
}

/* ---- runs that need no parser ------------------------------------------------- */

/* All that the bytes of S may begin. */
static unsigned
marks_in(str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	unsigned has = 0;
	size_t i = 0;
	for (; s.n - i >= 4; i += 4)
		has |= (unsigned)(marks[p[i]] | marks[p[i + 1]]
		                  | marks[p[i + 2]] | marks[p[i + 3]]);
	for (; i < s.n; i++)
		has |= marks[p[i]];
	return has;
}

bool
markdown_is_plain(str run)
{
	const unsigned www = LETTER_OF_WWW | DOT;
	unsigned has = marks_in(run);
	if ((has & MARK) != 0)
		return false;
	if (((has & SIGN_OF_LINK) != 0 || (has & www) == www)
	    && gfm_may_autolink(run))
		return false;
	return (has & STAR) == 0 || is_strong(str_trim(run));
}

/* Add S, with escapes marked; true if there are any. */
static bool
add_marked(struct buf *out, str s)
{
	bool marked = false;
	size_t from = 0;
	for (size_t at = str_chr(s, '\\', 0); at != STR_NONE;
	     at = str_chr(s, '\\', at)) {
		at += 2; /* the escaped character may be a backslash */
		if (at > s.n)
			break;
		if (s.p[at - 1] == '\0' || !strchr("~:./", s.p[at - 1]))
			continue;
		buf_add(out, str_sub(s, from, at));
		buf_add(out, S(GFM_ESCAPED_WRITTEN));
		from = at;
		marked = true;
	}
	buf_add(out, str_sub(s, from, s.n));
	return marked;
}

/* Add the next line of *REST, which is not empty, and leave what follows.
 * True if escapes were marked. */
static bool
add_run_line(struct buf *out, str *rest)
{
	size_t n = str_chr(*rest, '\n', 0);
	if (n == STR_NONE)
		n = rest->n;
	size_t cr = str_chr(str_sub(*rest, 0, n), '\r', 0);
	if (cr != STR_NONE)
		n = cr;
	bool marked = add_marked(out, str_sub(*rest, 0, n));
	while (n < rest->n && ascii_blank(rest->p[n]))
		n++; /* blank lines and indentation too */
	*rest = str_sub(*rest, n, rest->n);
	return marked;
}

/* Add RUN as a guarded paragraph and count its lines, and the blank one after
 * it, in *LINES.  True if escapes were marked. */
static bool
add_run(struct buf *out, str run, uint32_t *lines)
{
	bool marked = false;
	str rest = str_trim(run);
	buf_add(out, MARKDOWN_GUARD);
	if (rest.n > 0)
		marked = add_run_line(out, &rest);
	for (; rest.n > 0; ++*lines) {
		buf_add(out, S("\n    "));
		marked |= add_run_line(out, &rest);
	}
	buf_add(out, S("\n\n"));
	*lines += 2;
	return marked;
}

bool
markdown_text(struct buf *out, const struct markdown_input *in,
              const bool *plain, uint32_t *first_line)
{
	bool marked = false;
	size_t room = in->text.n;
	for (size_t i = 0; i < in->nruns; i++)
		room += in->runs[i].n + MARKDOWN_GUARD.n + 2;
	buf_reserve(out, room);
	*first_line = 1;
	for (size_t i = 0; i < in->nruns; i++)
		if (!plain[i])
			marked |= add_run(out, in->runs[i], first_line);
	return add_marked(out, in->text) || marked;
}

uint32_t *
markdown_lines(str text, size_t *n, struct arena *a)
{
	uint32_t *lines = NULL;
	size_t cap = 0;
	*n = 0;
	GROW(a, lines, *n, cap);
	lines[(*n)++] = 0;
	for (size_t i = 0; i < text.n; i++) {
		if (!line_end(text.p[i]))
			continue;
		if (text.p[i] == '\r' && i + 1 < text.n
		    && text.p[i + 1] == '\n')
			i++;
		GROW(a, lines, *n, cap);
		lines[(*n)++] = (uint32_t)i + 1;
	}
	return lines;
}
