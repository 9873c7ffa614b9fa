#include "read/markdown_text.h"

#include <string.h>

#include "read/gfm_escape.h"

static bool
line_end(char c)
{
	return c == '\n' || c == '\r';
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
