#include "write/stage.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fatal.h"
#include "base/os.h"
#include "write/stage_impl.h"

/* For one walk over a site of some millions of files. */
static const size_t scratch_size = (size_t)1 << 30;

/* What the fatal hook has to take away, and who had the hook before. */
static struct stage *active;
static void (*other_hook)(void);

bool
stage_fails(struct stage *s, const char *fmt, ...)
{
	char text[2 * PATH_MAX];
	va_list ap;
	va_start(ap, fmt);
	(void)vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	s->why = str_dup(str_of(text), s->arena);
	s->failed = 0;
	return false;
}

bool
stage_fails_errno(struct stage *s, const char *fmt, ...)
{
	const char *reason = strerror(errno);
	s->failed = errno;
	char text[2 * PATH_MAX];
	va_list ap;
	va_start(ap, fmt);
	(void)vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	s->why = str_printf(s->arena, "%s: %s", text, reason);
	return false;
}

static void
close_fd(int *fd)
{
	if (*fd >= 0)
		(void)close(*fd);
	*fd = -1;
}

static void
discard_active(void)
{
	for (struct stage *s = active, *older; s != NULL; s = older) {
		older = s->older;
		stage_discard(s);
	}
	if (other_hook != NULL)
		other_hook();
}

static void
activate(struct stage *s)
{
	if (active == NULL) {
		other_hook = fatal_hook;
		fatal_hook = discard_active;
	}
	s->older = active;
	active = s;
}

static void
deactivate(struct stage *s)
{
	struct stage **at = &active;
	while (*at != NULL && *at != s)
		at = &(*at)->older;
	if (*at == NULL)
		return; /* it never came to be active */
	*at = s->older;
	if (active == NULL && fatal_hook == discard_active)
		fatal_hook = other_hook;
}

/* Give back all but what is on the disk. */
static void
finish(struct stage *s)
{
	deactivate(s);
	place_unlock(s);
	close_fd(&s->fd);
	close_fd(&s->old_fd);
	close_fd(&s->folder_fd);
	close_fd(&s->parent_fd);
	arena_close(&s->scratch);
}

void
stage_discard(struct stage *s)
{
	if (s->parent_fd < 0 || getpid() != s->owner)
		return; /* done already; or a worker, whose parent does it */
	if (s->fd >= 0)
		(void)stage_remove(s, s->fresh);
	finish(s);
}

