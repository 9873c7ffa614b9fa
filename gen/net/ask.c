#include "net/ask.h"

#include "net/url_parts.h"

/* A server that wants longer pauses, in all, is left alone. */
enum { PAUSE_MOST = 60 };

void
ask_end(struct ask *a, enum web_state state, str why)
{
	a->link->state = state;
	a->link->why = why;
}

/* ---- redirects ------------------------------------------------------------------- */

static bool
is_redirect(long status)
{
	return status == 301 || status == 302 || status == 303
		|| status == 307 || status == 308;
}

static bool
was_there(const struct ask *a, str url)
{
	for (size_t i = 0; i < a->nhops; i++)
		if (str_eq(url_without_anchor(a->hops[i]),
		           url_without_anchor(url)))
			return true;
	return false;
}

/* TO must not be asked for, because of WHY.  What is secret in it is not told. */
static void
refuse_hop(struct ask *a, const struct web *w, str to, const char *why)
{
	if (why == url_secret)
		ask_end(a, WEB_UNCHECKED,
		        str_printf(w->arena, "it is redirected to an address: "
		                   "%s", why));
	else
		ask_end(a, WEB_DEAD,
		        str_printf(w->arena, "it is redirected to '%.*s': %s",
		                   STR_ARG(str_sub(to, 0, 200)), why));
}

static enum step
redirected(struct ask *a, const struct web *w)
{
	const struct fetch *f = &a->fetch;
	str to = f->location;
	const char *why;
	if (to.n == 0) {
		ask_end(a, WEB_DEAD, str_printf(w->arena, "the server answers "
		                                "%ld, and not where to go",
		                                f->status));
		return STEP_DONE;
	}
	if (to.n > LOCATION_MOST) {
		ask_end(a, WEB_DEAD, str_printf(w->arena, "it is redirected to "
		                                "an address of more than %d "
		                                "bytes", LOCATION_MOST));
		return STEP_DONE;
	}
	if (was_there(a, to)) {
		ask_end(a, WEB_DEAD, S("its redirects go in a circle"));
		return STEP_DONE;
	}
	if (a->nhops > HOPS_MOST) {
		ask_end(a, WEB_DEAD, str_printf(w->arena, "it is redirected "
		                                "more than %d times",
		                                HOPS_MOST));
		return STEP_DONE;
	}
	if (url_server(to, &why, w->arena).n == 0) {
		refuse_hop(a, w, to, why);
		return STEP_DONE;
	}
	a->permanent &= f->status == 301 || f->status == 308;
	if (a->permanent)
		a->link->moved = to;
	a->link->final = a->hops[a->nhops++] = to;
	a->tries = 0;
	return STEP_HOP;
}

/* ---- answers ----------------------------------------------------------------------- */

/* The server wants to be left alone for a while. */
static enum step
busy(struct ask *a, const struct web *w, double *delay)
{
	const struct fetch *f = &a->fetch;
	long pause = f->retry_after > 0 ? f->retry_after : 2L << a->tries;
	if (f->retry_after > PAUSE_MOST) {
		ask_end(a, WEB_UNCHECKED,
		        str_printf(w->arena, "the server answers %ld, and "
		                   "wants a pause of %ld seconds", f->status,
		                   f->retry_after));
		return STEP_DOWN;
	}
	if (*a->paused + pause > PAUSE_MOST) {
		ask_end(a, WEB_UNCHECKED,
		        str_printf(w->arena, "the server answers %ld, and "
		                   "wants pauses of more than %d seconds in "
		                   "all", f->status, PAUSE_MOST));
		return STEP_DOWN;
	}
	if (a->tries++ < w->retries) {
		*a->paused += pause;
		*delay = (double)pause;
		return STEP_PAUSE;
	}
	ask_end(a, WEB_UNCHECKED, str_printf(w->arena, "the server answers %ld "
	                                     "each time", f->status));
	return STEP_DONE;
}

static enum step
again_or(struct ask *a, const struct web *w, double *delay, str why)
{
	if (a->tries++ < w->retries) {
		*delay = (double)(1U << (a->tries - 1));
		return STEP_RETRY;
	}
	ask_end(a, WEB_DEAD, why);
	return STEP_DONE;
}

static enum step
alive(struct ask *a)
{
	a->link->state = a->link->moved.n > 0 ? WEB_MOVED : WEB_ALIVE;
	a->link->why = (str){NULL, 0};
	return STEP_DONE;
}

/* Whether what a server forbids is there, nobody but its users knows. */
static bool
is_private(long status)
{
	return status == 401 || status == 403 || status == 407 || status == 451;
}

static enum step
answered(struct ask *a, const struct web *w, double *delay)
{
	long status = a->fetch.status;
	a->link->status = status;
	if (status >= 200 && status < 300)
		return alive(a);
	if (is_redirect(status))
		return redirected(a, w);
	if (status == 429 || status == 503)
		return busy(a, w, delay);
	if (a->fetch.head) /* there are servers that know GET alone */
		return STEP_GET;
	if (status == 416) /* it is empty, so it has no first bytes */
		return alive(a);
	str why = str_printf(w->arena, "the server answers %ld", status);
	if (status >= 500 || status == 408)
		return again_or(a, w, delay, why);
	ask_end(a, is_private(status) ? WEB_UNCHECKED : WEB_DEAD, why);
	return STEP_DONE;
}

/* ---- no answers --------------------------------------------------------------------- */

static enum step
no_server(struct ask *a, const struct web *w, double *delay, str why)
{
	enum step step = again_or(a, w, delay, why);
	return step == STEP_DONE ? STEP_DOWN : step;
}

enum step
ask_judge(struct ask *a, const struct web *w, double *delay)
{
	a->link->status = 0;
	switch (a->fetch.end) {
	case FETCH_ANSWERED:
		return answered(a, w, delay);
	case FETCH_PRIVATE:
		ask_end(a, WEB_UNCHECKED,
		        S("it leads to a private address, which only "
		          "--allow-private allows"));
		return STEP_DOWN;
	case FETCH_NO_HOST:
		return no_server(a, w, delay,
		                 S("nobody knows the name of its server"));
	case FETCH_NO_CONNECTION:
		return no_server(a, w, delay,
		                 S("its server cannot be reached"));
	case FETCH_NO_TRUST:
		ask_end(a, WEB_DEAD, str_of(a->fetch.why));
		return STEP_DOWN;
	case FETCH_SLOW:
		return again_or(a, w, delay,
		                str_printf(w->arena, "its server does not "
		                           "answer within %u second%s",
		                           w->timeout,
		                           w->timeout == 1 ? "" : "s"));
	case FETCH_BROKEN:
		break;
	}
	return again_or(a, w, delay, S("what its server sends is no answer"));
}
