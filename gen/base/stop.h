#ifndef BASE_STOP_H
#define BASE_STOP_H
/* stop.h -- SIGINT, SIGTERM and SIGHUP: end soon, and leave nothing half done. */
#include <stdbool.h>

/*
 * From now on the first of these signals is only noted; one that comes when a
 * second or two have gone by ends the process at once.  One that is ignored
 * (nohup) stays ignored.
 */
void stop_catch(void);

/* If one has come: call fatal_hook, and end as the signal would have. */
void stop_if_asked(void);

/* Has one come?  For what can end early, and tell what it has. */
bool stop_asked(void);

/* In a worker: leave SIGINT, which a terminal sends to all, to the parent. */
void stop_in_worker(void);

#endif
