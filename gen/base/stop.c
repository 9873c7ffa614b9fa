#include "base/stop.h"

#include <signal.h>
#include <stddef.h>
#include <time.h>

#include "base/fatal.h"

static volatile sig_atomic_t came; /* the signal, or 0 */
static time_t since;               /* when, in seconds */

/* Who asks a second time does not want to wait.  But timeout(1) sends its signal
 * to the process and to its group: what comes at once is the same wish. */
static void
note(int number)
{
	struct timespec now = {0};
	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	if (came == 0) {
		since = now.tv_sec;
		came = number;
	} else if (now.tv_sec > since + 1) {
		(void)signal(number, SIG_DFL);
		(void)raise(number);
	}
}

void
stop_catch(void)
{
	static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		struct sigaction old, act = {.sa_handler = note};
		if (sigaction(signals[i], NULL, &old) == 0
		    && old.sa_handler != SIG_IGN)
			(void)sigaction(signals[i], &act, NULL);
	}
}

bool
stop_asked(void)
{
	return came != 0;
}

void
stop_if_asked(void)
{
	if (came == 0)
		return;
	void (*hook)(void) = fatal_hook;
	fatal_hook = NULL;
	if (hook != NULL)
		hook();
	(void)signal(came, SIG_DFL);
	(void)raise(came);
}

void
stop_in_worker(void)
{
	(void)signal(SIGINT, SIG_IGN);
	(void)signal(SIGTERM, SIG_DFL);
	(void)signal(SIGHUP, SIG_DFL);
}
