/* rule_link_text.c -- what links show. */
#include "base/text.h"
#include "check/rule_markup.h"

/* ---- nothing ---------------------------------------------------------------------- */

static str
shown(const struct half *h, const struct mark *m)
{
	return str_trim(str_sub(h->text, m->from, m->to));
}

/* The first link of H that shows nothing, or NULL. */
static const struct mark *
first_empty(const struct half *h)
{
	for (size_t i = 0; i < h->links.n; i++)
		if (!h->links.list[i].bare && shown(h, &h->links.list[i]).n == 0)
			return &h->links.list[i];
	return NULL;
}

static void
check_empty(struct unit_check *c)
{
	const struct mark *m = first_empty(c->target);
	if (m == NULL || first_empty(c->source) != NULL)
		return;
	for (size_t i = 0; i < c->target->links.n; i++) {
		m = &c->target->links.list[i];
		if (m->bare || shown(c->target, m).n > 0)
			continue;
		say_evidence(say(c, DIAG_LINK_TEXT_EMPTY, m->whole, RANGE_NONE,
		                 "the link to '%.*s' has no text",
		                 STR_ARG(m->text)),
		             m->text);
		claim(c, m->whole);
	}
}

/* ---- a swallowed mark -------------------------------------------------------------- */

static bool
is_mark(uint32_t c)
{
	static const uint32_t marks[] = {
		'.', ',', ';', ':', '!', '?', 0x3002, 0x3001, 0xFF0C, 0xFF01,
		0xFF1F, 0xFF1A, 0xFF1B, 0x61F, 0x60C, 0x61B, 0x6D4, 0x964,
	};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (marks[i] == c)
			return true;
	return false;
}

/* Where the mark begins that S ends in, or STR_NONE. */
static size_t
end_mark(str s)
{
	size_t at = s.n;
	uint32_t c;
	if (s.n == 0)
		return STR_NONE;
	do
		at--;
	while (at > 0 && ((unsigned char)s.p[at] & 0xC0) == 0x80);
	(void)text_decode(str_sub(s, at, s.n), &c);
	return is_mark(c) ? at : STR_NONE;
}

static bool
begins_with_mark(str s)
{
	uint32_t c;
	if (s.n == 0)
		return false;
	(void)text_decode(s, &c);
	return is_mark(c);
}

/* The source's link that M answers: to the same address, or in the same place. */
static const struct mark *
answer(const struct unit_check *c, const struct mark *m)
{
	const struct marks *s = &c->source->links;
	const struct mark *same = link_to(s, m->text);
	if (same != NULL)
		return same;
	size_t number = (size_t)(m - c->target->links.list);
	return s->n == c->target->links.n ? &s->list[number] : NULL;
}

/* Put the mark R, which M holds, behind M. */
static void
fix_swallowed(const struct unit_check *c, struct finding *f,
              const struct mark *m, struct range r)
{
	struct range before = {m->whole.pos, r.pos - m->whole.pos};
	uint32_t end = m->whole.pos + m->whole.len;
	struct range after = {r.pos + r.len, end - (r.pos + r.len)};
	say_fix(f, m->whole,
	        STR_JOIN(c->arena, written(c, before), written(c, after),
	                 written(c, r)),
	        true);
}

/* Is the mark behind the link M of the source?  LAST: or at the source's end, as
 * the target ends in its link. */
static bool
is_mark_behind(const struct half *h, const struct mark *m, bool last)
{
	str rest = str_sub(h->text, m->to, h->text.n);
	return begins_with_mark(rest) || (last && end_mark(rest) != STR_NONE);
}

static void
check_swallowed(struct unit_check *c, const struct mark *m)
{
	str text = str_sub(c->target->text, m->from, m->to);
	size_t at = end_mark(text);
	if (at == STR_NONE || at == 0)
		return;
	const struct mark *s = answer(c, m);
	str rest = str_sub(c->target->text, m->to, c->target->text.n);
	if (s == NULL || s->bare || begins_with_mark(rest)
	    || end_mark(shown(c->source, s)) != STR_NONE
	    || !is_mark_behind(c->source, s, rest.n == 0))
		return;
	struct range r = half_range(c->target, m->from + at, m->to);
	struct finding *f = say(c, DIAG_PUNCTUATION_IN_LINK, r, s->whole,
	                        "'%.*s' belongs behind the link, where the "
	                        "source has it",
	                        STR_ARG(str_sub(text, at, text.n)));
	say_evidence(f, text);
	if (r.pos > m->whole.pos && r.len == text.n - at)
		fix_swallowed(c, f, m, r);
}

void
check_link_texts(struct unit_check *c)
{
	check_empty(c);
	for (size_t i = 0; i < c->target->links.n; i++)
		if (!c->target->links.list[i].bare)
			check_swallowed(c, &c->target->links.list[i]);
}
