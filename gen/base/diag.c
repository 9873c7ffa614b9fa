#include "base/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/eight.h"
#include "base/map.h"
#include "base/text.h"

/* A source line is quoted up to so many bytes before and after the place. */
enum { QUOTE_BEFORE = 100, QUOTE_AFTER = 160 };

static const struct {
	enum severity severity;
	const char *name, *help;
} list[DIAG_COUNT] = {
#define X(name, severity, id, help) {severity, id, help},
	DIAG_LIST(X)
	DIAG_CHECK_LIST(X)
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

bool
diag_find(str name, enum diag_id *id)
{
	for (int i = 0; i < DIAG_COUNT; i++)
		if (str_eq(name, str_of(list[i].name))) {
			*id = (enum diag_id)i;
			return true;
		}
	return false;
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
	return (uint32_t)eight_chars(s);
}

/* Move D's last place back to POS in TEXT: what lies between is counted, not all
 * before it. */
static void
go_back(struct diag *d, str text, uint32_t pos)
{
	str between = str_sub(text, pos, d->last.pos);
	uint32_t start = pos, lines = 0;
	for (size_t i = 0; i < between.n; i++)
		lines += between.p[i] == '\n';
	if (lines == 0) {
		d->last.col -= count_chars(between);
	} else {
		while (start > 0 && text.p[start - 1] != '\n')
			start--;
		d->last.line -= lines;
		d->last.start = start;
		d->last.col = 1 + count_chars(str_sub(text, start, pos));
	}
	d->last.pos = pos;
}

/*
 * M's line and column of POS in SRC; returns where the line begins.  Counted
 * from the last place, so that neither a page nor a line of many faults is
 * read for each.
 */
static uint32_t
count_place(struct diag *d, struct diag_msg *m, const struct source *src,
            uint32_t pos)
{
	if (d->last.text != src->text.p) {
		d->last.text = src->text.p;
		d->last.pos = d->last.start = 0;
		d->last.line = d->last.col = 1;
	}
	if (d->last.pos > pos)
		go_back(d, src->text, pos);
	str between = str_sub(src->text, d->last.pos, pos);
	struct source part = {src->path, between};
	uint32_t start, line = source_line(&part, (uint32_t)between.n, &start);
	if (line > 1) {
		d->last.line += line - 1;
		d->last.start = d->last.pos + start;
		d->last.col = 1;
		between = str_sub(between, start, between.n);
	}
	d->last.col += count_chars(between);
	d->last.pos = pos;
	m->line = d->last.line;
	m->col = d->last.col;
	return d->last.start;
}

/* Where the line of POS in TEXT ends; of one that goes on for longer than is
 * shown, some place beyond that. */
static size_t
line_end(str text, uint32_t pos)
{
	str near = str_sub(text, 0, (size_t)pos + QUOTE_AFTER + 2);
	size_t end = str_chr(near, '\n', pos);
	if (end == STR_NONE)
		end = near.n;
	return end;
}

/* Fill in M's line, column and quotation for the LEN bytes at POS in SRC. */
static void
place(struct diag *d, struct diag_msg *m, const struct source *src,
      uint32_t pos, uint32_t len)
{
	struct arena *a = d->arena;
	if (pos > src->text.n)
		pos = (uint32_t)src->text.n;
	uint32_t start = count_place(d, m, src, pos);

	size_t end = line_end(src->text, pos);
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
	m->line_text = STR_JOIN(a, str_of(lead), str_sub(src->text, from, to),
	                        str_of(tail));
	m->mark_from = (uint32_t)(pos - from + str_of(lead).n);
	m->mark_len = len == 0 ? 1 : len;
	if (m->mark_from + m->mark_len > m->line_text.n)
		m->mark_len = m->mark_from < m->line_text.n
			? (uint32_t)m->line_text.n - m->mark_from : 1;
}

/* What FMT and AP say; a long message is cut between two characters. */
__attribute__((format(printf, 2, 0)))
static str
message(struct arena *a, const char *fmt, va_list ap)
{
	char text[1024];
	int n = vsnprintf(text, sizeof text, fmt, ap);
	if (n < (int)sizeof text)
		return str_dup(str_of(text), a);
	size_t end = sizeof text - 1;
	while (end > 0 && continues_char(text[end - 1]))
		end--;
	return str_printf(a, "%.*s\xE2\x80\xA6", (int)end - 1, text);
}

void
diag_at(struct diag *d, enum diag_id id, const struct source *src,
        uint32_t pos, uint32_t len, const char *fmt, ...)
{
	struct diag_msg *m = &GROW(d->arena, d->msgs, d->n, d->cap)[d->n];
	*m = (struct diag_msg){.id = id, .path = src->path, .unit = d->unit,
	                        .pos = pos, .len = len};
	d->n++;
	va_list ap;
	va_start(ap, fmt);
	m->message = message(d->arena, fmt, ap);
	va_end(ap);
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
diag_add(struct diag *d, const struct diag *more)
{
	for (size_t i = 0; i < more->n; i++) {
		GROW(d->arena, d->msgs, d->n, d->cap)[d->n] = more->msgs[i];
		d->n++;
	}
}

void
diag_fold(struct diag *d, enum diag_id id, str end)
{
	struct map first = {NULL, 0, 0};
	size_t *times = NEW(d->arena, size_t, d->n + 1), kept = 0;
	for (size_t i = 0; i < d->n; i++) {
		struct diag_msg *m = &d->msgs[i];
		bool added = true;
		void **slot = NULL;
		if (m->id == id && str_ends(m->message, end))
			slot = map_put(&first, m->message, &added, d->arena);
		if (!added) {
			++*(size_t *)*slot;
			continue;
		}
		if (slot != NULL)
			*slot = &times[kept];
		times[kept] = 1;
		d->msgs[kept++] = *m;
	}
	d->n = kept;
	for (size_t i = 0; i < kept; i++)
		if (times[i] > 1)
			d->msgs[i].message = str_printf(
				d->arena, "%.*s; so in %zu places",
				STR_ARG(d->msgs[i].message), times[i]);
}

void
diag_sort(struct diag *d)
{
	if (d->n > 1)
		qsort(d->msgs, d->n, sizeof *d->msgs, by_place);
}

void
diag_add_harmless(struct buf *out, str s)
{
	for (size_t i = 0; i < s.n;) {
		size_t from = i;
		while (i < s.n && s.p[i] >= ' ' && s.p[i] <= '~')
			i++;
		buf_add(out, str_sub(s, from, i));
		if (i == s.n)
			break;
		uint32_t c;
		size_t n = text_decode(str_sub(s, i, s.n), &c);
		if (c == '\t')
			buf_addc(out, ' ');
		else if (c == 0xFFFD && n == 1)
			buf_printf(out, "<%02X>", (unsigned char)s.p[i]);
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
	diag_add_harmless(&shown, s);
	size_t n = text_width(buf_str(&shown));
	buf_release(&shown);
	return n;
}

void
diag_print_as(struct buf *out, const struct diag_msg *m, enum severity sev,
              bool color)
{
	static const char *const paint[] = {"\033[36m", "\033[35m", "\033[31m"};
	const char *on = color ? paint[sev] : "";
	const char *bold = color ? "\033[1m" : "";
	const char *off = color ? "\033[0m" : "";

	buf_addz(out, bold);
	diag_add_harmless(out, m->path);
	if (m->line != 0)
		buf_printf(out, ":%u:%u", m->line, m->col);
	buf_printf(out, ":%s %s%s:%s ", off, on, severity_name(sev), off);
	diag_add_harmless(out, m->message);
	buf_printf(out, " [%s]\n", diag_name(m->id));
	if (m->line == 0)
		return;

	buf_printf(out, "%5u | ", m->line);
	diag_add_harmless(out, m->line_text);
	buf_addz(out, "\n      | ");
	str before = str_sub(m->line_text, 0, m->mark_from);
	size_t to = (size_t)m->mark_from + m->mark_len;
	while (to < m->line_text.n && continues_char(m->line_text.p[to]))
		to--; /* a mark may end within a character */
	str marked = str_sub(m->line_text, m->mark_from, to);
	for (size_t n = columns(before); n > 0; n--)
		buf_addc(out, ' ');
	buf_printf(out, "%s^", on);
	for (size_t n = columns(marked); n > 1; n--)
		buf_addc(out, '~');
	buf_printf(out, "%s\n", off);
}

void
diag_print(struct buf *out, const struct diag_msg *m, bool color)
{
	diag_print_as(out, m, diag_severity(m->id), color);
}
