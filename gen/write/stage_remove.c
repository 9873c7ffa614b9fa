#include "write/stage_impl.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/os.h"

/* Let us write in the folder that holds PATH. */
static bool
open_up_parent(int root_fd, const char *path)
{
	char parent[PATH_MAX];
	const char *slash = strrchr(path, '/');
	size_t n = slash == NULL ? 0 : (size_t)(slash - path);
	if (n == 0 || n >= sizeof parent)
		return false;
	memcpy(parent, path, n);
	parent[n] = '\0';
	return fchmodat(root_fd, parent, 0700, 0) == 0;
}

bool
stage_unlink(int root_fd, const char *path, int flags)
{
	if (unlinkat(root_fd, path, flags) == 0 || errno == ENOENT)
		return true;
	return errno == EACCES && open_up_parent(root_fd, path) &&
	       unlinkat(root_fd, path, flags) == 0;
}

bool
stage_remove_last(struct stage *s, const char *name, int fd, const char *keep)
{
	if (!stage_unlink(fd, keep, 0) ||
	    !stage_unlink(fd, MANIFEST_FOLDER, AT_REMOVEDIR))
		return false;
	return stage_unlink(s->parent_fd, name, AT_REMOVEDIR);
}

static bool
empty_folder(struct stage *s, int fd)
{
	struct os_entry *e;
	size_t n;
	str bad;
	arena_reset(&s->scratch);
	if (!os_walk_all(fd, &e, &n, &bad, &s->scratch))
		return false;
	while (n-- > 0) { /* backwards: what a folder holds before it */
		if (str_eq(e[n].path, S(STAGE_MARK)) ||
		    str_eq(e[n].path, S(MANIFEST_FOLDER)))
			continue;
		if (!stage_unlink(fd, e[n].path.p,
		                  e[n].kind == OS_FOLDER ? AT_REMOVEDIR : 0))
			return false;
	}
	return true;
}

bool
stage_remove(struct stage *s, const char *name)
{
	int fd = openat(s->parent_fd, name,
	                O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0)
		return errno == ENOENT;
	bool ok = empty_folder(s, fd) &&
	          stage_remove_last(s, name, fd, STAGE_MARK);
	int failed = errno;
	if (!ok) { /* the next build must know it as ours */
		(void)mkdirat(fd, MANIFEST_FOLDER, 0755);
		int mark = openat(fd, STAGE_MARK,
		                  O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
		if (mark >= 0)
			(void)close(mark);
	}
	(void)close(fd);
	errno = failed;
	return ok;
}
