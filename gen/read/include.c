#include "read/include.h"

#include <errno.h>
#include <string.h>

#include "base/os.h"
#include "base/path.h"
#include "read/extension.h"
#include "read/front.h"
#include "read/include_link.h"
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

/* Show the directive as its text, so that nothing is lost silently. */
static struct node *
give_back(struct node *link, struct arena *a)
{
	struct node *before = node_new(NODE_TEXT, POS_NONE, a);
	struct node *after = node_new(NODE_TEXT, POS_NONE, a);
	before->text = S(OPENING " [");
	after->text = str_printf(a, "](%.*s)]", STR_ARG(link->u.link.url));
	node_insert_before(link, before);
	node_insert_after(link, after);
	for (struct node *n = link->first; n != NULL; n = link->first) {
		node_unlink(n);
		node_insert_before(after, n);
	}
	node_unlink(link);
	return after;
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

/* Where a directive stands, and what it names. */
struct directive {
	struct doc *from;
	str url;
	uint32_t pos, len; /* of the name, where it can be found */
};

/* A link's name stands no further behind its beginning than this. */
enum { FAR = 1000 };

/* AT, which stands at or behind POS: where the file is named. */
static void
place(struct directive *at, uint32_t pos)
{
	str text = at->from->src.text;
	size_t end = (size_t)pos + FAR + at->url.n;
	size_t found = str_find(str_sub(text, 0, end < text.n ? end : text.n),
	                        at->url, pos);
	bool named = found != STR_NONE && at->url.n > 0;
	at->pos = named ? (uint32_t)found : pos;
	at->len = named ? (uint32_t)at->url.n : 1;
}

static void
report_outside(struct includer *inc, const struct directive *at)
{
	diag_at(inc->diag, DIAG_INCLUDE_OUTSIDE, &at->from->src, at->pos,
	        at->len, "'%.*s' is outside the content folder; shown as text",
	        STR_ARG(at->url));
}

static struct doc *
load_file(struct includer *inc, const struct directive *at, str path)
{
	str bytes;
	char *z = str_z(path, inc->arena);
	if (!os_read_beneath(inc->content_fd, z, inc->limits->page_bytes,
	                     &bytes, inc->arena)) {
		if (errno == EXDEV)
			report_outside(inc, at);
		else
			diag_at(inc->diag, DIAG_INCLUDE_MISSING, &at->from->src,
			        at->pos, at->len,
			        "cannot include '%.*s': %s; shown as text",
			        STR_ARG(at->url), strerror(errno));
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
	if (inc->first == NULL)
		inc->first = doc;
	else
		inc->last->next = doc;
	inc->last = doc;
	return doc;
}

static bool
is_too_deep(struct includer *inc, const struct directive *at)
{
	if (inc->depth <= inc->limits->include_depth
	    && inc->depth < sizeof inc->stack / sizeof *inc->stack)
		return false;
	diag_at(inc->diag, DIAG_LIMIT, &at->from->src, at->pos, at->len,
	        "includes more than %u deep; the page is left out",
	        inc->limits->include_depth);
	return true;
}

/*
 * A file is read where it is named, in the midst of the tree that names it, so
 * that what is said comes in the order of reading: resolve, include_read,
 * read_all and read_tree call each other.  is_too_deep ends that, at 64 files.
 */
/* NOLINTBEGIN(misc-no-recursion) */

/*
 * The file that AT names, read, into *DOC; NULL when it cannot be (told).
 * False when the page has gone beyond a limit.
 */
static bool
resolve(struct includer *inc, const struct directive *at, struct doc **doc)
{
	str path;
	*doc = NULL;
	if (!path_resolve(at->from->path, at->url, &path, inc->arena)) {
		report_outside(inc, at);
		return true;
	}
	if (in_progress(inc, path)) {
		diag_at(inc->diag, DIAG_INCLUDE_CYCLE, &at->from->src, at->pos,
		        at->len, "'%.*s' includes itself; shown as text",
		        STR_ARG(path));
		return true;
	}
	if (is_too_deep(inc, at))
		return false;
	void **slot = map_put(&inc->docs, path, NULL, inc->arena);
	*doc = *slot;
	if (*doc != NULL)
		return true;
	*doc = load_file(inc, at, path);
	*slot = *doc;
	if (*doc == NULL)
		return true;
	bool ok = include_read(inc, *doc);
	prose_report(*doc, inc->diag);
	return ok;
}

bool
include_grow(struct includer *inc, struct doc *from, uint32_t pos, size_t n)
{
	from->expanded += n;
	if (from->expanded <= inc->limits->expanded_bytes)
		return true;
	diag_at(inc->diag, DIAG_LIMIT, &from->src, pos, 1,
	        "the page with its includes is larger than %zu bytes; it is "
	        "left out", inc->limits->expanded_bytes);
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

/*
 * The includes in a tree of inlines that belongs to AT's file, near AT.  TOLD:
 * the other half, if it has been read; what is wrong in both is told once.
 */
static bool
read_tree(struct includer *inc, struct node *root, struct directive at,
          str told)
{
	uint32_t near = at.pos;
	for (struct node *n = root; n != NULL; n = node_next(n, root)) {
		if (node_holds_inlines(n->kind) && n->pos != POS_NONE)
			near = n->pos;
		if (n->kind != NODE_LINK || !take_directive(n))
			continue;
		size_t before = inc->diag->n;
		struct doc *doc;
		at.url = n->u.link.url;
		place(&at, n->pos != POS_NONE ? n->pos : near);
		if (!resolve(inc, &at, &doc))
			return false;
		if (doc == NULL) {
			if (doc_target_says(told, at.url))
				inc->diag->n = before;
			n = give_back(n, inc->arena);
			continue;
		}
		if (!include_grow(inc, at.from, at.pos,
		                  doc->expanded))
			return false;
		n->kind = NODE_INCLUDE;
		n->u.include = doc;
		n->first = n->last = NULL;
	}
	include_links(root, inc->arena);
	return true;
}

static bool
read_all(struct includer *inc, struct doc *doc)
{
	const str none = {NULL, 0};
	struct directive at = {.from = doc, .pos = doc->body};
	if (!read_tree(inc, doc->root, at, none))
		return false;
	for (size_t i = 0; i < doc->npairs; i++) {
		struct pair *p = &doc->pairs[i];
		inc->diag->unit = p->id;
		at.pos = p->pos;
		if (!read_tree(inc, p->target_run, at, none)
		    || !read_tree(inc, p->source_run, at, p->target))
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
	doc->expanded += doc->src.text.n;
	if (str_find(doc->src.text, S("[!"), doc->body) == STR_NONE)
		return true;
	inc->stack[inc->depth++] = doc;
	bool ok = read_all(inc, doc);
	inc->depth--;
	doc->included = inc->first;
	return ok;
}

/* NOLINTEND(misc-no-recursion) */
