/* test_replace.c -- a new text for a file that others may be at work on. */
#include "base/replace.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/os.h"

static struct arena arena;

static void
put(const char *path, const char *text)
{
	assert_true(os_write_file(path, str_of(text), &arena));
}

static void
assert_holds(const char *path, const char *want)
{
	str text;
	assert_true(os_read(path, 1000, &text, &arena));
	assert_string_equal(str_z(text, &arena), want);
}

/* Nothing but NAME is in this folder. */
static void
assert_alone(const char *name)
{
	struct os_entry *entries;
	size_t n;
	str bad;
	int fd = os_open_folder(".");
	assert_true(fd >= 0);
	assert_true(os_walk_all(fd, &entries, &n, &bad, &arena));
	assert_int_equal(close(fd), 0);
	assert_int_equal(n, 1);
	assert_string_equal(entries[0].path.p, name);
}

static void
keeps_the_mode(void **state)
{
	struct file_state was;
	struct stat st;
	str text;
	(void)state;
	put("a.md", "old");
	assert_int_equal(chmod("a.md", 0640), 0);
	assert_true(file_read("a.md", 100, &text, &was, &arena));
	assert_true(file_replace("a.md", S("new"), &was, &arena));
	assert_holds("a.md", "new");
	assert_int_equal(stat("a.md", &st), 0);
	assert_int_equal(st.st_mode & 07777, 0640);
	assert_alone("a.md");
}

static void
leaves_what_was_changed(void **state)
{
	struct file_state was;
	str text;
	(void)state;
	put("a.md", "old");
	assert_true(file_read("a.md", 100, &text, &was, &arena));
	put("a.md", "mine");
	assert_false(file_replace("a.md", S("new"), &was, &arena));
	assert_int_equal(errno, ESTALE);
	assert_holds("a.md", "mine");
	assert_alone("a.md");
}

static void
refuses_links(void **state)
{
	struct file_state was;
	str text;
	(void)state;
	put("a.md", "old");
	assert_int_equal(symlink("a.md", "b.md"), 0);
	assert_false(file_read("b.md", 100, &text, &was, &arena));
	assert_int_equal(errno, ELOOP);
	assert_true(file_read("a.md", 100, &text, &was, &arena));
	assert_false(file_replace("b.md", S("new"), &was, &arena));
	assert_int_equal(errno, ELOOP);
	assert_int_equal(unlink("b.md"), 0);
	assert_holds("a.md", "old");
	assert_alone("a.md");
}

static int
set_up(void **state)
{
	static char folder[] = "/tmp/glose-replace-XXXXXX";
	arena_open(&arena, (size_t)1 << 26);
	*state = folder;
	return mkdtemp(folder) == NULL || chdir(folder) != 0;
}

static int
tear_down(void **state)
{
	int fault = unlink("a.md") != 0 || chdir("/") != 0
		|| rmdir(*state) != 0;
	arena_close(&arena);
	return fault;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keeps_the_mode),
		cmocka_unit_test(leaves_what_was_changed),
		cmocka_unit_test(refuses_links),
	};
	return cmocka_run_group_tests_name("replace", tests, set_up, tear_down);
}
