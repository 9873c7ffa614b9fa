#ifndef NET_FETCH_H
#define NET_FETCH_H
/*
 * fetch.h -- many requests at once, each of which ends in bounded time and
 * memory.  One request is one answer: redirects are the caller's to follow.
 */
#include "net/web.h"

/* A longer address is none to go to: each redirect is kept. */
enum { LOCATION_MOST = 4000 };

enum fetch_end {
	FETCH_ANSWERED,
	FETCH_PRIVATE,    /* refused by us: net/guard.h */
	FETCH_NO_HOST,    /* its name is not known */
	FETCH_NO_CONNECTION,
	FETCH_SLOW,       /* connected, and no answer in time */
	FETCH_NO_TRUST,   /* its certificate; WHY tells more */
	FETCH_BROKEN      /* what came was no answer, or ended too early */
};

struct fetch {
	/* in */
	str url;
	bool head; /* ask for no body */
	void *owner;
	/* out */
	enum fetch_end end;
	long status, retry_after; /* seconds; 0: not said */
	str location;             /* of a redirect, absolute; or empty; cut
	                             behind LOCATION_MOST bytes */
	const char *why;          /* of some ends, or NULL */
	/* while it runs */
	bool refused, cut;
	size_t received, headers; /* bytes */
	bool allow_private;
	void *handle;
};

struct fetcher {
	const struct web *web;
	void *handle;
};

void fetcher_open(struct fetcher *f, const struct web *web);
void fetcher_start(struct fetcher *f, struct fetch *one);

/* Wait for news, but no longer than SECONDS. */
void fetcher_wait(struct fetcher *f, double seconds);

/* One that has ended, its answer filled in; NULL when none has. */
struct fetch *fetcher_next(struct fetcher *f);

/* Break ONE, which runs, off. */
void fetcher_drop(struct fetcher *f, struct fetch *one);
void fetcher_close(struct fetcher *f);

#endif
