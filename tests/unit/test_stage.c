/* test_stage.c -- write/stage.h: how a site comes into the place of another. */
#include "stage_check.h"

static void
makes_a_new_site(void **state)
{
	(void)state;
	build("out", "one");
	assert_holds("out/en-us/a/page.html", "one");
	assert_sound("out");
	build("deep/er/out//", "one");
	assert_sound("deep/er/out");
	assert_int_equal(mkdir("empty", 0700), 0);
	build("empty", "one");
	assert_sound("empty");
	char path[96];
	(void)snprintf(path, sizeof path, "%s/abs", here);
	build(path, "one");
	assert_sound("abs");
}

static void
replaces_the_site_as_a_whole(void **state)
{
	(void)state;
	build("out", "one");
	struct stage *s = begin("out");
	add(s, "new/page.html", "two");
	assert_holds("out/index.html", "start"); /* not before the commit */
	assert_gone("out/new");
	commit(s);
	assert_holds("out/new/page.html", "two");
	assert_gone("out/index.html");
	assert_gone("out/en-us");
	assert_sound("out");
}

static struct stat
stat_of(const char *path)
{
	struct stat st;
	assert_int_equal(lstat(path, &st), 0);
	return st;
}

static void
keeps_unchanged_files(void **state)
{
	(void)state;
	build("out", "one");
	shell("touch -d @1000 out/index.html out/en-us/a/page.html");
	struct stat index = stat_of("out/index.html");
	struct stat page = stat_of("out/en-us/a/page.html");
	build("out", "two");
	struct stat index2 = stat_of("out/index.html");
	assert_int_equal(index.st_ino, index2.st_ino);
	assert_int_equal(index2.st_mtim.tv_sec, 1000);
	assert_int_equal(index2.st_nlink, 1);
	assert_true(stat_of("out/en-us/a/page.html").st_mtim.tv_sec > 1000);
	assert_true(page.st_ino != stat_of("out/en-us/a/page.html").st_ino);
	assert_holds("out/en-us/a/page.html", "two");
	assert_sound("out");
}

/* The manifest is not believed: the file has been changed since. */
static void
mends_changed_files(void **state)
{
	(void)state;
	build("out", "one");
	shell("printf two >out/en-us/a/page.html; chmod 600 out/index.html");
	build("out", "one");
	assert_holds("out/en-us/a/page.html", "one");
	assert_int_equal(stat_of("out/index.html").st_mode & 07777, 0644);
	assert_sound("out");
}

/* The first text is a link to the file in OUT: it must not be written to. */
static void
the_last_text_counts(void **state)
{
	(void)state;
	struct stage_file f;
	build("out", "one");
	struct stage *s = begin("out");
	stage_write(s, S("index.html"), S("start"), &f);
	stage_write(s, S("index.html"), S("other"), &f);
	assert_holds("out/index.html", "start");
	stage_write(s, S("index.html"), S("start"), &f);
	stage_write(s, S("index.html"), S("last"), &f);
	stage_record(s, &f);
	stage_record(s, &f);
	commit(s);
	assert_holds("out/index.html", "last");
	assert_sound("out");
}

/* Such as a picture that two pages use. */
static void
keeps_files_that_are_written_twice(void **state)
{
	(void)state;
	build("out", "one");
	ino_t before = stat_of("out/index.html").st_ino;
	struct stage *s = begin("out");
	add(s, "index.html", "start");
	add(s, "index.html", "start");
	commit(s);
	assert_int_equal(stat_of("out/index.html").st_ino, before);
	assert_sound("out");
}

/* The site grows into a folder that the user had made. */
static void
opens_foreign_folders_with_pages(void **state)
{
	(void)state;
	build("out", "one");
	shell("mkdir -m 700 out/x && echo mine >out/x/note");
	struct stage *s = begin("out");
	add(s, "x/page.html", "page");
	commit(s);
	assert_int_equal(stat_of("out/x").st_mode & 07777, 0755);
	assert_holds("out/x/note", "mine\n");
	assert_sound("out");
}

