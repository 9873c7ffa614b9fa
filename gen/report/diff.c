#include "report/diff.h"

/* Lines before and after a change. */
enum { CONTEXT = 3 };

void
edits_apply(struct buf *out, str text, const struct edit *edits, size_t n)
{
	size_t at = 0;
	for (size_t i = 0; i < n; i++) {
		buf_add(out, str_sub(text, at, edits[i].pos));
		buf_add(out, edits[i].text);
		at = edits[i].pos + edits[i].len;
	}
	buf_add(out, str_sub(text, at, text.n));
}

/* Whole lines that change: bytes FROM to TO, by edits FIRST to LAST. */
struct block {
	size_t from, to, first, last;
};

struct differ {
	str text;
	const struct edit *edits;
	size_t n;
	size_t line, at;  /* a place, and its line from 1: only forward */
	long grown;       /* lines that the new text has more so far */
	struct buf hunk, block;
};

static size_t
line_start(str s, size_t pos)
{
	while (pos > 0 && s.p[pos - 1] != '\n')
		pos--;
	return pos;
}

/* After the line feed at or after POS. */
static size_t
line_end(str s, size_t pos)
{
	size_t end = str_chr(s, '\n', pos);
	return end == STR_NONE ? s.n : end + 1;
}

/* The lines in S; an end without a line feed counts. */
static size_t
count_lines(str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i = line_end(s, i))
		n++;
	return n;
}

static size_t
end_of(const struct edit *e)
{
	return e->pos + e->len;
}

/* The block's new text into d->block. */
static void
render(struct differ *d, const struct block *b)
{
	size_t at = b->from;
	d->block.n = 0;
	for (size_t i = b->first; i < b->last; i++) {
		buf_add(&d->block, str_sub(d->text, at, d->edits[i].pos));
		buf_add(&d->block, d->edits[i].text);
		at = end_of(&d->edits[i]);
	}
	buf_add(&d->block, str_sub(d->text, at, b->to));
}

/* The block that begins with edit I: edits in the same lines belong to it, and
 * a line that what is before it would run into. */
static void
make_block(struct differ *d, size_t i, struct block *b)
{
	str s = d->text;
	*b = (struct block){.from = line_start(s, d->edits[i].pos),
	                    .first = i, .last = i};
	b->to = b->from;
	for (;;) {
		while (b->last < d->n && (b->last == i || b->to == s.n
		       || d->edits[b->last].pos < b->to)) {
			size_t end = end_of(&d->edits[b->last++]);
			if (end > b->from && end > b->to)
				b->to = s.p[end - 1] == '\n' ? end
				                             : line_end(s, end);
			else if (b->to == b->from)
				b->to = line_end(s, b->from);
		}
		render(d, b);
		bool open = d->block.n > 0
			&& d->block.p[d->block.n - 1] != '\n';
		if (b->to == s.n || !open)
			return;
		b->to = line_end(s, b->to);
	}
}

static void
print_lines(struct buf *out, char sign, str s)
{
	for (size_t i = 0, end; i < s.n; i = end) {
		end = line_end(s, i);
		buf_addc(out, sign);
		buf_add(out, str_sub(s, i, end));
		if (s.p[end - 1] != '\n')
			buf_addz(out, "\n\\ No newline at end of file\n");
	}
}

/* N lines further back, or on. */
static size_t
lines_before(str s, size_t pos, int n)
{
	while (n-- > 0 && pos > 0)
		pos = line_start(s, pos - 1);
	return pos;
}

static size_t
lines_after(str s, size_t pos, int n)
{
	while (n-- > 0 && pos < s.n)
		pos = line_end(s, pos);
	return pos;
}

/* The line of POS, which is not before the place asked for last. */
static size_t
line_of(struct differ *d, size_t pos)
{
	d->line += count_lines(str_sub(d->text, d->at, pos));
	d->at = pos;
	return d->line;
}

/* The hunk that begins with edit I; the number of the next one's. */
static size_t
print_hunk(struct differ *d, size_t i, struct buf *out)
{
	struct block b;
	size_t added = 0;
	make_block(d, i, &b);
	size_t from = lines_before(d->text, b.from, CONTEXT), at = from, to;
	d->hunk.n = 0;
	for (;;) {
		print_lines(&d->hunk, ' ', str_sub(d->text, at, b.from));
		print_lines(&d->hunk, '-', str_sub(d->text, b.from, b.to));
		print_lines(&d->hunk, '+', buf_str(&d->block));
		added += count_lines(str_sub(d->text, at, b.from))
			+ count_lines(buf_str(&d->block));
		at = b.to;
		to = lines_after(d->text, at, CONTEXT);
		i = b.last;
		if (i == d->n || lines_before(d->text,
		                              line_start(d->text,
		                                         d->edits[i].pos),
		                              CONTEXT) > to)
			break;
		make_block(d, i, &b);
	}
	print_lines(&d->hunk, ' ', str_sub(d->text, at, to));
	added += count_lines(str_sub(d->text, at, to));
	size_t line = line_of(d, from);
	size_t taken = count_lines(str_sub(d->text, from, to));
	buf_printf(out, "@@ -%zu,%zu +%ld,%zu @@\n", taken == 0 ? 0 : line,
	           taken, (long)line + d->grown - (added == 0), added);
	buf_add(out, buf_str(&d->hunk));
	d->grown += (long)added - (long)taken;
	return i;
}

/* PATH after "--- " and "+++ ": in quotes where it would not be read whole. */
static void
print_name(struct buf *out, str path)
{
	bool quote = false;
	for (size_t i = 0; i < path.n; i++)
		quote |= (unsigned char)path.p[i] < 0x20 || path.p[i] == '"'
			|| path.p[i] == '\\' || path.p[i] == 0x7F;
	if (!quote) {
		buf_add(out, path);
		/* Without a tab a name ends at its first blank. */
		buf_addz(out, str_chr(path, ' ', 0) == STR_NONE ? "\n"
		                                                : "\t\n");
		return;
	}
	buf_addc(out, '"');
	for (size_t i = 0; i < path.n; i++) {
		unsigned char c = (unsigned char)path.p[i];
		if (c < 0x20 || c == 0x7F)
			buf_printf(out, "\\%03o", c);
		else if (c == '"' || c == '\\')
			buf_printf(out, "\\%c", c);
		else
			buf_addc(out, path.p[i]);
	}
	buf_addz(out, "\"\n");
}

void
diff_print(struct buf *out, str path, str text, const struct edit *edits,
           size_t n)
{
	struct differ d = {.text = text, .edits = edits, .n = n, .line = 1};
	buf_addz(out, "--- ");
	print_name(out, path);
	buf_addz(out, "+++ ");
	print_name(out, path);
	for (size_t i = 0; i < n;)
		i = print_hunk(&d, i, out);
	buf_release(&d.hunk);
	buf_release(&d.block);
}
