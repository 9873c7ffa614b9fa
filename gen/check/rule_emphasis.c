/* rule_emphasis.c -- what is bold, and markers that made nothing bold. */
#include "base/html_tag.h"
#include "check/rule_markup.h"

/* ---- markers that are shown ----------------------------------------------------------- */

/* The first place of "**" or "__" (or of a single sign) that is left as text. */
struct left {
	size_t twice, once;    /* how many runs */
	size_t first_twice, first_once; /* in the visible text */
};

/* Is the sign at AT in H's text written as itself, without an escape? */
static bool
is_written(const struct half *h, size_t at)
{
	struct range r = half_range(h, at, at + 1);
	return r.len == 1 && r.pos >= h->pos && r.pos - h->pos < h->raw.n
		&& h->raw.p[r.pos - h->pos] == h->text.p[at];
}

/* "snake_case" has no marker in it. */
static bool
is_inside_word(str s, size_t from, size_t to)
{
	return s.p[from] == '_' && from > 0 && to < s.n
		&& (ascii_alnum(s.p[from - 1]) || s.p[from - 1] == '_')
		&& ascii_alnum(s.p[to]);
}

static void
note(struct left *l, size_t from, size_t n)
{
	if (n >= 2 && l->twice++ == 0)
		l->first_twice = from;
	if (n == 1 && l->once++ == 0)
		l->first_once = from;
}

static struct left
find_left(const struct half *h)
{
	struct left l = {0, 0, 0, 0};
	str s = h->text;
	if ((h->has & HAS_MARKER) == 0)
		return l;
	for (size_t i = 0; i < s.n;) {
		size_t from = i;
		if (s.p[i] != '*' && s.p[i] != '_') {
			i++;
			continue;
		}
		while (i < s.n && s.p[i] == s.p[from])
			i++;
		if (is_written(h, from) && !is_inside_word(s, from, i))
			note(&l, from, i - from);
	}
	return l;
}

/* Is there a blank at POS, or a half's end? */
static bool
is_blank_at(const struct unit_check *c, uint32_t pos)
{
	char sign = c->page->doc->src.text.p[pos];
	return ascii_blank(sign) || sign == '<' || sign == '>';
}

/*
 * "** text**": where the blanks inside belong outside.  R is from the first
 * marker to behind the last; false when it is not so simple.
 */
static bool
mended(const struct unit_check *c, struct range r, str *text)
{
	str s = written(c, r), inner = str_sub(s, 2, s.n < 4 ? 2 : s.n - 2);
	str trimmed = str_trim(inner);
	if (trimmed.n == 0 || trimmed.n == inner.n
	    || str_find(trimmed, S("**"), 0) != STR_NONE
	    || str_chr(trimmed, '\n', 0) != STR_NONE)
		return false;
	size_t lead = (size_t)(trimmed.p - inner.p);
	str before = str_sub(inner, 0, lead);
	str after = str_sub(inner, lead + trimmed.n, inner.n);
	*text = STR_JOIN(c->arena, is_blank_at(c, r.pos - 1) ? S("") : before,
	                 S("**"), trimmed, S("**"),
	                 is_blank_at(c, r.pos + r.len) ? S("") : after);
	return true;
}

static void
fix_broken(const struct unit_check *c, struct finding *f,
           const struct left *l)
{
	str s = c->target->text, text;
	size_t last = str_find(s, S("**"), l->first_twice + 2);
	if (l->twice != 2 || last == STR_NONE || !str_starts(
		    str_sub(s, l->first_twice, s.n), S("**")))
		return;
	struct range r = half_range(c->target, l->first_twice, last + 2);
	if (mended(c, r, &text))
		say_fix(f, r, text, true);
}

static void
say_broken(struct unit_check *c, size_t at, size_t len, const struct left *l)
{
	struct range r = half_range(c->target, at, at + len);
	str sign = str_sub(c->target->text, at, at + len);
	struct finding *f = say(c, DIAG_EMPHASIS_BROKEN, r, RANGE_NONE,
	                        "'%.*s' is shown as text: it neither opens nor "
	                        "closes emphasis here", STR_ARG(sign));
	say_evidence(f, sign);
	if (l != NULL)
		fix_broken(c, f, l);
	claim(c, r);
}

/* The signs of full width that an input method leaves. */
static bool
check_wide(struct unit_check *c)
{
	size_t at = (c->target->has & HAS_OTHER) == 0 ? STR_NONE
		: str_find(c->target->text, S("\xEF\xBC\x8A\xEF\xBC\x8A"), 0);
	if (at == STR_NONE)
		return false;
	say_broken(c, at, 6, NULL);
	return true;
}

static bool
check_broken(struct unit_check *c)
{
	struct left t = find_left(c->target), s = find_left(c->source);
	bool lost = c->target->emphs.n < c->source->emphs.n
		|| c->target->strongs.n < c->source->strongs.n;
	if (t.twice > s.twice)
		say_broken(c, t.first_twice, 2, &t);
	else if (t.once > s.once && lost)
		say_broken(c, t.first_once, 1, NULL);
	else
		return lost && check_wide(c);
	return true;
}

/* ---- bold runs ------------------------------------------------------------------------ */

static bool
shows_something(const struct half *h, const struct mark *m)
{
	return str_trim(str_sub(h->text, m->from, m->to)).n > 0;
}

static size_t
count_html(const struct half *h)
{
	size_t n = 0;
	for (size_t i = 0; i < h->tags.n; i++) {
		str t = h->tags.list[i].text;
		n += str_eq_nocase(t, S("<b>"))
			|| str_eq_nocase(t, S("<strong>"));
	}
	return n;
}

/* Runs that show something; in what JOINED lists, those that one run holds are
 * counted apart: "**A** > **B**" may as well be "**A > B**". */
static size_t
count_strong(const struct half *h, bool joined)
{
	size_t n = count_html(h), end = 0;
	for (size_t i = 0; i < h->strongs.n; i++) {
		const struct mark *m = &h->strongs.list[i];
		if (!shows_something(h, m))
			continue;
		n++;
		for (size_t k = m->from > end ? m->from : end;
		     joined && k < m->to; k++)
			n += h->text.p[k] == '>' || h->text.p[k] == ',';
		end = m->to > end ? m->to : end;
	}
	return n;
}

void
check_emphasis(struct unit_check *c)
{
	if (check_broken(c) || (c->source->has & (HAS_STRONG | HAS_HTML)) == 0)
		return;
	size_t s = count_strong(c->source, false);
	size_t t = s == 0 ? 0 : count_strong(c->target, false);
	/* Where the markers are seen, that is the fault. */
	if (t >= s || count_strong(c->target, true) >= s
	    || was_said(c, DIAG_ESCAPE_LEAK))
		return;
	struct range at = c->source->strongs.n > 0
		? c->source->strongs.list[0].whole : RANGE_NONE;
	(void)say(c, DIAG_EMPHASIS_LOST, half_whole(c->target), at,
	          "the source has %zu bold run%s, the target %zu", s,
	          s == 1 ? "" : "s", t);
}
