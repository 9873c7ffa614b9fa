#include "render/escape.h"
#include "render/html_inner.h"

/* What may scroll can have the focus, and then has a name. */
void
table_box_open(const struct writer *w, struct buf *out)
{
	buf_addz(out, "<div class=\"table\" role=\"group\" tabindex=\"0\" "
	              "aria-label=\"");
	escape_html(out, string_plain(w, STRING_TABLE));
	buf_addz(out, "\">");
}

void
table_open(struct writer *w, const struct node *n)
{
	(void)n;
	fresh_line(w);
	table_box_open(w, w->out);
	buf_addz(w->out, "<table>\n");
}

void
table_close(struct writer *w, const struct node *n)
{
	if (n->first != n->last)
		buf_addz(w->out, "</tbody>\n");
	buf_addz(w->out, "</table></div>\n");
}

void
row_open(struct writer *w, const struct node *n)
{
	if (n->prev == NULL)
		buf_addz(w->out, "<thead>\n");
	else if (n->prev->prev == NULL)
		buf_addz(w->out, "<tbody>\n");
	buf_addz(w->out, "<tr>");
}

static const char *
cell_tag(const struct node *cell)
{
	return cell->parent->prev == NULL ? "th" : "td";
}

void
row_close(struct writer *w, const struct node *n)
{
	if (n->last != NULL)
		buf_printf(w->out, "</%s>", cell_tag(n->last));
	buf_addz(w->out, "</tr>\n");
	if (n->prev == NULL)
		buf_addz(w->out, "</thead>\n");
}

/* Surplus cells go on in the last one that the header knows: a wider row
 * would not be a table, and to drop them would lose text (FORMAT A7). */
void
cell_open(struct writer *w, const struct node *n)
{
	static const char *const align[] = {"", " class=\"left\"",
	                                    " class=\"center\"",
	                                    " class=\"right\""};
	if (n->u.cell.surplus && n->prev != NULL) {
		buf_addz(w->out, " | ");
		return;
	}
	if (n->prev != NULL)
		buf_printf(w->out, "</%s>", cell_tag(n));
	buf_printf(w->out, "<%s%s>", cell_tag(n), align[n->u.cell.align]);
}
