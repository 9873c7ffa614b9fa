#include "base/os.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "base/fatal.h"
/*
 * O_NONBLOCK: opening a FIFO must not wait for its writer; it means nothing
 * for the regular files that are let through.
 */
#define OPEN_FILE (O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)

static void
close_keep_errno(int fd)
{
	int saved = errno;
	(void)close(fd);
	errno = saved;
}

bool
os_machine_failed(int error)
{
	switch (error) {
	case ENOENT:
	case ENOTDIR:
	case EISDIR:
	case ELOOP:
	case EXDEV:
	case EFBIG:
	case EINVAL:
	case ENAMETOOLONG:
		return false;
	default:
		return true;
	}
}

static enum os_kind
kind_of_mode(mode_t mode)
{
	if (S_ISREG(mode))
		return OS_FILE;
	if (S_ISDIR(mode))
		return OS_FOLDER;
	return S_ISLNK(mode) ? OS_LINK : OS_OTHER;
}

enum os_kind
os_kind(const char *path)
{
	struct stat st;
	if (lstat(path, &st) == 0)
		return kind_of_mode(st.st_mode);
	if (os_machine_failed(errno))
		fatal_errno("cannot look at '%s'", path);
	return OS_MISSING;
}

enum os_kind
os_kind_at(int root_fd, const char *path)
{
	struct stat st;
	if (fstatat(root_fd, path, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return OS_MISSING;
	return kind_of_mode(st.st_mode);
}

/* The size of the regular file FD; EINVAL when it is none. */
static bool
regular_size(int fd, uint64_t *size)
{
	struct stat st;
	if (fstat(fd, &st) != 0)
		return false;
	if (!S_ISREG(st.st_mode)) {
		errno = EINVAL;
		return false;
	}
	*size = (uint64_t)st.st_size;
	return true;
}

/* FD if it is open and a regular file of *SIZE bytes; else -1, FD closed. */
static int
only_regular(int fd, uint64_t *size)
{
	if (fd < 0) {
		if (errno == ENXIO) /* a socket, or a device without driver */
			errno = EINVAL;
		return -1;
	}
	if (regular_size(fd, size))
		return fd;
	close_keep_errno(fd);
	return -1;
}

/*
 * What FD holds, up to its end wherever that is by now: SIZE is only where to
 * begin, the file may grow or shrink under us.
 */
static bool
read_all(int fd, uint64_t size, size_t limit, str *text, struct arena *a)
{
	if (size > limit) {
		errno = EFBIG;
		return false;
	}
	/* One byte more than expected shows growth, and one is for the NUL. */
	size_t cap = (size_t)size + 2, n = 0;
	char *p = NEW(a, char, cap);
	for (;;) {
		ssize_t got = read(fd, p + n, cap - 1 - n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return false;
		if (got == 0)
			break;
		n += (size_t)got;
		if (n == size && n < cap - 1)
			break; /* there was room for more */
		if (n > limit) {
			errno = EFBIG;
			return false;
		}
		if (n == cap - 1) {
			char *q = NEW(a, char, cap * 2);
			memcpy(q, p, n);
			p = q;
			cap *= 2;
		}
	}
	p[n] = '\0';
	*text = (str){p, n};
	return true;
}

static bool
read_and_close(int fd, uint64_t size, size_t limit, str *text, struct arena *a)
{
	bool ok = read_all(fd, size, limit, text, a);
	close_keep_errno(fd);
	return ok;
}

bool
os_read(const char *path, size_t limit, str *text, struct arena *a)
{
	uint64_t size;
	int fd = only_regular(open(path, OPEN_FILE), &size);
	return fd >= 0 && read_and_close(fd, size, limit, text, a);
}

static int
open_in_kernel(int root_fd, const char *path)
{
	struct open_how how = {
		.flags = OPEN_FILE,
		.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS,
	};
	long fd;
	int tries = 0;
	do /* EAGAIN: something was renamed under way, the kernel is not sure */
		fd = syscall(SYS_openat2, root_fd, path, &how, sizeof how);
	while (fd < 0 && (errno == EINTR || (errno == EAGAIN && ++tries < 64)));
	return (int)fd;
}

/* The folder or file NAME in DIR, not through a link: ELOOP. */
static int
open_part(int dir, const char *name, int flags)
{
	int fd = openat(dir, name, flags | O_NOFOLLOW | O_CLOEXEC);
	/* With O_DIRECTORY the kernel says ENOTDIR of a link. */
	if (fd < 0 && errno == ENOTDIR) {
		errno = os_kind_at(dir, name) == OS_LINK ? ELOOP : ENOTDIR;
	}
	return fd;
}

int
os_open_by_parts(int root_fd, const char *path)
{
	char name[256];
	int dir = root_fd, fd = -1;
	if (path[0] == '/') {
		errno = EXDEV;
		return -1;
	}
	for (;;) {
		size_t n = strcspn(path, "/");
		bool last = path[n] == '\0';
		if (n >= sizeof name) {
			errno = ENAMETOOLONG;
			break;
		}
		memcpy(name, path, n);
		name[n] = '\0';
		if (strcmp(name, "..") == 0) {
			errno = EXDEV;
			break;
		}
		fd = open_part(dir, n == 0 && !last ? "." : name,
		               last ? OPEN_FILE : O_PATH | O_DIRECTORY);
		if (fd < 0 || last)
			break;
		if (dir != root_fd)
			(void)close(dir);
		dir = fd;
		fd = -1;
		path += n + 1;
	}
	if (dir != root_fd)
		close_keep_errno(dir);
	return fd;
}

bool
os_open_beneath(int root_fd, const char *path, int *fd, uint64_t *size)
{
	int got = open_in_kernel(root_fd, path);
	/* No such call in old kernels; old sandboxes answer EPERM for it. */
	if (got < 0 && (errno == ENOSYS || errno == EPERM))
		got = os_open_by_parts(root_fd, path);
	*fd = only_regular(got, size);
	return *fd >= 0;
}

bool
os_read_beneath(int root_fd, const char *path, size_t limit, str *text,
                struct arena *a)
{
	uint64_t size;
	int fd;
	return os_open_beneath(root_fd, path, &fd, &size) &&
	       read_and_close(fd, size, limit, text, a);
}

bool
os_write(int fd, str text)
{
	while (text.n > 0) {
		ssize_t n = write(fd, text.p, text.n);
		if (n < 0 && errno != EINTR)
			return false;
		if (n > 0)
			text = str_sub(text, (size_t)n, text.n);
	}
	return true;
}

int
os_open_folder(const char *path)
{
	return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/* Where the part of PATH that exists really is; *REST is where the other part
 * begins in PATH. */
static bool
real_part(const char *path, char real[PATH_MAX], size_t *rest)
{
	char part[PATH_MAX];
	size_t n = strlen(path);
	if (n >= sizeof part)
		return false;
	memcpy(part, path, n + 1);
	while (realpath(n > 0 ? part : ".", real) == NULL) {
		if (n == 0)
			return false;
		while (n > 0 && part[--n] != '/')
			;
		part[n == 0 && path[0] == '/' ? 1 : n] = '\0';
	}
	*rest = n;
	return true;
}

str
os_one_name(const char *path, struct arena *a)
{
	char real[PATH_MAX];
	size_t from;
	if (!real_part(path, real, &from))
		return str_of(path);
	str name = str_dup(str_of(real), a), rest = str_of(path + from);
	while (rest.p != NULL) {
		str part = str_cut(rest, '/', &rest);
		/* What is not there yet will be no link. */
		if (str_eq(part, S("..")))
			name = str_sub(name, 0, str_rchr(name, '/'));
		else if (part.n > 0 && !str_eq(part, S(".")))
			name = STR_JOIN(a, name, S("/"), part);
	}
	return name;
}

bool
os_is_below(const char *path, const char *folder)
{
	char at[PATH_MAX], top[PATH_MAX];
	size_t rest;
	if (realpath(folder, top) == NULL || !real_part(path, at, &rest))
		return false;
	size_t n = strcmp(top, "/") == 0 ? 0 : strlen(top);
	return strncmp(at, top, n) == 0 && (at[n] == '\0' || at[n] == '/');
}

char *
os_join(struct arena *a, const char *root, const char *path)
{
	bool here = strcmp(root, ".") == 0 && path[0] != '\0'
		&& path[0] != '/';
	size_t r = here ? 0 : strlen(root), n = strlen(path);
	while (r > 1 && root[r - 1] == '/')
		r--;
	bool slash = r > 0 && root[r - 1] != '/';
	char *p = NEW(a, char, r + slash + n + 1);
	memcpy(p, root, r);
	if (slash)
		p[r] = '/';
	memcpy(p + r + slash, path, n);
	return p;
}

double
os_wall_seconds(void)
{
	struct timespec t = {0, 0};
	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int
os_processors(void)
{
	cpu_set_t set;
	/* What this process may use can be fewer than the machine has. */
	if (sched_getaffinity(0, sizeof set, &set) == 0)
		return CPU_COUNT(&set) > 0 ? CPU_COUNT(&set) : 1;
	long n = sysconf(_SC_NPROCESSORS_ONLN);
	return n > 0 ? (int)n : 1;
}

bool
os_make_folders(char *path)
{
	for (char *p = path;;) {
		p += strspn(p, "/");
		p += strcspn(p, "/");
		char end = *p;
		*p = '\0';
		int failed = mkdir(path, 0777) == 0 || errno == EEXIST ? 0 : errno;
		*p = end;
		if (failed != 0) {
			errno = failed;
			return false;
		}
		if (end == '\0')
			return true;
	}
}

bool
os_write_file(const char *path, str text, struct arena *scratch)
{
	char *copy = str_z(str_of(path), scratch);
	char *slash = strrchr(copy, '/');
	if (slash != NULL && slash != copy) {
		*slash = '\0';
		if (!os_make_folders(copy))
			return false;
	}
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	if (fd < 0)
		return false;
	bool ok = os_write(fd, text);
	if (!ok)
		close_keep_errno(fd);
	else
		ok = close(fd) == 0;
	return ok;
}
