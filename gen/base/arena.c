#include "base/arena.h"

#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

#include "base/fatal.h"

enum { SMALLEST = 1 << 20, KEEP = 16 << 20 };

/*
 * To be given memory costs the system about as much for a huge page as for
 * some dozens of small ones.  An arena that grows beyond its first small pages
 * gets huge ones, where the system has them.
 */
enum { HUGE = 2 << 20, IN_SMALL_PAGES = 256 << 10 };

/* Let A, which holds all of its reservation, begin a bit before the first huge
 * page, and be huge from there on. */
static void
ask_for_huge_pages(struct arena *a)
{
	size_t to_huge = -(uintptr_t)a->base & (HUGE - 1);
	size_t size = (size_t)(a->end - a->base);
	if (size < 16 * (size_t)HUGE)
		return;
	if (to_huge < IN_SMALL_PAGES)
		to_huge += HUGE;
	a->base += to_huge - IN_SMALL_PAGES;
	(void)madvise(a->base + IN_SMALL_PAGES,
	              (size_t)(a->end - a->base) - IN_SMALL_PAGES,
	              MADV_HUGEPAGE);
}

void
arena_open(struct arena *a, size_t reserve)
{
	for (;;) {
		void *p = mmap(NULL, reserve, PROT_READ | PROT_WRITE,
		               MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1,
		               0);
		if (p != MAP_FAILED) {
			a->base = p;
			a->end = a->base + reserve;
			ask_for_huge_pages(a);
			a->beg = a->peak = a->base;
			return;
		}
		if (reserve / 2 < SMALLEST)
			fatal_errno("cannot reserve memory");
		reserve /= 2;
	}
}

static void
note_peak(struct arena *a)
{
	if (a->beg > a->peak)
		a->peak = a->beg;
}

void
arena_close(struct arena *a)
{
	if (a->base == NULL)
		return;
	/* What was never used was never poisoned: to walk over a whole
	 * reservation would fill gigabytes of shadow. */
	note_peak(a);
	ARENA_UNFENCE(a->base, (size_t)(a->peak - a->base));
	(void)munmap(a->base, (size_t)(a->end - a->base));
	*a = (struct arena){NULL, NULL, NULL, NULL};
}

void
arena_reset(struct arena *a)
{
	size_t used = (size_t)(a->beg - a->base);
	if (used > KEEP)
		(void)madvise(a->base + KEEP, used - KEEP, MADV_DONTNEED);
	note_peak(a);
	/* What is free is zeroed.  The fences lie in what was used. */
	ARENA_UNFENCE(a->base, used);
	memset(a->base, 0, used < KEEP ? used : KEEP);
	ARENA_FENCE(a->base, used);
	a->beg = a->base;
}

void
arena_full(size_t size, size_t n)
{
	fatal_memory("%zu objects of %zu bytes", n, size);
}

void *
arena_grow(struct arena *a, void *p, size_t size, size_t align, size_t n,
           size_t *cap)
{
	if (n < *cap)
		return p;
	size_t more = *cap == 0 ? 4 : *cap * 2;
	/* What was made last grows where it is. */
	if (ARENA_GAP == 0 && *cap > 0 && (char *)p + *cap * size == a->beg) {
		(void)arena_alloc(a, size, 1, more - *cap);
		*cap = more;
		return p;
	}
	void *q = arena_alloc(a, size, align, more);
	if (n > 0)
		memcpy(q, p, n * size);
	*cap = more;
	return q;
}
