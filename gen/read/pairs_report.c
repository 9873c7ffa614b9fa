/* pairs_report.c -- what is wrong with the pairs of a file, told. */
#include "base/map.h"
#include "base/text.h"
#include "read/pairs.h"

/* The first characters of a segment, to be recognised by. */
static int
taste(str s)
{
	size_t n = s.n < 30 ? s.n : 30;
	while (n > 0 && n < s.n && ((unsigned char)s.p[n] & 0xC0) == 0x80)
		n--;
	return (int)n;
}

static uint32_t
offset(const struct doc *doc, str part)
{
	return (uint32_t)(part.p - doc->src.text.p);
}

static void
report_fault(const struct doc *doc, const struct pair *p, struct diag *d)
{
	const struct source *src = &doc->src;
	uint32_t len = (uint32_t)sizeof "<span data-ttu-id" - 1;
	switch (p->fault) {
	case PAIR_SOUND:
		break;
	case PAIR_NO_SOURCE:
		diag_at(d, DIAG_PAIR_MISSING_SOURCE, src, p->pos, len,
		        "no source for translation unit '%.*s'",
		        STR_ARG(p->id));
		break;
	case PAIR_NO_TARGET:
		diag_at(d, DIAG_PAIR_MISSING_TARGET, src, p->pos, len,
		        "no target for translation unit '%.*s'; the source is "
		        "shown", STR_ARG(p->id));
		break;
	case PAIR_OTHER_ID:
		diag_at(d, DIAG_PAIR_ID_MISMATCH, src, p->pos, len,
		        "the target is unit '%.*s', but the source beside it "
		        "is '%.*s'; taken as a pair",
		        STR_ARG(p->id), STR_ARG(p->other_id));
		break;
	case PAIR_NO_LOOKUP:
		diag_at(d, DIAG_LOOKUP_CLASS, src, p->pos, len,
		        "the source of unit '%.*s' is not inside <span "
		        "class=\"sxs-lookup\">; taken as a pair",
		        STR_ARG(p->id));
		break;
	case PAIR_UNCLOSED:
		diag_at(d, DIAG_SPAN_UNCLOSED, src, p->pos, len,
		        "a span of unit '%.*s' is not closed; it ends at the "
		        "end of its line", STR_ARG(p->id));
		break;
	}
}

/*
 * Where in the half RUN, which reads S, a span tag is that has no other half:
 * an end tag that closes nothing, or the first that is never closed.  Tags in
 * code are text.
 */
static size_t
stray_span(const struct node *run, str s)
{
	size_t depth = 0, opened = 0, at = 0;
	for (const struct node *n = run; n != NULL; n = node_next(n, run)) {
		bool end = n->kind == NODE_HTML
			&& str_starts(n->text, S("</span"));
		if (n->kind != NODE_HTML
		    || (!end && !str_starts(n->text, S("<span"))))
			continue;
		size_t here = str_find(s, n->text, at);
		at = here == STR_NONE ? at : here + n->text.n;
		here = at - (here == STR_NONE ? 0 : n->text.n);
		if (end && depth == 0)
			return here;
		if (!end && depth == 0)
			opened = here;
		depth = end ? depth - 1 : depth + 1;
	}
	return depth > 0 ? opened : STR_NONE;
}

static void
report_half(const struct doc *doc, const struct node *run, str half,
            struct diag *d)
{
	size_t at = str_find(half, S("<!--"), 0);
	if (at == STR_NONE)
		at = str_find(half, S("-->"), 0);
	if (at != STR_NONE)
		diag_at(d, DIAG_SEGMENT_COMMENT, &doc->src,
		        offset(doc, half) + (uint32_t)at, 3,
		        "a comment mark inside a segment; shown as text");
	/* The trimmed text: a blank line at the end of a segment says nothing
	 * of its own, but one anywhere splits the paragraph elsewhere. */
	at = str_find(half, S("\n\n"), 0);
	if (at != STR_NONE)
		diag_at(d, DIAG_SEGMENT_BLANK_LINE, &doc->src,
		        offset(doc, half) + (uint32_t)at, 1,
		        "a blank line inside a segment; read as a blank");
	at = stray_span(run, half);
	if (at != STR_NONE)
		diag_at(d, DIAG_SPAN_STRAY, &doc->src,
		        offset(doc, half) + (uint32_t)at, 5,
		        "the segment has a span tag without its other half");
}

/* One finding a file, at the first place: a region has all of its tags so. */
static void
report_quotes(const struct doc *doc, struct diag *d)
{
	size_t n = 0;
	const struct pair *first = NULL;
	for (size_t i = 0; i < doc->npairs; i++)
		if (doc->pairs[i].entity_quotes && !doc->pairs[i].in_code
		    && n++ == 0)
			first = &doc->pairs[i];
	if (first != NULL)
		diag_at(d, DIAG_ATTRIBUTE_QUOTES, &doc->src, first->pos, 5,
		        "&quot; stands where quotes should, in the tags of "
		        "%zu pair%s from here on; read as quotes",
		        n, n == 1 ? "" : "s");
}

/* One finding for each run of pairs that stand in code one after another. */
static void
report_code(const struct doc *doc, struct diag *d)
{
	for (size_t i = 0, end; i < doc->npairs; i = end + 1) {
		for (end = i; end < doc->npairs && doc->pairs[end].in_code;)
			end++;
		if (end > i)
			diag_at(d, DIAG_PAIR_IN_CODE, &doc->src,
			        doc->pairs[i].pos, 5, "%zu pair%s in code from "
			        "here on; shown as written", end - i,
			        end - i == 1 ? "" : "s");
	}
}

static void
report_duplicate(const struct doc *doc, const struct pair *p,
                 struct map *seen, struct diag *d)
{
	bool added;
	(void)map_put(seen, p->id, &added, d->arena);
	if (!added)
		diag_at(d, DIAG_PAIR_DUPLICATE_ID, &doc->src, p->pos,
		        (uint32_t)sizeof "<span data-ttu-id" - 1,
		        "unit id '%.*s' is used twice in this file",
		        STR_ARG(p->id));
}

void
pairs_report(const struct doc *doc, struct diag *d)
{
	struct map seen = {NULL, 0, 0};
	report_quotes(doc, d);
	report_code(doc, d);
	for (size_t i = 0; i < doc->npairs; i++) {
		const struct pair *p = &doc->pairs[i];
		if (p->in_code)
			continue;
		d->unit = p->id;
		report_fault(doc, p, d);
		report_duplicate(doc, p, &seen, d);
		report_half(doc, p->target_run, p->target, d);
		report_half(doc, p->source_run, p->source, d);
		if (p->target_empty && p->fault == PAIR_SOUND)
			diag_at(d, DIAG_TARGET_EMPTY, &doc->src, p->pos, 5,
			        "the target is blank; the source '%.*s' is "
			        "shown", taste(p->source), p->source.p);
		if (p->unusual)
			diag_at(d, DIAG_PAIR_FORM, &doc->src, p->pos, 5,
			        "the pair is not in the usual form: no blanks "
			        "between its tags, one attribute in double "
			        "quotes");
	}
	d->unit = (str){NULL, 0};
}