/* The stage, empty but for its mark. */
static bool
make_stage(struct stage *s)
{
	if (mkdirat(s->parent_fd, s->fresh, 0755) != 0)
		return stage_fails_errno(s, "cannot make folder '%s.glose-new'",
		                         s->out);
	s->fd = openat(s->parent_fd, s->fresh,
	               O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	int mark = -1;
	if (s->fd >= 0 && fchmod(s->fd, 0755) == 0 &&
	    stage_make_folders(s->fd, MANIFEST_FOLDER))
		mark = openat(s->fd, STAGE_MARK,
		              O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
	if (mark < 0)
		return stage_fails_errno(s, "cannot write in '%s.glose-new'",
		                         s->out);
	(void)close(mark);
	return true;
}

struct stage *
stage_open(const char *out, str *why, struct arena *a)
{
	struct stage *s = NEW(a, struct stage, 1);
	s->arena = a;
	s->parent_fd = s->lock_fd = s->old_fd = s->fd = s->folder_fd = -1;
	s->owner = getpid();
	arena_open(&s->scratch, scratch_size);
	if (place_find(s, out) && place_lock(s) && place_check(s) &&
	    make_stage(s)) {
		activate(s);
		return s;
	}
	*why = s->why;
	if (s->parent_fd >= 0)
		stage_discard(s);
	else
		arena_close(&s->scratch);
	errno = s->failed;
	return NULL;
}

void
stage_record(struct stage *s, const struct stage_file *file)
{
	GROW(s->arena, s->site.files, s->site.n, s->site.cap);
	s->site.files[s->site.n] = *file;
	s->site.files[s->site.n++].path = str_dup(file->path, s->arena);
}

void
stage_forget(struct stage *s)
{
	s->site.n = 0;
}

/* An entry of the stage: part of the site, or left by a worker that died. */
static bool
sweep_entry(struct stage *s, const struct os_entry *e, bool chmod, size_t *found)
{
	const char *path = e->path.p;
	if (str_eq(e->path, S(STAGE_MARK)))
		return true;
	if (e->kind == OS_FOLDER) {
		if (str_eq(e->path, S(MANIFEST_FOLDER)) ||
		    manifest_has_folder(&s->site, e->path))
			return fchmodat(s->fd, path, 0755, 0) == 0;
		return unlinkat(s->fd, path, AT_REMOVEDIR) == 0;
	}
	if (manifest_find(&s->site, e->path) == NULL)
		return unlinkat(s->fd, path, 0) == 0;
	++*found;
	return !chmod || fchmodat(s->fd, path, 0644, 0) == 0;
}

/* Make the stage hold what was recorded, no more, for all to read. */
static bool
sweep(struct stage *s)
{
	struct os_entry *e;
	struct stat mark;
	size_t n, found = 0;
	str bad;
	arena_reset(&s->scratch);
	if (!os_walk_all(s->fd, &e, &n, &bad, &s->scratch) ||
	    fstatat(s->fd, STAGE_MARK, &mark, AT_SYMLINK_NOFOLLOW) != 0)
		return stage_fails_errno(s, "cannot read '%s.glose-new'", s->out);
	/* The umask, or a default access list, shows in the mark. */
	bool chmod = (mark.st_mode & 07777) != 0644;
	while (n-- > 0) /* backwards: what a folder holds before it */
		if (!sweep_entry(s, &e[n], chmod, &found))
			return stage_fails_errno(s, "cannot change '%s.glose-new"
			                         "/%.*s'", s->out,
			                         STR_ARG(e[n].path));
	if (found != s->site.n)
		return stage_fails(s, "somebody removed files from "
		                   "'%s.glose-new'", s->out);
	return true;
}

/*
 * Turn the mark into the manifest, and see all of the stage to the disk.  The
 * manifest first: nobody may ever find a part of it under its name.
 */
static bool
complete(struct stage *s)
{
	struct buf text = {NULL, 0, 0};
	manifest_print(&s->site, &text);
	int fd = openat(s->fd, STAGE_MARK, O_WRONLY | O_TRUNC | O_CLOEXEC);
	bool ok = fd >= 0 && os_write(fd, buf_str(&text)) &&
	          fchmod(fd, 0644) == 0 && fsync(fd) == 0;
	int failed = errno;
	buf_release(&text);
	if (fd >= 0 && close(fd) != 0 && ok) {
		failed = errno;
		ok = false;
	}
	errno = failed;
	ok = ok && renameat(s->fd, STAGE_MARK, s->fd, MANIFEST_PATH) == 0;
	if (ok && syncfs(s->fd) != 0) {
		ok = errno == ENOSYS;
		if (ok)
			sync();
	}
	return ok || stage_fails_errno(s, "cannot write '%s'", s->out);
}

static bool
move(const struct stage *s, const char *from, const char *to)
{
	return renameat(s->parent_fd, from, s->parent_fd, to) == 0;
}

/*
 * Swap OUT and the stage; *OLD is where the old site is then.  Where folders
 * cannot be exchanged there is a moment without OUT, and place_check mends
 * it if we are killed then.
 */
static bool
exchange(struct stage *s, const char **old)
{
	*old = s->fresh;
	if (renameat2(s->parent_fd, s->fresh, s->parent_fd, s->name,
	              RENAME_EXCHANGE) == 0)
		return true;
	if (errno != EINVAL && errno != ENOSYS)
		return false;
	*old = s->aside;
	if (!move(s, s->name, s->aside))
		return false;
	if (move(s, s->fresh, s->name))
		return true;
	int failed = errno;
	(void)move(s, s->aside, s->name);
	errno = failed;
	return false;
}

/* The swap was not confirmed by the disk: back. */
static void
undo_swap(struct stage *s, const char *old)
{
	if (old == s->fresh && s->old_fd >= 0) {
		(void)renameat2(s->parent_fd, s->fresh, s->parent_fd, s->name,
		                RENAME_EXCHANGE);
		return;
	}
	(void)move(s, s->name, s->fresh);
	if (s->old_fd >= 0)
		(void)move(s, s->aside, s->name);
}

static bool
swap(struct stage *s, const char **old)
{
	*old = s->fresh;
	if (s->old_fd >= 0 &&
	    !stage_same_file(s->old_fd, s->parent_fd, s->name))
		return stage_fails(s, "'%s' was moved away during the build",
		                   s->out);
	/* rename(2) puts a folder onto an empty one only. */
	bool ok = s->old_fd < 0 ? move(s, s->fresh, s->name)
	                        : exchange(s, old);
	if (!ok)
		return stage_fails_errno(s, "cannot put the new site in the "
		                         "place of '%s'", s->out);
	if (fsync(s->parent_fd) == 0 || errno == EINVAL)
		return true;
	int failed = errno;
	undo_swap(s, *old);
	errno = failed;
	return stage_fails_errno(s, "cannot put the new site in the place of "
	                         "'%s'", s->out);
}

static bool
sort_site(struct stage *s)
{
	const str *twice = manifest_sort(&s->site);
	return twice == NULL ||
	       stage_fails(s, "two different files were to be '%s/%.*s'",
	                   s->out, STR_ARG(*twice));
}

bool
stage_commit(struct stage *s, str *why)
{
	const char *old = NULL;
	*why = S("");
	if (!sort_site(s) || !sweep(s) || !carry_over(s) || !complete(s) ||
	    !swap(s, &old)) {
		stage_discard(s);
		*why = s->why;
		return false;
	}
	if (s->old_fd >= 0 &&
	    !carry_clear(s, old, &s->old, s->fd, &s->site)) {
		(void)stage_fails(s, "the new site is in place, but '%s%s' holds "
		                  "what could not be removed of the old one: "
		                  "take it away", s->out, old + strlen(s->name));
		*why = s->why;
	}
	finish(s);
	return true;
}
