#include "read/parse.h"

#include "model/node_text.h"
#include "read/alert.h"
#include "read/extension.h"
#include "read/directive.h"
#include "read/markdown.h"
#include "read/pairs.h"
#include "read/skeleton.h"
#include "read/title_plain.h"
#include "read/weave.h"

/* ---- limits -------------------------------------------------------------- */

bool
parse_lines_fit(const struct source *src, size_t most, struct diag *d)
{
	str text = src->text;
	if (text.n <= most)
		return true;
	for (size_t at = 0; at < text.n;) {
		size_t end = str_chr(text, '\n', at);
		if (end == STR_NONE)
			end = text.n;
		if (end - at > most) {
			diag_at(d, DIAG_LIMIT, src, (uint32_t)at, 1,
			        "a line of %zu bytes, the limit is %zu; the page is "
			        "left out",
			        end - at, most);
			return false;
		}
		at = end + 1;
	}
	return true;
}

static bool
is_container(enum node_kind kind)
{
	return kind == NODE_QUOTE || kind == NODE_LIST || kind == NODE_ITEM;
}

static bool
depth_fits(const struct doc *doc, uint32_t most, struct diag *d)
{
	uint32_t depth = 0;
	const struct node *n = doc->root->first;
	while (n != NULL) {
		if (is_container(n->kind) && n->first != NULL) {
			if (++depth > most) {
				diag_at(d, DIAG_LIMIT, &doc->src, n->pos, 1,
				        "quotes and lists in each other more "
				        "than %u deep", most);
				return false;
			}
			n = n->first;
			continue;
		}
		while (n != NULL && n->next == NULL) {
			n = n->parent;
			depth -= n != NULL && is_container(n->kind);
		}
		n = n == NULL ? NULL : n->next;
	}
	return true;
}

/* ---- runs ------------------------------------------------------------------ */

/* Where byte AT of run RUN stands in the source. */
struct places {
	const struct skeleton *sk;
	const struct doc *doc;
	struct cut cut; /* of the skeleton */
	str *runs;
};

static uint32_t
uncut_place(const void *map, uint32_t at)
{
	const struct places *m = map;
	return skeleton_source_pos(m->sk, at);
}

static uint32_t
text_place(const void *map, uint32_t at)
{
	const struct places *m = map;
	return skeleton_source_pos(m->sk, cut_pos(&m->cut, at));
}

static uint32_t
run_place(const void *map, size_t run, uint32_t at)
{
	const struct places *m = map;
	const str *r = &m->runs[run];
	const char *base = m->doc->src.text.p;
	/* A run that had to be copied has lost its place. */
	if (r->n == 0 || r->p < base || r->p >= base + m->doc->src.text.n)
		return POS_NONE;
	return (uint32_t)(r->p - base) + at;
}

/* A run that is being cut, and the pair that it is a half of. */
struct run_map {
	const struct doc *doc;
	const struct pair *pair;
	str run;
};

static uint32_t
in_run(const void *map, uint32_t at)
{
	const struct run_map *m = map;
	str text = m->doc->src.text;
	if (m->run.p < text.p || m->run.p >= text.p + text.n)
		return m->pair->pos;
	return (uint32_t)(m->run.p - text.p) + at;
}

static str
make_run(struct doc *doc, const struct pair *p, str half, bool directives,
         struct arena *a)
{
	struct run_map map = {doc, p, pair_run(doc, p, half, a)};
	struct uncut run = {map.run, false, in_run, &map};
	struct cut cut;
	if (!directives)
		return map.run;
	directives_cut(doc, &run, &cut, a);
	return cut.text;
}

static str *
make_runs(struct doc *doc, struct arena *a)
{
	str *runs = NEW(a, str, doc->npairs * 2 + 1);
	/* Few pages have any: they are asked once, not for each half. */
	bool cut = directives_may_be_in(str_sub(doc->src.text, doc->body,
	                                        doc->src.text.n));
	for (size_t i = 0; i < doc->npairs; i++) {
		const struct pair *p = &doc->pairs[i];
		runs[2 * i] = make_run(doc, p, p->target, cut, a);
		runs[2 * i + 1] = make_run(doc, p, p->source, cut, a);
	}
	return runs;
}

