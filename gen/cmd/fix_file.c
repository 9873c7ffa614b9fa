#include "cmd/fix_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "read/load.h"

#define BOM S("\xEF\xBB\xBF")

/* ---- which ------------------------------------------------------------------------ */

static bool
is_wanted(const struct finding *f)
{
	return f->fix.pos != POS_NONE && f->fix.safe && f->hidden == HIDDEN_NOT;
}

static int
by_place(const void *va, const void *vb)
{
	const struct finding *a = *(const struct finding *const *)va;
	const struct finding *b = *(const struct finding *const *)vb;
	int c = (a->fix.pos > b->fix.pos) - (a->fix.pos < b->fix.pos);
	if (c == 0)
		c = (a->fix.len > b->fix.len) - (a->fix.len < b->fix.len);
	return c != 0 ? c : (a > b) - (a < b);
}

/* The fixes of FILE in order; those that overlap a former one are left. */
static void
choose(struct fix_file *file, struct arena *a)
{
	size_t n = 0, kept = 0;
	file->fixes = NEW(a, const struct finding *, file->n + 1);
	for (size_t i = 0; i < file->n; i++)
		if (is_wanted(&file->found[i]))
			file->fixes[n++] = &file->found[i];
	qsort(file->fixes, n, sizeof *file->fixes, by_place);
	for (size_t i = 0; i < n; i++) {
		const struct fix *f = &file->fixes[i]->fix;
		const struct fix *last = kept == 0 ? NULL
			: &file->fixes[kept - 1]->fix;
		if (last == NULL || f->pos > last->pos + last->len
		    || (f->pos == last->pos + last->len && f->pos > last->pos))
			file->fixes[kept++] = file->fixes[i];
	}
	file->nfixes = kept;
}

static bool
same_file(const struct finding *a, const struct finding *b)
{
	return str_eq(a->msg.path, b->msg.path);
}

struct fix_file *
fix_files_of(const struct findings *f, size_t *n, struct arena *a)
{
	struct fix_file *files = NULL;
	size_t cap = 0;
	*n = 0;
	for (size_t i = 0, next; i < f->n; i = next) {
		bool wanted = false;
		for (next = i; next < f->n
		     && same_file(&f->list[i], &f->list[next]); next++)
			wanted |= is_wanted(&f->list[next]);
		if (!wanted)
			continue;
		struct fix_file *file = &GROW(a, files, *n, cap)[*n];
		*file = (struct fix_file){.found = &f->list[i], .n = next - i};
		choose(file, a);
		++*n;
	}
	return files;
}

/* ---- is it the file that was checked? --------------------------------------------- */

/* Were all fixes of FILE made for a text of HASH? */
static bool
is_for(const struct fix_file *file, uint64_t hash)
{
	for (size_t i = 0; i < file->nfixes; i++)
		if (file->fixes[i]->fix.text_hash != hash)
			return false;
	return true;
}

const char *
fix_file_read(const struct fix_file *file, size_t limit, struct fix_text *t,
              struct arena *a)
{
	str name = file->found->msg.path;
	if (!file_read(str_z(name, a), limit, &t->bytes, &t->state, a))
		return errno == ELOOP ? "it is a link" : strerror(errno);
	t->bom = str_starts(t->bytes, BOM) ? BOM.n : 0;
	if (is_for(file, str_hash_long(str_sub(t->bytes, t->bom, t->bytes.n))))
		return NULL;
	struct diag unheard = {.arena = a};
	struct source src = {.path = name};
	load_text(t->bytes, &src, &unheard, a);
	return is_for(file, str_hash_long(src.text))
		? "it is not UTF-8 throughout"
		: "it was changed after it was checked";
}

struct edit *
fix_file_edits(const struct fix_file *file, const struct fix_text *text,
               struct arena *a)
{
	struct edit *e = NEW(a, struct edit, file->nfixes + 1);
	for (size_t i = 0; i < file->nfixes; i++) {
		const struct fix *f = &file->fixes[i]->fix;
		e[i] = (struct edit){text->bom + f->pos, f->len, f->text};
	}
	return e;
}
