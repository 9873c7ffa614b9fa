#include "base/shelf.h"

#include <stdatomic.h>
#include <sys/mman.h>
#include <unistd.h>

struct shelf {
	int fd;
	uint32_t size;
	_Atomic uint64_t *used; /* shared with the workers */
	const char *texts;      /* NULL before it is opened */
};

struct shelf *
shelf_new(uint32_t size, struct arena *a)
{
	int fd = memfd_create("texts", MFD_CLOEXEC);
	void *used = mmap(NULL, sizeof(_Atomic uint64_t),
	                  PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
	                  -1, 0);
	if (used == MAP_FAILED || fd < 0)
		return NULL;
	struct shelf *s = NEW(a, struct shelf, 1);
	*s = (struct shelf){fd, size, used, NULL};
	return s;
}

struct shelved
shelf_put(struct shelf *s, str text)
{
	struct shelved none = {0, 0};
	/* A byte that nobody writes is the NUL. */
	size_t room = text.n + 1;
	if (s == NULL || text.n == 0 || room > s->size
	    || atomic_load(s->used) > s->size - room)
		return none;
	uint64_t at = atomic_fetch_add(s->used, room);
	if (at > s->size - room
	    || pwrite(s->fd, text.p, text.n, (off_t)at) != (ssize_t)text.n)
		return none;
	return (struct shelved){(uint32_t)at, (uint32_t)text.n};
}

void
shelf_open(struct shelf *s)
{
	if (s == NULL || atomic_load(s->used) == 0)
		return;
	/* The last text's NUL may be behind the end of the file. */
	void *p = ftruncate(s->fd, s->size) == 0
		? mmap(NULL, s->size, PROT_READ, MAP_SHARED, s->fd, 0)
		: MAP_FAILED;
	s->texts = p == MAP_FAILED ? NULL : p;
}

bool
shelf_get(const struct shelf *s, struct shelved at, str *text)
{
	if (at.n == 0 || s == NULL || s->texts == NULL)
		return false;
	*text = (str){s->texts + at.at, at.n};
	return true;
}
