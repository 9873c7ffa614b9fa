#include "net/web.h"

#include "base/map.h"
#include "base/os.h"
#include "base/stop.h"
#include "net/ask.h"
#include "net/url_parts.h"

/* How gently servers are asked. */
enum { AT_ONCE = 16, OF_A_SERVER = 2, PAUSE_MS = 100, SLOW_MOST = 3 };

struct server {
	struct ask *first, *last; /* that wait */
	unsigned active;
	unsigned slow; /* addresses in a row that it did not answer in time */
	long paused;   /* seconds, all its pauses */
	double next; /* not before */
	bool down;   /* all of it is as WHY and STATE say */
	str why;
	enum web_state state;
};

struct web_run {
	const struct web *web;
	struct fetcher fetcher;
	struct ask *asks;
	size_t n, done;
	unsigned active;
	struct map by_name;
	struct server **servers;
	size_t nservers, cap;
	struct ask *resting; /* to be asked for again, but later */
};

const char *
web_state_name(enum web_state s)
{
	static const char *const names[] = {"unchecked", "alive", "moved",
	                                    "dead"};
	return names[s];
}

/* ---- queues ----------------------------------------------------------------------- */

static struct server *
server_of(struct web_run *r, str name)
{
	struct arena *a = r->web->arena;
	bool added;
	void **slot = map_put(&r->by_name, name, &added, a);
	if (added) {
		*slot = NEW(a, struct server, 1);
		GROW(a, r->servers, r->nservers, r->cap)[r->nservers] = *slot;
		r->nservers++;
	}
	return *slot;
}

static void
done(struct web_run *r, struct ask *a)
{
	struct web_link *l = a->link;
	/* The address of a dead page is not worth moving to. */
	if (l->state != WEB_MOVED)
		l->moved = (str){NULL, 0};
	r->done++;
	if (r->web->progress != NULL)
		r->web->progress(r->web->ctx, r->done, r->n);
}

/* A waits for its turn, behind those that are there, or in FRONT. */
static void
queue(struct server *s, struct ask *a, bool front)
{
	a->server = s;
	a->paused = &s->paused;
	a->next = front ? s->first : NULL;
	if (s->first == NULL)
		s->first = s->last = a;
	else if (front)
		s->first = a;
	else
		s->last = s->last->next = a;
}

/* A's last hop is to be asked for. */
static void
enter(struct web_run *r, struct ask *a)
{
	const char *why;
	str url = a->hops[a->nhops - 1];
	str name = url_server(url, &why, r->web->arena);
	a->fetch = (struct fetch){.head = true, .owner = a};
	if (name.n > 0) {
		a->fetch.url = url_encoded(url_without_anchor(url),
		                           r->web->arena);
		queue(server_of(r, name), a, false);
		return;
	}
	ask_end(a, why == url_secret ? WEB_UNCHECKED : WEB_DEAD, str_of(why));
	done(r, a);
}

/* ---- turns --------------------------------------------------------------------------- */

/* All that wait for S, which is down, are as it is. */
static void
give_up(struct web_run *r, struct server *s)
{
	for (struct ask *a = s->first; a != NULL; a = a->next) {
		ask_end(a, s->state, s->why);
		done(r, a);
	}
	s->first = s->last = NULL;
}

static void
start(struct web_run *r, struct server *s, double now)
{
	struct ask *a = s->first;
	s->first = a->next;
	s->active++;
	r->active++;
	s->next = now + PAUSE_MS / 1000.0;
	fetcher_start(&r->fetcher, &a->fetch);
}

/* Who has rested long enough is the next of its server. */
static void
wake(struct web_run *r, double now)
{
	for (struct ask **at = &r->resting; *at != NULL;) {
		struct ask *a = *at;
		if (a->ready > now) {
			at = &a->next;
			continue;
		}
		*at = a->next;
		queue(a->server, a, true);
	}
}

/* Start what may be started; returns for how long there is nothing to do. */
static double
start_all(struct web_run *r)
{
	double now = os_wall_seconds(), wait = 1;
	wake(r, now);
	for (size_t i = 0; i < r->nservers; i++) {
		struct server *s = r->servers[i];
		if (s->down)
			give_up(r, s);
		if (s->first == NULL || s->active >= OF_A_SERVER
		    || r->active >= AT_ONCE)
			continue;
		if (s->next <= now)
			start(r, s, now);
		if (s->next - now < wait)
			wait = s->next - now;
	}
	return wait;
}

/* STEP, or what comes of it for all of S: a server that hardly ever answers
 * must not keep everybody waiting for each of its addresses. */
static enum step
step_of_server(struct server *s, const struct ask *a, enum step step)
{
	if (a->fetch.end != FETCH_SLOW)
		s->slow = 0;
	else if (step == STEP_DONE && ++s->slow >= SLOW_MOST)
		return STEP_DOWN;
	return step;
}

static void
ended(struct web_run *r, struct ask *a)
{
	struct server *s = a->server;
	double delay = 0;
	r->active--;
	s->active--;
	switch (step_of_server(s, a, ask_judge(a, r->web, &delay))) {
	case STEP_DOWN:
		*s = (struct server){.first = s->first, .last = s->last,
		                     .active = s->active, .down = true,
		                     .why = a->link->why,
		                     .state = a->link->state};
		done(r, a);
		break;
	case STEP_DONE:
		done(r, a);
		break;
	case STEP_HOP:
		enter(r, a);
		break;
	case STEP_RETRY:
		a->fetch.head = false;
		a->ready = os_wall_seconds() + delay;
		a->next = r->resting;
		r->resting = a;
		break;
	case STEP_PAUSE:
		s->next = os_wall_seconds() + delay;
		/* fall through */
	case STEP_GET:
		a->fetch.head = false;
		queue(s, a, true);
		break;
	}
}

static void
run(struct web_run *r)
{
	while (r->done < r->n && !stop_asked()) {
		fetcher_wait(&r->fetcher, start_all(r));
		for (struct fetch *f; (f = fetcher_next(&r->fetcher)) != NULL;)
			ended(r, f->owner);
	}
	for (size_t i = 0; i < r->n; i++) {
		struct ask *a = &r->asks[i];
		if (a->fetch.handle != NULL)
			fetcher_drop(&r->fetcher, &a->fetch);
		if (a->link->state == WEB_UNCHECKED && a->link->why.n == 0)
			a->link->why = S("the check was interrupted");
	}
}

void
web_ask(const struct web *w, struct web_link **links, size_t n)
{
	struct web_run r = {.web = w};
	r.asks = NEW(w->arena, struct ask, n + 1);
	for (size_t i = 0; i < n; i++)
		if (links[i]->state == WEB_UNCHECKED)
			r.asks[r.n++] = (struct ask){
				.link = links[i],
				.hops = {links[i]->url},
				.nhops = 1,
				.permanent = true};
	if (r.n == 0)
		return;
	fetcher_open(&r.fetcher, w);
	for (size_t i = 0; i < r.n; i++)
		enter(&r, &r.asks[i]);
	run(&r);
	fetcher_close(&r.fetcher);
}
