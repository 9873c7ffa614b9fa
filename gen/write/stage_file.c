#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fatal.h"
#include "base/os.h"
#include "base/wire.h"
#include "write/sha256.h"
#include "write/stage_impl.h"

static _Noreturn void
cannot_write(const struct stage *s, str path)
{
	fatal_errno("cannot write '%s/%.*s'", s->out, STR_ARG(path));
}

/*
 * A path that leaves the stage, or meddles with .glose, would be our bug, but
 * one that content could be made to provoke: so no assert, always looked at.
 */
static bool
is_safe(str path)
{
	if (path.n >= PATH_MAX || str_chr(path, '\0', 0) != STR_NONE)
		return false;
	for (str rest = path, part; rest.p != NULL;) {
		bool first = rest.p == path.p;
		part = str_cut(rest, '/', &rest);
		if (part.n == 0 || str_eq(part, S(".")) || str_eq(part, S("..")))
			return false;
		if (first && str_eq(part, S(MANIFEST_FOLDER)))
			return false;
	}
	return path.n > 0;
}

bool
stage_make_folders(int root_fd, const char *path)
{
	char part[PATH_MAX];
	size_t n = strlen(path);
	assert(n < sizeof part);
	memcpy(part, path, n + 1);
	for (size_t i = 1; i <= n; i++) {
		if (path[i] != '/' && path[i] != '\0')
			continue;
		part[i] = '\0';
		/* The umask must not decide who can read the site. */
		if (mkdirat(root_fd, part, 0755) == 0) {
			if (fchmodat(root_fd, part, 0755, 0) != 0)
				return false;
		} else if (errno != EEXIST) {
			return false;
		}
		part[i] = path[i];
	}
	return true;
}

bool
stage_make_parents(int root_fd, const char *path)
{
	char parent[PATH_MAX];
	const char *slash = strrchr(path, '/');
	if (slash == NULL)
		return true;
	size_t n = (size_t)(slash - path);
	assert(n < sizeof parent);
	memcpy(parent, path, n);
	parent[n] = '\0';
	return stage_make_folders(root_fd, parent);
}

static int
open_made(const struct stage *s, const char *folder)
{
	int flags = O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
	const char *at = *folder == '\0' ? "." : folder;
	int fd = openat(s->fd, at, flags);
	if (fd < 0 && errno == ENOENT && stage_make_folders(s->fd, folder))
		fd = openat(s->fd, at, flags);
	return fd;
}

/*
 * Open the folder of PATH, made if missing, as S->folder_fd; *NAME is what
 * follows.  Pages come folder by folder: mostly it is open already.
 */
static bool
enter_folder(struct stage *s, const char *path, const char **name)
{
	const char *slash = strrchr(path, '/');
	size_t n = slash == NULL ? 0 : (size_t)(slash - path);
	*name = slash == NULL ? path : slash + 1;
	if (s->folder_fd >= 0 && strlen(s->folder) == n &&
	    memcmp(s->folder, path, n) == 0)
		return true;
	if (s->folder_fd >= 0)
		(void)close(s->folder_fd);
	memcpy(s->folder, path, n);
	s->folder[n] = '\0';
	s->folder_fd = open_made(s, s->folder);
	return s->folder_fd >= 0;
}

/*
 * A new file.  Never one that is there, overwritten: it may be a link to the
 * file in OUT.
 */
static int
create(struct stage *s, const char *path)
{
	const char *name;
	int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
	if (!enter_folder(s, path, &name))
		return -1;
	int fd = openat(s->folder_fd, name, flags, 0644);
	if (fd < 0 && errno == EEXIST && unlinkat(s->folder_fd, name, 0) == 0)
		fd = openat(s->folder_fd, name, flags, 0644);
	return fd;
}

/*
 * The file in OUT that glose wrote as FILE says, open, or -1.  It may have
 * been changed since.
 */
static int
open_old(const struct stage *s, const char *path, const struct stage_file *file)
{
	const struct stage_file *old = manifest_find(&s->old, file->path);
	struct stat st;
	if (s->old_fd < 0 || old == NULL ||
	    memcmp(old->sha256, file->sha256, SHA256_SIZE) != 0)
		return -1;
	int fd = openat(s->old_fd, path,
	                O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	    (st.st_mode & 07777) == 0644 && (uint64_t)st.st_size == file->size)
		return fd;
	if (fd >= 0)
		(void)close(fd);
	return -1;
}

