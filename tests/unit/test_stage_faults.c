/* test_stage_faults.c -- write/stage.h when something goes wrong on the way. */
#include "stage_check.h"

static void
die_in_a_build(struct stage *s)
{
	(void)s;
	s = begin("out");
	add(s, "index.html", "two");
	fatal("no more");
}

static void
kill_a_build(struct stage *s)
{
	(void)s;
	s = begin("out");
	add(s, "x/index.html", "two");
}

static void
fatal_takes_the_stage_away(void **state)
{
	(void)state;
	build("out", "one");
	in_child(die_in_a_build, NULL, EXIT_SYSTEM);
	assert_holds("out/index.html", "start");
	assert_sound("out");
}

static void
a_killed_build_is_cleared_away(void **state)
{
	(void)state;
	build("out", "one");
	in_child(kill_a_build, NULL, 0);
	assert_holds("out.glose-new/x/index.html", "two");
	build("out", "three");
	assert_sound("out");
	assert_gone("out/x");
	static const char *const left[] = {
		"mkdir out.glose-new",
		"mkdir -p out.glose-new/.glose",
		"cp -al out out.glose-new", /* complete, not swapped */
		"cp -al out out.glose-old", /* swapped in two steps */
		"mv out out.glose-old", /* between the two steps */
		"mv out out.glose-old; cp -al out.glose-old out.glose-new",
		"touch out.glose-lock",
	};
	for (size_t i = 0; i < sizeof left / sizeof *left; i++) {
		shell("echo mine >out/CNAME");
		shell(left[i]);
		build("out", "four");
		assert_holds("out/CNAME", "mine\n");
		assert_sound("out");
	}
}

/* Killed after the swap; what only the old site has is the user's. */
static void
rescues_foreign_files_of_leftovers(void **state)
{
	(void)state;
	build("out", "one");
	shell("cp -a out out.glose-new; cd out.glose-new; mkdir d; echo a >d/a; "
	      "echo late >both; touch -d @3000 both; echo old >../out/both; "
	      "touch -d @2000 ../out/both; echo old >kept; touch -d @1000 kept; "
	      "echo new >../out/kept");
	build("out", "two");
	assert_holds("out/d/a", "a\n");
	assert_holds("out/both", "late\n");
	assert_holds("out/kept", "new\n");
	assert_sound("out");
	shell("cp -a out out.glose-new; rm -r out");
	shell("cp -a out.glose-new keep");
	assert_refused("out", "holds files that glose did not write");
	shell("test -e out.glose-new/d/a && rm -rf out.glose-new");
}

static void
swaps_without_exchange(void **state)
{
	(void)state;
	build("out", "one");
	shell("echo mine >out/CNAME");
	static const int reasons[] = {EINVAL, ENOSYS};
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
		exchange_errno = reasons[i];
		build("out", i == 0 ? "two" : "three");
		assert_holds("out/CNAME", "mine\n");
		assert_holds("out/en-us/a/page.html", i == 0 ? "two" : "three");
		assert_sound("out");
	}
}

static void
a_failed_swap_leaves_the_old_site(void **state)
{
	(void)state;
	str why;
	build("out", "one");
	for (int i = 0; i < 4; i++) {
		struct stage *s = begin(i == 3 ? "fresh" : "out");
		add(s, "index.html", "two");
		exchange_errno = i == 0 ? EACCES : i == 1 ? EINVAL : 0;
		fsync_errno = i > 0 ? EIO : 0;
		assert_false(stage_commit(s, &why));
		assert_non_null(strstr(why.p, i == 0 ? "denied" : "error"));
		exchange_errno = fsync_errno = 0;
		assert_holds("out/index.html", "start");
		assert_sound("out");
	}
	assert_gone("fresh");
}

static void
sees_out_change_under_it(void **state)
{
	(void)state;
	str why;
	build("out", "one");
	struct stage *s = begin("out");
	shell("mv out away; mkdir out; echo mine >out/x");
	assert_false(stage_commit(s, &why));
	assert_non_null(strstr(why.p, "moved away"));
	assert_holds("out/x", "mine\n");
	s = begin("fresh");
	shell("mkdir fresh; echo mine >fresh/x");
	assert_false(stage_commit(s, &why));
	assert_holds("fresh/x", "mine\n");
	shell("test \"$(echo *)\" = 'away fresh out'");
}

static void
write_as_worker(struct stage *s)
{
	struct stage_file f;
	char path[64];
	for (int i = 0; i < 50; i++) {
		(void)snprintf(path, sizeof path, "w/%d/page", i);
		stage_write(s, str_of(path), S("page"), &f);
	}
	stage_discard(s); /* not its business */
}

static void
workers_write_and_die(void **state)
{
	(void)state;
	struct stage_file f;
	char path[64];
	mode_t mask = umask(0077);
	struct stage *s = begin("out");
	pid_t one = fork();
	if (one == 0) {
		write_as_worker(s);
		_exit(0);
	}
	in_child(write_as_worker, s, 0);
	assert_int_equal(waitpid(one, NULL, 0), one);
	stage_write(s, S("lost/half"), S("half"), &f); /* never recorded */
	for (int i = 0; i < 25; i++) {
		(void)snprintf(path, sizeof path, "w/%d/page", i);
		f = (struct stage_file){.path = str_of(path), .size = 4};
		sha256(S("page"), f.sha256);
		stage_record(s, &f);
	}
	commit(s);
	(void)umask(mask);
	assert_gone("out/lost");
	assert_gone("out/w/25");
	assert_sound("out");
	shell("test -z \"$(find out -type f ! -perm 644 -o -type d ! -perm 755)\"");
	shell("test \"$(find out -name page | wc -l)\" = 25");
}

static void
write_unsafe(struct stage *s)
{
	struct stage_file f;
	stage_write(s, str_of(here), S("x"), &f);
}

static void
refuses_unsafe_paths(void **state)
{
	(void)state;
	static const char *const paths[] = {"/abs", "../up", "a/../../up", "a//b",
		"a/", "", ".", "a/./b", ".glose/manifest", ".glose"};
	struct stage *s = begin("out");
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		(void)snprintf(here, sizeof here, "%s", paths[i]);
		in_child(write_unsafe, s, EXIT_SYSTEM);
	}
	commit(s);
	assert_gone("up");
}

static void
refuses_two_texts_for_one_path(void **state)
{
	(void)state;
	str why;
	struct stage *s = begin("out");
	add(s, "a", "one");
	add(s, "a", "two");
	assert_false(stage_commit(s, &why));
	assert_non_null(strstr(why.p, "'out/a'"));
	assert_gone("out");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(fatal_takes_the_stage_away),
		TEST(a_killed_build_is_cleared_away),
		TEST(rescues_foreign_files_of_leftovers),
		TEST(swaps_without_exchange),
		TEST(a_failed_swap_leaves_the_old_site),
		TEST(sees_out_change_under_it),
		TEST(workers_write_and_die),
		TEST(refuses_unsafe_paths),
		TEST(refuses_two_texts_for_one_path),
	};
	return cmocka_run_group_tests_name("stage-faults", tests, NULL, leave_all);
}
