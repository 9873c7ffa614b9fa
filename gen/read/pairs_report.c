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
		        "a span of unit '%.*s' is not closed; it ends before "
		        "the next span, or with its line", STR_ARG(p->id));
		break;
	}
}

/* Where RUN has a span tag without its other half, or POS_NONE. */
static uint32_t
stray_span(const struct node *run, uint32_t half)
{
	size_t depth = 0;
	uint32_t opened = half;
	for (const struct node *n = run; n != NULL; n = node_next(n, run)) {
		if (n->kind != NODE_HTML)
			continue;
		uint32_t pos = n->pos != POS_NONE ? n->pos : half;
		if (str_starts(n->text, S("<span")) && depth++ == 0)
			opened = pos;
		else if (str_starts(n->text, S("</span")) && depth-- == 0)
			return pos;
	}
	return depth > 0 ? opened : POS_NONE;
}

/* Where HALF has WORD, or POS_NONE. */
static uint32_t
place_of(const struct doc *doc, str half, str word)
{
	size_t at = str_find(half, word, 0);
	return at == STR_NONE ? POS_NONE
	                      : offset(doc, half) + (uint32_t)at;
}

/* The first of two places that is one. */
static uint32_t
either(uint32_t a, uint32_t b)
{
	return a != POS_NONE ? a : b;
}

static uint32_t
comment_mark(const struct doc *doc, str half)
{
	/* Hyphens are many, two of them are not. */
	if (str_find(half, S("--"), 0) == STR_NONE)
		return POS_NONE;
	return either(place_of(doc, half, S("<!--")),
	              place_of(doc, half, S("-->")));
}

static void
report_comment(const struct doc *doc, const struct pair *p, struct diag *d)
{
	uint32_t pos = either(comment_mark(doc, p->target),
	                      comment_mark(doc, p->source));
	if (pos != POS_NONE)
		diag_at(d, DIAG_SEGMENT_COMMENT, &doc->src, pos, 3,
		        "a comment mark inside a segment; shown as text");
}

/* A fault of both halves is the source's, translated: it is told once. */
static void
report_blank_line(const struct doc *doc, const struct pair *p, struct diag *d)
{
	/* Not of the trimmed text: a blank line at the end of a segment says
	 * nothing of its own, but it splits the paragraph elsewhere. */
	uint32_t pos = either(place_of(doc, p->target, S("\n\n")),
	                      place_of(doc, p->source, S("\n\n")));
	if (pos != POS_NONE)
		diag_at(d, DIAG_SEGMENT_BLANK_LINE, &doc->src, pos, 1,
		        "a blank line inside a segment; read as a blank");
}

static void
report_stray_span(const struct doc *doc, const struct pair *p, struct diag *d)
{
	uint32_t pos = either(
		stray_span(p->target_run, offset(doc, p->target)),
		stray_span(p->source_run, offset(doc, p->source)));
	if (pos != POS_NONE)
		diag_at(d, DIAG_SPAN_STRAY, &doc->src, pos,
		        (uint32_t)sizeof "<span" - 1,
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

/* "6a868-102", "92bc2-p103": what tools that hand pages on make of them, of
 * whatever length. */
static bool
is_usual_id(str id)
{
	size_t i = 0;
	while (i < id.n && (ascii_digit(id.p[i])
	                    || (id.p[i] >= 'a' && id.p[i] <= 'f')))
		i++;
	str rest = str_sub(id, i, id.n);
	if (i == 0 || !str_starts(rest, S("-")))
		return false;
	rest = str_sub(rest, 1 + str_starts(rest, S("-p")), rest.n);
	for (i = 0; i < rest.n; i++)
		if (!ascii_digit(rest.p[i]))
			return false;
	return rest.n > 0;
}

/* One finding a file, at the first place: who invents ids does so throughout. */
static void
report_ids(const struct doc *doc, struct diag *d)
{
	size_t n = 0;
	const struct pair *first = NULL;
	for (size_t i = 0; i < doc->npairs; i++)
		if (!doc->pairs[i].in_code && !is_usual_id(doc->pairs[i].id)
		    && n++ == 0)
			first = &doc->pairs[i];
	if (first != NULL)
		diag_at(d, DIAG_PAIR_ID_FORM, &doc->src, first->pos,
		        (uint32_t)sizeof "<span data-ttu-id" - 1,
		        "'%.*s' is not of the form '6a868-102'%s",
		        STR_ARG(str_sub(first->id, 0, 60)),
		        n == 1 ? "" : ", nor are other ids of this file");
}

void
pairs_report(const struct doc *doc, struct diag *d)
{
	struct map seen = {NULL, 0, 0};
	report_quotes(doc, d);
	report_ids(doc, d);
	for (size_t i = 0; i < doc->npairs; i++) {
		const struct pair *p = &doc->pairs[i];
		d->unit = p->id;
		if (p->in_code) {
			diag_at(d, DIAG_PAIR_IN_CODE, &doc->src, p->pos,
			        (uint32_t)sizeof "<span data-ttu-id" - 1,
			        "unit '%.*s' is inside code; shown as it is "
			        "written", STR_ARG(p->id));
			continue;
		}
		report_fault(doc, p, d);
		report_duplicate(doc, p, &seen, d);
		if (!p->plain)
			report_comment(doc, p, d);
		if (!p->one_line)
			report_blank_line(doc, p, d);
		if (!p->plain)
			report_stray_span(doc, p, d);
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
