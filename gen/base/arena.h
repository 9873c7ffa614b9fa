#ifndef BASE_ARENA_H
#define BASE_ARENA_H
/*
 * arena.h -- memory that is given back all at once.
 *
 * An arena is one reserved range of addresses; memory is used only where it is
 * written.  A full arena is a failure of the machine (exit 3), or, in a worker
 * process, of the page that needs so much.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Under AddressSanitizer a fence after each object shows overruns. */
#if defined(__SANITIZE_ADDRESS__)
#define ARENA_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_ASAN 1
#endif
#endif
#ifdef ARENA_ASAN
#include <sanitizer/asan_interface.h>
enum { ARENA_GAP = 16 };
#define ARENA_FENCE(p, n) ASAN_POISON_MEMORY_REGION(p, n)
#define ARENA_UNFENCE(p, n) ASAN_UNPOISON_MEMORY_REGION(p, n)
#else
enum { ARENA_GAP = 0 };
#define ARENA_FENCE(p, n) ((void)0)
#define ARENA_UNFENCE(p, n) ((void)0)
#endif

struct arena {
	char *base, *beg, *end; /* reserved from base to end; free from beg on,
	                         * and zeroed there */
	char *peak;             /* used up to here at some time before */
};

/*
 * Reserve up to RESERVE bytes of address space for A (less when the machine
 * gives less, but at least 1 MiB; else fatal).
 */
void arena_open(struct arena *a, size_t reserve);
void arena_close(struct arena *a);

/* Forget everything in A; large memory goes back to the system. */
void arena_reset(struct arena *a);

/* There is no room for N objects of SIZE bytes: fatal. */
_Noreturn void arena_full(size_t size, size_t n);

/*
 * N zeroed objects of SIZE bytes (not 0) aligned to ALIGN.  Never NULL; a
 * full arena is fatal.  Use NEW.
 */
static inline void *
arena_alloc(struct arena *a, size_t size, size_t align, size_t n)
{
	size_t pad = -(uintptr_t)a->beg & (align - 1);
	size_t room = (size_t)(a->end - a->beg), bytes;
	/* Not a division, and no call: there are millions of these. */
	if (__builtin_mul_overflow(n, size, &bytes) || room < pad + ARENA_GAP
	    || bytes > room - pad - ARENA_GAP)
		arena_full(size, n);
	char *p = a->beg + pad;
	a->beg = p + bytes + ARENA_GAP;
	ARENA_UNFENCE(p, bytes);
	ARENA_FENCE(p + bytes, ARENA_GAP);
	return p; /* zeroed: see arena_reset */
}
#define NEW(a, T, n) ((T *)arena_alloc((a), sizeof(T), _Alignof(T), (n)))

/*
 * Room for one more object of SIZE bytes in the array at P, which holds N and
 * has room for *CAP: P itself, or twice the size in A, mostly elsewhere.  Use
 * GROW:
 *
 *     GROW(a, list, n, cap)[n] = item;
 *     n++;
 */
void *arena_grow(struct arena *a, void *p, size_t size, size_t align,
                 size_t n, size_t *cap);
#define GROW(a, p, n, cap)                                                     \
	((p) = arena_grow((a), (p), sizeof *(p), _Alignof(max_align_t), (n),   \
	                  &(cap)))

#endif
