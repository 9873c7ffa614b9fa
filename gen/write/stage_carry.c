#include "write/stage_impl.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/os.h"
#include "write/sha256.h"

/* Is E, found in a site with the files M, something that glose wrote? */
static bool
is_ours(const struct os_entry *e, const struct manifest *m)
{
	if (e->kind == OS_FOLDER)
		return str_eq(e->path, S(MANIFEST_FOLDER)) ||
		       manifest_has_folder(m, e->path);
	return e->kind == OS_FILE && (str_eq(e->path, S(MANIFEST_PATH)) ||
	                              manifest_find(m, e->path) != NULL);
}

static bool
in_the_way(struct stage *s, const struct os_entry *e)
{
	return stage_fails(s, "'%s/%.*s' was not written by glose, and the new "
	                   "site needs its place: move it away", s->out,
	                   STR_ARG(e->path));
}

/* Give NEW the owner (if we may), mode and times in ST. */
static bool
copy_attributes(int new, const struct stat *st)
{
	struct timespec times[] = {st->st_atim, st->st_mtim};
	bool owner = fchown(new, st->st_uid, st->st_gid) == 0;
	/* Not ours to give: then without set-user-ID and the like. */
	return fchmod(new, st->st_mode & (owner ? 07777 : 0777)) == 0 &&
	       futimens(new, times) == 0;
}

