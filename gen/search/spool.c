#include "search/spool.h"

#include <errno.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/fatal.h"

struct spool_shared {
	_Atomic uint64_t end;
	_Atomic uint32_t numbers;
};

void
spool_open(struct spool *s, int fd)
{
	void *p = mmap(NULL, sizeof *s->shared, PROT_READ | PROT_WRITE,
	               MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (p == MAP_FAILED)
		fatal_errno("cannot share memory");
	s->fd = fd;
	s->shared = p;
}

void
spool_close(struct spool *s)
{
	(void)munmap(s->shared, sizeof *s->shared);
	(void)close(s->fd);
}

void
spool_forget(struct spool *s)
{
	atomic_store(&s->shared->end, 0);
	atomic_store(&s->shared->numbers, 0);
}

uint64_t
spool_put(const struct spool *s, str bytes)
{
	uint64_t at = atomic_fetch_add(&s->shared->end, (uint64_t)bytes.n);
	for (size_t done = 0; done < bytes.n;) {
		ssize_t n = pwrite(s->fd, bytes.p + done, bytes.n - done,
		                   (off_t)(at + done));
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			fatal_errno("cannot write the index of words");
		done += (size_t)n;
	}
	return at;
}

void
spool_get(const struct spool *s, uint64_t at, size_t n, char *to)
{
	for (size_t done = 0; done < n;) {
		ssize_t got = pread(s->fd, to + done, n - done,
		                    (off_t)(at + done));
		if (got < 0 && errno == EINTR)
			continue;
		if (got == 0)
			fatal("cannot read the index of words: it is cut off");
		if (got < 0)
			fatal_errno("cannot read the index of words");
		done += (size_t)got;
	}
}

uint32_t
spool_number(const struct spool *s)
{
	return atomic_fetch_add(&s->shared->numbers, 1);
}

uint32_t
spool_numbers(const struct spool *s)
{
	return atomic_load(&s->shared->numbers);
}
