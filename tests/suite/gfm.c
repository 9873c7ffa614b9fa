/*
 * gfm -- run the examples of the GFM specification against our parser.
 *
 *     gfm EXAMPLES.json      every example; exit 1 when one fails
 *     gfm --html FILE        FILE as HTML, to compare with other programs
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fatal.h"
#include "base/value.h"
#include "read/markdown.h"
#include "aid/json.h"
#include "aid/node_html.h"

/* Sections about extensions that we do not read. */
static const char *const skipped[] = {
	"Disallowed Raw HTML (extension)", "Task list items (extension)",
	"HTML tag filter", "Footnotes", "Task lists",
};

#define AUTOLINKS                                                              \
	"shows that CommonMark has no bare links; the autolink extension, "    \
	"which we always read, makes one (as cmark-gfm -e autolink does)"

/* Examples that come out otherwise, and why that is right. */
static const struct exception {
	const char *file, *example, *why;
} exceptions[] = {
	{"spec.txt", "610", AUTOLINKS}, {"spec.txt", "614", AUTOLINKS},
	{"spec.txt", "616", AUTOLINKS}, {"spec.txt", "619", AUTOLINKS},
	{"spec.txt", "620", AUTOLINKS},
};

struct tally {
	unsigned passed, failed, skipped, excepted;
};

static str
text_of(const struct value *example, str key)
{
	return value_get(example, key)->text;
}

static bool
is_skipped(const struct value *example)
{
	str section = text_of(example, S("section"));
	for (size_t i = 0; i < sizeof skipped / sizeof *skipped; i++)
		if (str_eq(section, str_of(skipped[i])))
			return true;
	return false;
}

/* Why EXAMPLE may come out otherwise; NULL when it may not. */
static const char *
exception_for(const struct value *example)
{
	str file = text_of(example, S("file"));
	str number = text_of(example, S("example"));
	for (size_t i = 0; i < sizeof exceptions / sizeof *exceptions; i++)
		if (str_eq(file, str_of(exceptions[i].file))
		    && str_eq(number, str_of(exceptions[i].example)))
			return exceptions[i].why;
	return NULL;
}

/* Add TEXT as HTML to OUT. */
static void
render(struct buf *out, str text, struct arena *a)
{
	struct markdown_input in = {.text = text};
	struct markdown_output page;
	markdown_parse(&in, &page, a);
	node_html(out, page.root);
}

static void
show(const char *title, str text)
{
	printf("-- %s\n%.*s", title, STR_ARG(text));
}

static void
run_example(const struct value *example, struct tally *t)
{
	struct arena a;
	struct buf got = {NULL, 0, 0};
	str want = text_of(example, S("html"));

	if (is_skipped(example)) {
		t->skipped++;
		return;
	}
	arena_open(&a, (size_t)1 << 26);
	render(&got, text_of(example, S("markdown")), &a);
	/* The suite asks no more of some inputs than to be survived. */
	bool same = str_eq(want, buf_str(&got))
		|| str_starts(want, S("<IGNORE>"));
	const char *why = exception_for(example);
	if (same == (why == NULL)) {
		t->passed += why == NULL;
		t->excepted += why != NULL;
	} else {
		t->failed++;
		printf("FAIL %.*s %.*s (%.*s)%s%s\n",
		       STR_ARG(text_of(example, S("file"))),
		       STR_ARG(text_of(example, S("example"))),
		       STR_ARG(text_of(example, S("section"))),
		       why != NULL ? ": passes, but is excepted: " : "",
		       why != NULL ? why : "");
		show("markdown", text_of(example, S("markdown")));
		show("want", want);
		show("got", buf_str(&got));
	}
	buf_release(&got);
	arena_close(&a);
}

static int
run_suite(const char *path)
{
	struct arena a;
	struct tally t = {0, 0, 0, 0};
	arena_open(&a, (size_t)1 << 28);
	struct value *examples = json_read(path, &a);
	if (examples == NULL)
		return EXIT_FAILURE;
	for (size_t i = 0; i < examples->n; i++)
		run_example(examples->items[i], &t);
	printf("gfm: %u other by intent, %u skipped (task lists, footnotes, "
	       "tag filter)\n", t.excepted, t.skipped);
	printf("gfm: %u passed, %u failed\n", t.passed, t.failed);
	arena_close(&a);
	return t.failed > 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}

static int
show_file(const char *path)
{
	struct arena a;
	struct buf text = {NULL, 0, 0}, out = {NULL, 0, 0};
	char block[65536];
	FILE *f = fopen(path, "rb");
	if (f == NULL)
		fatal_errno("cannot open '%s'", path);
	for (size_t n; (n = fread(block, 1, sizeof block, f)) > 0;)
		buf_add(&text, (str){block, n});
	fclose(f);
	arena_open(&a, (size_t)1 << 32);
	render(&out, buf_str(&text), &a);
	fwrite(out.p, 1, out.n, stdout);
	buf_release(&out);
	buf_release(&text);
	arena_close(&a);
	return EXIT_SUCCESS;
}

int
main(int argc, char **argv)
{
	if (argc == 3 && strcmp(argv[1], "--html") == 0)
		return show_file(argv[2]);
	if (argc == 2)
		return run_suite(argv[1]);
	fprintf(stderr, "usage: gfm EXAMPLES.json | gfm --html FILE\n");
	return EXIT_USAGE;
}
