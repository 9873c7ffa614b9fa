#ifndef NET_GUARD_H
#define NET_GUARD_H
/*
 * guard.h -- keep away from private addresses.
 *
 * A page's link must not make the machine that checks it knock at the doors of
 * its own network.  A name says nothing of that, and may mean another address
 * a moment later: so each address is looked at as it is connected to.
 */
#include <stdbool.h>
#include <sys/socket.h>

/* Is ADDRESS in the network that all share, and no special part of it? */
bool address_is_public(const struct sockaddr *address);

#endif
