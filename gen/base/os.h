#ifndef BASE_OS_H
#define BASE_OS_H
/* os.h -- files, folders, clock: all that touches the system. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum os_kind { OS_MISSING, OS_FILE, OS_FOLDER, OS_LINK, OS_OTHER };

/*
 * Whether ERROR, an errno, is the fault of the machine (disk, memory,
 * permission), and not of the name given or of what stands there.
 */
bool os_machine_failed(int error);

/*
 * What PATH is, not following a link at its end; os_kind_at: PATH below the
 * folder ROOT_FD.  os_kind is fatal when the machine fails.
 */
enum os_kind os_kind(const char *path);
enum os_kind os_kind_at(int root_fd, const char *path);

/*
 * The whole regular file PATH in A (NUL after it, not counted).  Never blocks
 * on a FIFO or device.  False with errno set: EFBIG when longer than LIMIT,
 * EINVAL when it is no regular file.
 */
bool os_read(const char *path, size_t limit, str *text, struct arena *a);

/*
 * The same for PATH below the folder ROOT, which it may not leave by "..",
 * an absolute path or a symbolic link (openat2 with RESOLVE_BENEATH, or its
 * equal).  EXDEV when it would.
 */
bool os_read_beneath(int root_fd, const char *path, size_t limit, str *text,
                     struct arena *a);

/* The same, but *FD is the open file; the caller closes it. */
bool os_open_beneath(int root_fd, const char *path, int *fd, uint64_t *size);

/*
 * How os_open_beneath opens PATH where the kernel has no openat2: one part
 * after the other.  It refuses every ".." (EXDEV) and every link (ELOOP), and
 * does not look at what the file is.  -1 with errno when it cannot.
 */
int os_open_by_parts(int root_fd, const char *path);

/* An open folder for os_read_beneath, or -1 with errno. */
int os_open_folder(const char *path);

struct os_entry {
	str path; /* below the root, with '/', NUL-terminated */
	enum os_kind kind;
};

/*
 * Every file below ROOT, sorted by path in byte order, in A.  Names that begin
 * with '.' are left out, links are reported and not followed.  False with
 * errno set and *BAD the path when a folder cannot be read.
 */
bool os_walk(const char *root, struct os_entry **entries, size_t *n,
             str *bad, struct arena *a);

/*
 * The same for the open folder ROOT_FD, with everything: folders too (each
 * before what it holds) and names that begin with '.'.  *BAD is below ROOT_FD
 * (empty: itself).
 */
bool os_walk_all(int root_fd, struct os_entry **entries, size_t *n, str *bad,
                 struct arena *a);

/*
 * The names in FOLDER itself, of every kind, in byte order, but those that
 * begin with '.'.  False when it cannot be opened; fatal when the machine fails.
 */
bool os_list(const char *folder, char ***names, size_t *n, struct arena *a);

/* All of TEXT to FD.  False with errno. */
bool os_write(int fd, str text);

/* Make the folder PATH and those above it (PATH is changed for the time of the
 * call).  False with errno; a folder that is there already is none. */
bool os_make_folders(char *path);

/* Make the file PATH of TEXT, and the folders above it.  False with errno. */
bool os_write_file(const char *path, str text, struct arena *scratch);

/*
 * Is PATH, which need not exist, the folder FOLDER or below it, by whatever
 * names and links?
 */
bool os_is_below(const char *path, const char *folder);

/* PATH, which need not exist, by the one name that all its names have: links
 * are followed as far as it is there.  In A. */
str os_one_name(const char *path, struct arena *a);

/* "ROOT/PATH" in A, NUL-terminated; one '/' between.  A ROOT of "." need not be
 * said, and is left out. */
char *os_join(struct arena *a, const char *root, const char *path);

/* Seconds on a clock that only goes forward. */
double os_wall_seconds(void);

/* Online processors, at least 1. */
int os_processors(void);

#endif
