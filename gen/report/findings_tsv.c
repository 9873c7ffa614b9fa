/* findings_tsv.c -- findings as a table: one a line, columns parted by tabs. */
#include "base/text.h"
#include "report/findings_formats.h"

/* S as a field: what would end it, or drive a terminal, is escaped. */
static void
field(struct buf *b, str s, char end)
{
	for (size_t i = 0; i < s.n;) {
		uint32_t c;
		size_t n = text_decode(str_sub(s, i, s.n), &c);
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
		b.n = 0;
		field(&b, f->msg.path, '\t');
		buf_printf(&b, "%u\t%u\t%s\t%s\t", (unsigned)f->msg.line,
		           (unsigned)f->msg.col, severity_name(f->severity),
		           diag_name(f->msg.id));
		field(&b, f->msg.unit, '\t');
		field(&b, findings_locale(r, f), '\t');
		field(&b, f->msg.message, '\n');
		(void)fwrite(b.p, 1, b.n, out);
	}
	b.n = 0;
	if (findings_hidden(r) > 0) {
		buf_addz(&b, "\t0\t0\tinfo\tsuppressed\t\t\t");
		findings_hidden_text(r, &b);
		buf_addc(&b, '\n');
	}
	if (b.n > 0)
		(void)fwrite(b.p, 1, b.n, out);
	buf_release(&b);
}
