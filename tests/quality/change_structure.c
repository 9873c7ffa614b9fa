#include "quality/change.h"

#include "base/text.h"

static bool
target_lost(struct place *p)
{
	size_t end = p->target + p->t.n + sizeof "</span>" - 1;
	return place_edit(p, p->pos, end - p->pos, S(""));
}

static bool
source_lost(struct place *p)
{
	size_t from = p->target + p->t.n + sizeof "</span>" - 1;
	return place_edit(p, from, p->pos + p->len - from, S(""));
}

/* Where the source's id is written. */
static size_t
source_id(const struct place *p)
{
	return p->source - p->id_len - 2;
}

static bool
id_twice(struct place *p)
{
	size_t next = p->pos + p->len;
	struct place other = *p;
	if (!place_next(&other, p->page, &next))
		return false;
	str id = str_sub(other.page, other.id, other.id + other.id_len);
	return place_edit(p, p->id, p->id_len, id)
	       && place_edit(p, source_id(p), p->id_len, id);
}

static bool
id_mismatch(struct place *p)
{
	return place_edit(p, source_id(p) + p->id_len, 0, S("7"));
}

static bool
span_open(struct place *p)
{
	return edit_target(p, p->t.n, sizeof "</span>" - 1, S(""));
}

static bool
span_in_span(struct place *p)
{
	size_t from, to;
	return pick_word(p, p->t, 2, &from, &to)
	       && edit_target(p, from, 0,
	                      S("<span data-ttu-id=\"aaaaa-999\">"))
	       && edit_target(p, to, 0, S("</span>"));
}

static bool
span_stray(struct place *p)
{
	size_t from, to;
	return pick_word(p, p->t, 2, &from, &to) && to < p->t.n
	       && edit_target(p, to, 0, S("</span>"));
}

static bool
quotes_as_references(struct place *p)
{
	size_t id = source_id(p);
	return place_edit(p, p->id - 1, 1, S("&quot;"))
	       && place_edit(p, p->id + p->id_len, 1, S("&quot;"))
	       && place_edit(p, id - 1, 1, S("&quot;"))
	       && place_edit(p, id + p->id_len, 1, S("&quot;"));
}

static bool
quote_lost(struct place *p)
{
	return place_edit(p, p->id + p->id_len, 1, S(""));
}

static bool
class_wrong(struct place *p)
{
	size_t at = str_find(p->page, S("sxs-lookup"), p->target);
	return place_edit(p, at, sizeof "sxs-lookup" - 1, S("lookup"));
}

static bool
class_lost(struct place *p)
{
	str open = S("<span class=\"sxs-lookup\">");
	size_t at = str_find(p->page, open, p->target);
	size_t end = p->pos + p->len - (sizeof "</span>" - 1);
	return place_edit(p, at, open.n, S(""))
	       && place_edit(p, end, sizeof "</span>" - 1, S(""));
}

static bool
halves_swapped(struct place *p)
{
	return count_words(p->s) >= 4 && !str_eq(p->t, p->s)
	       && edit_target(p, 0, p->t.n, p->s)
	       && edit_source(p, 0, p->s.n, p->t);
}

static bool
untracked(struct place *p)
{
	return is_plain(p->t) && count_words(p->s) >= 5
	       && (place_is(p, "ja th") || count_words(p->t) >= 3)
	       && place_edit(p, p->pos, p->len, p->t);
}

/* Is P's line a table's row, and not the header? */
static bool
in_row(const struct place *p)
{
	size_t line = line_begin(p);
	return p->page.p[line] == '|' && line > 1
	       && p->page.p[line - 2] == '|'
	       && p->page.p[line_end(p) - 1] == '|';
}

static bool
cell_lost(struct place *p)
{
	size_t last = str_rchr(str_sub(p->page, 0, line_end(p) - 1), '|');
	return in_row(p) && last > line_begin(p)
	       && place_edit(p, last + 1, line_end(p) - last - 1, S(""));
}

static bool
cell_added(struct place *p)
{
	return in_row(p) && place_edit(p, line_end(p), 0, S(" 365 |"));
}

static bool
fence_open(struct place *p)
{
	size_t line = line_begin(p);
	return line > 1 && p->page.p[line - 2] == '\n'
	       && place_edit(p, line, 0, S("```\n\n"));
}

static bool
heading_skip(struct place *p)
{
	size_t line = line_begin(p);
	return str_starts(str_sub(p->page, line, p->page.n), S("## "))
	       && place_edit(p, line, 0, S("##"));
}

