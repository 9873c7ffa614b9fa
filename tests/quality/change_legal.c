#include "quality/change.h"

#include "base/buf.h"
#include "base/text.h"

/* Is the byte of T before AT, or at it, a blank, a sign or an edge? */
static bool
is_edge(str t, size_t at)
{
	return at == 0 || at >= t.n || strchr(" .,:;!?()", t.p[at]) != NULL;
}

static bool
bold_underscores(struct place *p)
{
	size_t from = str_find(p->t, S("**"), 0);
	if (from == STR_NONE)
		return false;
	size_t to = str_find(p->t, S("**"), from + 2);
	return to != STR_NONE && is_edge(p->t, from == 0 ? 0 : from - 1)
	       && is_edge(p->t, to + 2) && edit_target(p, from, 2, S("__"))
	       && edit_target(p, to, 2, S("__"));
}

static bool
emphasis_underscore(struct place *p)
{
	size_t to = str_find(p->t, S("* "), 1);
	return p->t.n > 1 && p->t.p[0] == '*' && p->t.p[1] != '*'
	       && to != STR_NONE && edit_target(p, 0, 1, S("_"))
	       && edit_target(p, to, 1, S("_"));
}

static bool
links_reordered(struct place *p)
{
	struct link a, b;
	if (!find_link(p->t, 0, &a) || !find_link(p->t, a.end, &b))
		return false;
	return edit_target(p, a.pos, a.end - a.pos,
	                   str_sub(p->t, b.pos, b.end))
	       && edit_target(p, b.pos, b.end - b.pos,
	                      str_sub(p->t, a.pos, a.end));
}

/* The page's locale where the source has its own, in capitals or not. */
static bool
link_of_locale(struct place *p)
{
	struct link t, s;
	if (!find_link(p->t, 0, &t) || !find_link(p->s, 0, &s)
	    || !str_eq(t.address, s.address))
		return false;
	str locale = str_dup(p->locale, p->a);
	str address = STR_JOIN(p->a, S("https://example.com/"), locale,
	                       S("/help"));
	return edit_target(p, t.end - 1 - t.address.n, t.address.n, address)
	       && edit_source(p, s.end - 1 - s.address.n, s.address.n,
	                      S("https://example.com/en-us/help"));
}

static bool
nbsp_in_text(struct place *p)
{
	size_t from, to;
	return pick_word(p, p->t, 2, &from, &to) && to < p->t.n
	       && p->t.p[to] == ' '
	       && edit_target(p, to, 1, S("\xC2\xA0"));
}

static bool
nbsp_narrow(struct place *p)
{
	size_t at = str_find(p->t, S("\xC2\xA0"), 0);
	return at != STR_NONE && edit_target(p, at, 2, S("\xE2\x80\xAF"));
}

static bool
char_as_reference(struct place *p)
{
	for (size_t at = 0; at < p->t.n; at++) {
		uint32_t c;
		if ((unsigned char)p->t.p[at] < 0xC0 || !is_prose(p->t, at))
			continue;
		size_t n = text_decode(str_sub(p->t, at, p->t.n), &c);
		return edit_target(p, at, n,
		                   str_printf(p->a, "&#%u;", (unsigned)c));
	}
	return false;
}

static bool
nbsp_as_reference(struct place *p)
{
	size_t at = str_find(p->t, S("\xC2\xA0"), 0);
	return at != STR_NONE && edit_target(p, at, 2, S("&nbsp;"));
}

static bool
apostrophe_straight(struct place *p)
{
	size_t at = find_prose(p->t, S("’"), 0);
	return at != STR_NONE && edit_target(p, at, 3, S("'"));
}

static bool
direction_mark(struct place *p)
{
	size_t from, to;
	return place_is(p, "ar") && pick_number(p, p->t, 0, &from, &to)
	       && edit_target(p, to, 0, S("\xE2\x80\x8F"));
}

static bool
embedding_closed(struct place *p)
{
	size_t from, to;
	return place_is(p, "ar") && pick_word(p, p->t, 2, &from, &to)
	       && edit_target(p, from, 0, S("\xE2\x81\xA8"))
	       && edit_target(p, to, 0, S("\xE2\x81\xA9"));
}

static bool
thai_break(struct place *p)
{
	size_t at = find_prose(p->t, S("และ"), 1);
	return place_is(p, "th") && at != STR_NONE
	       && edit_target(p, at, 0, S("\xE2\x80\x8B"));
}

/* Two blanks may part sentences, where nothing else does. */
static bool
thai_wide_blank(struct place *p)
{
	size_t from, to;
	return place_is(p, "th") && pick_word(p, p->t, 2, &from, &to)
	       && to < p->t.n && p->t.p[to] == ' '
	       && edit_target(p, to, 0, S(" "));
}

/* The digits of a number in another form: of ZERO's row. */
static bool
write_digits(struct place *p, uint32_t zero)
{
	size_t from, to;
	if (!pick_number(p, p->t, 0, &from, &to))
		return false;
	struct buf b = {0};
	for (size_t i = from; i < to; i++)
		buf_printf(&b, "&#%u;",
		           (unsigned)(zero + (uint32_t)(p->t.p[i] - '0')));
	str text = str_dup(buf_str(&b), p->a);
	buf_release(&b);
	return edit_target(p, from, to - from, text);
}

