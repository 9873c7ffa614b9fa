/* test_os.c -- base/os.h: files that are not what they seem, and walks. */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/os.h"

static struct arena arena;
static char top[] = "/tmp/test_os.XXXXXX";

static int
enter(void **state)
{
	(void)state;
	arena_open(&arena, (size_t)64 << 20);
	return mkdtemp(top) == NULL || chdir(top) != 0;
}

static int
leave(void **state)
{
	(void)state;
	char command[64];
	arena_close(&arena);
	(void)snprintf(command, sizeof command, "rm -rf %s", top);
	return chdir("/") != 0 || system(command) != 0;
}

static void
put(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
	assert_true(fd >= 0);
	assert_true(os_write(fd, str_of(text)));
	assert_int_equal(close(fd), 0);
}

#define assert_text(s, z)                                                      \
	do {                                                                   \
		assert_int_equal((s).n, strlen(z));                            \
		assert_memory_equal((s).p, z, (s).n + 1);                      \
	} while (0)

static void
reads_whole_files(void **state)
{
	(void)state;
	str text;
	put("a", "hello");
	assert_true(os_read("a", 5, &text, &arena));
	assert_text(text, "hello");
	put("empty", "");
	assert_true(os_read("empty", 0, &text, &arena));
	assert_text(text, "");
	assert_false(os_read("a", 4, &text, &arena));
	assert_int_equal(errno, EFBIG);
	assert_false(os_read("none", 4, &text, &arena));
	assert_int_equal(errno, ENOENT);
}

/* A file that says it has no bytes, and has some: it grew since. */
static void
reads_more_than_the_size_says(void **state)
{
	(void)state;
	str text;
	assert_true(os_read("/proc/self/status", 1 << 20, &text, &arena));
	assert_true(text.n > 100);
	assert_true(str_starts(text, S("Name:")));
	assert_false(os_read("/proc/self/status", 100, &text, &arena));
	assert_int_equal(errno, EFBIG);
}

static void
refuses_what_is_no_file(void **state)
{
	(void)state;
	str text;
	assert_int_equal(mkfifo("fifo", 0600), 0);
	assert_int_equal(mkdir("dir", 0700), 0);
	static const char *const paths[] = {"fifo", "dir", "/dev/zero", "."};
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		assert_false(os_read(paths[i], 100, &text, &arena));
		assert_int_equal(errno, EINVAL);
	}
}

static void
tells_kinds(void **state)
{
	(void)state;
	put("k-file", "");
	assert_int_equal(mkdir("k-dir", 0700), 0);
	assert_int_equal(symlink("k-file", "k-link"), 0);
	assert_int_equal(os_kind("k-file"), OS_FILE);
	assert_int_equal(os_kind("k-dir"), OS_FOLDER);
	assert_int_equal(os_kind("k-link"), OS_LINK);
	assert_int_equal(os_kind("/dev/null"), OS_OTHER);
	assert_int_equal(os_kind("k-none"), OS_MISSING);
}

/* root/in/page, links from root/ to it and out of root. */
static int
make_root(void)
{
	(void)mkdir("root", 0755);
	(void)mkdir("root/in", 0755);
	put("root/in/page", "page");
	put("secret", "secret");
	(void)symlink("in/page", "root/link-in");
	(void)symlink("in", "root/dir-in");
	(void)symlink("../secret", "root/link-out");
	(void)symlink("..", "root/dir-out");
	(void)symlink("/etc/passwd", "root/link-abs");
	(void)symlink("loop", "root/loop");
	return os_open_folder("root");
}

