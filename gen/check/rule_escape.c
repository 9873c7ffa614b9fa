/* rule_escape.c -- escapes that go too far: markup that readers see. */
#include "base/html_tag.h"
#include "check/rule_markup.h"

/* What of H is shown that was meant to be read. */
struct leaks {
	size_t n;
	uint32_t from, to; /* the first, in the visible text */
};

static void
note(struct leaks *l, size_t from, size_t to)
{
	if (l->n++ == 0) {
		l->from = (uint32_t)from;
		l->to = (uint32_t)to;
	}
}

/* Is the sign at AT in H's text there by an escape? */
static bool
is_escaped(const struct half *h, size_t at)
{
	struct range r = half_range(h, at, at + 1);
	return r.len > 1 && r.pos >= h->pos && r.pos - h->pos < h->raw.n
		&& h->raw.p[r.pos - h->pos] == '\\';
}

/* "\*\*", "\_\_", "\`": two signs of emphasis, or one of code. */
static size_t
marker_at(const struct half *h, size_t at)
{
	str s = h->text;
	if (s.p[at] == '`')
		return is_escaped(h, at) ? 1 : 0;
	bool twice = (s.p[at] == '*' || s.p[at] == '_') && at + 1 < s.n
		&& s.p[at + 1] == s.p[at];
	return twice && is_escaped(h, at) ? 2 : 0;
}

/* "\*" shown with its backslash. */
static size_t
backslash_at(const struct half *h, size_t at)
{
	str s = h->text;
	return at + 1 < s.n && memchr("*_[]`#<>", s.p[at + 1], 8) != NULL
		? 2 : 0;
}

/* "&nbsp;" shown as such. */
static size_t
reference_at(const struct half *h, size_t at)
{
	uint32_t c;
	return html_reference(h->text, at, &c);
}

static size_t
leak_at(const struct half *h, size_t at)
{
	switch (h->text.p[at]) {
	case '*':
	case '_':
	case '`':
		return marker_at(h, at);
	case '\\':
		return backslash_at(h, at);
	case '&':
		return reference_at(h, at);
	default:
		return 0;
	}
}

static struct leaks
find_leaks(const struct half *h)
{
	struct leaks l = {0, 0, 0};
	for (size_t i = 0; i < h->text.n;) {
		size_t len = leak_at(h, i);
		if (len > 0)
			note(&l, i, i + len);
		i += len > 0 ? len : 1;
	}
	return l;
}

void
check_escapes(struct unit_check *c)
{
	/* Nothing but an escape or a reference brings it about. */
	str raw = c->target->raw;
	if (str_chr(raw, '\\', 0) == STR_NONE
	    && str_chr(raw, '&', 0) == STR_NONE)
		return;
	struct leaks t = find_leaks(c->target);
	if (t.n == 0 || t.n <= find_leaks(c->source).n)
		return;
	struct range r = half_range(c->target, t.from, t.to);
	str what = str_sub(c->target->text, t.from, t.to);
	if (is_claimed(c, r))
		return;
	say_evidence(say(c, DIAG_ESCAPE_LEAK, r, RANGE_NONE,
	                 "readers see '%.*s'", STR_ARG(what)),
	             what);
	claim(c, r);
}
