#include "read/extension.h"

#include <stdarg.h>
#include <stdio.h>

#include "read/attrs.h"
#include "read/fold.h"
#include "read/weave.h"

/* ---- the table ------------------------------------------------------------- */

static const struct extension extensions[] = {
	{"image", FORM_COLONS, SHAPE_BLOCK, "source", picture_read},
	{"row", FORM_COLONS, SHAPE_CONTAINER, NULL, grid_read},
	{"column", FORM_COLONS, SHAPE_CONTAINER, NULL, column_read},
	{"zone", FORM_COLONS, SHAPE_CONTAINER, NULL, zone_read},
	{"moniker", FORM_COLONS, SHAPE_CONTAINER, "range", moniker_read},
	{"code", FORM_COLONS, SHAPE_BLOCK, "source", code_read},
	{"cards", FORM_COLONS, SHAPE_BLOCK, NULL, cards_read},
	{"no-loc", FORM_COLONS, SHAPE_INLINE, "text", extension_show},
	{"video", FORM_BANG, SHAPE_BLOCK, NULL, video_read},
	{"div", FORM_BANG, SHAPE_BLOCK, NULL, div_read},
	{"code", FORM_BANG, SHAPE_BLOCK, NULL, code_link_read},
};

/* "code-csharp" is "code" with a language. */
static bool
is_named(const struct extension *e, str name)
{
	str own = str_of(e->name);
	if (e->form == FORM_COLONS)
		return str_eq(name, own);
	if (e->read == code_link_read && name.n > own.n
	    && name.p[own.n] == '-')
		name = str_sub(name, 0, own.n);
	return str_eq_nocase(name, own);
}

const struct extension *
extension_find(str name, enum extension_form form)
{
	for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
		if (extensions[i].form == form
		    && is_named(&extensions[i], name))
			return &extensions[i];
	return NULL;
}

bool
extension_opens(const struct extension_use *d)
{
	struct attr attr;
	if (d->extension == NULL || d->closes)
		return false;
	if (d->extension->read != picture_read)
		return d->extension->shape == SHAPE_CONTAINER;
	for (size_t at = 0; attr_next(d->rest, at, &attr, &at); at = attr.end)
		if (str_eq_nocase(attr.name, S("type")))
			return str_find(attr.value, S("complex"), 0)
				!= STR_NONE;
	return false;
}

/* ---- for the extensions ------------------------------------------------------ */

str
extension_text(struct extender *x, str s)
{
	return weave_text_of(x->doc, s, x->inc->arena);
}

bool
extension_attr(struct extender *x, const struct node *n, const char *name,
               str *value)
{
	if (!attr_get(n->u.directive->rest, name, value, x->inc->arena))
		return false;
	*value = extension_text(x, *value);
	return true;
}

bool
extension_is_told(const struct extender *x, str written)
{
	return doc_target_says(x->told, written);
}

void
extension_warn(struct extender *x, const struct node *n, enum diag_id id,
               const char *fmt, ...)
{
	char text[512];
	va_list ap;
	if (n->kind == NODE_DIRECTIVE
	    && extension_is_told(x, n->u.directive->text))
		return;
	va_start(ap, fmt);
	(void)vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	uint32_t len = n->kind == NODE_DIRECTIVE
		? (uint32_t)n->u.directive->text.n : 1;
	diag_at(x->inc->diag, id, &x->doc->src, n->pos, len, "%s", text);
}

/* Make the directive N TEXT, in a paragraph where it is a block. */
static void
become_text(struct extender *x, struct node *n, str text)
{
	struct arena *a = x->inc->arena;
	struct node *shown = node_new(NODE_TEXT, n->pos, a);
	shown->text = text;
	if (!node_is_block(n)) {
		node_insert_after(n, shown);
		node_unlink(n);
		return;
	}
	struct node *para = node_new(NODE_PARAGRAPH, n->pos, a);
	node_append(para, shown);
	node_insert_before(n, para);
	if (n->first == NULL) {
		node_unlink(n);
		return;
	}
	n->kind = NODE_DIV; /* what stands in it is kept */
	n->text = (str){NULL, 0};
}

void
extension_show(struct extender *x, struct node *n)
{
	become_text(x, n, extension_text(x, n->u.directive->text));
}

/* ---- reading ------------------------------------------------------------------ */

/* Say why D cannot be read, if it cannot. */
static bool
is_readable(struct extender *x, const struct node *n)
{
	const struct extension_use *d = n->u.directive;
	const struct extension *e = d->extension;
	str value;
	if (e == NULL) {
		extension_warn(x, n, DIAG_EXTENSION_UNKNOWN,
		               "no such extension, or it is not closed; shown "
		               "as text");
	} else if (d->closes || (e->shape == SHAPE_CONTAINER
	                         && !node_is_block(n))) {
		extension_warn(x, n, DIAG_EXTENSION_UNKNOWN,
		               "%s; shown as text", d->closes
		               ? "nothing is open that this could close"
		               : "this must stand alone on its line");
	} else if (e->needs != NULL
	           && (!attr_get(d->rest, e->needs, &value, x->inc->arena)
	               || value.n == 0)) {
		extension_warn(x, n, DIAG_EXTENSION_UNKNOWN,
		               "'%s' without its '%s'; shown as text", e->name,
		               e->needs);
	} else {
		return true;
	}
	return false;
}

static void
read_one(struct extender *x, struct node *n)
{
	if (is_readable(x, n))
		n->u.directive->extension->read(x, n);
	else
		extension_show(x, n);
}

/* The directives and tabs in the tree ROOT of inlines or blocks. */
static void
read_directives(struct extender *x, struct node *root)
{
	for (struct node *n = root; n != NULL; ) {
		struct node *next = NULL;
		if (n->kind == NODE_HEADING && !n->u.heading.tab)
			x->level = n->u.heading.level;
		if (!node_holds_inlines(n->kind) && n->kind < NODE_TEXT)
			tabs_read(x, n);
		if (n->kind == NODE_DIRECTIVE) {
			next = node_after(n, root);
			read_one(x, n);
			if (n->parent != NULL && n->first != NULL
			    && n->kind < NODE_TEXT)
				next = n;
		} else {
			next = node_next(n, root);
		}
		n = next;
	}
}

/* The links to names in the tree ROOT, near POS. */
static void
read_links(struct extender *x, struct node *root, uint32_t pos)
{
	for (struct node *n = root, *next; n != NULL; n = next) {
		if (node_holds_inlines(n->kind) && n->pos != POS_NONE)
			pos = n->pos;
		if (n->kind == NODE_LINK) {
			next = node_after(n, root);
			xref_read(x, n, pos);
		} else {
			next = node_next(n, root);
		}
	}
}

static void
read_run(struct extender *x, const struct pair *p, struct node *run)
{
	x->told = run == p->source_run ? p->target : (str){NULL, 0};
	if (x->doc->ndirectives > 0)
		read_directives(x, run);
	read_links(x, run, p->pos);
}

bool
extensions_read(struct includer *inc, struct doc *doc)
{
	struct extender x = {.inc = inc, .doc = doc, .level = 1};
	if (doc->ndirectives > 0)
		fold_blocks(&x);
	read_directives(&x, doc->root);
	read_links(&x, doc->root, doc->body);
	for (size_t i = 0; i < doc->npairs; i++) {
		struct pair *p = &doc->pairs[i];
		inc->diag->unit = p->id;
		read_run(&x, p, p->target_run);
		read_run(&x, p, p->source_run);
	}
	inc->diag->unit = (str){NULL, 0};
	return doc->expanded <= inc->limits->expanded_bytes;
}
