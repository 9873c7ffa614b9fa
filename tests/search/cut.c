/*
 * cut.c -- the terms that the index has of each line of standard input: a line
 * of them, with a blank after each.
 *
 *     cut <LINES >TERMS
 *     cut known      each character that ICU knows, as a number
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

#include "search/words.h"

static void
print_term(void *ctx, const uint64_t *word, size_t n)
{
	(void)ctx;
	(void)printf("%.*s ", (int)n, (const char *)word);
}

static void
print_known(void)
{
	for (UChar32 c = 0; c <= UCHAR_MAX_VALUE; c++)
		if (u_isdefined(c))
			(void)printf("%d\n", (int)c);
}

static void
cut_lines(void)
{
	const struct words w = {NULL, print_term};
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;
	while ((n = getline(&line, &cap, stdin)) >= 0) {
		size_t end = (size_t)n;
		if (end > 0 && line[end - 1] == '\n')
			end--;
		words_cut(&w, (str){line, end});
		(void)putchar('\n');
	}
	free(line);
}

int
main(int argc, char **argv)
{
	if (argc > 1 && strcmp(argv[1], "known") == 0)
		print_known();
	else
		cut_lines();
	return ferror(stdin) || fflush(stdout) != 0;
}
