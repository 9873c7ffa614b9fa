/*
 * ext_tabs.c -- "# [Title](#tab/id)" up to a rule: one thing in several ways.
 *
 * A tab may hold groups whose headings are of a lower level.  "#tab/id/when"
 * is a tab for those who have chosen the tab "when" in another group.
 */
#include "read/extension.h"

#define TARGET "#tab/"

static bool
is_blank(const struct node *n)
{
	return n->kind == NODE_TEXT && str_trim(n->text).n == 0;
}

static bool
is_named_anchor(const struct node *n)
{
	return n->kind == NODE_HTML
		&& (str_starts(n->text, S("<a name="))
	            || str_eq(n->text, S("</a>")));
}

/* The only node of ROOT that is more than blanks or an anchor, or NULL. */
static struct node *
only_child(const struct node *root)
{
	struct node *only = NULL;
	for (struct node *n = root->first; n != NULL; n = n->next) {
		if (is_blank(n) || is_named_anchor(n))
			continue;
		if (only != NULL)
			return NULL;
		only = n;
	}
	return only;
}

static bool
is_tab_link(const struct node *n)
{
	return n != NULL && n->kind == NODE_LINK
		&& str_starts(n->u.link.url, S(TARGET));
}

/* The link that makes HEADING a tab's: around its text, or in both halves of
 * the pair that is its text.  NULL: it is none. */
static struct node *
tab_link(const struct node *heading)
{
	struct node *n = only_child(heading);
	if (n == NULL || n->kind != NODE_PAIR)
		return is_tab_link(n) ? n : NULL;
	struct node *source = only_child(n->u.pair->source_run);
	struct node *target = only_child(n->u.pair->target_run);
	return is_tab_link(source) && is_tab_link(target) ? source : NULL;
}

static bool
is_tab(const struct node *n)
{
	return n->kind == NODE_HEADING && tab_link(n) != NULL;
}

static void
unwrap(struct node *link)
{
	for (struct node *c = link->first, *next; c != NULL; c = next) {
		next = c->next;
		node_unlink(c);
		node_insert_before(link, c);
	}
	node_unlink(link);
}

/* Take the link out of the tab's HEADING, and the anchor that is its title's
 * in other languages: the tab's id is the same in all. */
static void
strip_link(struct node *heading)
{
	struct node *n = only_child(heading);
	if (n->kind == NODE_PAIR) {
		unwrap(only_child(n->u.pair->source_run));
		unwrap(only_child(n->u.pair->target_run));
	} else {
		unwrap(n);
	}
	for (struct node *c = heading->first, *next; c != NULL; c = next) {
		next = c->next;
		if (is_named_anchor(c))
			node_unlink(c);
	}
}

/* A NODE_TAB before HEADING, with it as its first child. */
static struct node *
begin_tab(struct extender *x, struct node *heading)
{
	struct node *tab = node_new(NODE_TAB, heading->pos, x->inc->arena);
	str url = tab_link(heading)->u.link.url;
	str id = str_sub(url, S(TARGET).n, url.n);
	tab->text = str_cut(id, '/', &tab->u.tab.when);
	heading->u.heading.id = str_sub(url, 1, url.n);
	heading->u.heading.level = x->level < 6 ? x->level + 1 : 6;
	heading->u.heading.tab = true;
	strip_link(heading);
	node_unlink(heading);
	node_append(tab, heading);
	return tab;
}

/* The groups that are open within a tab: a bit for the level of each. */
struct inner {
	uint32_t open;
};

/* Take note of N, which belongs to a tab; is it the rule that ends the group
 * itself, as none in it is open? */
static bool
ends_group(struct inner *in, const struct node *n)
{
	if (n->kind == NODE_HEADING) {
		uint32_t bit = 1U << n->u.heading.level;
		in->open &= is_tab(n) ? 2 * bit - 1 : bit - 1;
		in->open |= is_tab(n) ? bit : 0;
	} else if (n->kind == NODE_RULE) {
		if (in->open == 0)
			return true;
		uint32_t bit = 1U << 6;
		while ((in->open & bit) == 0)
			bit >>= 1;
		in->open -= bit;
	}
	return false;
}

/* Make a NODE_TABS of what begins with the tab's heading H.  Returns it. */
static struct node *
read_group(struct extender *x, struct node *h)
{
	struct node *group = node_new(NODE_TABS, h->pos, x->inc->arena);
	struct node *tab = NULL, *next;
	struct inner inner = {0};
	uint32_t level = h->u.heading.level;
	node_insert_before(h, group);
	for (struct node *n = h; n != NULL; n = next) {
		next = n->next;
		bool heads = n->kind == NODE_HEADING
			&& n->u.heading.level <= level;
		if (heads && !is_tab(n))
			break;
		if (!heads && ends_group(&inner, n)) {
			node_unlink(n);
			break;
		}
		if (heads) {
			inner.open = 0;
			tab = begin_tab(x, n);
			node_append(group, tab);
		} else {
			node_unlink(n);
			node_append(tab, n);
		}
	}
	return group;
}

void
tabs_read(struct extender *x, struct node *parent)
{
	uint32_t level = x->level;
	if (parent->kind == NODE_TAB)
		x->level = parent->first->u.heading.level;
	for (struct node *n = parent->first; n != NULL; n = n->next) {
		if (n->kind != NODE_HEADING)
			continue;
		if (is_tab(n))
			n = read_group(x, n);
		else
			x->level = n->u.heading.level;
	}
	x->level = level;
}