static bool
digits_native(struct place *p)
{
	if (place_is(p, "ar"))
		return write_digits(p, 0x660);
	if (place_is(p, "th"))
		return write_digits(p, 0xE50);
	return place_is(p, "ja") && write_digits(p, 0xFF10);
}

static bool
brackets_full_width(struct place *p)
{
	size_t from = find_prose(p->t, S("("), 0);
	size_t to = find_prose(p->t, S(")"), 0);
	return place_is(p, "ja") && from != STR_NONE && to != STR_NONE
	       && edit_target(p, from, 1, S("（"))
	       && edit_target(p, to, 1, S("）"));
}

static bool
line_wrapped(struct place *p)
{
	size_t from, to;
	size_t line = line_begin(p);
	return strchr("#|>", p->page.p[line]) == NULL
	       && pick_word(p, p->t, 3, &from, &to) && to < p->t.n
	       && p->t.p[to] == ' ' && edit_target(p, to, 1, S("\n"));
}

static bool
code_double_ticks(struct place *p)
{
	size_t from = str_chr(p->t, '`', 0);
	if (from == STR_NONE)
		return false;
	size_t to = str_chr(p->t, '`', from + 1);
	return to != STR_NONE && edit_target(p, from, 1, S("`` "))
	       && edit_target(p, to, 1, S(" ``"));
}

static bool
sign_escaped(struct place *p)
{
	str sign = S(".");
	size_t at = find_prose(p->t, sign, 0);
	return at != STR_NONE && edit_target(p, at, 0, S("\\"));
}

static bool
link_title(struct place *p)
{
	struct link l;
	return find_link(p->t, 0, &l) && l.address.n > 0
	       && str_chr(l.address, '{', 0) == STR_NONE
	       && edit_target(p, l.end - 1, 0, S(" \"X\""));
}

static bool
word_emphasized(struct place *p)
{
	size_t from, to;
	return !place_is(p, "ja th") && pick_word(p, p->t, 5, &from, &to)
	       && str_find(p->s, S("*"), 0) == STR_NONE
	       && edit_target(p, from, 0, S("*"))
	       && edit_target(p, to, 0, S("*"));
}

static bool
name_instead(struct place *p)
{
	return is_plain(p->s) && count_words(p->s) <= 3
	       && !str_ends(p->s, S(".")) && !str_ends(p->s, S("?"))
	       && p->page.p[line_begin(p)] != '#'
	       && edit_target(p, 0, p->t.n, S("Microsoft Entra ID"))
	       && edit_source(p, 0, p->s.n, S("Microsoft Entra ID"));
}

static bool
command_instead(struct place *p)
{
	return is_plain(p->s) && count_words(p->s) <= 3
	       && p->page.p[line_begin(p)] != '#'
	       && edit_target(p, 0, p->t.n, S("`Get-MgUser -All`"))
	       && edit_source(p, 0, p->s.n, S("`Get-MgUser -All`"));
}

const struct change legal_changes[] = {
	{"bold-underscores", NULL, bold_underscores, SHOWS_BESIDE},
	{"emphasis-underscore", NULL, emphasis_underscore, SHOWS_BESIDE},
	{"links-reordered", NULL, links_reordered, SHOWS_BESIDE},
	{"link-of-locale", NULL, link_of_locale, SHOWS_BESIDE},
	{"nbsp-in-text", NULL, nbsp_in_text, SHOWS_BESIDE},
	{"nbsp-narrow", NULL, nbsp_narrow, SHOWS_BESIDE},
	{"nbsp-as-reference", NULL, nbsp_as_reference, SHOWS_BESIDE},
	{"char-as-reference", NULL, char_as_reference, SHOWS_BESIDE},
	{"apostrophe-straight", NULL, apostrophe_straight, SHOWS_BESIDE},
	{"direction-mark", NULL, direction_mark, SHOWS_BESIDE},
	{"isolate-closed", NULL, embedding_closed, SHOWS_BESIDE},
	{"thai-break", NULL, thai_break, SHOWS_BESIDE},
	{"thai-wide-blank", NULL, thai_wide_blank, SHOWS_BESIDE},
	{"digits-native", NULL, digits_native, SHOWS_BESIDE},
	{"brackets-full-width", NULL, brackets_full_width, SHOWS_BESIDE},
	{"line-wrapped", NULL, line_wrapped, SHOWS_BESIDE},
	{"code-double-ticks", NULL, code_double_ticks, SHOWS_BESIDE},
	{"sign-escaped", NULL, sign_escaped, SHOWS_BESIDE},
	{"link-title", NULL, link_title, SHOWS_BESIDE},
	{"word-emphasized", NULL, word_emphasized, SHOWS_BESIDE},
	{"name-stays", NULL, name_instead, SHOWS_BESIDE},
	{"command-stays", NULL, command_instead, SHOWS_BESIDE},
	{NULL, NULL, NULL, SHOWS_BESIDE},
};
