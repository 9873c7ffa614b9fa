/*
 * floor.c -- the yardstick: floor CONTENT OUT
 *
 * Reads every .md below CONTENT, has cmark parse and render it, and writes the
 * HTML to the same folders below OUT.  Nothing else: what a generator costs
 * more than this is its own.
 */
#include <cmark.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *out;
static size_t content_len;
static size_t pages, bytes;

static _Noreturn void
die(const char *what)
{
	fprintf(stderr, "floor: %s: %s\n", what, strerror(errno));
	exit(3);
}

static char *
read_file(const char *path, size_t size)
{
	char *text = malloc(size + 1);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (text == NULL || fd < 0)
		die(path);
	for (size_t n = 0; n < size;) {
		ssize_t got = read(fd, text + n, size - n);
		if (got <= 0)
			die(path);
		n += (size_t)got;
	}
	(void)close(fd);
	return text;
}

static void
write_file(const char *path, const char *text, size_t size)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	if (fd < 0)
		die(path);
	for (size_t n = 0; n < size;) {
		ssize_t put = write(fd, text + n, size - n);
		if (put <= 0)
			die(path);
		n += (size_t)put;
	}
	if (close(fd) != 0)
		die(path);
}

static void
convert(const char *from, size_t size, const char *to)
{
	char *text = read_file(from, size);
	cmark_node *doc = cmark_parse_document(text, size, CMARK_OPT_UNSAFE);
	char *html = cmark_render_html(doc, CMARK_OPT_UNSAFE);
	write_file(to, html, strlen(html));
	free(html);
	cmark_node_free(doc);
	free(text);
	pages++;
	bytes += size;
}

/* nftw's visitor: a folder is made, a page is converted. */
static int
visit(const char *path, const struct stat *st, int kind, struct FTW *at)
{
	(void)at;
	char to[4096];
	const char *below = path + content_len;
	size_t n = strlen(below);
	if (kind == FTW_DNR || kind == FTW_NS)
		die(path);
	if (kind == FTW_D) {
		(void)snprintf(to, sizeof to, "%s%s", out, below);
		if (mkdir(to, 0777) != 0 && errno != EEXIST)
			die(to);
	} else if (kind == FTW_F && n > 3
	           && strcmp(below + n - 3, ".md") == 0) {
		(void)snprintf(to, sizeof to, "%s%.*s.html", out, (int)n - 3,
		               below);
		convert(path, (size_t)st->st_size, to);
	}
	return 0;
}

int
main(int argc, char **argv)
{
	if (argc != 3) {
		(void)fputs("usage: floor CONTENT OUT\n", stderr);
		return 2;
	}
	out = argv[2];
	content_len = strlen(argv[1]);
	if (nftw(argv[1], visit, 16, FTW_PHYS) != 0)
		die(argv[1]);
	fprintf(stderr, "floor: %zu pages, %zu bytes\n", pages, bytes);
	return 0;
}
