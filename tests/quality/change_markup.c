#include "quality/change.h"

/* The first stretch of T between two signs MARK, of a pair of which S has one
 * as well: from the first sign to behind the second. */
static bool
find_marked(const struct place *p, str mark, size_t *from, size_t *to)
{
	*from = str_find(p->t, mark, 0);
	if (*from == STR_NONE || str_find(p->s, mark, 0) == STR_NONE)
		return false;
	size_t end = str_find(p->t, mark, *from + mark.n);
	*to = end + mark.n;
	return end != STR_NONE && end > *from + mark.n;
}

/* Write OPEN and CLOSE for the signs of find_marked. */
static bool
remark(struct place *p, str mark, str open, str close)
{
	size_t from, to;
	return find_marked(p, mark, &from, &to)
	       && edit_target(p, from, mark.n, open)
	       && edit_target(p, to - mark.n, mark.n, close);
}

static bool
bold_lost(struct place *p)
{
	return remark(p, S("**"), S(""), S(""));
}

static bool
bold_blanks(struct place *p)
{
	return remark(p, S("**"), S("** "), S(" **"));
}

static bool
bold_open(struct place *p)
{
	return remark(p, S("**"), S("**"), S(""));
}

static bool
bold_escaped(struct place *p)
{
	return remark(p, S("**"), S("\\*\\*"), S("\\*\\*"));
}

static bool
link_lost(struct place *p)
{
	struct link l;
	return find_link(p->t, 0, &l)
	       && edit_target(p, l.pos, l.end - l.pos, l.text);
}

static bool
link_retargeted(struct place *p)
{
	struct link l;
	if (!find_link(p->t, 0, &l) || l.address.n < 4)
		return false;
	str other = str_starts(l.address, S("http"))
	            ? S("https://www.example.net/elsewhere") : S("index.md");
	return !str_eq(other, l.address)
	       && edit_target(p, l.end - 1 - l.address.n, l.address.n, other);
}

static bool
link_cut(struct place *p)
{
	struct link l;
	if (!find_link(p->t, 0, &l))
		return false;
	return edit_target(p, l.end - 2 - l.address.n, 0, S(" "));
}

static bool
link_blank(struct place *p)
{
	struct link l;
	if (!find_link(p->t, 0, &l))
		return false;
	return edit_target(p, l.end - 1 - l.address.n / 2, 0, S(" "));
}

static bool
link_empty(struct place *p)
{
	struct link l;
	return find_link(p->t, 0, &l)
	       && edit_target(p, l.pos + 1, l.text.n, S(""));
}

static bool
link_added(struct place *p)
{
	size_t from, to;
	return pick_word(p, p->t, 2, &from, &to)
	       && str_chr(p->t, '[', 0) == STR_NONE
	       && edit_target(p, from, 0, S("["))
	       && edit_target(p, to, 0, S("](https://www.example.net/more)"));
}

static bool
link_locale(struct place *p)
{
	struct link t, s;
	if (!find_link(p->t, 0, &t) || !find_link(p->s, 0, &s)
	    || !str_eq(t.address, s.address))
		return false;
	return edit_target(p, t.end - 1 - t.address.n, t.address.n,
	                   S("https://example.com/pt-br/help"))
	       && edit_source(p, s.end - 1 - s.address.n, s.address.n,
	                      S("https://example.com/en-us/help"));
}

static bool
stop_in_link(struct place *p)
{
	str ideographic = S("。");
	str stop = str_ends(p->t, ideographic) ? ideographic : S(".");
	if (!str_ends(p->t, stop) || !str_ends(p->s, S(".")))
		return false;
	struct link l;
	size_t at = 0;
	while (find_link(p->t, at, &l)) {
		at = l.end;
		if (l.end == p->t.n - stop.n)
			return edit_target(p, l.pos + 1 + l.text.n, 0, stop)
			       && edit_target(p, l.end, stop.n, S(""));
	}
	return false;
}

static bool
code_unmarked(struct place *p)
{
	return remark(p, S("`"), S(""), S(""));
}

static bool
code_lost(struct place *p)
{
	size_t from, to;
	return find_marked(p, S("`"), &from, &to)
	       && cut_target(p, from, to);
}

static bool
code_changed(struct place *p)
{
	size_t from, to;
	return find_marked(p, S("`"), &from, &to) && to - from > 4
	       && edit_target(p, from + 2, 1, S("x"));
}

static bool
code_added(struct place *p)
{
	size_t from, to;
	return pick_word(p, p->t, 3, &from, &to)
	       && str_chr(p->t, '`', 0) == STR_NONE
	       && edit_target(p, from, 0, S("`"))
	       && edit_target(p, to, 0, S("`"));
}

