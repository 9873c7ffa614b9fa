#include "base/fatal.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void (*fatal_hook)(void);

static _Noreturn void
end(void)
{
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
