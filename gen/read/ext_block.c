/* ext_block.c -- boxes, columns, and parts for some readers only. */
#include "base/buf.h"
#include "read/attrs.h"
#include "read/extension.h"
#include "read/moniker.h"

/* ---- > [!div class="..."] --------------------------------------------------- */

/* The classes that the theme knows. */
static bool
is_class(str name)
{
	static const char *const names[] = {
		"alert", "checklist", "mx-imgborder", "mx-tableborder",
		"mx-tablefixed", "mx-tdbreakall", "nextstepaction", "op_single_selector",
		"op_multi_selector", "routes", "step-by-step", "tabbedcodesnippets",
		"button",
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq_nocase(name, str_of(names[i])))
			return true;
	return false;
}

/* The known ones among the classes S, as names of the theme's: "x-checklist". */
static str
known_classes(struct extender *x, const struct node *n, str s)
{
	struct buf out = {NULL, 0, 0};
	while (s.n > 0) {
		size_t end = 0;
		while (end < s.n && !ascii_blank(s.p[end]))
			end++;
		str name = str_sub(s, 0, end);
		s = str_trim(str_sub(s, end, s.n));
		if (!is_class(name)) {
			extension_warn(x, n, DIAG_EXTENSION_CLASS,
			               "the class '%.*s' is not known; left out",
			               STR_ARG(str_sub(name, 0, 60)));
			continue;
		}
		buf_addz(&out, out.n == 0 ? "x-" : " x-");
		for (size_t i = 0; i < name.n; i++)
			buf_addc(&out, ascii_lower(name.p[i]));
	}
	str classes = str_dup(buf_str(&out), x->inc->arena);
	buf_release(&out);
	return classes;
}

/* The quote that N begins, or NULL. */
static struct node *
quote_begun_by(const struct node *n)
{
	struct node *p = n->parent;
	if (n->prev != NULL || p == NULL)
		return NULL;
	if (p->kind == NODE_PARAGRAPH && p->prev == NULL)
		p = p->parent;
	return p != NULL && p->kind == NODE_QUOTE ? p : NULL;
}

void
div_read(struct extender *x, struct node *n)
{
	struct node *quote = quote_begun_by(n);
	str classes;
	if (quote == NULL) {
		extension_warn(x, n, DIAG_EXTENSION_UNKNOWN,
		               "not at the beginning of a quote; shown as "
		               "text");
		extension_show(x, n);
		return;
	}
	(void)extension_attr(x, n, "class", &classes);
	quote->text = known_classes(x, n, classes);
	quote->kind = NODE_DIV;
	node_unlink(n);
}

/* ---- :::row:::, :::column::: -------------------------------------------------- */

void
grid_read(struct extender *x, struct node *n)
{
	(void)x;
	n->kind = NODE_GRID;
}

void
column_read(struct extender *x, struct node *n)
{
	str span;
	(void)extension_attr(x, n, "span", &span);
	n->kind = NODE_COLUMN;
	n->u.column.span = span.n == 1 && span.p[0] > '1' && span.p[0] <= '4'
		? (uint32_t)(span.p[0] - '0') : 1;
}

/* ---- :::zone:::, :::moniker::: ---------------------------------------------- */

/* "a,b" as "a, b". */
static str
spaced(str s, struct arena *a)
{
	struct buf out = {NULL, 0, 0};
	str rest = s;
	do {
		str one = str_trim(str_cut(rest, ',', &rest));
		if (one.n == 0)
			continue;
		if (out.n > 0)
			buf_addz(&out, ", ");
		buf_add(&out, one);
	} while (rest.p != NULL);
	str made = str_dup(buf_str(&out), a);
	buf_release(&out);
	return made;
}

void
zone_read(struct extender *x, struct node *n)
{
	str target, pivot;
	(void)extension_attr(x, n, "target", &target);
	(void)extension_attr(x, n, "pivot", &pivot);
	if (str_eq_nocase(target, S("chromeless"))) {
		/* For another program that shows the same page. */
		node_unlink(n);
		return;
	}
	n->text = spaced(pivot, x->inc->arena);
	n->kind = n->text.n > 0 ? NODE_ZONE : NODE_DIV;
}

void
moniker_read(struct extender *x, struct node *n)
{
	const struct config *c = x->inc->config;
	str range;
	(void)extension_attr(x, n, "range", &range);
	if (c->moniker.n == 0) {
		n->text = range;
		n->kind = NODE_ZONE;
	} else if (moniker_in_range(c, c->moniker, range)) {
		n->text = (str){NULL, 0};
		n->kind = NODE_DIV;
	} else {
		node_unlink(n);
	}
}

/* ---- :::cards::: ------------------------------------------------------------ */

void
cards_read(struct extender *x, struct node *n)
{
	if (n->parent != NULL && n->parent->kind == NODE_DOCUMENT) {
		n->kind = NODE_CARDS;
		return;
	}
	extension_warn(x, n, DIAG_EXTENSION_UNKNOWN,
	               "cards stand between paragraphs, in nothing else; shown "
	               "as text");
	extension_show(x, n);
}