/* The "<a name" of P's heading: from its '<' to behind its "</a>". */
static bool
find_anchor(const struct place *p, size_t *from, size_t *to)
{
	size_t line = line_begin(p);
	if (p->page.p[line] != '#')
		return false;
	*from = str_find(str_sub(p->page, 0, p->pos), S("<a name"), line);
	*to = p->pos;
	return *from != STR_NONE;
}

static bool
anchor_lost(struct place *p)
{
	size_t from, to;
	return find_anchor(p, &from, &to)
	       && place_edit(p, from, to - from, S(""));
}

static bool
anchor_twice(struct place *p)
{
	size_t from, to;
	if (!find_anchor(p, &from, &to))
		return false;
	size_t first = str_find(p->page, S("<a name"), 0);
	str other = str_sub(p->page, first,
	                    str_find(p->page, S("</a>"), first) + 4);
	return first != from && place_edit(p, from, to - from, other);
}

static bool
alert_translated(struct place *p)
{
	size_t line = line_begin(p);
	if (line < 4 || p->page.p[line] != '>')
		return false;
	size_t open = str_rchr(str_sub(p->page, 0, line), '[');
	size_t close = open == STR_NONE ? STR_NONE
	               : str_chr(p->page, ']', open);
	if (close == STR_NONE || close + 2 != line)
		return false;
	return place_edit(p, open + 2, close - open - 2,
	                  place_is(p, "de") ? S("HINWEIS") : S("MERKNAD"));
}

static bool
alert_misspelt(struct place *p)
{
	return alert_translated(p) && (p->edits[0].text = S("NOET"), true);
}

static bool
front_matter_broken(struct place *p)
{
	return place_edit(p, 4, 0, S("author: \"unclosed\n"));
}

/* The title is a pair, as no other field is. */
static bool
front_matter_pair(struct place *p)
{
	static const char text[] =
		"description: <span data-ttu-id=\"%.*s8\">X</span>"
		"<span class=\"sxs-lookup\"><span data-stu-id=\"%.*s8\">"
		"X</span></span>\n";
	str id = str_sub(p->page, p->id, p->id + p->id_len);
	return place_edit(p, 4, 0, str_printf(p->a, text, STR_ARG(id),
	                                      STR_ARG(id)));
}

static bool
block_sign(struct place *p)
{
	return p->t.n > 0 && edit_target(p, 0, 0, S("3. "));
}

const struct change structure_changes[] = {
	{"target-lost", "pair-missing-target", target_lost, SHOWS_BESIDE},
	{"source-lost", "pair-missing-source", source_lost, SHOWS_BESIDE},
	{"id-twice", "pair-duplicate-id", id_twice, SHOWS_BESIDE},
	{"id-mismatch", "pair-id-mismatch", id_mismatch, SHOWS_BESIDE},
	{"span-open", "span-unclosed", span_open, SHOWS_BESIDE},
	{"span-in-span",
	 "span-nested,span-stray,pair-missing-source", span_in_span, SHOWS_BESIDE},
	{"span-stray", "span-stray", span_stray, SHOWS_BESIDE},
	{"quotes-as-references", "attribute-quotes", quotes_as_references,
	 SHOWS_BESIDE},
	{"quote-lost-in-tag", "span-quote,span-unclosed", quote_lost, SHOWS_BESIDE},
	{"class-wrong", "lookup-class", class_wrong, SHOWS_BESIDE},
	{"class-lost", "lookup-class", class_lost, SHOWS_BESIDE},
	{"halves-swapped", "sides-swapped", halves_swapped, SHOWS_BESIDE},
	{"tags-lost", "untracked-text", untracked, SHOWS_BESIDE},
	{"cell-lost", "table-cells", cell_lost, SHOWS_BESIDE},
	{"cell-added", "table-cells", cell_added, SHOWS_BESIDE},
	{"fence-open", "fence-unclosed,pair-in-code", fence_open, SHOWS_BESIDE},
	{"heading-level", "heading-skip", heading_skip, SHOWS_BESIDE},
	{"anchor-lost", "anchor-missing", anchor_lost, SHOWS_BESIDE},
	{"anchor-twice", "anchor-duplicate", anchor_twice, SHOWS_BESIDE},
	{"alert-translated", "alert-keyword", alert_translated, SHOWS_BESIDE},
	{"alert-misspelt", "alert-keyword", alert_misspelt, SHOWS_BESIDE},
	{"front-matter-broken", "front-matter", front_matter_broken, SHOWS_BESIDE},
	{"front-matter-pair", "front-matter-spans", front_matter_pair,
	 SHOWS_BESIDE},
	{"block-sign", "block-marker", block_sign, SHOWS_BESIDE},
	{NULL, NULL, NULL, SHOWS_BESIDE},
};