/* Fill PIECE from FD at OFFSET, up to SIZE bytes; fewer only at its end. */
static size_t
read_piece(int fd, char *piece, size_t size, uint64_t offset)
{
	size_t n = 0;
	while (n < size) {
		ssize_t got = pread(fd, piece + n, size - n,
		                    (off_t)(offset + n));
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		n += (size_t)got;
	}
	return n;
}

/* Does the file OLD hold TEXT, or, if FD is not -1, the same bytes as FD? */
static bool
holds(int old, str text, int fd, uint64_t size)
{
	char piece[1 << 14], other[1 << 14];
	assert(fd >= 0 || text.n == size);
	if (fd < 0 && text.p == NULL)
		return size == 0;
	for (uint64_t at = 0; at < size; at += sizeof piece) {
		size_t want = size - at < sizeof piece ? (size_t)(size - at)
		                                       : sizeof piece;
		const char *expected = fd < 0 ? text.p + at : other;
		if (read_piece(old, piece, want, at) != want ||
		    (fd >= 0 && read_piece(fd, other, want, at) != want) ||
		    memcmp(piece, expected, want) != 0)
			return false;
	}
	return true;
}

/* Put the file of OUT into the stage if it is what FILE says. */
static bool
link_old(struct stage *s, const char *path, str text, int fd,
         const struct stage_file *file)
{
	const char *name;
	int old = open_old(s, path, file);
	if (old < 0)
		return false;
	bool equal = holds(old, text, fd, file->size);
	(void)close(old);
	if (!equal || !enter_folder(s, path, &name))
		return false;
	if (linkat(s->old_fd, path, s->folder_fd, name, 0) == 0)
		return true;
	return errno == EEXIST && unlinkat(s->folder_fd, name, 0) == 0 &&
	       linkat(s->old_fd, path, s->folder_fd, name, 0) == 0;
}

/* PATH, NUL-terminated, in Z. */
static void
check_path(str path, char z[PATH_MAX])
{
	if (!is_safe(path))
		fatal("'%.*s' is no path for a file of the site",
		      STR_ARG(path));
	memcpy(z, path.p, path.n);
	z[path.n] = '\0';
}

void
stage_write(struct stage *s, str path, str text, struct stage_file *file)
{
	char z[PATH_MAX];
	check_path(path, z);
	file->path = path;
	file->size = text.n;
	sha256(text, file->sha256);
	if (link_old(s, z, text, -1, file))
		return;
	int fd = create(s, z);
	if (fd < 0 || !os_write(fd, text) || close(fd) != 0)
		cannot_write(s, path);
}

void
stage_copy(struct stage *s, str path, int from, struct stage_file *file)
{
	char z[PATH_MAX];
	check_path(path, z);
	file->path = path;
	if (s->old_fd >= 0 && manifest_find(&s->old, path) != NULL &&
	    sha256_copy(from, -1, file->sha256, &file->size) &&
	    link_old(s, z, (str){NULL, 0}, from, file))
		return;
	int fd = create(s, z);
	if (fd < 0 || !sha256_copy(from, fd, file->sha256, &file->size) ||
	    close(fd) != 0)
		cannot_write(s, path);
}

int
stage_scratch(struct stage *s)
{
	static const char name[] = MANIFEST_FOLDER "/scratch";
	int fd = openat(s->fd, name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC,
	                0600);
	if (fd < 0 || unlinkat(s->fd, name, 0) != 0)
		cannot_write(s, str_of(name));
	return fd;
}

void
stage_file_put(struct buf *out, const struct stage_file *file)
{
	wire_put_str(out, file->path);
	wire_put_num(out, file->size);
	wire_put_bytes(out, file->sha256, sizeof file->sha256);
}

void
stage_file_get(str *in, struct stage_file *file, struct arena *a)
{
	file->path = wire_get_str(in, a);
	file->size = wire_get_num(in);
	wire_get_bytes(in, file->sha256, sizeof file->sha256);
}
