#include "cmd/fix_files.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/fatal.h"
#include "base/stop.h"
#include "cmd/fix_guard.h"

/* Addresses only: a page and its new text; the files and their fixes. */
#define FILE_ARENA ((size_t)4 << 30)

static void
leave(struct fixing *x, const struct fix_file *file, const char *why,
      struct arena *a)
{
	talk_warning(x->talk, str_printf(a, "'%.*s' is left as it is: %s",
	                                 STR_ARG(file->found->msg.path), why));
}

/* Why a file could not be replaced; NULL when the machine failed. */
static const char *
why_not(int error)
{
	switch (error) {
	case ELOOP:
		return "it is a link";
	case ESTALE:
	case ENOENT:
		return "it was changed after it was checked";
	case EBUSY:
		return "another process is about to replace it";
	case EACCES:
	case EPERM:
	case EROFS:
		return strerror(error);
	default:
		return NULL;
	}
}

static bool
write_file(struct fixing *x, const struct fix_file *file,
           const struct fix_text *old, str new, struct arena *a)
{
	const char *path = str_z(file->found->msg.path, a);
	if (file_replace(path, new, &old->state, a))
		return true;
	const char *why = why_not(errno);
	if (why == NULL)
		fatal_errno("cannot write '%s'", path);
	leave(x, file, why, a);
	return false;
}

static bool
change(struct fixing *x, const struct fix_file *file,
       const struct fix_text *text, struct arena *a)
{
	const struct edit *edits = fix_file_edits(file, text, a);
	struct buf out = {NULL, 0, 0};
	bool done = true;
	if (x->dry) {
		diff_print(&out, file->found->msg.path, text->bytes, edits,
		           file->nfixes);
		(void)fwrite(out.p, 1, out.n, stdout);
	} else {
		edits_apply(&out, text->bytes, edits, file->nfixes);
		done = write_file(x, file, text, buf_str(&out), a);
	}
	buf_release(&out);
	return done;
}

static void
fix_file(struct fixing *x, const struct fix_file *file, struct arena *a)
{
	struct fix_text text;
	size_t limit = x->site->config.limits.page_bytes;
	if (file->nfixes == 0)
		return;
	const char *why = fix_file_read(file, limit, &text, a);
	if (why != NULL)
		leave(x, file, why, a);
	else if (change(x, file, &text, a))
		x->talk->fixed += file->nfixes;
}

void
fix_files(struct fixing *x, const struct findings *f)
{
	struct arena all, one;
	size_t n;
	arena_open(&all, FILE_ARENA);
	arena_open(&one, FILE_ARENA);
	struct fix_file *files = fix_files_of(f, &n, &all);
	fix_guard(files, n, x->check, x->site, x->talk, &all);
	for (size_t i = 0; i < n; i++) {
		arena_reset(&one);
		fix_file(x, &files[i], &one);
		(void)fflush(stdout);
		stop_if_asked();
	}
	arena_close(&one);
	arena_close(&all);
}
