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

#include "aid/folder.h"
#include "base/os.h"

static struct arena arena;

static void
put(const char *path, const char *text)
{
	assert_true(os_write_file(path, str_of(text), &arena));
}

/* Nothing but the file NAME is in this folder. */
static void
assert_alone(const char *name)
{
	assert_int_equal(files_here(), 1);
	assert_true(os_kind(name) == OS_FILE || os_kind(name) == OS_LINK);
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
	arena_open(&arena, (size_t)1 << 26);
	return folder_enter(state);
}

static int
tear_down(void **state)
{
	arena_close(&arena);
	return unlink("a.md") != 0 || folder_leave(state) != 0;
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
