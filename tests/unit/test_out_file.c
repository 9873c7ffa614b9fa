/* test_out_file.c -- a file of results: all of it is there, or what was before. */
#include "base/out_file.h"

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
is_old_until_it_is_closed(void **state)
{
	struct out_file o;
	(void)state;
	assert_true(out_file_put("a", S("old"), &arena));
	assert_int_equal(chmod("a", 0604), 0);
	assert_true(out_file_open(&o, "a", &arena));
	assert_int_equal(fputs("new", o.f) >= 0, 1);
	assert_int_equal(fflush(o.f), 0);
	assert_holds("a", "old");
	assert_true(out_file_close(&o));
	assert_holds("a", "new");
	struct stat st;
	assert_int_equal(stat("a", &st), 0);
	assert_int_equal(st.st_mode & 0777, 0604);
	assert_int_equal(files_here(), 1);
	assert_int_equal(unlink("a"), 0);
}

static void
takes_away_what_a_dead_process_left(void **state)
{
	struct beside b;
	(void)state;
	assert_true(beside_open(&b, "a", &arena));
	int left = open(b.temp, O_WRONLY | O_CREAT, 0600);
	assert_true(left >= 0);
	assert_int_equal(close(left), 0);
	assert_true(os_write(b.fd, S("text")));
	assert_true(beside_commit(&b));
	assert_holds("a", "text");
	assert_int_equal(files_here(), 1);
	assert_int_equal(unlink("a"), 0);
}

static void
leaves_nothing_when_it_is_given_up(void **state)
{
	struct beside b;
	(void)state;
	assert_true(beside_open(&b, "a", &arena));
	beside_discard(&b);
	assert_int_equal(files_here(), 0);
}

static void
follows_a_link(void **state)
{
	(void)state;
	assert_true(out_file_put("sub/a", S("old"), &arena));
	assert_int_equal(symlink("sub/a", "b"), 0);
	assert_true(out_file_put("b", S("new"), &arena));
	assert_holds("sub/a", "new");
	assert_int_equal(os_kind("b"), OS_LINK);
	assert_true(out_file_same("b", "./sub//a", &arena));
	assert_int_equal(unlink("b"), 0);
	assert_int_equal(unlink("sub/a"), 0);
	assert_int_equal(rmdir("sub"), 0);
}

static void
writes_devices_as_they_are(void **state)
{
	(void)state;
	assert_true(out_file_put("/dev/null", S("text"), &arena));
	assert_int_equal(os_kind("/dev/null"), OS_OTHER);
	assert_false(out_file_put("/dev/full", S("text"), &arena));
	assert_int_equal(errno, ENOSPC);
}

static void
knows_one_file_by_all_its_names(void **state)
{
	(void)state;
	assert_true(out_file_same("x/y", "./x/./y", &arena));
	assert_true(out_file_same("x", "x", &arena));
	assert_true(out_file_same("x", "y/.././x", &arena));
	assert_false(out_file_same("x", "/none/../../../x", &arena));
	assert_false(out_file_same("x/y", "x/z", &arena));
	assert_non_null(out_file_fault("x/"));
	assert_non_null(out_file_fault("/dev"));
	assert_non_null(out_file_fault("/dev/null/x"));
	assert_null(out_file_fault("/dev/null"));
	assert_null(out_file_fault("x/y"));
}

static int
set_up(void **state)
{
	arena_open(&arena, (size_t)1 << 24);
	return folder_enter(state);
}

static int
tear_down(void **state)
{
	arena_close(&arena);
	return folder_leave(state);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_old_until_it_is_closed),
		cmocka_unit_test(takes_away_what_a_dead_process_left),
		cmocka_unit_test(leaves_nothing_when_it_is_given_up),
		cmocka_unit_test(follows_a_link),
		cmocka_unit_test(writes_devices_as_they_are),
		cmocka_unit_test(knows_one_file_by_all_its_names),
	};
	return cmocka_run_group_tests_name("out_file", tests, set_up,
	                                   tear_down);
}
