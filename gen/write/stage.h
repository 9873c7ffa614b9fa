#ifndef WRITE_STAGE_H
#define WRITE_STAGE_H
/*
 * stage.h -- the new site, built beside OUT and then put in its place.
 *
 * A reader of OUT, or a crash at any moment, sees the old site or the new one.
 * Files in OUT that glose did not write (they are not in OUT/.glose/manifest)
 * are never deleted or changed; they move over to the new site.
 *
 *   stage_open      checks OUT, makes OUT's sibling folder
 *   stage_write     from any worker process: one file, whole, with its hash
 *   stage_commit    manifest, sync, swap, removal of the old site
 *   stage_discard   takes the sibling away again; OUT is as it was
 */
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

struct stage;

/* One file of the site. */
struct stage_file {
	str path; /* below OUT, with '/' */
	unsigned char sha256[32];
	uint64_t size;
};

/* FILE as bytes for another process, and back, with its path in A. */
void stage_file_put(struct buf *out, const struct stage_file *file);
void stage_file_get(str *in, struct stage_file *file, struct arena *a);

/*
 * Begin a site that will be OUT; folders above OUT are made.  NULL with *WHY
 * (a sentence for the user) when OUT is not empty and not ours, is a link, a
 * file or a mount point, or cannot be written, or another build is under way
 * there; errno is 0 then, or what the machine failed with.
 * What an earlier, killed build left beside OUT is taken away.  The
 * stage lives in A; until it is committed or discarded, fatal discards it.
 */
struct stage *stage_open(const char *out, str *why, struct arena *a);

/*
 * Write TEXT as PATH into the stage, in the place of what was written there
 * before.  A file that OUT has with the same bytes is linked, not written, so
 * that its time stamp stays.  Fills *FILE (its path is borrowed from PATH),
 * for the caller to pass on to stage_record.  Fatal when the disk fails, or
 * when PATH is absolute, has "..", "." or empty parts, or is in .glose.  Safe
 * to call in child processes forked after stage_open.
 */
void stage_write(struct stage *s, str path, str text,
                 struct stage_file *file);

/* The same for the bytes of an open file, all of them; FROM stays open. */
void stage_copy(struct stage *s, str path, int from, struct stage_file *file);

/*
 * A new file without a name where the stage is, to read and write; the caller
 * closes it.  Fatal when it cannot be made.
 */
int stage_scratch(struct stage *s);

/*
 * In the parent: FILE is part of the site (the path is copied).  A path told
 * twice counts once.  What is in the stage and was not recorded, such as the
 * half of a page whose worker died, is not published.
 */
void stage_record(struct stage *s, const struct stage_file *file);

/* In the parent: forget all that was recorded; the site is made anew. */
void stage_forget(struct stage *s);

/*
 * Put the stage in OUT's place.  No other process may write to it any more.
 * False with *WHY when it cannot be done; OUT is then as it was, and the stage
 * discarded.  True with a *WHY that is not empty: it is done, but something
 * of the old site had to stay beside OUT.
 */
bool stage_commit(struct stage *s, str *why);

/*
 * Take the stage away; OUT is as it was.  Does nothing after the stage's end,
 * or in a child process.  Children that write should have ended.
 */
void stage_discard(struct stage *s);

#endif
