/*
 * shim.c -- preloaded (LD_PRELOAD) into glose: a Markdown parser that crashes,
 * or wants more memory than there is, when a page asks for it.
 *
 * And with BETWEEN set, that shell command runs when all pages have been looked
 * at and none is read: before the second time that workers are started.
 */
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/fatal.h"

struct cmark_node;
struct cmark_parser;
struct cmark_node *cmark_parse_document(const char *text, size_t n, int how);
void cmark_parser_feed(struct cmark_parser *p, const char *text, size_t n);

static void
obey(const char *text, size_t n)
{
	if (memmem(text, n, "crash here", 10) != NULL)
		(void)raise(SIGSEGV);
	if (memmem(text, n, "abort here", 10) != NULL)
		abort();
	if (memmem(text, n, "no memory here", 14) != NULL)
		_Exit(EXIT_MEMORY);
}

struct cmark_node *
cmark_parse_document(const char *text, size_t n, int how)
{
	static struct cmark_node *(*real)(const char *, size_t, int);
	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "cmark_parse_document");
	obey(text, n);
	return real(text, n, how);
}

void
cmark_parser_feed(struct cmark_parser *p, const char *text, size_t n)
{
	static void (*real)(struct cmark_parser *, const char *, size_t);
	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "cmark_parser_feed");
	obey(text, n);
	real(p, text, n);
}

/* With -j 1 each stage that has workers starts one. */
pid_t
fork(void)
{
	static pid_t (*real)(void);
	static int calls;
	const char *command = getenv("BETWEEN");
	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "fork");
	if (++calls == 2 && command != NULL && system(command) != 0)
		abort();
	return real();
}

int
memfd_create(const char *name, unsigned flags)
{
	static int (*real)(const char *, unsigned);
	const char *shelf = getenv("SHELF");
	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "memfd_create");
	if (shelf == NULL || strcmp(shelf, "no") != 0)
		return real(name, flags);
	errno = EMFILE;
	return -1;
}
