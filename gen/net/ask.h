#ifndef NET_ASK_H
#define NET_ASK_H
/* ask.h -- one link on its way through redirects and retries to a verdict. */
#include "net/fetch.h"

enum { HOPS_MOST = 10 };

struct server;

struct ask {
	struct web_link *link;
	str hops[HOPS_MOST + 1]; /* the link's address, then each redirect's */
	size_t nhops;
	bool permanent; /* all redirects so far are */
	unsigned tries; /* of this hop, that failed */
	struct fetch fetch;
	struct server *server;
	long *paused;   /* its: seconds that it has wanted for so far */
	struct ask *next;
	double ready;   /* when it rests: until then */
};

enum step {
	STEP_DONE,   /* the link's state is known */
	STEP_GET,    /* the same again, with GET */
	STEP_HOP,    /* the last of HOPS is to be asked for */
	STEP_RETRY,  /* the same again after *DELAY seconds */
	STEP_PAUSE,  /* so, and all of this server wait as long */
	STEP_DOWN    /* done, and so are all of this server */
};

/* A's fetch has ended: what now? */
enum step ask_judge(struct ask *a, const struct web *w, double *delay);

/* A is done: it is DEAD or UNCHECKED because of WHY. */
void ask_end(struct ask *a, enum web_state state, str why);

#endif
