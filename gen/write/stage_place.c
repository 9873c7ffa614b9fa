#include "write/stage_impl.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/os.h"

/* The longest manifest: some millions of files. */
static const size_t manifest_limit = (size_t)1 << 30;

bool
place_find(struct stage *s, const char *out)
{
	str path = str_of(out);
	while (path.n > 1 && path.p[path.n - 1] == '/')
		path.n--;
	size_t slash = str_rchr(path, '/');
	size_t at = slash == STR_NONE ? 0 : slash + 1;
	s->out = str_z(path, s->arena);
	s->name = s->out + at;
	if (*s->name == '\0' || strcmp(s->name, ".") == 0 ||
	    strcmp(s->name, "..") == 0)
		return stage_fails(s, "'%s' cannot be replaced as a whole: name "
		                   "a folder of its own for the site", out);
	s->fresh = str_printf(s->arena, "%s.glose-new", s->name).p;
	s->aside = str_printf(s->arena, "%s.glose-old", s->name).p;
	s->lock = str_printf(s->arena, "%s.glose-lock", s->name).p;

	char *parent = at == 0 ? str_z(S("."), s->arena)
	                       : str_z(str_sub(path, 0, at), s->arena);
	s->parent_fd = os_open_folder(parent);
	if (s->parent_fd < 0 && errno == ENOENT && os_make_folders(parent))
		s->parent_fd = os_open_folder(parent);
	if (s->parent_fd < 0)
		return stage_fails_errno(s, "cannot open folder '%s'", parent);
	return true;
}

