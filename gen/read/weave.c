#include "read/weave.h"

#include "base/buf.h"
#include "read/directive.h"
#include "read/skeleton.h"

enum expansion { AS_WRITTEN, AS_TARGET, AS_SOURCE };

static void
add_pair(struct doc *doc, size_t number, enum expansion how, struct buf *out)
{
	struct pair *p = &doc->pairs[number];
	if (how == AS_TARGET) {
		buf_add(out, p->target_empty ? p->source : p->target);
		return;
	}
	if (how == AS_SOURCE) {
		buf_add(out, p->fault == PAIR_NO_SOURCE ? p->target : p->source);
		return;
	}
	buf_add(out, str_sub(doc->src.text, p->pos, p->end));
	p->in_code = true;
}

/* Tokens have the numbers of pairs, then of directives. */
static bool
next_token(const struct doc *doc, str s, size_t from, struct token *t)
{
	return token_find(s, from, doc->npairs + doc->ndirectives, t);
}

/* S with the tokens of its directives replaced by what is written. */
static str
expand_directives(const struct doc *doc, str s, struct arena *a)
{
	struct token t;
	size_t from = 0;
	struct buf out = {NULL, 0, 0};
	if (doc->ndirectives == 0)
		return s;
	for (size_t at = 0; next_token(doc, s, at, &t);
	     at = t.end) {
		if (t.number < doc->npairs)
			continue;
		buf_add(&out, str_sub(s, from, t.begin));
		buf_add(&out, doc->directives[t.number - doc->npairs].text);
		from = t.end;
	}
	if (from == 0)
		return s;
	buf_add(&out, str_sub(s, from, s.n));
	str copy = str_dup(buf_str(&out), a);
	buf_release(&out);
	return copy;
}

/* What stands before the token of pair NUMBER in code, as it is written. */
static void
add_before(const struct doc *doc, str before, size_t number, struct buf *out)
{
	size_t slash = before.n;
	if (skeleton_escapes(doc, &doc->pairs[number])) {
		size_t line = str_rchr(before, '\n');
		slash = str_find(before, S("\\["), line == STR_NONE ? 0 : line);
	}
	buf_add(out, str_sub(before, 0, slash));
	if (slash < before.n)
		buf_add(out, str_sub(before, slash + 1, before.n));
}

/* S with every token replaced: by what is written, or by one half. */
static str
expand(struct doc *doc, str s, enum expansion how, struct arena *a)
{
	struct token t;
	size_t from = 0;
	s = expand_directives(doc, s, a);
	if (!next_token(doc, s, 0, &t))
		return s;
	struct buf out = {NULL, 0, 0};
	while (next_token(doc, s, from, &t)) {
		if (how == AS_WRITTEN)
			add_before(doc, str_sub(s, from, t.begin), t.number,
			           &out);
		else
			buf_add(&out, str_sub(s, from, t.begin));
		add_pair(doc, t.number, how, &out);
		from = t.end;
	}
	buf_add(&out, str_sub(s, from, s.n));
	str copy = str_dup(buf_str(&out), a);
	buf_release(&out);
	return copy;
}

str
weave_text_of(struct doc *doc, str s, struct arena *a)
{
	return expand(doc, s, AS_TARGET, a);
}

static struct node *
text_node(str text, struct arena *a)
{
	struct node *n = node_new(NODE_TEXT, POS_NONE, a);
	n->text = text;
	return n;
}

static struct node *
token_node(struct doc *doc, size_t number, struct arena *a)
{
	if (number < doc->npairs) {
		struct pair *p = &doc->pairs[number];
		struct node *n = node_new(NODE_PAIR, p->pos, a);
		n->u.pair = p;
		return n;
	}
	struct extension_use *d = &doc->directives[number - doc->npairs];
	str text;
	if (directive_plain(d, &text, a))
		return text_node(expand(doc, text, AS_TARGET, a), a);
	struct node *n = node_new(NODE_DIRECTIVE, d->pos, a);
	n->u.directive = d;
	return n;
}

/* Cut the text node N at its tokens.  Returns the last node it became. */
static struct node *
weave_text(struct doc *doc, struct node *n, struct arena *a)
{
	struct token t;
	size_t from = 0;
	str s = n->text;
	struct node *last = n;
	while (from < s.n && next_token(doc, s, from, &t)) {
		if (t.begin > from) {
			struct node *text = text_node(
				str_sub(s, from, t.begin), a);
			node_insert_after(last, text);
			last = text;
		}
		struct node *found = token_node(doc, t.number, a);
		node_insert_after(last, found);
		last = found;
		from = t.end;
	}
	if (from == 0)
		return n;
	if (from < s.n) {
		struct node *text = text_node(str_sub(s, from, s.n), a);
		node_insert_after(last, text);
		last = text;
	}
	node_unlink(n);
	return last;
}

static void
weave_link(struct doc *doc, struct node *n, struct arena *a)
{
	struct token t;
	str title = n->u.link.title;
	n->u.link.url = expand(doc, n->u.link.url, AS_TARGET, a);
	n->u.link.title = expand(doc, title, AS_TARGET, a);
	if (next_token(doc, title, 0, &t))
		n->u.link.source_title = expand(doc, title, AS_SOURCE, a);
}

static void
weave_tree(struct doc *doc, struct node *root, struct arena *a)
{
	for (struct node *n = root; n != NULL; n = node_next(n, root)) {
		switch (n->kind) {
		case NODE_TEXT:
			n = weave_text(doc, n, a);
			break;
		case NODE_CODE:
		case NODE_CODE_BLOCK:
			n->text = expand(doc, n->text, AS_WRITTEN, a);
			break;
		case NODE_HTML:
		case NODE_HTML_BLOCK:
			n->text = expand_directives(doc, n->text, a);
			break;
		case NODE_LINK:
		case NODE_IMAGE:
			weave_link(doc, n, a);
			break;
		default:
			break;
		}
	}
}

void
weave(struct doc *doc, struct arena *a)
{
	weave_tree(doc, doc->root, a);
	/* Runs hold no pairs. */
	if (doc->ndirectives == 0)
		return;
	for (size_t i = 0; i < doc->npairs; i++) {
		weave_tree(doc, doc->pairs[i].target_run, a);
		weave_tree(doc, doc->pairs[i].source_run, a);
	}
}
