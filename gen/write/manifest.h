#ifndef WRITE_MANIFEST_H
#define WRITE_MANIFEST_H
/*
 * manifest.h -- OUT/.glose/manifest: what glose wrote, and the checksums.
 *
 * One line a file, sorted by path in byte order, in the form of sha256sum, so
 * that `sha256sum -c .glose/manifest` in OUT checks the site:
 *
 *     HEX, two blanks, path
 *
 * A path with a backslash, newline or carriage return has these written \\,
 * \n, \r and a backslash before the HEX.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "write/stage.h"

#define MANIFEST_FOLDER ".glose"
#define MANIFEST_PATH ".glose/manifest"

struct manifest {
	struct stage_file *files; /* sorted by path once read or sorted */
	size_t n, cap;
};

/*
 * Read TEXT into M (sizes are not in it: 0).  Paths are borrowed from TEXT
 * or live in A.  False with *LINE when a line is not of the form above.
 */
bool manifest_parse(str text, struct manifest *m, size_t *line,
                    struct arena *a);

void manifest_print(const struct manifest *m, struct buf *out);

/*
 * Sort M and drop what is told twice.  NULL, or the path that was told with
 * two different checksums.
 */
const str *manifest_sort(struct manifest *m);

/* What M (sorted) says of PATH, or NULL. */
const struct stage_file *manifest_find(const struct manifest *m, str path);

/* Has M (sorted) any file below the folder PATH? */
bool manifest_has_folder(const struct manifest *m, str path);

#endif
