#include "read/markdown_text.h"

static bool
line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* Add the next line of *REST, which is not empty, and leave what follows. */
static void
add_run_line(struct buf *out, str *rest)
{
	size_t n = 0;
	while (n < rest->n && !line_end(rest->p[n]))
		n++;
	buf_add(out, str_sub(*rest, 0, n));
	while (n < rest->n && ascii_blank(rest->p[n]))
		n++; /* blank lines and indentation too */
	*rest = str_sub(*rest, n, rest->n);
}

/* Add RUN as a guarded paragraph; returns its number of lines, and the blank
 * one after it. */
static uint32_t
add_run(struct buf *out, str run)
{
	uint32_t lines = 2;
	str rest = str_trim(run);
	buf_add(out, MARKDOWN_GUARD);
	if (rest.n > 0)
		add_run_line(out, &rest);
	for (; rest.n > 0; lines++) {
		buf_addc(out, '\n');
		buf_add(out, S("    "));
		add_run_line(out, &rest);
	}
	buf_add(out, S("\n\n"));
	return lines;
}

void
markdown_text(struct buf *out, const struct markdown_input *in,
              uint32_t *first_line)
{
	size_t room = in->text.n;
	for (size_t i = 0; i < in->nruns; i++)
		room += in->runs[i].n + MARKDOWN_GUARD.n + 2;
	buf_reserve(out, room);
	*first_line = 1;
	for (size_t i = 0; i < in->nruns; i++)
		*first_line += add_run(out, in->runs[i]);
	buf_add(out, in->text);
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