static void
copies_open_files(void **state)
{
	(void)state;
	struct stage_file f;
	shell("head -c 200000 /dev/urandom >image; head -c 200000 /dev/zero "
	      ">other; touch none");
	for (int round = 0; round < 3; round++) {
		struct stage *s = begin("out");
		int fd = open(round < 2 ? "image" : "other", O_RDONLY);
		int none = open("none", O_RDONLY);
		stage_copy(s, S("m/image.png"), fd, &f);
		assert_int_equal(f.size, 200000);
		stage_record(s, &f);
		stage_copy(s, S("m/none"), none, &f);
		stage_record(s, &f);
		commit(s);
		assert_int_equal(lseek(fd, 0, SEEK_CUR), 0);
		assert_int_equal(close(fd), 0);
		assert_int_equal(close(none), 0);
		assert_sound("out");
		if (round == 0)
			shell("touch -d @1000 out/m/image.png");
		else
			assert_true((stat_of("out/m/image.png").st_mtim.tv_sec ==
			             1000) == (round == 1));
	}
	shell("cmp other out/m/image.png");
}

static void
keeps_foreign_files(void **state)
{
	(void)state;
	build("out", "one");
	shell("cd out && echo mine >CNAME && mkdir -p .git/x en-us/a/sub empty/e "
	      "ro && echo g >.git/x/y && echo n >en-us/a/sub/n && "
	      "ln -s nowhere dangling && ln -s en-us lang && mkfifo pipe && "
	      "echo r >ro/r && chmod 555 ro && chmod 700 empty && "
	      "touch -d @2000 CNAME empty");
	struct stat name = stat_of("out/CNAME");
	struct stage *s = begin("out");
	add(s, "index.html", "start"); /* en-us is not generated any more */
	commit(s);
	assert_holds("out/CNAME", "mine\n");
	assert_int_equal(stat_of("out/CNAME").st_ino, name.st_ino);
	assert_int_equal(stat_of("out/CNAME").st_nlink, 1);
	assert_holds("out/.git/x/y", "g\n");
	assert_holds("out/en-us/a/sub/n", "n\n");
	assert_gone("out/en-us/a/page.html");
	assert_int_equal(os_kind("out/empty/e"), OS_FOLDER);
	assert_int_equal(stat_of("out/empty").st_mode & 07777, 0700);
	assert_int_equal(stat_of("out/empty").st_mtim.tv_sec, 2000);
	assert_int_equal(stat_of("out/ro").st_mode & 07777, 0555);
	assert_int_equal(os_kind("out/dangling"), OS_LINK);
	assert_int_equal(os_kind("out/lang"), OS_LINK);
	assert_int_equal(os_kind("out/pipe"), OS_OTHER);
	assert_sound("out");
}

static void
copies_what_cannot_be_linked(void **state)
{
	(void)state;
	static const int reasons[] = {EPERM, EMLINK, EXDEV};
	build("out", "one");
	shell("cd out && echo mine >CNAME && ln -s nowhere dangling && "
	      "chmod 640 CNAME && touch -d @2000 CNAME");
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
		ino_t before = stat_of("out/CNAME").st_ino;
		link_errno = reasons[i];
		build("out", "one");
		struct stat st = stat_of("out/CNAME");
		assert_true(st.st_ino != before);
		assert_int_equal(st.st_mode & 07777, 0640);
		assert_int_equal(st.st_mtim.tv_sec, 2000);
		assert_holds("out/CNAME", "mine\n");
		assert_int_equal(os_kind("out/dangling"), OS_LINK);
		assert_holds("out/index.html", "start");
		assert_sound("out");
	}
}

/* COMMAND puts something into OUT where the next site has a page. */
static void
assert_collides(const char *command, const char *path)
{
	str why;
	build("out", "one");
	shell(command);
	struct stage *s = begin("out");
	add(s, "index.html", "start");
	add(s, "about.html", "generated");
	add(s, "x/y/z.html", "generated");
	assert_false(stage_commit(s, &why));
	if (strstr(why.p, path) == NULL)
		fail_msg("'%s' not in '%s'", path, why.p);
	assert_holds("out/en-us/a/page.html", "one");
	assert_sound("out");
	shell("rm -rf out");
}

