#include "link/steps.h"

#include "base/map.h"
#include "base/url.h"

struct answer {
	size_t to;
	uint32_t pos, len;
	size_t circle; /* of so many steps, that it closes; or 0 */
	struct answer *next;
};

struct step {
	struct node *heading;
	struct answer *answers, **last; /* in the order of the page */
	enum { UNSEEN, ON_THE_WAY, DONE } state;
	bool alone; /* reached by no answer */
	/* on the way */
	struct answer *next; /* not yet followed */
	size_t from, depth;
};

struct tree {
	struct doc *doc;
	const struct link_from *from; /* NULL: it is alone */
	struct step_ways *ways;       /* to other pages; NULL: not asked for */
	struct diag *d;
	struct arena *arena;
	struct step *steps;
	size_t n;
	struct map ids; /* -> struct step */
};

/* So much of an id is put into a message. */
static str
shown(str s)
{
	return str_sub(s, 0, 100);
}

static str
id_of(const struct step *s)
{
	return s->heading->u.heading.id;
}

static void
complain_of_step(const struct tree *t, const struct step *s, const char *what)
{
	diag_at(t->d, DIAG_TROUBLESHOOTER, &t->doc->src, s->heading->pos, 2,
	        "the step '%.*s' %s", STR_ARG(shown(id_of(s))), what);
}

/* ---- steps ---------------------------------------------------------------------- */

static bool
begins_step(const struct node *n)
{
	return n->kind == NODE_HEADING && n->u.heading.level == 2;
}

/* What stands at N and after it, in steps. */
static struct node *
wrap(struct tree *t, struct node *n)
{
	struct node *all = node_new(NODE_STEPS, n->pos, t->arena);
	struct node *step = NULL;
	uint32_t number = 0;
	node_insert_before(n, all);
	for (struct node *next; n != NULL; n = next) {
		next = n->next;
		node_unlink(n);
		if (begins_step(n)) {
			step = node_new(NODE_STEP, n->pos, t->arena);
			step->u.step.number = ++number;
			node_append(all, step);
		}
		node_append(step, n);
	}
	return all;
}

static void
list_steps(struct tree *t, const struct node *all)
{
	for (const struct node *n = all->first; n != NULL; n = n->next)
		t->n++;
	t->steps = NEW(t->arena, struct step, t->n);
	struct step *s = t->steps;
	for (const struct node *n = all->first; n != NULL; n = n->next, s++) {
		s->heading = n->first;
		s->last = &s->answers;
		*map_put(&t->ids, id_of(s), NULL, t->arena) = s;
	}
}

/* ---- answers -------------------------------------------------------------------- */

/* An item of a list, whose links are looked at. */
struct item {
	struct tree *tree;
	struct step *step;
	struct node *node;
	bool has_link;
	bool other; /* it leads to a step of another page */
};

/* An address is looked for so far on: one that is written with escapes is not
 * found, and that must not cost much. */
enum { FAR = 1 << 12 };

static uint32_t
place_of(const struct item *i, const struct pair *p, str url)
{
	str text = i->tree->doc->src.text;
	size_t from = p != NULL ? p->pos : i->node->pos;
	if (from >= text.n)
		return POS_NONE;
	size_t to = from + FAR < text.n ? from + FAR : text.n;
	size_t at = str_find(str_sub(text, 0, to), url, from);
	return (uint32_t)(at == STR_NONE ? from : at);
}

static void
add_answer(struct item *i, const struct pair *p, str url, str id)
{
	struct tree *t = i->tree;
	uint32_t pos = place_of(i, p, url);
	void **to = map_get(&t->ids, id);
	if (to == NULL) {
		diag_at(t->d, DIAG_TROUBLESHOOTER, &t->doc->src, pos,
		        (uint32_t)url.n, "the answer leads to '%.*s', which is "
		        "no step of this page", STR_ARG(shown(id)));
		return;
	}
	struct answer *answer = NEW(t->arena, struct answer, 1);
	answer->to = (size_t)((struct step *)*to - t->steps);
	answer->pos = pos;
	answer->len = (uint32_t)url.n;
	*i->step->last = answer;
	i->step->last = &answer->next;
	if (i->node->u.step.number == 0)
		i->node->u.step.number = (uint32_t)answer->to + 1;
}

