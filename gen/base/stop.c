#include "base/stop.h"

#include <signal.h>
#include <stddef.h>

#include "base/fatal.h"

static volatile sig_atomic_t came; /* the signal, or 0 */

static void
note(int signal)
{
	came = signal;
}

void
stop_catch(void)
{
	static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		struct sigaction old, act = {.sa_handler = note};
		act.sa_flags = (int)SA_RESETHAND; /* and no SA_RESTART */
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