static bool
copy_file(struct stage *s, const char *path, const struct stat *st)
{
	unsigned char digest[SHA256_SIZE];
	uint64_t size;
	int old = openat(s->old_fd, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	if (old < 0)
		return false;
	int new = openat(s->fd, path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
	                 0600);
	bool ok = new >= 0 && sha256_copy(old, new, digest, &size) &&
	          copy_attributes(new, st);
	int failed = errno;
	(void)close(old);
	if (new >= 0 && close(new) != 0 && ok)
		return false;
	errno = failed;
	return ok;
}

static bool
copy_link(struct stage *s, const char *path, const struct stat *st)
{
	char target[PATH_MAX];
	struct timespec times[] = {st->st_atim, st->st_mtim};
	ssize_t n = readlinkat(s->old_fd, path, target, sizeof target - 1);
	if (n < 0)
		return false;
	target[n] = '\0';
	return symlinkat(target, s->fd, path) == 0 &&
	       utimensat(s->fd, path, times, AT_SYMLINK_NOFOLLOW) == 0;
}

static bool
copy(struct stage *s, const struct os_entry *e)
{
	struct stat st;
	if (fstatat(s->old_fd, e->path.p, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return false;
	if (S_ISREG(st.st_mode))
		return copy_file(s, e->path.p, &st);
	if (S_ISLNK(st.st_mode))
		return copy_link(s, e->path.p, &st);
	errno = ENOTSUP;
	return false;
}

static bool
link_or_copy(struct stage *s, const struct os_entry *e)
{
	if (linkat(s->old_fd, e->path.p, s->fd, e->path.p, 0) == 0)
		return true;
	/* No hard links here, no more of them, or not of a stranger's file. */
	if (errno == EPERM || errno == EMLINK || errno == EXDEV ||
	    errno == EACCES || errno == ENOTSUP)
		return copy(s, e);
	return false;
}

static bool
make_folder(struct stage *s, const struct os_entry *e)
{
	if (mkdirat(s->fd, e->path.p, 0700) == 0)
		return true;
	return errno == EEXIST &&
	       os_kind_at(s->fd, e->path.p) == OS_FOLDER;
}

static bool
carry(struct stage *s, const struct os_entry *e)
{
	bool (*put)(struct stage *, const struct os_entry *) =
		e->kind == OS_FOLDER ? make_folder : link_or_copy;
	if (put(s, e))
		return true;
	if (errno == ENOENT && stage_make_parents(s->fd, e->path.p) &&
	    put(s, e))
		return true;
	if (errno == EEXIST || errno == ENOTDIR)
		return in_the_way(s, e);
	return stage_fails_errno(s, "cannot keep '%s/%.*s'", s->out,
	                         STR_ARG(e->path));
}

/* What the folder E was like in OUT, now that nothing more goes into it. */
static bool
finish_folder(struct stage *s, const struct os_entry *e)
{
	struct stat st;
	int fd = openat(s->fd, e->path.p, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = fd >= 0 && fstatat(s->old_fd, e->path.p, &st, 0) == 0 &&
	          copy_attributes(fd, &st);
	int failed = errno;
	if (fd >= 0)
		(void)close(fd);
	errno = failed;
	return ok || stage_fails_errno(s, "cannot keep '%s/%.*s'", s->out,
	                               STR_ARG(e->path));
}

bool
carry_over(struct stage *s)
{
	struct os_entry *e;
	size_t n;
	str bad;
	if (s->old_fd < 0)
		return true;
	arena_reset(&s->scratch);
	if (!os_walk_all(s->old_fd, &e, &n, &bad, &s->scratch))
		return stage_fails_errno(s, "cannot read folder '%s/%.*s'",
		                         s->out, STR_ARG(bad));
	for (size_t i = 0; i < n; i++)
		if (!is_ours(&e[i], &s->old) && !carry(s, &e[i]))
			return false;
	for (size_t i = n; i-- > 0;)
		if (e[i].kind == OS_FOLDER && !is_ours(&e[i], &s->old) &&
		    !manifest_has_folder(&s->site, e[i].path) &&
		    !finish_folder(s, &e[i]))
			return false;
	return true;
}

/* An old site that is being removed, and the one that stands. */
struct clearing {
	int fd, out_fd;
	const struct manifest *m, *out_m;
};

static bool
same(const struct stat *a, const struct stat *b)
{
	if (a->st_dev == b->st_dev && a->st_ino == b->st_ino)
		return true;
	return (a->st_mode & S_IFMT) == (b->st_mode & S_IFMT) &&
	       a->st_size == b->st_size &&
	       a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
	       a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

static bool
newer(const struct stat *a, const struct stat *b)
{
	if (a->st_mtim.tv_sec != b->st_mtim.tv_sec)
		return a->st_mtim.tv_sec > b->st_mtim.tv_sec;
	return a->st_mtim.tv_nsec > b->st_mtim.tv_nsec;
}

/*
 * E is not glose's.  Mostly OUT has it too, since it was carried over; if
 * somebody has put it there or changed it since, the later one wins.
 */
static bool
clear_foreign(const struct clearing *c, const struct os_entry *e)
{
	const char *path = e->path.p;
	struct stat old, now;
	if (c->out_fd < 0 || manifest_find(c->out_m, e->path) != NULL ||
	    fstatat(c->fd, path, &old, AT_SYMLINK_NOFOLLOW) != 0)
		return false;
	if (fstatat(c->out_fd, path, &now, AT_SYMLINK_NOFOLLOW) != 0)
		return stage_make_parents(c->out_fd, path) &&
		       renameat(c->fd, path, c->out_fd, path) == 0;
	if (same(&old, &now) || !newer(&old, &now))
		return stage_unlink(c->fd, path, 0);
	return renameat(c->fd, path, c->out_fd, path) == 0;
}

static bool
clear_entry(const struct clearing *c, const struct os_entry *e)
{
	if (str_eq(e->path, S(MANIFEST_PATH)) ||
	    str_eq(e->path, S(MANIFEST_FOLDER)))
		return true;
	if (e->kind == OS_FOLDER)
		return stage_unlink(c->fd, e->path.p, AT_REMOVEDIR);
	return is_ours(e, c->m) ? stage_unlink(c->fd, e->path.p, 0)
	                        : clear_foreign(c, e);
}

bool
carry_clear(struct stage *s, const char *name, const struct manifest *m,
            int out_fd, const struct manifest *out_m)
{
	struct clearing c = {-1, out_fd, m, out_m};
	struct os_entry *e;
	size_t n;
	str bad;
	c.fd = openat(s->parent_fd, name,
	              O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (c.fd < 0)
		return errno == ENOENT;
	arena_reset(&s->scratch);
	bool ok = os_walk_all(c.fd, &e, &n, &bad, &s->scratch);
	for (size_t i = ok ? n : 0; i-- > 0;)
		ok = clear_entry(&c, &e[i]) && ok;
	ok = ok && stage_remove_last(s, name, c.fd, MANIFEST_PATH);
	(void)close(c.fd);
	return ok;
}
