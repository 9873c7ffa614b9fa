#include "base/fatal.h"

#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Two paths of PATH_MAX and the words around them. */
enum { LINE_MAX_BYTES = 3 * 4096 };

void (*fatal_hook)(void);
static bool in_worker;

static _Noreturn void
end(void)
{
	if (in_worker)
		_exit(EXIT_SYSTEM);
	void (*hook)(void) = fatal_hook;
	fatal_hook = NULL;
	if (hook != NULL)
		hook();
	exit(EXIT_SYSTEM);
}

/*
 * In one write: a worker may tell this while another process prints, or be
 * ended in the middle of a line.
 */
__attribute__((format(printf, 2, 0)))
static void
tell(const char *what, const char *fmt, va_list ap, const char *why)
{
	char line[LINE_MAX_BYTES];
	int n = snprintf(line, sizeof line, "glose: fatal: %s", what);
	size_t used = (size_t)n;
	n = vsnprintf(line + used, sizeof line - used, fmt, ap);
	used += n > 0 ? (size_t)n : 0;
	used = used < sizeof line ? used : sizeof line - 1;
	n = snprintf(line + used, sizeof line - used, "%s%s\n",
		     why != NULL ? ": " : "", why != NULL ? why : "");
	used += n > 0 ? (size_t)n : 0;
	if (used >= sizeof line) {
		used = sizeof line;
		line[used - 1] = '\n';
	}
	(void)fflush(stderr);
	const char *at = line;
	while (used > 0) {
		ssize_t wrote = write(STDERR_FILENO, at, used);
		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote <= 0)
			break;
		at += wrote;
		used -= (size_t)wrote;
	}
}

void
fatal(const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	tell("", fmt, ap, NULL);
	va_end(ap);
	end();
}

void
fatal_errno(const char *fmt, ...)
{
	const char *why = strerror(errno);
	va_list ap;
	va_start(ap, fmt);
	tell("", fmt, ap, why);
	va_end(ap);
	end();
}

void
fatal_memory(const char *fmt, ...)
{
	if (in_worker)
		_exit(EXIT_MEMORY);
	va_list ap;
	va_start(ap, fmt);
	tell("out of memory: ", fmt, ap, NULL);
	va_end(ap);
	end();
}

void
fatal_quietly(void)
{
	end();
}

void
fatal_in_worker(void)
{
	in_worker = true;
	fatal_hook = NULL;
}
