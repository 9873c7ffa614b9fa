/* findings_checkstyle.c -- findings as Checkstyle writes them, for the many
 * programs that read it. */
#include "report/findings_formats.h"
#include "report/xml.h"

static void
finding(struct buf *b, const struct finding *f)
{
	buf_addz(b, "    <error");
	xml_number(b, "line", f->msg.line);
	if (f->msg.line != 0)
		xml_number(b, "column", f->msg.col);
	xml_attribute(b, "severity", str_of(severity_name(f->severity)));
	xml_attribute(b, "message", f->msg.message);
	buf_printf(b, " source=\"glose.%s\"/>\n", diag_name(f->msg.id));
}

/* The findings of one file, from number I on; the number of the next file's. */
static size_t
file(struct buf *b, const struct findings *all, size_t i)
{
	str path = all->list[i].msg.path;
	size_t begin = b->n;
	buf_addz(b, "  <file");
	xml_attribute(b, "name", path);
	buf_addz(b, ">\n");
	size_t empty = b->n;
	for (; i < all->n && str_eq(all->list[i].msg.path, path); i++)
		if (all->list[i].hidden == HIDDEN_NOT)
			finding(b, &all->list[i]);
	if (b->n == empty)
		b->n = begin;
	else
		buf_addz(b, "  </file>\n");
	return i;
}

void
findings_checkstyle(const struct findings_report *r, FILE *out,
                    const char *path)
{
	struct buf b = {NULL, 0, 0};
	(void)path;
	(void)fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	            "<checkstyle version=\"10.0\">\n", out);
	for (size_t i = 0; i < r->findings->n;) {
		b.n = 0;
		i = file(&b, r->findings, i);
		(void)fwrite(b.p, 1, b.n, out);
	}
	b.n = 0;
	if (findings_hidden(r) > 0) {
		buf_addz(&b, "  <!-- ");
		findings_hidden_text(r, &b);
		buf_addz(&b, " -->\n");
	}
	buf_addz(&b, "</checkstyle>\n");
	(void)fwrite(b.p, 1, b.n, out);
	buf_release(&b);
}
