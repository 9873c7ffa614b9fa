/*
 * strings.c -- are the files of UI strings complete and usable?
 *
 *     strings FOLDER
 *
 * One check for each file and string, one for each unknown key.  What is
 * wrong is printed, and the last line is "strings: N passed, N failed".
 */
#include <stdio.h>

#include "base/diag.h"
#include "read/catalog.h"

struct tally {
	size_t passed, failed;
};

static void
check_file(const struct strings_file *f, struct tally *t)
{
	for (size_t k = 0; k < STRING_COUNT; k++) {
		if (f->message[k].text.p != NULL) {
			t->passed++;
			continue;
		}
		t->failed++;
		printf("%.*s: no usable text for '%s'\n", STR_ARG(f->path),
		       string_key((enum string_id)k));
	}
}

static void
print_diags(const struct diag *d, struct tally *t)
{
	struct buf out = {NULL, 0, 0};
	for (size_t i = 0; i < d->n; i++) {
		diag_print(&out, &d->msgs[i], false);
		/* Unusable texts are counted as missing ones already. */
		t->failed += d->msgs[i].id != DIAG_STRING_PATTERN;
	}
	printf("%.*s", STR_ARG(buf_str(&out)));
	buf_release(&out);
}

int
main(int argc, char **argv)
{
	if (argc != 2) {
		fprintf(stderr, "usage: strings FOLDER\n");
		return 2;
	}
	struct arena a;
	arena_open(&a, (size_t)64 << 20);
	struct diag d = {.arena = &a};
	struct strings_catalog c;
	struct tally t = {0, 0};
	const struct strings_dir dirs[] = {{.path = argv[1]}};
	bool ok = strings_read(&c, dirs, 1, &d, &a);
	print_diags(&d, &t);
	for (size_t i = 0; i < c.n; i++)
		check_file(&c.files[i], &t);
	printf("strings: %zu passed, %zu failed\n", t.passed, t.failed);
	arena_close(&a);
	return ok && t.failed == 0 ? 0 : 1;
}
