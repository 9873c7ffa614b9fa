#include "read/fill_in.h"

#include "model/node_text.h"
#include "model/variables.h"

/* What is being filled in. */
struct work {
	struct filler *filler;
	struct doc *doc;  /* keeps the uses; NULL: in a pair, which needs none */
	const struct map *variables;
};

static void
fill_text(struct work *w, str *text, enum variable_place at)
{
	struct filler *f = w->filler;
	str filled = variables_in(w->variables, *text, at, &f->left, f->arena);
	if (filled.p == text->p)
		return;
	if (w->doc != NULL) {
		GROW(f->arena, w->doc->uses, w->doc->nuses,
		     w->doc->uses_cap)[w->doc->nuses] =
			(struct variable_use){text, *text, (uint8_t)at};
		w->doc->nuses++;
	}
	*text = filled;
}

static void
fill_tree(struct work *w, struct node *root)
{
	for (struct node *n = root; n != NULL; n = node_next(n, root)) {
		switch (n->kind) {
		case NODE_TEXT:
		case NODE_CODE:
		case NODE_CODE_BLOCK:
			fill_text(w, &n->text, VARIABLE_TEXT);
			break;
		case NODE_HTML:
		case NODE_HTML_BLOCK:
			fill_text(w, &n->text, VARIABLE_HTML);
			break;
		case NODE_LINK:
		case NODE_IMAGE:
			fill_text(w, &n->u.link.url, VARIABLE_URL);
			fill_text(w, &n->u.link.title, VARIABLE_TEXT);
			fill_text(w, &n->u.link.source_title, VARIABLE_TEXT);
			break;
		default:
			break;
		}
	}
}

/* Do the halves of P, which are written alike, say the same in two languages? */
static bool
halves_differ(const struct pair *p)
{
	struct buf target = {NULL, 0, 0}, source = {NULL, 0, 0};
	if (!str_eq(p->target, p->source)
	    || str_find(p->source, S("{{"), 0) == STR_NONE)
		return false;
	node_text(p->target_run, SIDE_TARGET, &target);
	node_text(p->source_run, SIDE_SOURCE, &source);
	bool differ = !str_eq(buf_str(&target), buf_str(&source));
	buf_release(&target);
	buf_release(&source);
	return differ;
}

bool
fill_in(struct filler *f, struct doc *doc, struct doc *part)
{
	struct work w = {f, doc, f->target};
	if (f->target->n == 0 || part->root == NULL
	    || str_find(part->src.text, S("{{"), part->body) == STR_NONE)
		return true;
	fill_tree(&w, part->root);
	w.doc = NULL;
	for (size_t i = 0; i < part->npairs; i++) {
		w.variables = f->target;
		fill_tree(&w, part->pairs[i].target_run);
		w.variables = f->source;
		fill_tree(&w, part->pairs[i].source_run);
		part->pairs[i].values_differ = halves_differ(&part->pairs[i]);
	}
	return f->left > 0;
}

void
fill_in_again(const struct doc *doc, const struct map *variables,
              struct arena *a)
{
	/* The values of another language may be longer, but not by much. */
	size_t left = SIZE_MAX;
	for (size_t i = 0; i < doc->nuses; i++) {
		const struct variable_use *u = &doc->uses[i];
		*u->text = variables_in(variables, u->written,
		                        (enum variable_place)u->place, &left, a);
	}
}
