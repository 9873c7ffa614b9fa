/* rule_markup.c -- links and code: what must be the same in every language. */
#include "check/rule.h"

/* ---- two lists without order ------------------------------------------------------ */

/* A mark that the other half may answer. */
struct item {
	const struct mark *mark;
	str key;
	bool answered;
};

static struct item *
items_of(const struct marks *marks, struct arena *a)
{
	struct item *list = NEW(a, struct item, marks->n + 1);
	for (size_t i = 0; i < marks->n; i++)
		list[i] = (struct item){&marks->list[i], marks->list[i].text,
		                        false};
	return list;
}

/* Most lists are short, and equal in order; LIMIT holds the square small. */
enum { LIMIT = 64 };

/* Let equal items of A and B answer each other. */
static void
match(struct item *a, size_t na, struct item *b, size_t nb)
{
	for (size_t i = 0; i < na; i++) {
		size_t from = i > LIMIT ? i - LIMIT : 0;
		for (size_t j = from; j < nb && j < i + LIMIT; j++) {
			if (b[j].answered || !str_eq(a[i].key, b[j].key))
				continue;
			a[i].answered = b[j].answered = true;
			break;
		}
	}
}

static struct item *
next_unanswered(struct item *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!list[i].answered)
			return &list[i];
	return NULL;
}

static size_t
count_unanswered(const struct item *list, size_t n)
{
	size_t count = 0;
	for (size_t i = 0; i < n; i++)
		count += !list[i].answered;
	return count;
}

/* ---- links ----------------------------------------------------------------------- */

/*
 * URL with the segment that is a locale (the page's or the source's) made one
 * and the same: "/nb-no/" answers "/en-us/".
 */
static str
link_key(const struct unit_check *c, str url)
{
	str tags[2] = {c->locale->locale->folder,
	               c->source_locale->locale->folder};
	for (size_t at = str_chr(url, '/', 0); at != STR_NONE;
	     at = str_chr(url, '/', at + 1)) {
		size_t end = str_chr(url, '/', at + 1);
		str segment = str_sub(url, at + 1, end);
		for (size_t i = 0; i < 2; i++)
			if (str_eq_nocase(segment, tags[i]))
				return STR_JOIN(c->arena,
				                str_sub(url, 0, at + 1),
				                S("*"),
				                str_sub(url, at + 1 + segment.n,
				                        url.n));
	}
	return url;
}

static void
say_link_target(struct unit_check *c, const struct item *t,
                const struct item *s, bool sure)
{
	struct range at = t->mark->address.pos != POS_NONE
		? t->mark->address : t->mark->whole;
	struct finding *f = say(c, DIAG_LINK_TARGET, at, s->mark->whole,
	                        "the link leads to '%.*s', the source's to "
	                        "'%.*s'", STR_ARG(t->mark->text),
	                        STR_ARG(s->mark->text));
	say_evidence(f, t->mark->text);
	struct range from = s->mark->address;
	if (from.pos != POS_NONE)
		say_fix(f, t->mark->address,
		        str_sub(c->page->doc->src.text, from.pos,
		                (size_t)from.pos + from.len), sure);
	claim(c, at);
}

static void
say_link_missing(struct unit_check *c, const struct item *s)
{
	say_evidence(say(c, DIAG_LINK_MISSING, half_whole(c->target),
	                 s->mark->whole, "the link to '%.*s' is missing",
	                 STR_ARG(s->mark->text)),
	             s->mark->text);
}

static void
say_link_extra(struct unit_check *c, const struct item *t)
{
	say_evidence(say(c, DIAG_LINK_EXTRA, t->mark->whole, RANGE_NONE,
	                 "the source has no link to '%.*s'",
	                 STR_ARG(t->mark->text)),
	             t->mark->text);
	claim(c, t->mark->whole);
}

static void
check_links(struct unit_check *c)
{
	size_t nt = c->target->links.n, ns = c->source->links.n;
	struct item *t = items_of(&c->target->links, c->arena);
	struct item *s = items_of(&c->source->links, c->arena);
	match(t, nt, s, ns);
	if (count_unanswered(t, nt) + count_unanswered(s, ns) == 0)
		return;
	for (size_t i = 0; i < nt; i++)
		t[i].key = link_key(c, t[i].key);
	for (size_t i = 0; i < ns; i++)
		s[i].key = link_key(c, s[i].key);
	for (size_t i = 0; i < ns; i++)
		s[i].answered = false;
	for (size_t i = 0; i < nt; i++)
		t[i].answered = false;
	match(t, nt, s, ns);
	bool sure = count_unanswered(t, nt) == 1 && count_unanswered(s, ns) == 1;
	for (;;) {
		struct item *a = next_unanswered(t, nt);
		struct item *b = next_unanswered(s, ns);
		if (a == NULL && b == NULL)
			return;
		if (a != NULL)
			a->answered = true;
		if (b != NULL)
			b->answered = true;
		if (a == NULL)
			say_link_missing(c, b);
		else if (b == NULL)
			say_link_extra(c, a);
		else
			say_link_target(c, a, b, sure);
	}
}

/* ---- code ------------------------------------------------------------------------ */

static void
say_code_changed(struct unit_check *c, const struct item *t,
                 const struct item *s, bool sure)
{
	struct finding *f = say(c, DIAG_CODE_CHANGED, t->mark->whole,
	                        s->mark->whole,
	                        "code '%.*s', but the source has '%.*s'",
	                        STR_ARG(t->mark->text), STR_ARG(s->mark->text));
	struct range from = s->mark->whole;
	say_evidence(f, t->mark->text);
	say_fix(f, t->mark->whole,
	        str_sub(c->page->doc->src.text, from.pos,
	                (size_t)from.pos + from.len), sure);
}

static void
check_code(struct unit_check *c)
{
	size_t nt = c->target->codes.n, ns = c->source->codes.n;
	struct item *t = items_of(&c->target->codes, c->arena);
	struct item *s = items_of(&c->source->codes, c->arena);
	match(t, nt, s, ns);
	bool sure = count_unanswered(t, nt) == 1 && count_unanswered(s, ns) == 1;
	for (;;) {
		struct item *a = next_unanswered(t, nt);
		struct item *b = next_unanswered(s, ns);
		if (a == NULL && b == NULL)
			return;
		if (a != NULL)
			a->answered = true;
		if (b != NULL)
			b->answered = true;
		if (a != NULL && b != NULL)
			say_code_changed(c, a, b, sure);
		else if (b != NULL)
			say_evidence(say(c, DIAG_CODE_MISSING,
			                 half_whole(c->target), b->mark->whole,
			                 "the code '%.*s' is missing",
			                 STR_ARG(b->mark->text)),
			             b->mark->text);
		else
			say_evidence(say(c, DIAG_CODE_EXTRA, a->mark->whole,
			                 RANGE_NONE,
			                 "the source has no code '%.*s'",
			                 STR_ARG(a->mark->text)),
			             a->mark->text);
	}
}

/* ---- the family ------------------------------------------------------------------ */

static const struct rule rules[] = {
	{.ids = {DIAG_LINK_TARGET, DIAG_LINK_MISSING, DIAG_LINK_EXTRA},
	 .needs = HAS_LINK, .unit = check_links},
	{.ids = {DIAG_CODE_CHANGED, DIAG_CODE_MISSING, DIAG_CODE_EXTRA},
	 .needs = HAS_CODE, .unit = check_code},
};

const struct rule_family rules_markup = {"markup", rules,
                                         sizeof rules / sizeof *rules};
