/*
 * test_stage.c -- write/stage.h on a real disk.  Calls of the C library that
 * are to fail are defined here: the linker prefers them to the library's.
 */
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
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/fatal.h"
#include "base/os.h"
#include "write/manifest.h"
#include "write/sha256.h"
#include "write/stage.h"

static struct arena arena;
static char top[] = "/tmp/test_stage.XXXXXX";
static char here[64];

/* Which calls fail, and with what. */
static int exchange_errno, link_errno, fsync_errno;

int
renameat2(int from_dir, const char *from, int to_dir, const char *to,
          unsigned flags)
{
	if (exchange_errno != 0) {
		errno = exchange_errno;
		return -1;
	}
	return (int)syscall(SYS_renameat2, from_dir, from, to_dir, to, flags);
}

int
linkat(int from_dir, const char *from, int to_dir, const char *to, int flags)
{
	if (link_errno != 0) {
		errno = link_errno;
		return -1;
	}
	return (int)syscall(SYS_linkat, from_dir, from, to_dir, to, flags);
}

int
fsync(int fd)
{
	struct stat st;
	/* Folders only: the manifest is synced by itself. */
	if (fsync_errno != 0 && fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)) {
		errno = fsync_errno;
		return -1;
	}
	return (int)syscall(SYS_fsync, fd);
}

static void
shell(const char *command)
{
	if (system(command) != 0)
		fail_msg("%s", command);
}

/* Each test in an empty folder of its own. */
static int
enter(void **state)
{
	static int count;
	(void)state;
	exchange_errno = link_errno = fsync_errno = 0;
	arena_open(&arena, (size_t)256 << 20);
	if (count == 0 && mkdtemp(top) == NULL)
		return -1;
	(void)snprintf(here, sizeof here, "%s/%d", top, count++);
	return mkdir(here, 0755) != 0 || chdir(here) != 0;
}

static int
leave(void **state)
{
	(void)state;
	arena_close(&arena);
	return fatal_hook != NULL; /* every stage was ended */
}

static int
leave_all(void **state)
{
	char command[64];
	(void)state;
	(void)snprintf(command, sizeof command, "rm -rf %s", top);
	return chdir("/") != 0 || system(command) != 0;
}

static void
assert_holds(const char *path, const char *text)
{
	str s;
	if (!os_read(path, 1 << 20, &s, &arena))
		fail_msg("%s: %s", path, strerror(errno));
	assert_string_equal(s.p, text);
}

#define assert_gone(path) assert_int_equal(os_kind(path), OS_MISSING)

/* Nothing beside OUT, and OUT is what its manifest says. */
static void
assert_sound(const char *out)
{
	char command[128];
	(void)snprintf(command, sizeof command,
	               "test -z \"$(ls -d %s.glose-* 2>/dev/null)\" && cd %s && "
	               "sha256sum -c --quiet --strict .glose/manifest", out, out);
	shell(command);
}

static void
add(struct stage *s, const char *path, const char *text)
{
	struct stage_file f;
	stage_write(s, str_of(path), str_of(text), &f);
	stage_record(s, &f);
}

static struct stage *
begin(const char *out)
{
	str why = S("");
	struct stage *s = stage_open(out, &why, &arena);
	if (s == NULL)
		fail_msg("%.*s", STR_ARG(why));
	return s;
}

static void
commit(struct stage *s)
{
	str why;
	if (!stage_commit(s, &why) || why.n > 0)
		fail_msg("%.*s", STR_ARG(why));
}

/* A site of two files; the text of the second is TEXT. */
static void
build(const char *out, const char *text)
{
	struct stage *s = begin(out);
	add(s, "index.html", "start");
	add(s, "en-us/a/page.html", text);
	commit(s);
}

/* OUT is refused, and the reason names WHAT. */
static void
assert_refused(const char *out, const char *what)
{
	str why = S("");
	assert_null(stage_open(out, &why, &arena));
	if (strstr(why.p, what) == NULL)
		fail_msg("'%s' not in '%s'", what, why.p);
}

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

