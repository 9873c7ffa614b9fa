#include "read/toc.h"

#include <errno.h>
#include <string.h>

#include "base/os.h"
#include "base/wire.h"
#include "model/node_text.h"
#include "read/load.h"
#include "read/parse.h"
#include "read/yaml.h"

struct reader {
	struct nav *nav;
	struct diag *d;
	struct arena *arena;
};

/* ---- TOC.yml ---------------------------------------------------------------- */

/* The text of KEY in ITEM, trimmed; *V is its place, or NULL without one. */
static str
text_of(struct reader *r, const struct yaml *item, str key,
        const struct yaml **v)
{
	*v = yaml_get(item, key);
	if (*v == NULL)
		return S("");
	if ((*v)->kind == YAML_SCALAR)
		return str_trim((*v)->text);
	diag_at(r->d, DIAG_TOC, &r->nav->src, (*v)->pos, (*v)->len,
	        "'%.*s' must be a text; left out", STR_ARG(key));
	*v = NULL;
	return S("");
}

static void read_items(struct reader *r, const struct yaml *items,
                       uint32_t parent);

static void
read_item(struct reader *r, const struct yaml *item, uint32_t parent)
{
	const struct yaml *at_name, *at_href, *other;
	str name = text_of(r, item, S("name"), &at_name);
	str href = text_of(r, item, S("href"), &at_href);
	const struct yaml *items = yaml_get(item, S("items"));
	if (item->kind != YAML_MAP || (name.n == 0 && href.n == 0)) {
		diag_at(r->d, DIAG_TOC, &r->nav->src, item->pos, item->len,
		        "an entry needs a 'name' or a 'href'; left out");
		return;
	}
	uint32_t number = (uint32_t)r->nav->n;
	struct nav_entry *e = nav_add(r->nav, parent, r->arena);
	e->name = name;
	e->href = href;
	if (href.n > 0) {
		e->pos = at_href->pos;
		e->len = at_href->len;
	}
	e->keywords = text_of(r, item, S("displayName"), &other);
	e->expanded = str_eq(text_of(r, item, S("expanded"), &other),
	                     S("true"));
	if (items != NULL)
		read_items(r, items, number);
}

/* YAML is not deeper than 100 levels. */
static void
read_items(struct reader *r, const struct yaml *items, uint32_t parent)
{
	if (items->kind != YAML_LIST) {
		diag_at(r->d, DIAG_TOC, &r->nav->src, items->pos, items->len,
		        "a list of entries is wanted here; left out");
		return;
	}
	for (const struct yaml *i = items->first; i != NULL; i = i->next)
		read_item(r, i, parent);
}

static void
read_yaml(struct reader *r)
{
	const struct source *src = &r->nav->src;
	bool empty;
	const struct yaml *root = yaml_read(src, DIAG_TOC, &empty, r->d,
	                                    r->arena);
	if (root == NULL)
		return;
	const struct yaml *items = yaml_get(root, S("items"));
	read_items(r, items != NULL ? items : root, NAV_NONE);
}

/* ---- TOC.md ------------------------------------------------------------------ */

enum { LEVELS = 6 };

/* The first link in the tree ROOT, also in the shown half of a pair. */
static const struct node *
first_link(const struct node *root)
{
	for (const struct node *n = root; n != NULL; n = node_next(n, root)) {
		if (n->kind == NODE_LINK)
			return n;
		if (n->kind != NODE_PAIR)
			continue;
		/* A half holds no pairs: this goes one step down only. */
		const struct node *half = pair_half(n->u.pair, SIDE_TARGET);
		const struct node *link = first_link(half);
		if (link != NULL)
			return link;
	}
	return NULL;
}

static str
words_of(const struct node *n, struct arena *a)
{
	struct buf b = {NULL, 0, 0};
	node_title(n, SIDE_TARGET, &b);
	str s = str_dup(str_trim(buf_str(&b)), a);
	buf_release(&b);
	return s;
}

/* Each heading is an entry below the last heading of a higher level. */
static void
read_headings(struct reader *r, const struct node *root)
{
	uint32_t last[LEVELS + 1]; /* of this level or a higher one */
	for (size_t i = 0; i <= LEVELS; i++)
		last[i] = NAV_NONE;
	for (const struct node *n = root->first; n != NULL; n = n->next) {
		if (n->kind != NODE_HEADING)
			continue;
		const struct node *link = first_link(n);
		uint32_t level = n->u.heading.level;
		uint32_t number = (uint32_t)r->nav->n;
		struct nav_entry *e = nav_add(r->nav, last[level - 1],
		                              r->arena);
		e->name = words_of(n, r->arena);
		e->href = link == NULL ? S("") : link->u.link.url;
		e->pos = n->pos;
		e->len = 1;
		for (size_t i = level; i <= LEVELS; i++)
			last[i] = number;
	}
}

static void
read_markdown(struct reader *r, const struct limits *limits)
{
	struct doc doc = {.src = r->nav->src, .path = r->nav->path};
	if (parse_doc(&doc, limits, r->d, r->arena))
		read_headings(r, doc.root);
}

/* ---- between the processes --------------------------------------------------- */

bool
toc_load(struct nav *nav, int content_fd, const struct limits *limits,
         struct diag *d, struct arena *a)
{
	str bytes;
	if (os_read_beneath(content_fd, str_z(nav->path, a),
	                    limits->page_bytes, &bytes, a)) {
		load_text(bytes, &nav->src, d, a);
		return true;
	}
	if (errno == EFBIG)
		diag_at(d, DIAG_LIMIT, &nav->src, POS_NONE, 0,
		        "larger than %zu bytes; left out", limits->page_bytes);
	else
		diag_at(d, DIAG_FILE_UNREADABLE, &nav->src, POS_NONE, 0,
		        "cannot be read: %s; left out", strerror(errno));
	return false;
}

void
toc_survey(const struct nav *nav, const struct limits *limits,
           struct buf *out, struct arena *scratch)
{
	struct nav read = {.src = nav->src, .path = nav->path};
	struct diag d = {.arena = scratch};
	struct reader r = {&read, &d, scratch};
	if (ascii_lower(nav->path.p[nav->path.n - 1]) == 'l')
		read_yaml(&r);
	else
		read_markdown(&r, limits);
	wire_put_num(out, read.n);
	for (size_t i = 0; i < read.n; i++) {
		const struct nav_entry *e = &read.entries[i];
		wire_put_str(out, e->name);
		wire_put_str(out, e->href);
		wire_put_str(out, e->keywords);
		wire_put_num(out, e->pos);
		wire_put_num(out, e->len);
		wire_put_num(out, e->parent);
		wire_put_num(out, e->expanded);
	}
	diag_put(out, &d);
}

void
toc_take(struct nav *nav, str result, struct diag *d, struct arena *a)
{
	for (uint64_t n = wire_get_num(&result); n > 0; n--) {
		struct nav_entry *e = nav_add(nav, NAV_NONE, a);
		e->name = wire_get_str(&result, a);
		e->href = wire_get_str(&result, a);
		e->keywords = wire_get_str(&result, a);
		e->pos = (uint32_t)wire_get_num(&result);
		e->len = (uint32_t)wire_get_num(&result);
		e->parent = (uint32_t)wire_get_num(&result);
		e->expanded = wire_get_num(&result) != 0;
	}
	nav_close(nav);
	diag_get(&result, d);
}
