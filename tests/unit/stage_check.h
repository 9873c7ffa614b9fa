#ifndef STAGE_CHECK_H
#define STAGE_CHECK_H
/*
 * stage_check.h -- what the tests of write/ on a real disk share.  Calls of the C
 * library that are to fail are defined here: the linker prefers them to the
 * library's.
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

#include "aid/folder.h"
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

static inline void
shell(const char *command)
{
	if (system(command) != 0)
		fail_msg("%s", command);
}

/* Each test in an empty folder of its own. */
static inline int
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

static inline int
leave(void **state)
{
	(void)state;
	arena_close(&arena);
	return fatal_hook != NULL; /* every stage was ended */
}

static inline int
leave_all(void **state)
{
	char command[64];
	(void)state;
	(void)snprintf(command, sizeof command, "rm -rf %s", top);
	return chdir("/") != 0 || system(command) != 0;
}

#define assert_gone(path) assert_int_equal(os_kind(path), OS_MISSING)

/* Nothing beside OUT, and OUT is what its manifest says. */
static inline void
assert_sound(const char *out)
{
	char command[128];
	(void)snprintf(command, sizeof command,
	               "test -z \"$(ls -d %s.glose-* 2>/dev/null)\" && cd %s && "
	               "sha256sum -c --quiet --strict .glose/manifest", out, out);
	shell(command);
}

static inline void
add(struct stage *s, const char *path, const char *text)
{
	struct stage_file f;
	stage_write(s, str_of(path), str_of(text), &f);
	stage_record(s, &f);
}

static inline struct stage *
begin(const char *out)
{
	str why = S("");
	struct stage *s = stage_open(out, &why, &arena);
	if (s == NULL)
		fail_msg("%.*s", STR_ARG(why));
	return s;
}

static inline void
commit(struct stage *s)
{
	str why;
	if (!stage_commit(s, &why) || why.n > 0)
		fail_msg("%.*s", STR_ARG(why));
}

/* A site of two files; the text of the second is TEXT. */
static inline void
build(const char *out, const char *text)
{
	struct stage *s = begin(out);
	add(s, "index.html", "start");
	add(s, "en-us/a/page.html", text);
	commit(s);
}

/* OUT is refused, and the reason names WHAT. */
static inline void
assert_refused(const char *out, const char *what)
{
	str why = S("");
	assert_null(stage_open(out, &why, &arena));
	if (strstr(why.p, what) == NULL)
		fail_msg("'%s' not in '%s'", what, why.p);
}

/* Run WORK in a child that ends with exit status WANT. */
static inline void
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

#define TEST(f) cmocka_unit_test_setup_teardown(f, enter, leave)

#endif