/* The locale whose file readers of LOCALE are shown at PAGE. */
static size_t
file_locale(const struct site_path *page, size_t locale)
{
	if (page->places[locale].origin == ORIGIN_FALLBACK)
		locale = page->places[locale].from;
	if (page->places[locale].origin == ORIGIN_LOOKUPS)
		locale = page->places[locale].from;
	return locale;
}

static bool
is_troubleshooter(const struct site_path *page, size_t locale)
{
	const struct page *file =
		page->places[file_locale(page, locale)].page;
	return file != NULL && str_eq(file->layout, S("troubleshooter"));
}

static struct step_way *
new_way(const struct tree *t, const struct step *from)
{
	struct step_ways *w = t->ways;
	struct step_way *way = &GROW(t->arena, w->list, w->n, w->cap)[w->n];
	w->n++;
	*way = (struct step_way){.from = str_hash(id_of(from))};
	return way;
}

/* The answer URL, in I, leads to step L of another page. */
static void
add_other(struct item *i, const struct pair *p, str url,
          const struct link *l)
{
	const struct tree *t = i->tree;
	i->other = true;
	if (t->ways == NULL)
		return;
	struct step_way *way = new_way(t, i->step);
	way->to = str_hash(l->fragment);
	way->page = l->page;
	way->locale = file_locale(l->page, l->locale);
	t->ways->diag.arena = t->arena;
	diag_at(&t->ways->diag, DIAG_TROUBLESHOOTER, &t->doc->src,
	        place_of(i, p, url), (uint32_t)url.n, "the answer leads to a "
	        "step of '%.*s', from which its own step is reached again: a "
	        "circle over several pages", STR_ARG(l->page->path));
}

/* URL, "page.md#id": an answer, when it leads to a step of this page or of
 * another troubleshooter; what that one's steps are, link-anchor tells. */
static void
read_other(struct item *i, const struct pair *p, str url)
{
	const struct link_from *from = i->tree->from;
	if (from == NULL || str_chr(url, '#', 0) == STR_NONE
	    || url_scheme(url).n > 0)
		return;
	struct link l = link_resolve(from, url, false, i->tree->arena);
	if (l.kind != LINK_PAGE || l.page == NULL || l.fragment.n == 0)
		return;
	if (str_eq(l.page->path, from->page))
		add_answer(i, p, url, l.fragment);
	else if (is_troubleshooter(l.page, l.locale))
		add_other(i, p, url, &l);
}

/* The link N of item I, in the source half of P if SOURCE: what the target
 * says too is told once. */
static void
read_link(struct item *i, const struct node *n, const struct pair *p,
          bool source)
{
	str url = n->u.link.url;
	i->has_link = true;
	if (source && doc_target_says(p->target, url))
		return;
	if (url.n > 1 && url.p[0] == '#')
		add_answer(i, p, url, url_decode(str_sub(url, 1, url.n),
		                                 i->tree->arena));
	else
		read_other(i, p, url);
}

static void
read_run(struct item *i, const struct node *run, const struct pair *p,
         bool source)
{
	for (const struct node *n = run; n != NULL; n = node_next(n, run))
		if (n->kind == NODE_LINK)
			read_link(i, n, p, source);
}

static void
read_item(struct item *i)
{
	for (struct node *n = i->node; n != NULL; n = node_next(n, i->node)) {
		if (n->kind == NODE_LINK)
			read_link(i, n, NULL, false);
		if (n->kind != NODE_PAIR)
			continue;
		read_run(i, n->u.pair->target_run, n->u.pair, false);
		read_run(i, n->u.pair->source_run, n->u.pair, true);
	}
}

/* LIST stands in S: where one item is an answer, all must lead somewhere. */
static void
read_list(struct tree *t, struct step *s, struct node *list)
{
	struct answer **before = s->last;
	const struct node *without = NULL;
	bool other = false;
	for (struct node *n = list->first; n != NULL; n = n->next) {
		struct item item = {.tree = t, .step = s, .node = n};
		read_item(&item);
		other |= item.other;
		if (!item.has_link && without == NULL)
			without = n;
	}
	list->u.list.answers = other || s->last != before;
	if (list->u.list.answers && without != NULL)
		diag_at(t->d, DIAG_TROUBLESHOOTER, &t->doc->src, without->pos,
		        1, "an answer that leads nowhere: it has no link");
}

