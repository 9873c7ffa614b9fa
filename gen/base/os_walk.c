#include "base/os.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fatal.h"
/* Folders still to be read, and what has been found. */
struct walk {
	int root;
	bool all; /* folders and dot names too */
	str *todo;
	size_t n_todo, cap_todo;
	struct os_entry *found;
	size_t n, cap;
	struct arena *arena;
};

static enum os_kind
kind_of_entry(int dir, const struct dirent *e)
{
	switch (e->d_type) {
	case DT_REG:
		return OS_FILE;
	case DT_DIR:
		return OS_FOLDER;
	case DT_LNK:
		return OS_LINK;
	case DT_UNKNOWN: /* some file systems do not tell */
		return os_kind_at(dir, e->d_name);
	default:
		return OS_OTHER;
	}
}

/* NAME in the folder PARENT (empty: the root), NUL-terminated. */
static str
path_below(str parent, const char *name, struct arena *a)
{
	size_t n = strlen(name), at = parent.n == 0 ? 0 : parent.n + 1;
	char *p = NEW(a, char, at + n + 1);
	if (at > 0) {
		memcpy(p, parent.p, parent.n);
		p[parent.n] = '/';
	}
	memcpy(p + at, name, n);
	return (str){p, at + n};
}

static void
take(struct walk *w, int dir, str parent, const struct dirent *e)
{
	enum os_kind kind = kind_of_entry(dir, e);
	if (kind == OS_MISSING) /* deleted since it was listed */
		return;
	str path = path_below(parent, e->d_name, w->arena);
	if (kind == OS_FOLDER) {
		GROW(w->arena, w->todo, w->n_todo, w->cap_todo);
		w->todo[w->n_todo++] = path;
	}
	if (kind != OS_FOLDER || w->all) {
		GROW(w->arena, w->found, w->n, w->cap);
		w->found[w->n++] = (struct os_entry){path, kind};
	}
}

static bool
wanted(const struct walk *w, const char *name)
{
	return name[0] != '.' ||
	       (w->all && strcmp(name, ".") != 0 && strcmp(name, "..") != 0);
}

static bool
read_folder(struct walk *w, str path)
{
	int fd = openat(w->root, path.n == 0 ? "." : path.p,
	                O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0)
		return false;
	DIR *dir = fdopendir(fd);
	if (dir == NULL) {
		(void)close(fd);
		return false;
	}
	struct dirent *e;
	while (errno = 0, (e = readdir(dir)) != NULL)
		if (wanted(w, e->d_name))
			take(w, fd, path, e);
	int failed = errno;
	(void)closedir(dir);
	errno = failed;
	return failed == 0;
}

static int
by_path(const void *a, const void *b)
{
	const struct os_entry *x = a, *y = b;
	return str_cmp(x->path, y->path);
}

/* Read the whole tree; *BAD is the folder that could not be read. */
static bool
read_tree(struct walk *w, str *bad)
{
	*bad = (str){"", 0};
	if (!read_folder(w, *bad))
		return false;
	while (w->n_todo > 0) {
		*bad = w->todo[--w->n_todo];
		if (!read_folder(w, *bad))
			return false;
	}
	if (w->n > 0)
		qsort(w->found, w->n, sizeof *w->found, by_path);
	return true;
}

bool
os_walk_all(int root_fd, struct os_entry **entries, size_t *n, str *bad,
            struct arena *a)
{
	struct walk w = {.root = root_fd, .all = true, .arena = a};
	bool ok = read_tree(&w, bad);
	*entries = w.found;
	*n = w.n;
	return ok;
}

bool
os_walk(const char *root, struct os_entry **entries, size_t *n, str *bad,
        struct arena *a)
{
	struct walk w = {.root = os_open_folder(root), .arena = a};
	str path = {"", 0};
	bool ok = w.root >= 0 && read_tree(&w, &path);
	int saved = errno;
	if (w.root >= 0)
		(void)close(w.root);
	errno = saved;
	if (!ok)
		*bad = path.n == 0 ? str_dup(str_of(root), a)
		                   : str_of(os_join(a, root, path.p));
	*entries = w.found;
	*n = w.n;
	return ok;
}

static int
by_name(const void *va, const void *vb)
{
	char *const *a = va, *const *b = vb;
	return strcmp(*a, *b);
}

bool
os_list(const char *folder, char ***names, size_t *n, struct arena *a)
{
	DIR *dir = opendir(folder);
	size_t cap = 0;
	*names = NULL;
	*n = 0;
	if (dir == NULL && os_machine_failed(errno))
		fatal_errno("cannot read '%s'", folder);
	if (dir == NULL)
		return false;
	for (struct dirent *e; errno = 0, (e = readdir(dir)) != NULL;) {
		if (e->d_name[0] == '.')
			continue;
		GROW(a, *names, *n, cap)[*n] = str_z(str_of(e->d_name), a);
		++*n;
	}
	if (errno != 0)
		fatal_errno("cannot read '%s'", folder);
	(void)closedir(dir);
	if (*n > 1)
		qsort(*names, *n, sizeof **names, by_name);
	return true;
}