/* Run WORK in a child that ends with exit status WANT. */
static void
in_child(void (*work)(struct stage *), struct stage *s, int want)
{
	int status;
	pid_t child = fork();
	if (child == 0) {
		if (want == EXIT_SYSTEM) /* what it says is not our subject */
			(void)freopen("/dev/null", "w", stderr);
		work(s);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), want);
}

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

static void
manifest_bears_any_name(void **state)
{
	(void)state;
	static const char *const names[] = {"a b", "back\\slash", "new\nline",
		"cr\rx", "\\", "-", "*star", " ", "\xff\xfe", "\xe6\x97\xa5"};
	struct stage *s = begin("out");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		add(s, names[i], names[i]);
	commit(s);
	str text;
	size_t line;
	struct manifest m;
	assert_true(os_read("out/" MANIFEST_PATH, 1 << 20, &text, &arena));
	assert_true(manifest_parse(text, &m, &line, &arena));
	assert_int_equal(m.n, sizeof names / sizeof *names);
	for (size_t i = 0; i < m.n; i++)
		assert_non_null(manifest_find(&m, str_of(names[i])));
	struct buf again = {NULL, 0, 0};
	manifest_print(&m, &again);
	assert_true(str_eq(buf_str(&again), text));
	buf_release(&again);
	shell("rm out/-; sed -i '/  -$/d' out/.glose/manifest");
	assert_sound("out"); /* but for '-', which sha256sum takes for stdin */
}

static void
manifest_knows_folders(void **state)
{
	(void)state;
	struct manifest m = {NULL, 0, 0};
	static const char *const paths[] = {"a-b/x", "a/x", "a.html", "b", "c/d/e"};
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		GROW(&arena, m.files, m.n, m.cap);
		m.files[m.n++].path = str_of(paths[i]);
	}
	assert_null(manifest_sort(&m));
	assert_true(manifest_has_folder(&m, S("a")));
	assert_true(manifest_has_folder(&m, S("a-b")));
	assert_true(manifest_has_folder(&m, S("c")));
	assert_true(manifest_has_folder(&m, S("c/d")));
	assert_false(manifest_has_folder(&m, S("b")));
	assert_false(manifest_has_folder(&m, S("c/d/e")));
	assert_false(manifest_has_folder(&m, S("a.html")));
	assert_false(manifest_has_folder(&m, S("")));
}

static void
manifest_refuses_other_text(void **state)
{
	(void)state;
	static const char hex[] = "e3b0c44298fc1c149afbf4c8996fb924"
	                          "27ae41e4649b934ca495991b7852b855";
	static const char *const bad[] = {"\n", "%s\n", "%s  \n", "%s a\n",
		"%s *a\n", "x%s  a\n", "\\%s  a\\x\n", "\\%s  a\\\n",
		"%s  a\n\n", "#\n"};
	struct manifest m;
	size_t line;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		char text[128];
		const char *at = strstr(bad[i], "%s");
		size_t head = at == NULL ? 0 : (size_t)(at - bad[i]);
		(void)snprintf(text, sizeof text, "%.*s%s%s", (int)head, bad[i],
		               at == NULL ? "" : hex,
		               at == NULL ? bad[i] : at + 2);
		if (manifest_parse(str_of(text), &m, &line, &arena))
			fail_msg("taken: %s", text);
	}
	assert_true(manifest_parse(S(""), &m, &line, &arena));
	assert_int_equal(m.n, 0);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, enter, leave)

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
		TEST(fatal_takes_the_stage_away),
		TEST(a_killed_build_is_cleared_away),
		TEST(rescues_foreign_files_of_leftovers),
		TEST(swaps_without_exchange),
		TEST(a_failed_swap_leaves_the_old_site),
		TEST(sees_out_change_under_it),
		TEST(workers_write_and_die),
		TEST(refuses_unsafe_paths),
		TEST(refuses_two_texts_for_one_path),
		TEST(manifest_bears_any_name),
		TEST(manifest_knows_folders),
		TEST(manifest_refuses_other_text),
	};
	return cmocka_run_group_tests_name("stage", tests, NULL, leave_all);
}
