#include "cmd/fix_files.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fatal.h"
#include "base/os.h"
#include "base/replace.h"
#include "read/load.h"
#include "report/diff.h"

#define BOM S("\xEF\xBB\xBF")

/* Addresses only: a page, its new text, and what reading it needs. */
#define FILE_ARENA ((size_t)4 << 30)

/* One file: the findings FIRST to LAST of all. */
struct file {
	struct finding *first;
	size_t n;
	struct finding **fixes; /* to be done, in order of place */
	size_t nfixes;
	str bytes;
	size_t bom;             /* bytes before the text that was checked */
	struct file_state state;
	struct arena *arena;
};

static bool
is_wanted(const struct finding *f)
{
	return f->fix.pos != POS_NONE && f->fix.safe && f->hidden == HIDDEN_NOT;
}

static int
by_place(const void *va, const void *vb)
{
	const struct finding *a = *(struct finding *const *)va;
	const struct finding *b = *(struct finding *const *)vb;
	int c = (a->fix.pos > b->fix.pos) - (a->fix.pos < b->fix.pos);
	if (c == 0)
		c = (a->fix.len > b->fix.len) - (a->fix.len < b->fix.len);
	return c != 0 ? c : (a > b) - (a < b);
}

/* The fixes of FILE in order; those that overlap a former one are left. */
static void
choose(struct fixing *x, struct file *file)
{
	size_t n = 0, kept = 0;
	file->fixes = NEW(file->arena, struct finding *, file->n + 1);
	for (size_t i = 0; i < file->n; i++)
		if (is_wanted(&file->first[i]))
			file->fixes[n++] = &file->first[i];
	qsort(file->fixes, n, sizeof *file->fixes, by_place);
	for (size_t i = 0; i < n; i++) {
		const struct fix *f = &file->fixes[i]->fix;
		const struct fix *last = kept == 0 ? NULL
			: &file->fixes[kept - 1]->fix;
		if (last == NULL || f->pos > last->pos + last->len
		    || (f->pos == last->pos + last->len && f->pos > last->pos))
			file->fixes[kept++] = file->fixes[i];
		else
			x->left++;
	}
	file->nfixes = kept;
}

/* ---- is it the file that was checked? -------------------------------------------- */

static void
leave(struct fixing *x, const struct file *file, const char *why)
{
	x->left += file->nfixes;
	talk_warning(x->talk, str_printf(file->arena, "'%.*s' is left as it "
	                                 "is: %s",
	                                 STR_ARG(file->first->msg.path), why));
}

static bool
read_file(struct fixing *x, struct file *file)
{
	const char *path = str_z(file->first->msg.path, file->arena);
	if (file_read(path, x->limit, &file->bytes, &file->state, file->arena))
		return true;
	leave(x, file, errno == ELOOP ? "it is a link" : strerror(errno));
	return false;
}

/* Do places of the text that was checked say where to write? */
static bool
is_exact(struct fixing *x, struct file *file)
{
	uint64_t checked = file->fixes[0]->fix.text_hash;
	str text = file->bytes;
	file->bom = str_starts(text, BOM) ? BOM.n : 0;
	text = str_sub(text, file->bom, text.n);
	if (str_hash_long(text) == checked)
		return true;
	struct diag unheard = {.arena = file->arena};
	struct source src = {.path = file->first->msg.path};
	load_text(file->bytes, &src, &unheard, file->arena);
	leave(x, file, str_hash_long(src.text) == checked
	      ? "it is not UTF-8 throughout"
	      : "it was changed after it was checked");
	return false;
}

/* ---- the change ------------------------------------------------------------------- */

static struct edit *
edits_of(const struct file *file)
{
	struct edit *e = NEW(file->arena, struct edit, file->nfixes + 1);
	for (size_t i = 0; i < file->nfixes; i++) {
		const struct fix *f = &file->fixes[i]->fix;
		e[i] = (struct edit){file->bom + f->pos, f->len, f->text};
	}
	return e;
}

static bool
write_file(struct fixing *x, const struct file *file, str text)
{
	const char *path = str_z(file->first->msg.path, file->arena);
	if (file_replace(path, text, &file->state, file->arena))
		return true;
	if (errno != ELOOP && errno != ESTALE && errno != ENOENT)
		fatal_errno("cannot write '%s'", path);
	leave(x, file, errno == ELOOP ? "it is a link"
	      : "it was changed after it was checked");
	return false;
}

static bool
change(struct fixing *x, const struct file *file)
{
	const struct edit *edits = edits_of(file);
	struct buf out = {NULL, 0, 0};
	bool done = true;
	if (x->dry) {
		diff_print(&out, file->first->msg.path, file->bytes, edits,
		           file->nfixes);
		(void)fwrite(out.p, 1, out.n, stdout);
	} else {
		edits_apply(&out, file->bytes, edits, file->nfixes);
		done = write_file(x, file, buf_str(&out));
	}
	buf_release(&out);
	return done;
}

static void
fix_file(struct fixing *x, struct file *file)
{
	choose(x, file);
	if (file->nfixes == 0 || !read_file(x, file) || !is_exact(x, file)
	    || !change(x, file))
		return;
	x->done += file->nfixes;
	for (size_t i = 0; i < file->nfixes && !x->dry; i++)
		file->fixes[i]->mended = true;
}

static void
drop_mended(struct findings *f)
{
	size_t kept = 0;
	for (size_t i = 0; i < f->n; i++)
		if (!f->list[i].mended)
			f->list[kept++] = f->list[i];
	f->n = kept;
}

void
fix_files(struct fixing *x, struct findings *f)
{
	struct arena a;
	arena_open(&a, FILE_ARENA);
	for (size_t i = 0, next; i < f->n; i = next) {
		struct file file = {.first = &f->list[i], .arena = &a};
		for (next = i; next < f->n
		     && str_eq(f->list[next].msg.path, f->list[i].msg.path);)
			next++;
		file.n = next - i;
		arena_reset(&a);
		fix_file(x, &file);
	}
	arena_close(&a);
	drop_mended(f);
}
