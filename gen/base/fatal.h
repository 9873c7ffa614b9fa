#ifndef BASE_FATAL_H
#define BASE_FATAL_H
/* fatal.h -- the machine failed, or the command line is wrong: say so, end. */

enum exit_code {
	EXIT_CLEAN = 0,   /* nothing found */
	EXIT_CONTENT = 1, /* findings, or pages in error */
	EXIT_USAGE = 2,   /* command line or settings */
	EXIT_SYSTEM = 3,  /* disk, memory, permission */
	EXIT_MEMORY = 4   /* a worker process: its page needs too much memory */
};

/* Print "glose: fatal: ..." and end with EXIT_SYSTEM, after fatal_hook. */
_Noreturn void fatal(const char *fmt, ...)
	__attribute__((format(printf, 1, 2)));

/* The same, with ": " and the text of errno added. */
_Noreturn void fatal_errno(const char *fmt, ...)
	__attribute__((format(printf, 1, 2)));

/*
 * Memory has run out.  In a worker this costs the page that it is at, and
 * nothing is printed: see base/pool.
 */
_Noreturn void fatal_memory(const char *fmt, ...)
	__attribute__((format(printf, 1, 2)));

/* End with EXIT_SYSTEM; why has been told by another process. */
_Noreturn void fatal_quietly(void);

/* From now on this process is a worker: it cleans up nothing but itself. */
void fatal_in_worker(void);

/*
 * Called once before a fatal end, to take away what is half written; NULL for
 * nothing.  It must not call fatal itself.
 */
extern void (*fatal_hook)(void);

#endif
