/* findings_tsv.c -- findings as a table: one a line, columns parted by tabs. */
#include "base/eight.h"
#include "base/text.h"
#include "report/findings_formats.h"

/* So much is gathered before it is written. */
enum { WRITE_LEAST = 1 << 16 };

/* How many bytes of S, from FROM on, are printable ASCII. */
static size_t
plain(str s, size_t from)
{
	size_t at = from;
	for (unsigned n = 8; at + 8 <= s.n && n == 8; at += n) {
		uint64_t w = eight_load(s.p + at);
		n = eight_first(eight_any_between(w, ' ', '~') ^ EIGHT_ALL);
	}
	while (at < s.n && s.p[at] >= ' ' && s.p[at] <= '~')
		at++;
	return at - from;
}

/* S as a field: what would end it, or drive a terminal, is escaped. */
static void
field(struct buf *b, str s, char end)
{
	for (size_t i = 0; i < s.n;) {
		size_t n = plain(s, i);
		buf_add(b, str_sub(s, i, i + n));
		i += n;
		if (i == s.n)
			break;
		uint32_t c;
		n = text_decode(str_sub(s, i, s.n), &c);
		if (c == '\t')
			buf_addz(b, "\\t");
		else if (c == '\n')
			buf_addz(b, "\\n");
		else if (c == '\r')
			buf_addz(b, "\\r");
		else if (text_is_control(c))
			buf_printf(b, "\\u%04X", (unsigned)c);
		else
			buf_add(b, str_sub(s, i, i + n));
		i += n;
	}
	buf_addc(b, end);
}

/* The same of what is plain: names of our own. */
static void
word(struct buf *b, str s)
{
	buf_add(b, s);
	buf_addc(b, '\t');
}

static void
number(struct buf *b, uint32_t n)
{
	char digits[10];
	size_t from = sizeof digits;
	do
		digits[--from] = (char)('0' + n % 10);
	while ((n /= 10) > 0);
	buf_add(b, (str){digits + from, sizeof digits - from});
	buf_addc(b, '\t');
}

void
findings_tsv(const struct findings_report *r, FILE *out, const char *path)
{
	struct buf b = {NULL, 0, 0};
	(void)path;
	(void)fputs("file\tline\tcolumn\tseverity\trule\tunit id\tlocale\t"
	            "message\n", out);
	for (size_t i = 0; i < r->findings->n; i++) {
		const struct finding *f = &r->findings->list[i];
		if (f->hidden != HIDDEN_NOT)
			continue;
		field(&b, f->msg.path, '\t');
		number(&b, f->msg.line);
		number(&b, f->msg.col);
		word(&b, str_of(severity_name(f->severity)));
		word(&b, str_of(diag_name(f->msg.id)));
		field(&b, f->msg.unit, '\t');
		word(&b, findings_locale(r, f));
		field(&b, f->msg.message, '\n');
		if (b.n < WRITE_LEAST)
			continue;
		(void)fwrite(b.p, 1, b.n, out);
		b.n = 0;
	}
	if (findings_hidden(r) > 0) {
		buf_addz(&b, "\t0\t0\tinfo\tsuppressed\t\t\t");
		findings_hidden_text(r, &b);
		buf_addc(&b, '\n');
	}
	if (b.n > 0)
		(void)fwrite(b.p, 1, b.n, out);
	buf_release(&b);
}