/* A placeholder of T's text, not in an address or code, that S has too. */
static bool
find_placeholder(struct place *p, size_t *from, size_t *to)
{
	static const char *const known[] = {
		"{name}", "%s", "%USERPROFILE%", "{{lockout_minutes}}",
		"{{password_length}}", "{{helpdesk_hours}}",
	};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		*from = str_find(p->t, str_of(known[i]), 0);
		*to = *from + strlen(known[i]);
		if (*from != STR_NONE && place_random(p, 2) == 0)
			return str_find(p->s, str_of(known[i]), 0) != STR_NONE;
	}
	return false;
}

static bool
placeholder_lost(struct place *p)
{
	size_t from, to;
	return find_placeholder(p, &from, &to) && to - from + 4 < p->t.n
	       && cut_target(p, from, to);
}

static bool
placeholder_changed(struct place *p)
{
	size_t from, to;
	if (!find_placeholder(p, &from, &to))
		return false;
	bool short_one = to - from == 2;
	return edit_target(p, to - (short_one ? 1 : 3), 1,
	                   short_one ? S("d") : S("q"));
}

static bool
separator_lost(struct place *p)
{
	size_t at = str_find(p->t, S(" > "), 0);
	return at != STR_NONE && str_find(p->s, S(" > "), 0) != STR_NONE
	       && edit_target(p, at, 2, S(""));
}

static bool
separator_doubled(struct place *p)
{
	size_t at = str_find(p->t, S(" > "), 0);
	return at != STR_NONE && edit_target(p, at, 0, S(" >"));
}

static bool
tag_lost(struct place *p)
{
	size_t from = str_find(p->t, S("<kbd>"), 0);
	size_t to = str_find(p->t, S("</kbd>"), 0);
	return from != STR_NONE && to != STR_NONE
	       && edit_target(p, from, 5, S("")) && edit_target(p, to, 6, S(""));
}

static bool
tag_changed(struct place *p)
{
	size_t from = str_find(p->t, S("<kbd>"), 0);
	size_t to = str_find(p->t, S("</kbd>"), 0);
	return from != STR_NONE && to != STR_NONE
	       && edit_target(p, from, 5, S("<sup>"))
	       && edit_target(p, to, 6, S("</sup>"));
}

static bool
leak_around(struct place *p)
{
	size_t from, to;
	return pick_word(p, p->t, 2, &from, &to)
	       && edit_target(p, from, 0, S("<a0>"))
	       && edit_target(p, to, 0, S("</a0>"));
}

static bool
leak_before(struct place *p)
{
	size_t from, to;
	return pick_word(p, p->t, 2, &from, &to)
	       && edit_target(p, from, 0, S("<_i22_>"));
}

const struct change markup_changes[] = {
	{"bold-lost", "emphasis-lost", bold_lost, SHOWS_BESIDE},
	{"bold-blanks", "emphasis-broken", bold_blanks, SHOWS_BESIDE},
	{"bold-open", "emphasis-broken", bold_open, SHOWS_BESIDE},
	{"bold-escaped", "escape-leak,emphasis-broken", bold_escaped, SHOWS_BESIDE},
	{"link-lost", "link-missing", link_lost, SHOWS_BESIDE},
	{"link-retargeted", "link-target", link_retargeted, SHOWS_BESIDE},
	{"link-cut", "link-missing,link-form", link_cut, SHOWS_BESIDE},
	{"link-blank", "link-form,link-missing", link_blank, SHOWS_BESIDE},
	{"link-empty", "link-text-empty,target-empty", link_empty, SHOWS_BESIDE},
	{"link-added", "link-extra", link_added, SHOWS_BESIDE},
	{"link-locale", "link-locale", link_locale, SHOWS_BESIDE},
	{"stop-in-link", "punctuation-in-link", stop_in_link, SHOWS_BESIDE},
	{"code-unmarked", "code-missing", code_unmarked, SHOWS_BESIDE},
	{"code-lost", "code-missing", code_lost, SHOWS_BESIDE},
	{"code-changed", "code-changed", code_changed, SHOWS_BESIDE},
	{"code-added", "code-extra", code_added, SHOWS_BESIDE},
	{"placeholder-lost", "placeholder-changed", placeholder_lost, SHOWS_BESIDE},
	{"placeholder-changed", "placeholder-changed", placeholder_changed,
	 SHOWS_BESIDE},
	{"separator-lost", "separator-lost", separator_lost, SHOWS_BESIDE},
	{"separator-doubled", "separator-run", separator_doubled, SHOWS_BESIDE},
	{"tag-lost", "html-tags", tag_lost, SHOWS_BESIDE},
	{"tag-changed", "html-tags", tag_changed, SHOWS_BESIDE},
	{"leak-around", "placeholder-leak", leak_around, SHOWS_BESIDE},
	{"leak-before", "placeholder-leak", leak_before, SHOWS_BESIDE},
	{NULL, NULL, NULL, SHOWS_BESIDE},
};