static void
report_long_rows(const struct doc *doc, const struct markdown_output *out,
                 struct diag *d)
{
	for (size_t i = 0; i < out->nlong_rows; i++)
		diag_at(d, DIAG_TABLE_CELLS, &doc->src, out->long_rows[i]->pos,
		        1, "the row has more cells than the header; the "
		        "surplus is shown in a last, wider cell");
}

/* Pairs, extensions, Markdown, and all put together: the tree of DOC. */
static void
make_tree(struct doc *doc, struct markdown_output *out, struct arena *a)
{
	struct skeleton sk;
	pairs_cut(doc, &sk, a);
	struct places map = {.sk = &sk, .doc = doc};
	struct uncut skeleton = {sk.text, true, uncut_place, &map};
	directives_cut(doc, &skeleton, &map.cut, a);
	map.runs = make_runs(doc, a);
	struct markdown_input in = {.text = map.cut.text,
	                            .runs = map.runs,
	                            .nruns = doc->npairs * 2,
	                            .source_pos = text_place,
	                            .run_pos = run_place,
	                            .map = &map};
	markdown_parse(&in, out, a);
	doc->root = out->root;
	for (size_t i = 0; i < doc->npairs; i++) {
		struct pair *p = &doc->pairs[i];
		p->target_run = out->runs[2 * i];
		p->source_run = out->runs[2 * i + 1];
		p->plain = out->plain[2 * i] && out->plain[2 * i + 1]
			&& doc->ndirectives == 0;
	}
	weave(doc, a);
}

bool
parse_doc(struct doc *doc, const struct limits *limits, struct diag *d,
          struct arena *a)
{
	struct markdown_output out;
	if (!parse_lines_fit(&doc->src, limits->line_bytes, d))
		return false;
	make_tree(doc, &out, a);
	if (!depth_fits(doc, limits->depth, d)) {
		doc->root = NULL;
		return false;
	}
	pairs_report(doc, d);
	report_long_rows(doc, &out, d);
	alerts_read(doc, d, a);
	return true;
}

/* ---- the title ------------------------------------------------------------ */

/* Is LINE "# heading", and no tab's title? */
static bool
is_title(str line)
{
	return str_starts(line, S("# "))
		&& str_find(line, S("](#tab/"), 0) == STR_NONE;
}

/* Does LINE make the one before it a title: "===="? */
static bool
is_underline(str line)
{
	line = str_trim(line);
	for (size_t i = 0; i < line.n; i++)
		if (line.p[i] != '=')
			return false;
	return line.n > 0;
}

/* The line or lines of the first such heading outside fenced code. */
static bool
title_line(const struct doc *doc, size_t *begin, size_t *end)
{
	str text = doc->src.text;
	size_t before = STR_NONE; /* where the line before begins, if it may be
	                             a title that is underlined */
	bool fenced = false;
	for (size_t at = doc->body; at < text.n; at = *end + 1) {
		*begin = at;
		*end = str_chr(text, '\n', at);
		if (*end == STR_NONE)
			*end = text.n;
		str line = str_sub(text, at, *end);
		if (str_starts(line, S("```")) || str_starts(line, S("~~~")))
			fenced = !fenced;
		else if (!fenced && is_title(line))
			return true;
		if (!fenced && before != STR_NONE && is_underline(line)) {
			*begin = before;
			return true;
		}
		before = str_trim(line).n > 0 ? at : STR_NONE;
	}
	return false;
}

static str
heading_text(const struct node *heading, enum side side, struct arena *a)
{
	struct buf b = {NULL, 0, 0};
	node_title(heading, side, &b);
	str s = str_dup(str_trim(buf_str(&b)), a);
	buf_release(&b);
	return s;
}

void
parse_title(const struct doc *doc, struct includer *inc, str *target,
            str *source, struct arena *a)
{
	size_t begin, end;
	*target = *source = (str){NULL, 0};
	if (!title_line(doc, &begin, &end))
		return;
	if (title_plain(str_sub(doc->src.text, begin, end), target, source))
		return;
	struct doc line = {.src = {doc->src.path,
	                           str_sub(doc->src.text, 0, end)},
	                   .path = doc->path,
	                   .body = (uint32_t)begin};
	struct markdown_output out;
	make_tree(&line, &out, a);
	(void)(extensions_read(inc, &line) && include_read(inc, &line));
	const struct node *h = line.root->first;
	if (h == NULL || h->kind != NODE_HEADING)
		return;
	*target = heading_text(h, SIDE_TARGET, a);
	*source = heading_text(h, SIDE_SOURCE, a);
}