static bool
says_something(const struct node *n)
{
	return n->kind != NODE_HTML_BLOCK
		|| !str_starts(str_trim(n->text), S("<!--"));
}

static void
read_step(struct tree *t, struct step *s)
{
	bool text = false;
	for (struct node *n = s->heading->next; n != NULL; n = n->next) {
		if (n->kind == NODE_LIST)
			read_list(t, s, n);
		text = text || says_something(n);
	}
	if (!text)
		complain_of_step(t, s, "is a dead end: it has neither answers "
		                 "nor text");
}

/* ---- ways ----------------------------------------------------------------------- */

/* Is what A of step S leads to still to be followed?  Not one that is on the
 * way here: then it is a circle. */
static bool
leads_on(const struct tree *t, const struct step *s, struct answer *a)
{
	const struct step *to = &t->steps[a->to];
	if (to->state == ON_THE_WAY)
		a->circle = s->depth - to->depth + 1;
	return to->state == UNSEEN;
}

static void
enter(struct tree *t, size_t at, size_t from)
{
	struct step *s = &t->steps[at];
	s->state = ON_THE_WAY;
	s->next = s->answers;
	s->from = from;
	s->depth = from == t->n ? 0 : t->steps[from].depth + 1;
}

/* Follow all answers from step FIRST. */
static void
follow(struct tree *t, size_t first)
{
	enter(t, first, t->n);
	for (size_t at = first; at != t->n;) {
		struct step *s = &t->steps[at];
		struct answer *a = s->next;
		if (a == NULL) {
			s->state = DONE;
			at = s->from;
			continue;
		}
		s->next = a->next;
		if (leads_on(t, s, a)) {
			enter(t, a->to, at);
			at = a->to;
		}
	}
}

/* What A is told of, where it leads in a circle. */
static void
complain_of_circle(const struct tree *t, const struct answer *a)
{
	str to = shown(id_of(&t->steps[a->to]));
	if (a->circle == 1)
		diag_at(t->d, DIAG_TROUBLESHOOTER, &t->doc->src, a->pos, a->len,
		        "the answer leads to its own step '%.*s'", STR_ARG(to));
	else
		diag_at(t->d, DIAG_TROUBLESHOOTER, &t->doc->src, a->pos, a->len,
		        "the answer leads back to '%.*s', from which it is "
		        "reached: a circle of %zu steps", STR_ARG(to),
		        a->circle);
}

/* In the order of the page: to go back in it for each place takes long. */
static void
complain_of_ways(const struct tree *t)
{
	for (size_t i = 0; i < t->n; i++) {
		const struct step *s = &t->steps[i];
		if (s->alone)
			complain_of_step(t, s, "is reached by no answer");
		for (const struct answer *a = s->answers; a != NULL; a = a->next)
			if (a->circle > 0)
				complain_of_circle(t, a);
	}
}

/* For a page that answers of others may lead to, and on from it. */
static void
add_inner_ways(const struct tree *t)
{
	if (t->ways == NULL || t->ways->n == 0)
		return;
	for (size_t i = 0; i < t->n; i++)
		for (const struct answer *a = t->steps[i].answers; a != NULL;
		     a = a->next)
			new_way(t, &t->steps[i])->to =
				str_hash(id_of(&t->steps[a->to]));
}

void
steps_arrange(struct doc *doc, const struct link_from *from,
              struct step_ways *ways, struct diag *d, struct arena *a)
{
	struct tree t = {.doc = doc,
	                 .from = from,
	                 .ways = ways,
	                 .d = d,
	                 .arena = a};
	struct node *n = doc->root->first;
	while (n != NULL && !begins_step(n))
		n = n->next;
	if (n == NULL) {
		diag_at(d, DIAG_TROUBLESHOOTER, &doc->src, POS_NONE, 0,
		        "a troubleshooter without steps: it has no heading of "
		        "the second level");
		return;
	}
	list_steps(&t, wrap(&t, n));
	for (size_t i = 0; i < t.n; i++)
		read_step(&t, &t.steps[i]);
	for (size_t i = 0; i < t.n; i++) {
		if (t.steps[i].state != UNSEEN)
			continue;
		t.steps[i].alone = i > 0;
		follow(&t, i);
	}
	complain_of_ways(&t);
	add_inner_ways(&t);
}
