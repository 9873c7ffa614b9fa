#ifndef NET_WEB_H
#define NET_WEB_H
/*
 * web.h -- ask other sites whether an address still leads somewhere.
 *
 * All that this program does with a network is below this header.  What it
 * never does: follow an address to another scheme than http: and https:, send
 * names, passwords or cookies, keep what it is sent, or connect to a private
 * address, unless it is told that it may.
 */
#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

enum web_state {
	WEB_UNCHECKED, /* nobody knows; WHY tells why not */
	WEB_ALIVE,
	WEB_MOVED,     /* alive, but for good elsewhere: MOVED */
	WEB_DEAD       /* WHY */
};

struct web_link {
	str url;
	enum web_state state;
	long status;     /* of the last answer; 0: there was none */
	str why;         /* "the server answers 404"; empty where all is well */
	str moved;       /* the new address */
	str final;       /* where redirects led to in the end, or empty */
	bool remembered; /* the state is from the cache */
	long long asked; /* when, in seconds since 1970; 0: it was not */
};

struct web {
	bool allow_private;
	unsigned retries, timeout; /* timeout: seconds for one answer */
	const char *agent;         /* how the program calls itself */
	void (*progress)(void *ctx, size_t done, size_t all);
	void *ctx;
	struct arena *arena;       /* for what is found out */
};

/*
 * Ask for each of the N LINKS that is WEB_UNCHECKED.  Ends early, with what is
 * known, when the process is asked to stop (base/stop.h).
 */
void web_ask(const struct web *w, struct web_link **links, size_t n);

/* "alive", "moved", "dead", "unchecked". */
const char *web_state_name(enum web_state s);

#endif
