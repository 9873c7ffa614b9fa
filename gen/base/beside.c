#include "base/beside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"

static const char descriptors[] = "/proc/self/fd";

/* The name beside PATH: of fixed length, as a name may be as long as it can. */
static char *
name_beside(const char *path, struct arena *a)
{
	str all = str_of(path);
	size_t slash = str_rchr(all, '/');
	size_t cut = slash == STR_NONE ? 0 : slash + 1;
	unsigned long long hash = str_hash(str_sub(all, cut, all.n));
	return str_z(str_printf(a, "%.*s.glose-%016llx",
	                        STR_ARG(str_sub(all, 0, cut)), hash), a);
}

/* What stands at TEMP is nobody's any more: a living process has it locked. */
static bool
take_away(const char *temp)
{
	int fd = open(temp, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		return errno == ENOENT;
	bool ours = flock(fd, LOCK_EX | LOCK_NB) == 0;
	bool gone = ours && (unlink(temp) == 0 || errno == ENOENT);
	int error = ours ? errno : EBUSY;
	(void)close(fd);
	errno = error;
	return gone;
}

/* A file without a name in the folder of TEMP, or -1. */
static int
open_unnamed(const char *temp, struct arena *a)
{
	str all = str_of(temp);
	size_t slash = str_rchr(all, '/');
	const char *folder = slash == STR_NONE ? "."
		: str_z(str_sub(all, 0, slash + 1), a);
	/* It is given a name by way of these. */
	if (access(descriptors, X_OK) != 0)
		return -1;
	return open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
}

static int
open_named(const char *temp)
{
	const int how = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
	int fd = open(temp, how, 0600);
	if (fd < 0 && errno == EEXIST && take_away(temp))
		fd = open(temp, how, 0600);
	return fd;
}

bool
beside_open(struct beside *b, const char *path, struct arena *a)
{
	*b = (struct beside){.path = path, .temp = name_beside(path, a)};
	b->fd = open_unnamed(b->temp, a);
	if (b->fd < 0) {
		b->fd = open_named(b->temp);
		b->named = b->fd >= 0;
	}
	if (b->fd < 0)
		return false;
	/* For take_away; where there are no locks, it takes nothing. */
	(void)flock(b->fd, LOCK_EX | LOCK_NB);
	return true;
}

static bool
give_name(struct beside *b)
{
	char self[sizeof descriptors + 16];
	(void)snprintf(self, sizeof self, "%s/%d", descriptors, b->fd);
	for (int tries = 0; tries < 2 && !b->named; tries++) {
		b->named = linkat(AT_FDCWD, self, AT_FDCWD, b->temp,
		                  AT_SYMLINK_FOLLOW) == 0;
		if (!b->named && (errno != EEXIST || !take_away(b->temp)))
			return false;
	}
	return b->named;
}

/* Is TEMP still the file that was written? */
static bool
is_ours(const struct beside *b)
{
	struct stat mine, there;
	if (fstat(b->fd, &mine) != 0 || lstat(b->temp, &there) != 0)
		return false;
	if (mine.st_dev == there.st_dev && mine.st_ino == there.st_ino)
		return true;
	errno = EBUSY;
	return false;
}

bool
beside_commit(struct beside *b)
{
	if (fsync(b->fd) == 0 && give_name(b) && is_ours(b)
	    && rename(b->temp, b->path) == 0) {
		(void)close(b->fd);
		b->fd = -1;
		return true;
	}
	int error = errno;
	beside_discard(b);
	errno = error;
	return false;
}

void
beside_discard(struct beside *b)
{
	if (b->fd < 0)
		return;
	if (b->named && is_ours(b))
		(void)unlink(b->temp);
	(void)close(b->fd);
	b->fd = -1;
}
