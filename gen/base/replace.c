#include "base/replace.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/beside.h"
#include "base/os.h"

/* The state of PATH, which must be a regular file. */
static bool
look(const char *path, struct stat *st)
{
	if (lstat(path, st) != 0)
		return false;
	if (S_ISREG(st->st_mode))
		return true;
	errno = S_ISLNK(st->st_mode) ? ELOOP : EINVAL;
	return false;
}

static void
note(struct file_state *s, const struct stat *st)
{
	*s = (struct file_state){.device = (uint64_t)st->st_dev,
	                         .inode = (uint64_t)st->st_ino,
	                         .size = (uint64_t)st->st_size,
	                         .changed = {st->st_mtim.tv_sec,
	                                     st->st_mtim.tv_nsec,
	                                     st->st_ctim.tv_sec,
	                                     st->st_ctim.tv_nsec}};
}

/* Is PATH as WAS says? */
static bool
is_still(const char *path, const struct file_state *was, struct stat *st)
{
	struct file_state now;
	if (!look(path, st))
		return false;
	note(&now, st);
	if (now.device == was->device && now.inode == was->inode
	    && now.size == was->size
	    && memcmp(now.changed, was->changed, sizeof now.changed) == 0)
		return true;
	errno = ESTALE;
	return false;
}

bool
file_read(const char *path, size_t limit, str *text, struct file_state *state,
          struct arena *a)
{
	struct stat st;
	if (!look(path, &st))
		return false;
	note(state, &st);
	return os_read(path, limit, text, a) && is_still(path, state, &st);
}

/* Write TEXT to FD, a new file that is to be like the one ST is of. */
static bool
fill(int fd, str text, const struct stat *st)
{
	/* Whoever may write may not always give away: then it is the
	 * writer's, and set-id bits must not come along. */
	mode_t mode = st->st_mode & 07777;
	if (fchown(fd, st->st_uid, st->st_gid) != 0)
		mode &= 0777;
	return os_write(fd, text) && fchmod(fd, mode) == 0;
}

/* May PATH, of ST, be written to?  Who owns a folder could replace it anyway;
 * whoever took the right to write away did not want that. */
static bool
is_writable(const char *path, const struct stat *st)
{
	if ((st->st_mode & 0222) != 0)
		return access(path, W_OK) == 0;
	errno = EACCES;
	return false;
}

bool
file_replace(const char *path, str text, const struct file_state *was,
             struct arena *scratch)
{
	struct stat st;
	struct beside new;
	if (!is_still(path, was, &st) || !is_writable(path, &st)
	    || !beside_open(&new, path, scratch))
		return false;
	if (fill(new.fd, text, &st) && is_still(path, was, &st))
		return beside_commit(&new);
	int error = errno;
	beside_discard(&new);
	errno = error;
	return false;
}
