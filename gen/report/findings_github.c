/*
 * findings_github.c -- findings as workflow commands, which GitHub shows beside
 * the lines that they are of.
 */
#include "report/findings_formats.h"

/* S without what would end the command, or the property, or drive the terminal
 * of whoever looks at the log. */
static void
escape(struct buf *b, str s, bool property)
{
	struct buf shown = {NULL, 0, 0};
	diag_add_harmless(&shown, s);
	for (size_t i = 0; i < shown.n; i++) {
		char c = shown.p[i];
		if (c == '%' || (property && (c == ':' || c == ',')))
			buf_printf(b, "%%%02X", (unsigned char)c);
		else
			buf_addc(b, c);
	}
	buf_release(&shown);
}

static void
finding(struct buf *b, const struct finding *f)
{
	static const char *const names[] = {"notice", "warning", "error"};
	buf_printf(b, "::%s file=", names[f->severity]);
	escape(b, f->msg.path, true);
	if (f->msg.line != 0)
		buf_printf(b, ",line=%u,endLine=%u,col=%u",
		           (unsigned)f->msg.line, (unsigned)f->spot.end_line,
		           (unsigned)f->msg.col);
	/* An end is of the last character; over several lines there is none. */
	if (f->msg.line != 0 && f->spot.end_line == f->msg.line
	    && f->spot.end_col > f->msg.col)
		buf_printf(b, ",endColumn=%u", (unsigned)f->spot.end_col - 1);
	buf_printf(b, ",title=glose %s::", diag_name(f->msg.id));
	escape(b, f->msg.message, false);
	buf_addc(b, '\n');
}

void
findings_github(const struct findings_report *r, FILE *out, const char *path)
{
	struct buf b = {NULL, 0, 0};
	(void)path;
	for (size_t i = 0; i < r->findings->n; i++) {
		if (r->findings->list[i].hidden != HIDDEN_NOT)
			continue;
		b.n = 0;
		finding(&b, &r->findings->list[i]);
		(void)fwrite(b.p, 1, b.n, out);
	}
	b.n = 0;
	if (findings_hidden(r) > 0) {
		buf_addz(&b, "::notice title=glose suppressed::");
		findings_hidden_text(r, &b);
		buf_addc(&b, '\n');
	}
	if (b.n > 0)
		(void)fwrite(b.p, 1, b.n, out);
	buf_release(&b);
}
