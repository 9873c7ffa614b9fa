/* ext_code.c -- :::code::: and [!code-lang[title](path?...)]: files of code. */
#include <errno.h>
#include <string.h>

#include "base/os.h"
#include "base/path.h"
#include "read/extension.h"
#include "read/load.h"
#include "read/snippet.h"

/* What a directive wants to show. */
struct wanted {
	str language, title, path;
	str range, name, marked; /* empty: all, none */
};

/* A file that has been read, or why it could not be. */
struct sample {
	str text;
	int error; /* errno */
};

#define OUTSIDE "'%.*s' is outside the content folder; only its name is shown"

/* ---- the file ----------------------------------------------------------------- */

static bool
read_bytes(struct includer *inc, const char *path, str *bytes)
{
	size_t most = inc->limits->page_bytes;
	if (os_read_beneath(inc->content_fd, path, most, bytes, inc->arena))
		return true;
	/* Samples are seldom translated. */
	return errno == ENOENT && inc->source_fd >= 0
		&& os_read_beneath(inc->source_fd, path, most, bytes,
	                           inc->arena);
}

static struct sample *
load_sample(struct includer *inc, str path)
{
	struct sample *s = NEW(inc->arena, struct sample, 1);
	struct source src = {.path = path};
	struct diag quiet = {.arena = inc->arena};
	str bytes;
	if (!read_bytes(inc, str_z(path, inc->arena), &bytes)) {
		s->error = errno;
		return s;
	}
	load_text(bytes, &src, &quiet, inc->arena);
	s->text = src.text;
	return s;
}

/* The text of the file W->path; false after telling why not. */
static bool
read_sample(struct extender *x, const struct node *n, const struct wanted *w,
            str *text)
{
	struct includer *inc = x->inc;
	str path;
	bool added;
	if (!path_resolve(x->doc->path, w->path, &path, inc->arena)) {
		extension_warn(x, n, DIAG_CODE_SOURCE, OUTSIDE,
		               STR_ARG(str_sub(w->path, 0, 200)));
		return false;
	}
	void **slot = map_put(&inc->samples, path, &added, inc->arena);
	if (added)
		*slot = load_sample(inc, path);
	const struct sample *sample = *slot;
	if (sample->error == EXDEV)
		extension_warn(x, n, DIAG_CODE_SOURCE, OUTSIDE,
		               STR_ARG(str_sub(w->path, 0, 200)));
	else if (sample->error != 0)
		extension_warn(x, n, DIAG_CODE_SOURCE,
		               "cannot read '%.*s': %s; only its name is shown",
		               STR_ARG(str_sub(w->path, 0, 200)),
		               strerror(sample->error));
	*text = sample->text;
	return sample->error == 0;
}

/* The part of TEXT that W names; false after telling that there is none. */
static bool
cut_part(struct extender *x, const struct node *n, const struct wanted *w,
         str *text)
{
	struct arena *a = x->inc->arena;
	const char *kind = "lines";
	str what = w->range;
	bool found = true;
	if (w->name.n > 0) {
		kind = "part";
		what = w->name;
		found = snippet_named(*text, what, text, a);
	} else if (w->range.n > 0) {
		found = snippet_lines(*text, what, text, a);
	}
	if (!found)
		extension_warn(x, n, DIAG_CODE_SOURCE,
		               "'%.*s' has no %s '%.*s'; only its name is shown",
		               STR_ARG(str_sub(w->path, 0, 200)), kind,
		               STR_ARG(str_sub(what, 0, 100)));
	return found;
}

/* ---- the tree -------------------------------------------------------------------- */

/* Make N what it stands for: a block of CODE, or code in a line of text. */
static void
become_code(struct node *n, const struct wanted *w, str code)
{
	bool block = node_is_block(n);
	n->kind = block ? NODE_CODE_BLOCK : NODE_CODE;
	n->text = block ? code : str_trim(code);
	if (block) {
		n->u.code.info = w->language;
		n->u.code.marked = w->marked;
	}
}

/* In place of code that cannot be shown. */
static void
become_title(struct extender *x, struct node *n, const struct wanted *w)
{
	struct arena *a = x->inc->arena;
	struct node *code = n;
	if (node_is_block(n)) {
		n->kind = NODE_PARAGRAPH;
		code = node_new(NODE_CODE, n->pos, a);
		node_append(n, code);
	}
	code->kind = NODE_CODE;
	code->text = w->title.n > 0 && !str_eq(w->title, w->path)
		? str_printf(a, "%.*s: %.*s", STR_ARG(w->title),
		             STR_ARG(w->path))
		: w->path;
}

static void
show(struct extender *x, struct node *n, struct wanted *w)
{
	struct arena *a = x->inc->arena;
	size_t end = str_find(w->language, S("-interactive"), 0);
	str text;
	w->language = str_sub(w->language, 0, end);
	if (!read_sample(x, n, w, &text) || !cut_part(x, n, w, &text)) {
		become_title(x, n, w);
		return;
	}
	if (!include_grow(x->inc, x->doc, n->pos, text.n))
		return;
	become_code(n, w, snippet_dedent(text, a));
}

void
code_read(struct extender *x, struct node *n)
{
	struct wanted w;
	(void)extension_attr(x, n, "language", &w.language);
	(void)extension_attr(x, n, "source", &w.path);
	(void)extension_attr(x, n, "range", &w.range);
	(void)extension_attr(x, n, "id", &w.name);
	(void)extension_attr(x, n, "highlight", &w.marked);
	w.title = w.path;
	show(x, n, &w);
}

/* ---- [!code-lang[title](path?range=1-5&name=x#L1-L5)] --------------------------- */

/* "#L1-L5" are lines, "#name" is a name. */
static void
read_fragment(str fragment, struct wanted *w)
{
	if (fragment.n > 1 && fragment.p[0] == 'L'
	    && ascii_digit(fragment.p[1]))
		w->range = fragment;
	else if (fragment.n > 0)
		w->name = fragment;
}

static void
read_query(str query, struct wanted *w)
{
	for (str rest = query; rest.p != NULL; ) {
		str value, one = str_cut(rest, '&', &rest);
		str key = str_cut(one, '=', &value);
		if (str_starts(key, S("amp;")))
			key = str_sub(key, 4, key.n);
		if (str_eq_nocase(key, S("range")))
			w->range = value;
		else if (str_eq_nocase(key, S("name")))
			w->name = value;
		else if (str_eq_nocase(key, S("highlight")))
			w->marked = value;
	}
}

void
code_link_read(struct extender *x, struct node *n)
{
	struct wanted w = {.marked = {NULL, 0}};
	str rest = extension_text(x, n->u.directive->rest);
	size_t bracket = str_chr(rest, '[', 0);
	size_t middle = str_find(rest, S("]("), bracket);
	str kind = str_trim(str_sub(rest, 0, bracket)), fragment, query;
	if (middle == STR_NONE) {
		extension_warn(x, n, DIAG_EXTENSION_UNKNOWN,
		               "no '[title](path)' in it; shown as text");
		extension_show(x, n);
		return;
	}
	w.title = str_sub(rest, bracket + 1, middle);
	str target = str_sub(rest, middle + 2, rest.n - 1);
	size_t blank = str_chr(target, ' ', 0); /* a title follows */
	target = str_cut(str_sub(target, 0, blank), '#', &fragment);
	w.path = str_cut(target, '?', &query);
	if (kind.n > S("code-").n)
		w.language = str_sub(kind, S("code-").n, kind.n);
	read_fragment(fragment, &w);
	read_query(query, &w);
	show(x, n, &w);
}
