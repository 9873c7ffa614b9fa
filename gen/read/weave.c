#include "read/weave.h"

#include "base/buf.h"

enum expansion { AS_WRITTEN, AS_TARGET };

/* S with every token replaced: by the whole pair as written, or its target. */
static str
expand(struct doc *doc, str s, enum expansion how, struct arena *a)
{
	size_t number, begin, end, from = 0;
	if (!token_find(s, 0, &number, &begin, &end))
		return s;
	struct buf out = {NULL, 0, 0};
	while (token_find(s, from, &number, &begin, &end)) {
		struct pair *p = &doc->pairs[number];
		buf_add(&out, str_sub(s, from, begin));
		if (how == AS_TARGET) {
			buf_add(&out, p->target_empty ? p->source : p->target);
		} else {
			buf_add(&out, str_sub(doc->src.text, p->pos, p->end));
			p->in_code = true;
		}
		from = end;
	}
	buf_add(&out, str_sub(s, from, s.n));
	str copy = str_dup(buf_str(&out), a);
	buf_release(&out);
	return copy;
}

static struct node *
text_node(str text, struct arena *a)
{
	struct node *n = node_new(NODE_TEXT, POS_NONE, a);
	n->text = text;
	return n;
}

/* Cut the text node N at its tokens.  Returns the last node it became. */
static struct node *
weave_text(struct doc *doc, struct node *n, struct arena *a)
{
	size_t number, begin, end, from = 0;
	str s = n->text;
	struct node *last = n;
	if (!token_find(s, 0, &number, &begin, &end))
		return n;
	while (token_find(s, from, &number, &begin, &end)) {
		if (begin > from) {
			struct node *t = text_node(str_sub(s, from, begin), a);
			node_insert_after(last, t);
			last = t;
		}
		struct node *pair = node_new(NODE_PAIR,
		                             doc->pairs[number].pos, a);
		pair->u.pair = &doc->pairs[number];
		node_insert_after(last, pair);
		last = pair;
		from = end;
	}
	if (from < s.n) {
		struct node *t = text_node(str_sub(s, from, s.n), a);
		node_insert_after(last, t);
		last = t;
	}
	node_unlink(n);
	return last;
}

void
weave(struct doc *doc, struct arena *a)
{
	for (struct node *n = doc->root; n != NULL;
	     n = node_next(n, doc->root)) {
		switch (n->kind) {
		case NODE_TEXT:
			n = weave_text(doc, n, a);
			break;
		case NODE_CODE:
		case NODE_CODE_BLOCK:
			n->text = expand(doc, n->text, AS_WRITTEN, a);
			break;
		case NODE_LINK:
		case NODE_IMAGE:
			n->u.link.url = expand(doc, n->u.link.url, AS_TARGET,
			                       a);
			n->u.link.title = expand(doc, n->u.link.title,
			                         AS_TARGET, a);
			break;
		default:
			break;
		}
	}
}