static void
stays_beneath(void **state)
{
	(void)state;
	int root = make_root();
	str text;
	assert_true(root >= 0);
	assert_true(os_read_beneath(root, "in/page", 9, &text, &arena));
	assert_text(text, "page");
	assert_true(os_read_beneath(root, "link-in", 9, &text, &arena));
	assert_text(text, "page");
	assert_true(os_read_beneath(root, "dir-in/page", 9, &text, &arena));
	static const char *const out[] = {
		"../secret", "in/../../secret", "/etc/passwd", "link-out",
		"dir-out/secret", "link-abs",
	};
	for (size_t i = 0; i < sizeof out / sizeof *out; i++) {
		assert_false(os_read_beneath(root, out[i], 9, &text, &arena));
		assert_int_equal(errno, EXDEV);
	}
	assert_false(os_read_beneath(root, "loop", 9, &text, &arena));
	assert_int_equal(errno, ELOOP);
	assert_false(os_read_beneath(root, "in", 9, &text, &arena));
	assert_int_equal(errno, EINVAL);
	assert_false(os_read_beneath(root, "", 9, &text, &arena));
	assert_int_equal(errno, ENOENT);
	assert_false(os_read_beneath(root, "in/page", 3, &text, &arena));
	assert_int_equal(errno, EFBIG);
	assert_int_equal(close(root), 0);
}

static void
stays_beneath_without_openat2(void **state)
{
	(void)state;
	int root = make_root();
	static const struct {
		const char *path;
		int error;
	} rows[] = {
		{"in/page", 0},        {"./in//page", 0},
		{"link-in", ELOOP},    {"dir-in/page", ELOOP},
		{"link-out", ELOOP},   {"dir-out/secret", ELOOP},
		{"../secret", EXDEV},  {"in/../in/page", EXDEV},
		{"/etc/passwd", EXDEV}, {"", ENOENT},
		{"in/none", ENOENT},   {"in/page/x", ENOTDIR},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int fd = os_open_by_parts(root, rows[i].path);
		int got = fd >= 0 ? 0 : errno;
		if (fd >= 0)
			assert_int_equal(close(fd), 0);
		if (got != rows[i].error)
			fail_msg("'%s': %s", rows[i].path, strerror(got));
	}
	/* No descriptor is left open: the next is the lowest as before. */
	int next = dup(root);
	assert_int_equal(next, root + 1);
	assert_int_equal(close(next), 0);
	assert_int_equal(close(root), 0);
}

static void
walks_in_byte_order(void **state)
{
	(void)state;
	struct os_entry *e;
	size_t n;
	str bad;
	assert_int_equal(mkdir("w", 0755), 0);
	assert_int_equal(mkdir("w/a", 0755), 0);
	assert_int_equal(mkdir("w/a/b", 0755), 0);
	assert_int_equal(mkdir("w/empty", 0755), 0);
	assert_int_equal(mkdir("w/.git", 0755), 0);
	put("w/.git/x", "");
	put("w/a/b/z", "");
	put("w/a.md", "");
	put("w/a/.hidden", "");
	put("w/B", "");
	assert_int_equal(symlink("..", "w/up"), 0);
	static const char *const want[] = {"B", "a.md", "a/b/z", "up"};
	assert_true(os_walk("w", &e, &n, &bad, &arena));
	assert_int_equal(n, 4);
	for (size_t i = 0; i < n; i++) {
		assert_string_equal(e[i].path.p, want[i]);
		assert_int_equal(e[i].kind, i == 3 ? OS_LINK : OS_FILE);
	}
	static const char *const all[] = {".git", ".git/x", "B", "a", "a.md",
		"a/.hidden", "a/b", "a/b/z", "empty", "up"};
	int fd = os_open_folder("w");
	assert_true(os_walk_all(fd, &e, &n, &bad, &arena));
	assert_int_equal(n, 10);
	for (size_t i = 0; i < n; i++)
		assert_string_equal(e[i].path.p, all[i]);
	assert_int_equal(close(fd), 0);
}

