#include "base/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"

/* A source line is quoted up to so many bytes before and after the place. */
enum { QUOTE_BEFORE = 100, QUOTE_AFTER = 160 };

static const struct {
	enum severity severity;
	const char *name, *help;
} list[DIAG_COUNT] = {
#define X(name, severity, id, help) {severity, id, help},
	DIAG_LIST(X)
#undef X
};

enum severity
diag_severity(enum diag_id id)
{
	return list[id].severity;
}

const char *
diag_name(enum diag_id id)
{
	return list[id].name;
}

const char *
diag_help(enum diag_id id)
{
	return list[id].help;
}

const char *
severity_name(enum severity s)
{
	static const char *const names[] = {"info", "warning", "error"};
	return names[s];
}

static bool
continues_char(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

static uint32_t
count_chars(str s)
{
	uint32_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		n += !continues_char(s.p[i]);
	return n;
}

/* The line of POS in SRC, from 1, and where it begins. */
static uint32_t
line_of(struct diag *d, const struct source *src, uint32_t pos,
        uint32_t *start)
{
	bool known = d->last_line > 0 && d->last.text.p == src->text.p
		&& d->last.text.n == src->text.n
		&& d->last.path.p == src->path.p && d->last_start <= pos;
	if (known) {
		size_t at = d->last_start;
		while ((at = str_chr(src->text, '\n', at)) < pos) {
			d->last_line++;
			d->last_start = (uint32_t)++at;
		}
	} else {
		d->last = *src;
		d->last_line = source_line(src, pos, &d->last_start);
	}
	*start = d->last_start;
	return d->last_line;
}

/* Fill in M's line, column and quotation for the LEN bytes at POS in SRC. */
static void
place(struct diag *d, struct diag_msg *m, const struct source *src,
      uint32_t pos, uint32_t len)
{
	struct arena *a = d->arena;
	uint32_t start;
	if (pos > src->text.n)
		pos = (uint32_t)src->text.n;
	m->line = line_of(d, src, pos, &start);
	m->col = count_chars(str_sub(src->text, start, pos)) + 1;

	size_t end = str_chr(src->text, '\n', pos);
	if (end == STR_NONE)
		end = src->text.n;
	if (end > start && src->text.p[end - 1] == '\r')
		end--;
	size_t from = start, to = end;
	if (pos > start + QUOTE_BEFORE) {
		from = pos - QUOTE_BEFORE;
		while (continues_char(src->text.p[from]))
			from++;
	}
	if (to > (size_t)pos + QUOTE_AFTER) {
		to = (size_t)pos + QUOTE_AFTER;
		while (continues_char(src->text.p[to]))
			to--;
	}
	const char *lead = from > start ? "\xE2\x80\xA6" : "";
	const char *tail = to < end ? "\xE2\x80\xA6" : "";
	m->line_text = str_printf(a, "%s%.*s%s", lead, (int)(to - from),
	                          src->text.p + from, tail);
	m->mark_from = (uint32_t)(pos - from + str_of(lead).n);
	m->mark_len = len == 0 ? 1 : len;
	if (m->mark_from + m->mark_len > m->line_text.n)
		m->mark_len = m->mark_from < m->line_text.n
			? (uint32_t)m->line_text.n - m->mark_from : 1;
}

void
diag_at(struct diag *d, enum diag_id id, const struct source *src,
        uint32_t pos, uint32_t len, const char *fmt, ...)
{
	struct diag_msg *m = &GROW(d->arena, d->msgs, d->n, d->cap)[d->n];
	*m = (struct diag_msg){.id = id, .path = src->path, .unit = d->unit};
	d->n++;
	char text[1024];
	va_list ap;
	va_start(ap, fmt);
	(void)vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	m->message = str_dup(str_of(text), d->arena);
	if (pos != POS_NONE)
		place(d, m, src, pos, len);
}

static int
by_place(const void *va, const void *vb)
{
	const struct diag_msg *a = va, *b = vb;
	int c = str_cmp(a->path, b->path);
	if (c == 0)
		c = (a->line > b->line) - (a->line < b->line);
	if (c == 0)
		c = (a->col > b->col) - (a->col < b->col);
	if (c == 0)
		c = (a->id > b->id) - (a->id < b->id);
	return c != 0 ? c : str_cmp(a->message, b->message);
}

void
diag_sort(struct diag *d)
{
	if (d->n > 1)
		qsort(d->msgs, d->n, sizeof *d->msgs, by_place);
}

/* S without anything that could drive a terminal; tabs are one blank. */
static void
add_harmless(struct buf *out, str s)
{
	for (size_t i = 0; i < s.n;) {
		uint32_t c;
		size_t n = text_decode(str_sub(s, i, s.n), &c);
		if (c == '\t')
			buf_addc(out, ' ');
		else if (text_is_control(c))
			buf_printf(out, "<U+%04X>", (unsigned)c);
		else
			buf_add(out, str_sub(s, i, i + n));
		i += n;
	}
}

static size_t
columns(str s)
{
	struct buf shown = {NULL, 0, 0};
	add_harmless(&shown, s);
	size_t n = text_width(buf_str(&shown));
	buf_release(&shown);
	return n;
}

void
diag_print(struct buf *out, const struct diag_msg *m, bool color)
{
	static const char *const paint[] = {"\033[36m", "\033[35m", "\033[31m"};
	enum severity sev = diag_severity(m->id);
	const char *on = color ? paint[sev] : "";
	const char *bold = color ? "\033[1m" : "";
	const char *off = color ? "\033[0m" : "";

	buf_addz(out, bold);
	add_harmless(out, m->path);
	if (m->line != 0)
		buf_printf(out, ":%u:%u", m->line, m->col);
	buf_printf(out, ":%s %s%s:%s ", off, on, severity_name(sev), off);
	add_harmless(out, m->message);
	buf_printf(out, " [%s]\n", diag_name(m->id));
	if (m->line == 0)
		return;

	buf_printf(out, "%5u | ", m->line);
	add_harmless(out, m->line_text);
	buf_addz(out, "\n      | ");
	str before = str_sub(m->line_text, 0, m->mark_from);
	str marked = str_sub(m->line_text, m->mark_from,
	                     (size_t)m->mark_from + m->mark_len);
	for (size_t n = columns(before); n > 0; n--)
		buf_addc(out, ' ');
	buf_printf(out, "%s^", on);
	for (size_t n = columns(marked); n > 1; n--)
		buf_addc(out, '~');
	buf_printf(out, "%s\n", off);
}
