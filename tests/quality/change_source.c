#include "quality/change.h"

/* Each of these changes what the page has for its source: the page in the source
 * language stays as it was. */

static bool
word_changed(struct place *p)
{
	size_t from, to;
	return pick_word(p, p->s, 4, &from, &to)
	       && edit_source(p, from, to - from, S("parcel"));
}

static bool
word_left_out(struct place *p)
{
	size_t from, to;
	return count_words(p->s) > 3 && pick_word(p, p->s, 3, &from, &to)
	       && edit_source(p, from, to - from, S(""));
}

/* Is P all that its line holds, so that the line can go? */
static bool
is_line(const struct place *p)
{
	return line_begin(p) == p->pos && line_end(p) == p->pos + p->len
	       && count_words(p->s) > 3;
}

/* The page lacks a paragraph of its source. */
static bool
unit_left_out(struct place *p)
{
	return is_line(p) && place_edit(p, p->pos, p->len, S(""));
}

/* The page has a paragraph that its source has no more. */
static bool
unit_surplus(struct place *p)
{
	static const char text[] =
		"<span data-ttu-id=\"%.*s9\">%.*s</span>"
		"<span class=\"sxs-lookup\"><span data-stu-id=\"%.*s9\">"
		"The blue parcel on the shelf belongs to nobody"
		"</span></span>\n\n";
	str id = str_sub(p->page, p->id, p->id + p->id_len);
	return is_line(p)
	       && place_edit(p, p->pos, 0,
	                     str_printf(p->a, text, STR_ARG(id), STR_ARG(p->t),
	                                STR_ARG(id)));
}

/* ---- legal ---------------------------------------------------------------- */

/* Another mark at the end is no other source. */
static bool
mark_changed(struct place *p)
{
	return str_ends(p->s, S(".")) && str_ends(p->t, S("."))
	       && edit_source(p, p->s.n - 1, 1, S("!"))
	       && edit_target(p, p->t.n - 1, 1, S("!"));
}

/* Nor is another address. */
static bool
address_changed(struct place *p)
{
	struct link s, t;
	if (!find_link(p->s, 0, &s) || !find_link(p->t, 0, &t)
	    || !str_eq(s.address, t.address)
	    || str_find(p->s, S("]("), s.end) != STR_NONE)
		return false;
	return edit_source(p, (size_t)(s.address.p - p->s.p), s.address.n,
	                   S("https://example.org/other"))
	       && edit_target(p, (size_t)(t.address.p - p->t.p), t.address.n,
	                      S("https://example.org/other"));
}

/* Two units of a paragraph are one here. */
static bool
units_joined(struct place *p)
{
	static const char text[] =
		"<span data-ttu-id=\"%.*s\">%.*s %.*s</span>"
		"<span class=\"sxs-lookup\"><span data-stu-id=\"%.*s\">"
		"%.*s %.*s</span></span>";
	struct place next = {.a = p->a};
	str id = str_sub(p->page, p->id, p->id + p->id_len);
	size_t end = p->pos + p->len, at = end;
	return place_next(&next, p->page, &at) && next.pos == end + 1
	       && p->page.p[end] == ' '
	       && place_edit(p, p->pos, next.pos + next.len - p->pos,
	                     str_printf(p->a, text, STR_ARG(id), STR_ARG(p->t),
	                                STR_ARG(next.t), STR_ARG(id),
	                                STR_ARG(p->s), STR_ARG(next.s)));
}

const struct change source_changes[] = {
	{"source-word", "source-changed", word_changed, SHOWS_SOURCE},
	{"source-word-out", "source-changed,source-added", word_left_out, SHOWS_SOURCE},
	{"source-unit-out", "source-added", unit_left_out, SHOWS_SOURCE},
	{"source-unit-extra", "source-removed", unit_surplus, SHOWS_SOURCE},
	{"source-mark", NULL, mark_changed, SHOWS_SOURCE},
	{"source-address", NULL, address_changed, SHOWS_SOURCE},
	{"source-joined", NULL, units_joined, SHOWS_SOURCE},
	{NULL, NULL, NULL, SHOWS_SOURCE},
};