/* Deeper than any stack of open folders or calls would bear. */
static void
walks_deep_trees(void **state)
{
	(void)state;
	enum { DEPTH = 1500 };
	struct os_entry *e;
	size_t n;
	str bad;
	assert_int_equal(mkdir("deep", 0755), 0);
	int fd = os_open_folder("deep");
	for (int i = 0; i < DEPTH; i++) {
		assert_int_equal(mkdirat(fd, "d", 0755), 0);
		int next = openat(fd, "d", O_RDONLY | O_DIRECTORY);
		assert_true(next >= 0);
		assert_int_equal(close(fd), 0);
		fd = next;
	}
	assert_int_equal(close(openat(fd, "leaf", O_CREAT, 0644)), 0);
	assert_int_equal(close(fd), 0);
	assert_true(os_walk("deep", &e, &n, &bad, &arena));
	assert_int_equal(n, 1);
	assert_int_equal(e[0].path.n, 2 * DEPTH + 4);
}

static void
walk_names_the_bad_folder(void **state)
{
	(void)state;
	struct os_entry *e;
	size_t n;
	str bad;
	assert_false(os_walk("missing/", &e, &n, &bad, &arena));
	assert_int_equal(errno, ENOENT);
	assert_true(str_eq(bad, S("missing/")));
	put("file", "");
	assert_false(os_walk("file", &e, &n, &bad, &arena));
	assert_int_equal(errno, ENOTDIR);
}

static void
joins(void **state)
{
	(void)state;
	assert_string_equal(os_join(&arena, "a", "b/c"), "a/b/c");
	assert_string_equal(os_join(&arena, "a///", "b"), "a/b");
	assert_string_equal(os_join(&arena, "/", "b"), "/b");
	assert_string_equal(os_join(&arena, "", "b"), "b");
	assert_string_equal(os_join(&arena, ".", "b/c"), "b/c");
	assert_string_equal(os_join(&arena, ".", ""), "./");
	assert_string_equal(os_join(&arena, ".", "/b"), ".//b");
}

static void
the_clock_goes_forward(void **state)
{
	(void)state;
	double wall = os_wall_seconds();
	(void)nanosleep(&(struct timespec){0, 1000000}, NULL);
	assert_true(os_wall_seconds() - wall >= 0.001);
	assert_true(os_processors() >= 1);
}

static void
knows_what_is_below(void **state)
{
	(void)state;
	assert_int_equal(mkdir("d", 0755), 0);
	assert_true(os_is_below("d", "d"));
	assert_true(os_is_below("d/", "d"));
	assert_true(os_is_below("d/new", "d"));
	assert_true(os_is_below("d/new/er/still", "d"));
	assert_true(os_is_below("./d/../d/x", "d"));
	assert_true(os_is_below("d", "."));
	assert_true(os_is_below("d", "/"));
	assert_true(os_is_below("/", "/"));
	assert_false(os_is_below(".", "d"));
	assert_false(os_is_below("de", "d"));
	assert_false(os_is_below("d/..", "d"));
	assert_false(os_is_below("/", "d"));
	assert_false(os_is_below("d", "nowhere"));
}

static void
knows_what_is_below_through_links(void **state)
{
	(void)state; /* the folder d is the last test's */
	assert_int_equal(symlink("d", "to-d"), 0);
	assert_int_equal(symlink("..", "d/up"), 0);
	assert_true(os_is_below("to-d/new", "d"));
	assert_true(os_is_below("d/new", "to-d"));
	assert_false(os_is_below("d/up/new", "d"));
	assert_true(os_is_below("d/up/d/new", "d"));
	assert_int_equal(unlink("to-d"), 0);
	assert_int_equal(unlink("d/up"), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_whole_files),
		cmocka_unit_test(reads_more_than_the_size_says),
		cmocka_unit_test(refuses_what_is_no_file),
		cmocka_unit_test(tells_kinds),
		cmocka_unit_test(stays_beneath),
		cmocka_unit_test(stays_beneath_without_openat2),
		cmocka_unit_test(walks_in_byte_order),
		cmocka_unit_test(walks_deep_trees),
		cmocka_unit_test(walk_names_the_bad_folder),
		cmocka_unit_test(joins),
		cmocka_unit_test(the_clock_goes_forward),
		cmocka_unit_test(knows_what_is_below),
		cmocka_unit_test(knows_what_is_below_through_links),
	};
	return cmocka_run_group_tests_name("os", tests, enter, leave);
}
