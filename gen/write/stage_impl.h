#ifndef WRITE_STAGE_IMPL_H
#define WRITE_STAGE_IMPL_H
/*
 * stage_impl.h -- what the files behind stage.h share.
 *
 * Beside OUT stand, while a build runs:
 *
 *   OUT.glose-lock   locked as long as a process of the build lives
 *   OUT.glose-new    the stage; after the swap the old site, until it is gone
 *   OUT.glose-old    the old site, where the kernel cannot exchange folders
 *
 * A stage that is not complete has .glose/stage, a complete one has
 * .glose/manifest, and at no time both: so a later build knows what it finds.
 */
#include <limits.h>
#include <stdbool.h>
#include <sys/types.h>

#include "base/arena.h"
#include "write/manifest.h"
#include "write/stage.h"

#define STAGE_MARK ".glose/stage"

struct stage {
	const char *out; /* as the user named it, without '/' at the end */
	const char *name, *fresh, *aside, *lock; /* in the parent folder */
	int parent_fd, lock_fd;
	int old_fd; /* OUT, or -1: missing or empty */
	int fd;     /* the stage */
	pid_t owner;
	struct stage *older; /* opened before, and still open */
	struct manifest old, site;
	char folder[PATH_MAX]; /* where the last file went, open as folder_fd */
	int folder_fd;
	str why;
	int failed; /* errno of the machine, or 0 */
	struct arena *arena;
	struct arena scratch; /* for one walk */
};

/* Set S->why to what went wrong, and return false. */
bool stage_fails(struct stage *s, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
/* The same, with ": " and the text of errno. */
bool stage_fails_errno(struct stage *s, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/*
 * Make the folder PATH and those above it in the folder ROOT_FD.  False with
 * errno.
 */
bool stage_make_folders(int root_fd, const char *path);
/* The same for the folders above PATH. */
bool stage_make_parents(int root_fd, const char *path);

/* Is the open FD what stands as NAME in the folder DIR? */
bool stage_same_file(int fd, int dir, const char *name);

/* stage_place.c: the places beside OUT. */

/* Fill S's names from OUT and open its parent folder, made if missing. */
bool place_find(struct stage *s, const char *out);
/* Take the lock beside OUT, or say who has it; and give it back. */
bool place_lock(struct stage *s);
void place_unlock(struct stage *s);
/*
 * Undo what a killed build left, look at OUT (old_fd, old), and take away
 * leftovers that are ours.
 */
bool place_check(struct stage *s);

/* stage_carry.c: files in OUT that glose did not write. */

/* Hard link (or copy) them from OUT into the stage. */
bool carry_over(struct stage *s);

/*
 * Remove the folder NAME beside OUT, an old site with the files M, all but
 * what glose did not write and OUT (open as OUT_FD, with the files OUT_M)
 * does not have: that moves to OUT.  False when anything had to stay.
 */
bool carry_clear(struct stage *s, const char *name, const struct manifest *m,
                 int out_fd, const struct manifest *out_m);

/* stage_remove.c */

/*
 * Remove the stage NAME, complete or not, with everything in it.  False with
 * errno when it cannot be done.
 */
bool stage_remove(struct stage *s, const char *name);

/* unlinkat(2), also in a folder that may not be written. */
bool stage_unlink(int root_fd, const char *path, int flags);

/*
 * The end of a removal: KEEP (the mark or manifest, so that a killed removal
 * can be taken up), .glose, and the folder NAME, open as FD, itself.
 */
bool stage_remove_last(struct stage *s, const char *name, int fd,
                       const char *keep);

#endif
