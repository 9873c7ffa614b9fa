#ifndef SEARCH_SPOOL_H
#define SEARCH_SPOOL_H
/*
 * spool.h -- a file without a name, to which workers write side by side, and
 * from which others read when they are done.  Failures are fatal.
 */
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct spool_shared;

struct spool {
	int fd;
	struct spool_shared *shared; /* with all processes forked later */
};

/* Make S of the open file FD, which it then owns; spool_close gives both back. */
void spool_open(struct spool *s, int fd);
void spool_close(struct spool *s);

/* Forget what was written; nobody writes now. */
void spool_forget(struct spool *s);

/* Write BYTES; returns where they are. */
uint64_t spool_put(const struct spool *s, str bytes);
/* N bytes from AT on, which somebody wrote, to TO. */
void spool_get(const struct spool *s, uint64_t at, size_t n, char *to);

/* A number that no other process gets, from 0 on; and how many there were. */
uint32_t spool_number(const struct spool *s);
uint32_t spool_numbers(const struct spool *s);

#endif
