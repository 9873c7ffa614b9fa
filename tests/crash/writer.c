/*
 * writer.c -- a small user of write/stage.h for kill.c and faults.sh.
 *
 *   writer OUT VARIANT FILES
 *
 * stages FILES files in two worker processes; every other file depends on
 * VARIANT.  Exit status as glose: 0, or 3 when the machine fails.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fatal.h"
#include "write/sha256.h"
#include "write/stage.h"

enum { WORKERS = 2, TEXT_SIZE = 6000 };

/* The file I: PATH and TEXT have room. */
static str
page(int i, const char *variant, char *path, size_t room, char *text)
{
	(void)snprintf(path, room, "l%d/f%d/page-%d.html", i % 5, i % 37, i);
	int n = snprintf(text, TEXT_SIZE, "page %d, %s\n", i,
	                 i % 2 == 0 ? "always" : variant);
	memset(text + n, 'x', (size_t)(TEXT_SIZE - n));
	return (str){text, TEXT_SIZE};
}

static void
work(struct stage *s, int worker, int files, const char *variant)
{
	char path[64], text[TEXT_SIZE];
	struct stage_file f;
	for (int i = worker; i < files; i += WORKERS) {
		str body = page(i, variant, path, sizeof path, text);
		stage_write(s, str_of(path), body, &f);
	}
}

static void
record(struct stage *s, int files, const char *variant)
{
	char path[64], text[TEXT_SIZE];
	struct stage_file f;
	for (int i = 0; i < files; i++) {
		str body = page(i, variant, path, sizeof path, text);
		f = (struct stage_file){.path = str_of(path), .size = body.n};
		sha256(body, f.sha256);
		stage_record(s, &f);
	}
}

static void
run_workers(struct stage *s, int files, const char *variant)
{
	int status, worst = 0;
	for (int i = 0; i < WORKERS; i++) {
		pid_t child = fork();
		if (child < 0)
			fatal_errno("cannot fork");
		if (child == 0) {
			work(s, i, files, variant);
			_exit(0);
		}
	}
	for (int i = 0; i < WORKERS; i++)
		if (wait(&status) > 0 && status != 0)
			worst = status;
	if (worst != 0)
		fatal("a worker failed");
}

int
main(int argc, char **argv)
{
	struct arena a;
	str why;
	if (argc != 4) {
		(void)fputs("usage: writer OUT VARIANT FILES\n", stderr);
		return EXIT_USAGE;
	}
	arena_open(&a, (size_t)1 << 30);
	int files = atoi(argv[3]);
	struct stage *s = stage_open(argv[1], &why, &a);
	if (s == NULL)
		fatal("%.*s", STR_ARG(why));
	run_workers(s, files, argv[2]);
	record(s, files, argv[2]);
	if (!stage_commit(s, &why))
		fatal("%.*s", STR_ARG(why));
	if (why.n > 0)
		(void)fprintf(stderr, "writer: %.*s\n", STR_ARG(why));
	return EXIT_CLEAN;
}