static void
refuses_to_overwrite_foreign_files(void **state)
{
	(void)state;
	assert_collides("echo mine >out/about.html", "'out/about.html'");
	assert_collides("ln -s index.html out/about.html", "'out/about.html'");
	assert_collides("mkdir out/about.html", "'out/about.html'");
	assert_collides("echo mine >out/x", "'out/x'");
	assert_collides("mkdir out/x; ln -s . out/x/y", "'out/x/y'");
	assert_collides("mkdir -p out/x/y; mkfifo out/x/y/z.html",
	                "'out/x/y/z.html'");
}

static void
refuses_what_is_not_ours(void **state)
{
	(void)state;
	shell("mkdir full dots damaged damaged/.glose; echo x >full/x; "
	      "echo x >dots/.x; echo x >file; ln -s full link; "
	      "echo x >damaged/.glose/manifest; mkdir busy.glose-new "
	      "old.glose-old; echo x >busy.glose-new/x; "
	      "echo x >old.glose-old/x; echo x >l.glose-lock");
	assert_refused("full", "'full' is not empty");
	assert_refused("full/", "'full' is not empty");
	assert_refused("dots", "not empty");
	assert_refused("file", "not a folder");
	assert_refused("link", "symbolic link");
	assert_refused("link/", "symbolic link");
	assert_refused("damaged", "line 1");
	assert_refused("busy", "'busy.glose-new' is in the way");
	assert_refused("old", "'old.glose-old' is in the way");
	assert_refused("l", "'l.glose-lock' is in the way");
	assert_refused(".", "cannot be replaced");
	assert_refused("full/..", "cannot be replaced");
	assert_refused("/", "cannot be replaced");
	assert_refused("", "cannot be replaced");
	assert_refused("file/out", "'file/'");
	assert_refused("/proc", "mount point");
	shell("test \"$(ls -A full dots busy.glose-new old.glose-old | "
	      "grep -c x)\" = 4"); /* all still there */
	shell("test \"$(ls | wc -l)\" = 8");
}

static void
refuses_a_second_build(void **state)
{
	(void)state;
	build("out", "one");
	struct stage *s = begin("out");
	add(s, "index.html", "two");
	assert_refused("out", "under way");
	build("other", "one"); /* a neighbour is no trouble */
	add(s, "more.html", "more");
	commit(s);
	assert_holds("out/more.html", "more");
	assert_sound("out");
	build("out", "three");
}

static void
discards(void **state)
{
	(void)state;
	build("out", "one");
	struct stage *s = begin("out");
	add(s, "index.html", "two");
	stage_discard(s);
	stage_discard(s);
	assert_holds("out/index.html", "start");
	assert_sound("out");
}

static void
forgets_what_was_recorded(void **state)
{
	(void)state;
	struct stage *s = begin("out");
	add(s, "kept.html", "one");
	add(s, "gone.html", "one");
	stage_forget(s);
	add(s, "kept.html", "two");
	commit(s);
	assert_holds("out/kept.html", "two");
	assert_gone("out/gone.html");
	assert_sound("out");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(makes_a_new_site),
		TEST(replaces_the_site_as_a_whole),
		TEST(keeps_unchanged_files),
		TEST(mends_changed_files),
		TEST(the_last_text_counts),
		TEST(keeps_files_that_are_written_twice),
		TEST(opens_foreign_folders_with_pages),
		TEST(copies_open_files),
		TEST(keeps_foreign_files),
		TEST(copies_what_cannot_be_linked),
		TEST(refuses_to_overwrite_foreign_files),
		TEST(refuses_what_is_not_ours),
		TEST(refuses_a_second_build),
		TEST(discards),
		TEST(forgets_what_was_recorded),
	};
	return cmocka_run_group_tests_name("stage", tests, NULL, leave_all);
}
