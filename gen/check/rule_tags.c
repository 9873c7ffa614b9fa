/* rule_tags.c -- HTML tags, directives, and the keywords of alerts. */
#include "base/elements.h"
#include "base/html_tag.h"
#include "check/match.h"
#include "check/rule_markup.h"
#include "read/alert.h"

/* ---- tags ----------------------------------------------------------------------------- */

/*
 * The name by which the tag M is compared, in lower case, "/" before it at an
 * end; empty when it is not compared: what HTML does not know is a placeholder,
 * span tags are spoken of elsewhere, anchors are the page's own.
 */
static str
tag_key(const struct mark *m, struct arena *a)
{
	struct html_tag tag;
	if (!html_tag_scan(m->text, 0, &tag) || element_find(tag.name) == NULL
	    || str_eq_nocase(tag.name, S("span")))
		return S("");
	bool anchor = str_eq_nocase(tag.name, S("a"));
	if (anchor && (tag.end || str_find(tag.raw, S("href"), 0) == STR_NONE))
		return S("");
	char *key = NEW(a, char, tag.name.n + 1);
	size_t n = 0;
	if (tag.end)
		key[n++] = '/';
	for (size_t i = 0; i < tag.name.n; i++)
		key[n++] = ascii_lower(tag.name.p[i]);
	return (str){key, n};
}

static void
add_tags(struct items *items, const struct half *h, struct arena *a)
{
	for (size_t i = 0; i < h->tags.n; i++) {
		const struct mark *m = &h->tags.list[i];
		str key = tag_key(m, a);
		if (key.n == 0)
			continue;
		GROW(a, items->list, items->n, items->cap)[items->n] =
			(struct item){.mark = m, .text = m->text, .key = key,
		                      .at = m->whole};
		items->n++;
	}
}

/* Let N of the tags KEY, and as many of their ends, be answered. */
static void
answer_some(struct items *items, const char *key, size_t n)
{
	size_t ends = n;
	str name = str_of(key);
	for (size_t i = 0; i < items->n; i++) {
		struct item *t = &items->list[i];
		bool end = str_starts(t->key, S("/"));
		size_t *left = end ? &ends : &n;
		if (t->answered || *left == 0
		    || !str_eq(end ? str_sub(t->key, 1, t->key.n) : t->key,
		               name))
			continue;
		t->answered = true;
		--*left;
	}
}

/* What Markdown has signs for is as well written with them: each half may have
 * MORE of a tag by as many as the other has of the signs. */
static void
answer_signs(struct items *t, struct items *s, const char *key, size_t in_t,
             size_t in_s)
{
	if (in_s > in_t)
		answer_some(t, key, in_s - in_t);
	else if (in_t > in_s)
		answer_some(s, key, in_t - in_s);
}

void
check_tags(struct unit_check *c)
{
	struct items t = {NULL, 0, 0, 0}, s = {NULL, 0, 0, 0};
	add_tags(&t, c->target, c->arena);
	add_tags(&s, c->source, c->arena);
	items_match(&t, &s);
	const struct half *th = c->target, *sh = c->source;
	answer_signs(&t, &s, "br", th->nbreaks, sh->nbreaks);
	answer_signs(&t, &s, "b", th->strongs.n, sh->strongs.n);
	answer_signs(&t, &s, "strong", th->strongs.n, sh->strongs.n);
	answer_signs(&t, &s, "i", th->emphs.n, sh->emphs.n);
	answer_signs(&t, &s, "em", th->emphs.n, sh->emphs.n);
	const struct item *extra = items_next(&t), *lost = items_next(&s);
	struct finding *f = NULL;
	if (lost != NULL)
		f = say(c, DIAG_HTML_TAGS, half_whole(c->target), lost->at,
		        "the tag '%.*s' is missing", STR_ARG(lost->text));
	else if (extra != NULL)
		f = say(c, DIAG_HTML_TAGS, extra->at, RANGE_NONE,
		        "the source has no tag '%.*s'", STR_ARG(extra->text));
	if (f == NULL)
		return;
	say_evidence(f, lost != NULL ? lost->text : extra->text);
	if (lost == NULL)
		f->severity = SEV_WARNING;
}

/* ---- alerts ---------------------------------------------------------------------------- */

/* "[!NOTE]", which S begins with; or empty. */
static str
keyword(str s)
{
	size_t i = 2;
	s = str_trim(s);
	if (!str_starts(s, S("[!")))
		return S("");
	while (i < s.n && (ascii_alpha(s.p[i])
	                   || ((unsigned char)s.p[i] & 0x80) != 0))
		i++;
	return i > 2 && i < s.n && s.p[i] == ']' ? str_sub(s, 0, i + 1)
	                                         : S("");
}

void
check_alert(struct unit_check *c)
{
	if (!str_starts(c->source->raw, S("[!")))
		return;
	str s = keyword(c->source->raw), t = keyword(c->target->raw);
	/* One that is unknown has been told of. */
	if (s.n == 0 || str_eq_nocase(s, t)
	    || !alert_is_known(str_sub(s, 2, s.n - 1)))
		return;
	struct range whole = half_whole(c->target);
	struct range at = {whole.pos, t.n == 0 ? 0 : (uint32_t)t.n};
	struct finding *f = t.n == 0
		? say(c, DIAG_ALERT_KEYWORD, whole, RANGE_NONE,
		      "the alert's keyword '%.*s' is missing", STR_ARG(s))
		: say(c, DIAG_ALERT_KEYWORD, at, RANGE_NONE,
		      "the alert's keyword is '%.*s' in the source",
		      STR_ARG(s));
	say_evidence(f, t.n == 0 ? s : t);
	if (t.n > 0)
		say_fix(f, at, s, true);
	claim(c, at);
}
