#include "read/include.h"

#include <errno.h>
#include <string.h>

#include "base/os.h"
#include "base/path.h"
#include "read/extension.h"
#include "read/front.h"
#include "read/load.h"
#include "read/parse.h"
#include "read/prose.h"

#define OPENING "[!INCLUDE"

/* ---- recognising ----------------------------------------------------------- */

/*
 * cmark reads "[!INCLUDE [title](path)]" as text, a link, and text.  Is LINK
 * such a one?  Then cut the text around it.
 */
static bool
take_directive(struct node *link)
{
	struct node *before = link->prev, *after = link->next;
	if (before == NULL || before->kind != NODE_TEXT || after == NULL
	    || after->kind != NODE_TEXT || !str_starts(after->text, S("]")))
		return false;
	str s = before->text;
	while (s.n > 0 && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t'))
		s.n--;
	size_t len = sizeof OPENING - 1;
	if (s.n < len
	    || !str_eq_nocase(str_sub(s, s.n - len, s.n), S(OPENING)))
		return false;
	before->text = str_sub(s, 0, s.n - len);
	after->text = str_sub(after->text, 1, after->text.n);
	if (before->text.n == 0)
		node_unlink(before);
	if (after->text.n == 0)
		node_unlink(after);
	return true;
}

/* Put the directive's text back, so that nothing is lost silently. */
static void
give_back(struct node *link, struct arena *a)
{
	struct node *before = node_new(NODE_TEXT, POS_NONE, a);
	struct node *after = node_new(NODE_TEXT, POS_NONE, a);
	before->text = S("[!INCLUDE ");
	after->text = S("]");
	node_insert_before(link, before);
	node_insert_after(link, after);
}

/* ---- reading ------------------------------------------------------------- */

static bool
in_progress(const struct includer *inc, str path)
{
	for (size_t i = 0; i < inc->depth; i++)
		if (str_eq(inc->stack[i]->path, path))
			return true;
	return false;
}

static struct doc *
load_file(struct includer *inc, const struct doc *from, uint32_t pos, str path)
{
	str bytes;
	char *z = str_z(path, inc->arena);
	if (!os_read_beneath(inc->content_fd, z, inc->limits->page_bytes,
	                     &bytes, inc->arena)) {
		enum diag_id id = errno == EXDEV ? DIAG_INCLUDE_OUTSIDE
		                                 : DIAG_INCLUDE_MISSING;
		diag_at(inc->diag, id, &from->src, pos, 1,
		        "cannot include '%s': %s; shown as text", z,
		        strerror(errno));
		return NULL;
	}
	struct doc *doc = NEW(inc->arena, struct doc, 1);
	doc->path = path;
	doc->src.path = str_printf(inc->arena, "%.*s/%s",
	                           STR_ARG(inc->content), z);
	load_text(bytes, &doc->src, inc->diag, inc->arena);
	struct front front;
	front_read(&doc->src, &front, inc->diag, inc->arena);
	doc->body = front.body;
	if (!parse_doc(doc, inc->limits, inc->diag, inc->arena)
	    || !extensions_read(inc, doc))
		return NULL;
	prose_report(doc, inc->diag);
	return doc;
}

/* The file that LINK in FROM names, read; NULL when it cannot be (told). */
static struct doc *
resolve(struct includer *inc, struct doc *from, const struct node *link,
        uint32_t pos)
{
	str path;
	if (!path_resolve(from->path, link->u.link.url, &path, inc->arena)) {
		diag_at(inc->diag, DIAG_INCLUDE_OUTSIDE, &from->src, pos, 1,
		        "'%.*s' is outside the content folder; shown as text",
		        STR_ARG(link->u.link.url));
		return NULL;
	}
	if (in_progress(inc, path)) {
		diag_at(inc->diag, DIAG_INCLUDE_CYCLE, &from->src, pos, 1,
		        "'%.*s' includes itself; shown as text", STR_ARG(path));
		return NULL;
	}
	bool added;
	void **slot = map_put(&inc->docs, path, &added, inc->arena);
	if (!added)
		return *slot;
	struct doc *doc = load_file(inc, from, pos, path);
	*map_get(&inc->docs, path) = doc;
	if (doc != NULL && !include_read(inc, doc))
		return NULL;
	return doc;
}

bool
include_grow(struct includer *inc, const struct doc *from, uint32_t pos,
             size_t n)
{
	inc->expanded += n;
	if (inc->expanded <= inc->limits->expanded_bytes)
		return true;
	diag_at(inc->diag, DIAG_LIMIT, &from->src, pos, 1,
	        "the page with its includes is larger than %zu bytes",
	        inc->limits->expanded_bytes);
	return false;
}

/* ---- the tree ------------------------------------------------------------- */

static bool
only_includes(const struct node *para)
{
	bool any = false;
	for (const struct node *n = para->first; n != NULL; n = n->next) {
		if (n->kind == NODE_INCLUDE)
			any = true;
		else if (n->kind != NODE_SOFT_BREAK
		         && n->kind != NODE_HARD_BREAK
		         && !(n->kind == NODE_TEXT && str_trim(n->text).n == 0))
			return false;
	}
	return any;
}

/* Includes that stand alone in PARA become blocks in its place. */
static struct node *
lift(struct node *para)
{
	struct node *last = para;
	for (struct node *n = para->first; n != NULL;) {
		struct node *next = n->next;
		if (n->kind == NODE_INCLUDE) {
			node_unlink(n);
			node_insert_after(last, n);
			last = n;
		}
		n = next;
	}
	node_unlink(para);
	return last;
}

/* The includes in a tree of inlines that belongs to FROM, near POS. */
static bool
read_tree(struct includer *inc, struct doc *from, struct node *root,
          uint32_t pos)
{
	for (struct node *n = root; n != NULL; n = node_next(n, root)) {
		if (node_holds_inlines(n->kind) && n->pos != POS_NONE)
			pos = n->pos;
		if (n->kind != NODE_LINK || !take_directive(n))
			continue;
		struct doc *doc = resolve(inc, from, n, pos);
		if (doc == NULL) {
			give_back(n, inc->arena);
			continue;
		}
		if (!include_grow(inc, from, pos, doc->src.text.n))
			return false;
		n->kind = NODE_INCLUDE;
		n->u.include = doc;
		n->first = n->last = NULL;
	}
	return true;
}

static bool
read_all(struct includer *inc, struct doc *doc)
{
	if (!read_tree(inc, doc, doc->root, doc->body))
		return false;
	for (size_t i = 0; i < doc->npairs; i++) {
		struct pair *p = &doc->pairs[i];
		inc->diag->unit = p->id;
		if (!read_tree(inc, doc, p->target_run, p->pos)
		    || !read_tree(inc, doc, p->source_run, p->pos))
			return false;
	}
	inc->diag->unit = (str){NULL, 0};
	for (struct node *n = doc->root; n != NULL;
	     n = node_next(n, doc->root))
		if (n->kind == NODE_PARAGRAPH && only_includes(n))
			n = lift(n);
	return true;
}

bool
include_read(struct includer *inc, struct doc *doc)
{
	if (str_find(doc->src.text, S("[!"), doc->body) == STR_NONE)
		return true;
	if (inc->depth >= inc->limits->include_depth
	    || inc->depth >= sizeof inc->stack / sizeof *inc->stack) {
		diag_at(inc->diag, DIAG_LIMIT, &doc->src, POS_NONE, 0,
		        "includes more than %u deep", inc->limits->include_depth);
		return false;
	}
	inc->stack[inc->depth++] = doc;
	bool ok = read_all(inc, doc);
	inc->depth--;
	return ok;
}
