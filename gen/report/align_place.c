/* align_place.c -- files, as the readers of the report know them. */
#include <string.h>

#include "render/escape.h"
#include "report/align_inner.h"

/*
 * What FILE begins with that is no business of the readers, and what they see in
 * its place; 0 for nothing.
 */
static size_t
beginning(const struct sheet *s, str file, str *seen)
{
	const struct align *r = s->report;
	*seen = S("");
	if (r->root.n > 0 && str_starts(file, r->root))
		return r->root.n;
	for (size_t l = 0; r->published && l < r->site->nlocales; l++) {
		str folder = r->site->locales[l].content;
		if (!str_starts(folder, S("/")) || !str_starts(file, folder)
		    || file.n == folder.n || file.p[folder.n] != '/')
			continue;
		*seen = r->site->locales[l].locale.id;
		return folder.n;
	}
	return 0;
}

str
sheet_file(const struct sheet *s, str file)
{
	str seen;
	size_t n = beginning(s, file, &seen);
	if (n > 0)
		return STR_JOIN(s->arena, seen, str_sub(file, n, file.n));
	if (!s->report->published || !str_starts(file, S("/")))
		return file;
	return str_sub(file, str_rchr(file, '/') + 1, file.n);
}

/* How far the name of a file goes that begins at the beginning of TEXT. */
static size_t
name_length(str text)
{
	size_t n = 0;
	while (n < text.n && strchr("'\" ,:)", text.p[n]) == NULL)
		n++;
	return n;
}

/* Where the next name may begin in TEXT, from AT on; TEXT.n at the end. */
static size_t
next_name(str text, size_t at)
{
	while (at < text.n && strchr("'\" (", text.p[at]) == NULL)
		at++;
	return at < text.n ? at + 1 : at;
}

str
sheet_local(const struct sheet *s, str text)
{
	const struct align *r = s->report;
	str local = {NULL, 0}, seen;
	size_t done = 0;
	if (r->root.n == 0 && !r->published)
		return text;
	for (size_t at = 0; at < text.n; at = next_name(text, at)) {
		str rest = str_sub(text, at, text.n);
		size_t n = beginning(s, rest, &seen);
		/* Others may look like it: what a page says is not changed. */
		if (n == 0 || map_get(&r->by_file, str_sub(rest, 0,
		                                         name_length(rest)))
		    == NULL)
			continue;
		local = STR_JOIN(s->arena, local, str_sub(text, done, at),
		                 seen);
		done = at + n;
	}
	return done == 0 ? text
		: STR_JOIN(s->arena, local, str_sub(text, done, text.n));
}

/* ---- links ------------------------------------------------------------------------- */

/* PATTERN with FILE, LINE and COL put in, which are not looked through. */
static void
write_place(struct sheet *s, str pattern, str file, const uint32_t at[2])
{
	static const struct {
		str name;
		int part;
	} names[] = {{{"{file}", 6}, 0}, {{"{line}", 6}, 1},
	             {{"{column}", 8}, 2}};
	struct buf url = {NULL, 0, 0};
	for (size_t i = 0; i < pattern.n;) {
		str rest = str_sub(pattern, i, pattern.n);
		size_t k = 0;
		while (k < 3 && !str_starts(rest, names[k].name))
			k++;
		if (k == 3) {
			buf_addc(&url, pattern.p[i++]);
			continue;
		}
		if (k == 0)
			escape_path(&url, file);
		else
			buf_printf(&url, "%u", (unsigned)at[k - 1]);
		i += names[k].name.n;
	}
	escape_url(s->out, buf_str(&url));
	buf_release(&url);
}

void
sheet_places(struct sheet *s, str file, uint32_t line, uint32_t col)
{
	const struct align *r = s->report;
	const uint32_t at[2] = {line > 0 ? line : 1, col > 0 ? col : 1};
	if (r->editor.n > 0) {
		bool whole = str_starts(file, S("/"));
		sheet_add(s, " <a href=\"");
		write_place(s, r->editor, whole ? file
		            : STR_JOIN(s->arena, r->folder, file), at);
		sheet_add(s, "\">Edit</a>");
	}
	if (r->repository.n > 0) {
		sheet_add(s, " <a href=\"");
		write_place(s, r->repository, sheet_file(s, file), at);
		sheet_add(s, "\">Repository</a>");
	}
}
