/*
 * nomem.c -- preloaded (LD_PRELOAD) into glose: memory that is refused.
 *
 *   NOMEM_AT=N      the N-th request of the build, of whichever process, fails
 *   NOMEM_FOR=K     and so do the next ones, K in all; 0: all
 *   NOMEM_COUNT=F   the number of requests is written to the file F at the end
 *
 * A request is a malloc, calloc, realloc, or an mmap.
 */
#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

/* glibc's own, for dlsym needs memory itself. */
void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t n);

static _Atomic unsigned long *count; /* shared by all processes */
static unsigned long first, last;
static pid_t parent;

static void *
map(void *at, size_t n, int access, int how, int fd, off_t from)
{
	return (void *)syscall(SYS_mmap, at, n, access, how, fd, from);
}

static unsigned long
number(const char *name)
{
	const char *s = getenv(name);
	return s == NULL ? 0 : strtoul(s, NULL, 10);
}

__attribute__((constructor)) static void
begin(void)
{
	void *p = map(NULL, sizeof *count, PROT_READ | PROT_WRITE,
	              MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (p == MAP_FAILED)
		abort();
	parent = getpid();
	first = number("NOMEM_AT");
	unsigned long n = number("NOMEM_FOR");
	last = n == 0 ? (unsigned long)-1 : first + n - 1;
	count = p;
}

__attribute__((destructor)) static void
end(void)
{
	const char *path = getenv("NOMEM_COUNT");
	FILE *f = path == NULL || getpid() != parent ? NULL : fopen(path, "w");
	if (f == NULL)
		return;
	(void)fprintf(f, "%lu\n", atomic_load(count));
	(void)fclose(f);
}

static bool
refused(void)
{
	if (count == NULL)
		return false;
	unsigned long n = atomic_fetch_add(count, 1) + 1;
	if (first == 0 || n < first || n > last)
		return false;
	errno = ENOMEM;
	return true;
}

/* The system's headers have names of their own for what is asked. */
/* NOLINTBEGIN(readability-inconsistent-declaration-parameter-name) */
void *
malloc(size_t n)
{
	return refused() ? NULL : __libc_malloc(n);
}

void *
calloc(size_t n, size_t size)
{
	return refused() ? NULL : __libc_calloc(n, size);
}

void *
realloc(void *p, size_t n)
{
	return refused() ? NULL : __libc_realloc(p, n);
}

void *
mmap(void *at, size_t n, int access, int how, int fd, off_t from)
{
	return refused() ? MAP_FAILED : map(at, n, access, how, fd, from);
}
/* NOLINTEND(readability-inconsistent-declaration-parameter-name) */
