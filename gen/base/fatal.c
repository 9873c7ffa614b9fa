#include "base/fatal.h"

#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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

void
fatal(const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	(void)fputs("glose: fatal: ", stderr);
	(void)vfprintf(stderr, fmt, ap);
	(void)fputc('\n', stderr);
	va_end(ap);
	end();
}

void
fatal_errno(const char *fmt, ...)
{
	int saved = errno;
	va_list ap;
	va_start(ap, fmt);
	(void)fputs("glose: fatal: ", stderr);
	(void)vfprintf(stderr, fmt, ap);
	(void)fprintf(stderr, ": %s\n", strerror(saved));
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
	(void)fputs("glose: fatal: out of memory: ", stderr);
	(void)vfprintf(stderr, fmt, ap);
	(void)fputc('\n', stderr);
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
