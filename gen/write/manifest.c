#include "write/manifest.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "write/sha256.h"

/* The characters that sha256sum escapes, and what it writes for them. */
static const char raw[] = "\\\n\r";
static const char escaped[] = "\\nr";

static bool
needs_escape(str path)
{
	for (size_t i = 0; i < sizeof raw - 1; i++)
		if (str_chr(path, raw[i], 0) != STR_NONE)
			return true;
	return false;
}

static bool
unescape(str text, str *path, struct arena *a)
{
	char *p = NEW(a, char, text.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		if (c == '\\') {
			const char *at = ++i < text.n && text.p[i] != '\0'
				? strchr(escaped, text.p[i]) : NULL;
			if (at == NULL)
				return false;
			c = raw[at - escaped];
		}
		p[n++] = c;
	}
	*path = (str){p, n};
	return true;
}

static bool
parse_line(str line, struct stage_file *f, struct arena *a)
{
	bool with_escapes = str_starts(line, S("\\"));
	if (with_escapes)
		line = str_sub(line, 1, line.n);
	str hex = str_sub(line, 0, SHA256_HEX);
	str blanks = str_sub(line, SHA256_HEX, SHA256_HEX + 2);
	f->path = str_sub(line, SHA256_HEX + 2, line.n);
	if (!sha256_from_hex(hex, f->sha256) || !str_eq(blanks, S("  ")) ||
	    f->path.n == 0)
		return false;
	return !with_escapes || unescape(f->path, &f->path, a);
}

static int
by_path(const void *a, const void *b)
{
	const struct stage_file *x = a, *y = b;
	return str_cmp(x->path, y->path);
}

bool
manifest_parse(str text, struct manifest *m, size_t *line, struct arena *a)
{
	bool sorted = true;
	*m = (struct manifest){NULL, 0, 0};
	for (*line = 1; text.n > 0; ++*line) {
		struct stage_file f = {{NULL, 0}, {0}, 0};
		if (!parse_line(str_cut(text, '\n', &text), &f, a))
			return false;
		if (m->n > 0 && by_path(&m->files[m->n - 1], &f) > 0)
			sorted = false;
		GROW(a, m->files, m->n, m->cap);
		m->files[m->n++] = f;
	}
	if (!sorted) /* somebody's editor; the search below needs the order */
		qsort(m->files, m->n, sizeof *m->files, by_path);
	return true;
}

static void
print_escaped(str path, struct buf *out)
{
	for (size_t i = 0; i < path.n; i++) {
		const char *at = path.p[i] == '\0' ? NULL
		                                   : strchr(raw, path.p[i]);
		if (at == NULL) {
			buf_addc(out, path.p[i]);
		} else {
			buf_addc(out, '\\');
			buf_addc(out, escaped[at - raw]);
		}
	}
}

void
manifest_print(const struct manifest *m, struct buf *out)
{
	for (size_t i = 0; i < m->n; i++) {
		const struct stage_file *f = &m->files[i];
		char hex[SHA256_HEX];
		bool escape = needs_escape(f->path);
		sha256_hex(f->sha256, hex);
		if (escape)
			buf_addc(out, '\\');
		buf_add(out, (str){hex, sizeof hex});
		buf_add(out, S("  "));
		if (escape)
			print_escaped(f->path, out);
		else
			buf_add(out, f->path);
		buf_addc(out, '\n');
	}
}

const str *
manifest_sort(struct manifest *m)
{
	size_t n = 0;
	if (m->n > 0)
		qsort(m->files, m->n, sizeof *m->files, by_path);
	for (size_t i = 0; i < m->n; i++) {
		const struct stage_file *f = &m->files[i];
		if (n == 0 || by_path(&m->files[n - 1], f) != 0)
			m->files[n++] = *f;
		else if (memcmp(m->files[n - 1].sha256, f->sha256,
		                SHA256_SIZE) != 0)
			return &f->path;
	}
	m->n = n;
	return NULL;
}

/* The first of M's files that does not sort before PATH. */
static size_t
lower_bound(const struct manifest *m, str path)
{
	size_t from = 0, to = m->n;
	while (from < to) {
		size_t mid = from + (to - from) / 2;
		if (str_cmp(m->files[mid].path, path) < 0)
			from = mid + 1;
		else
			to = mid;
	}
	return from;
}

const struct stage_file *
manifest_find(const struct manifest *m, str path)
{
	size_t i = lower_bound(m, path);
	return i < m->n && str_eq(m->files[i].path, path) ? &m->files[i] : NULL;
}

bool
manifest_has_folder(const struct manifest *m, str path)
{
	char key[PATH_MAX];
	if (path.n + 1 > sizeof key)
		return false;
	memcpy(key, path.p, path.n);
	key[path.n] = '/';
	str below = {key, path.n + 1};
	size_t i = lower_bound(m, below);
	return i < m->n && str_starts(m->files[i].path, below);
}
