#include "link/step_ways.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/wire.h"

#define NO_MESSAGE SIZE_MAX

/* Which step it is: of the page file of a path in a locale. */
struct step_key {
	unsigned long long path, locale, id;
};

struct step_edge {
	struct step_key from, to;
	size_t message; /* in the graph's diag, or NO_MESSAGE */
	size_t a, b;    /* the numbers of both steps */
};

/* ---- in a worker ------------------------------------------------------------ */

void
step_ways_put(const struct step_ways *w, const struct site *site,
              struct buf *out)
{
	wire_put_num(out, w->n);
	for (size_t i = 0; i < w->n; i++) {
		const struct step_way *way = &w->list[i];
		wire_put_num(out, way->from);
		wire_put_num(out, way->to);
		wire_put_num(out, way->page != NULL);
		if (way->page == NULL)
			continue;
		wire_put_num(out, (uint64_t)(way->page - site->paths));
		wire_put_num(out, way->locale);
	}
	diag_put(out, &w->diag);
}

/* ---- in the parent ------------------------------------------------------------ */

void
step_graph_take(struct step_graph *g, size_t path, size_t locale, str *in)
{
	size_t message = g->diag.n;
	for (uint64_t n = wire_get_num(in); n > 0; n--) {
		struct step_edge *e = &GROW(g->arena, g->edges, g->n,
		                            g->cap)[g->n];
		g->n++;
		*e = (struct step_edge){.from = {path, locale, 0},
		                        .to = {path, locale, 0},
		                        .message = NO_MESSAGE};
		e->from.id = wire_get_num(in);
		e->to.id = wire_get_num(in);
		if (wire_get_num(in) == 0)
			continue;
		e->to.path = wire_get_num(in);
		e->to.locale = wire_get_num(in);
		e->message = message++;
	}
	g->diag.arena = g->arena;
	diag_get(in, &g->diag);
}

static int
by_number(unsigned long long a, unsigned long long b)
{
	return (a > b) - (a < b);
}

/* By the steps that they lead from; those of one step, as they were told. */
static int
by_step(const void *va, const void *vb)
{
	const struct step_edge *a = va, *b = vb;
	int order = by_number(a->from.path, b->from.path);
	if (order == 0)
		order = by_number(a->from.locale, b->from.locale);
	if (order == 0)
		order = by_number(a->from.id, b->from.id);
	return order != 0 ? order : by_number(a->message, b->message);
}

/* ---- which steps reach each other --------------------------------------------- */

struct step_node {
	size_t first, end;  /* its edges */
	size_t next;        /* of them, not yet followed */
	size_t seen;        /* when, from 1; 0: not yet */
	size_t low;         /* the earliest that is reached from here */
	size_t back;        /* the step by which it was come upon */
	size_t ring;        /* steps that reach each other have the same */
	size_t below;       /* on the stack of those without a ring */
};

struct walk {
	struct step_edge *edges;
	struct step_node *nodes;
	size_t n, time, top, rings;
};

static size_t
number_of(struct map *all, const struct step_key *key, struct arena *a)
{
	bool added;
	str k = {(const char *)key, sizeof *key};
	void **slot = map_put(all, k, &added, a);
	if (added)
		*slot = (void *)(uintptr_t)(all->n - 1);
	return (size_t)(uintptr_t)*slot;
}

static void
open_walk(struct walk *w, struct step_graph *g)
{
	struct map all = {NULL, 0, 0};
	w->edges = g->edges;
	for (size_t i = 0; i < g->n; i++) {
		w->edges[i].a = number_of(&all, &w->edges[i].from, g->arena);
		w->edges[i].b = number_of(&all, &w->edges[i].to, g->arena);
	}
	w->n = all.n;
	w->top = w->n;
	w->nodes = NEW(g->arena, struct step_node, w->n + 1);
	for (size_t i = 0; i < g->n; i++) {
		struct step_node *s = &w->nodes[w->edges[i].a];
		if (s->end == 0)
			s->first = s->next = i;
		s->end = i + 1;
	}
}

static void
enter(struct walk *w, size_t at, size_t from)
{
	struct step_node *s = &w->nodes[at];
	s->seen = s->low = ++w->time;
	s->back = from;
	s->below = w->top;
	w->top = at;
}

/* All that AT leads to is seen: is it where its ring was come upon? */
static void
leave(struct walk *w, size_t at)
{
	struct step_node *s = &w->nodes[at];
	struct step_node *back = s->back == w->n ? NULL : &w->nodes[s->back];
	if (s->low == s->seen) {
		size_t one;
		w->rings++;
		do {
			one = w->top;
			w->top = w->nodes[one].below;
			w->nodes[one].ring = w->rings;
		} while (one != at);
	}
	if (back != NULL && s->low < back->low)
		back->low = s->low;
}

/* Tarjan's way to find what is strongly connected, without recursion. */
static void
follow(struct walk *w, size_t first)
{
	enter(w, first, w->n);
	for (size_t at = first; at != w->n;) {
		struct step_node *s = &w->nodes[at];
		if (s->next == s->end) {
			leave(w, at);
			at = s->back;
			continue;
		}
		size_t to = w->edges[s->next++].b;
		struct step_node *t = &w->nodes[to];
		if (t->seen == 0) {
			enter(w, to, at);
			at = to;
		} else if (t->ring == 0 && t->seen < s->low) {
			s->low = t->seen;
		}
	}
}

void
step_graph_tell(struct step_graph *g, struct diag *d)
{
	struct walk w = {.n = 0};
	if (g->n == 0)
		return;
	qsort(g->edges, g->n, sizeof *g->edges, by_step);
	open_walk(&w, g);
	for (size_t i = 0; i < w.n; i++)
		if (w.nodes[i].seen == 0)
			follow(&w, i);
	bool *told = NEW(g->arena, bool, w.rings + 1);
	for (size_t i = 0; i < g->n; i++) {
		const struct step_edge *e = &w.edges[i];
		size_t ring = w.nodes[e->a].ring;
		if (e->message == NO_MESSAGE || ring != w.nodes[e->b].ring
		    || told[ring])
			continue;
		told[ring] = true;
		struct diag one = {.msgs = &g->diag.msgs[e->message], .n = 1};
		diag_add(d, &one);
	}
}