bool
stage_same_file(int fd, int dir, const char *name)
{
	struct stat a, b;
	return fstat(fd, &a) == 0 &&
	       fstatat(dir, name, &b, AT_SYMLINK_NOFOLLOW) == 0 &&
	       a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/* A lock file is empty; anything else of that name is not ours. */
static bool
is_lock_file(int fd)
{
	struct stat st;
	return fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size == 0;
}

bool
place_lock(struct stage *s)
{
	for (;;) {
		s->lock_fd = openat(s->parent_fd, s->lock,
		                    O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK |
		                    O_CLOEXEC, 0644);
		if (s->lock_fd < 0)
			return stage_fails_errno(s, "cannot write '%s.glose-lock'",
			                         s->out);
		bool ours = is_lock_file(s->lock_fd);
		bool locked = ours && flock(s->lock_fd, LOCK_EX | LOCK_NB) == 0;
		int failed = errno;
		if (locked && stage_same_file(s->lock_fd, s->parent_fd, s->lock))
			return true;
		(void)close(s->lock_fd);
		s->lock_fd = -1;
		if (locked) /* its last holder has just taken it away: again */
			continue;
		if (!ours)
			return stage_fails(s, "'%s.glose-lock' is in the way, and "
			                   "is not glose's: move it away", s->out);
		if (failed == EWOULDBLOCK)
			return stage_fails(s, "another build of '%s' is under way",
			                   s->out);
		errno = failed;
		return stage_fails_errno(s, "cannot lock '%s.glose-lock'", s->out);
	}
}

void
place_unlock(struct stage *s)
{
	if (s->lock_fd < 0)
		return;
	(void)unlinkat(s->parent_fd, s->lock, 0);
	(void)close(s->lock_fd);
	s->lock_fd = -1;
}

/* An open folder in the parent, not through a link. */
static int
open_folder(const struct stage *s, const char *name)
{
	return openat(s->parent_fd, name,
	              O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

static bool
is_site(const struct stage *s, const char *name)
{
	int fd = open_folder(s, name);
	bool yes = fd >= 0 && os_kind_at(fd, MANIFEST_PATH) == OS_FILE;
	if (fd >= 0)
		(void)close(fd);
	return yes;
}

/* The manifest of the folder FD, which messages call PATH. */
static bool
read_manifest(struct stage *s, int fd, const char *path, struct manifest *m)
{
	str text;
	size_t line;
	if (!os_read_beneath(fd, MANIFEST_PATH, manifest_limit, &text, s->arena))
		return stage_fails_errno(s, "cannot read '%s/" MANIFEST_PATH "'",
		                         path);
	if (!manifest_parse(text, m, &line, s->arena))
		return stage_fails(s, "'%s/" MANIFEST_PATH "' is damaged in line "
		                   "%zu, so that it is not known which files "
		                   "are glose's: move the folder away", path, line);
	return true;
}

/* How many entries the folder FD has, *ONLY the first; -1 with errno. */
static long
count_entries(struct stage *s, int fd, struct os_entry *only)
{
	struct os_entry *e;
	size_t n;
	str bad;
	arena_reset(&s->scratch);
	if (!os_walk_all(fd, &e, &n, &bad, &s->scratch))
		return -1;
	if (n > 0)
		*only = e[0];
	return (long)n;
}

/* A stage whose build was killed before its mark was made, or after. */
static bool
is_bare_stage(struct stage *s, int fd)
{
	struct os_entry e;
	long n = count_entries(s, fd, &e);
	return n == 0 || (n == 1 && e.kind == OS_FOLDER &&
	                  str_eq(e.path, S(MANIFEST_FOLDER)));
}

/* OUT is a folder: may it be replaced? */
static bool
check_folder(struct stage *s, const struct stat *st)
{
	struct stat parent;
	if (fstat(s->parent_fd, &parent) == 0 && parent.st_dev != st->st_dev)
		return stage_fails(s, "'%s' is a mount point and cannot be "
		                   "replaced as a whole: name a folder in it",
		                   s->out);
	s->old_fd = open_folder(s, s->name);
	if (s->old_fd < 0)
		return stage_fails_errno(s, "cannot open folder '%s'", s->out);
	if (os_kind_at(s->old_fd, MANIFEST_PATH) == OS_FILE)
		return read_manifest(s, s->old_fd, s->out, &s->old);
	struct os_entry first;
	long n = count_entries(s, s->old_fd, &first);
	if (n < 0)
		return stage_fails_errno(s, "cannot read folder '%s'", s->out);
	if (n > 0)
		return stage_fails(s, "'%s' is not empty and was not made by "
		                   "glose (it has no " MANIFEST_PATH "): name "
		                   "another folder, or empty it", s->out);
	(void)close(s->old_fd);
	s->old_fd = -1;
	return true;
}

static bool
check_out(struct stage *s)
{
	struct stat st;
	if (fstatat(s->parent_fd, s->name, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return errno == ENOENT ||
		       stage_fails_errno(s, "cannot look at '%s'", s->out);
	if (S_ISLNK(st.st_mode))
		return stage_fails(s, "'%s' is a symbolic link: name the folder "
		                   "itself", s->out);
	if (!S_ISDIR(st.st_mode))
		return stage_fails(s, "'%s' is not a folder", s->out);
	return check_folder(s, &st);
}

/* NAME is an old site, whole: what is only there goes to OUT, the rest away. */
static bool
clear_site(struct stage *s, int fd, const char *name)
{
	struct manifest m;
	const char *path = str_printf(s->arena, "%s%s", s->out,
	                              name + strlen(s->name)).p;
	if (!read_manifest(s, fd, path, &m))
		return false;
	if (!carry_clear(s, name, &m, s->old_fd, &s->old))
		return stage_fails(s, "'%s' is left from an earlier build, and "
		                   "holds files that glose did not write: move "
		                   "it away", path);
	return true;
}

/* Take away the folder NAME beside OUT if a killed build left it. */
static bool
clear_leftover(struct stage *s, const char *name)
{
	int fd = open_folder(s, name);
	if (fd < 0 && errno == ENOENT)
		return true;
	if (fd < 0 && os_machine_failed(errno))
		return stage_fails_errno(s, "cannot open '%s%s'", s->out,
		                         name + strlen(s->name));
	bool ok = false;
	if (fd >= 0 && os_kind_at(fd, MANIFEST_PATH) == OS_FILE)
		ok = clear_site(s, fd, name);
	else if (fd >= 0 && (os_kind_at(fd, STAGE_MARK) == OS_FILE ||
	                     is_bare_stage(s, fd)))
		ok = stage_remove(s, name) ||
		     stage_fails_errno(s, "cannot remove '%s%s'", s->out,
		                       name + strlen(s->name));
	else
		(void)stage_fails(s, "'%s%s' is in the way, and is not glose's: "
		                  "move it away", s->out, name + strlen(s->name));
	if (fd >= 0)
		(void)close(fd);
	return ok;
}

bool
place_check(struct stage *s)
{
	/* Killed between the two renames of a swap without exchange. */
	if (os_kind_at(s->parent_fd, s->name) == OS_MISSING &&
	    is_site(s, s->aside) &&
	    renameat(s->parent_fd, s->aside, s->parent_fd, s->name) != 0)
		return stage_fails_errno(s, "cannot put '%s.glose-old' back",
		                         s->out);
	return check_out(s) && clear_leftover(s, s->aside) &&
	       clear_leftover(s, s->fresh);
}
