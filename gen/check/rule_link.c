/* rule_link.c -- links and images lead where those of the source do. */
#include "base/html_tag.h"
#include "check/check.h"
#include "check/link_key.h"
#include "check/match.h"
#include "check/resource_links.h"
#include "check/rule_markup.h"

/* What is compared: links, or images. */
struct lists {
	struct items target, source;
	const char *what; /* "link" */
};

/* ---- addresses in HTML -------------------------------------------------------------- */

/* The address that the tag M has in an attribute NAME, or empty. */
static str
attribute(const struct mark *m, str name, struct arena *a)
{
	struct html_tag tag;
	struct html_attr attrs[HTML_ATTRS_MAX];
	if (!html_tag_scan(m->text, 0, &tag) || tag.end)
		return S("");
	size_t n = html_tag_read(&tag, attrs, a);
	for (size_t i = 0; i < n; i++)
		if (str_eq(attrs[i].name, name))
			return attrs[i].value;
	return S("");
}

/* Add what the tags of H have in NAME. */
static void
add_tags(struct items *items, const struct half *h, str name, struct arena *a)
{
	for (size_t i = 0; i < h->tags.n; i++) {
		const struct mark *m = &h->tags.list[i];
		if (str_find(m->text, name, 0) == STR_NONE)
			continue;
		str url = attribute(m, name, a);
		if (url.n == 0)
			continue;
		GROW(a, items->list, items->n, items->cap)[items->n] =
			(struct item){.mark = m, .text = url, .key = url,
		                      .at = m->whole};
		items->n++;
	}
}

/* ---- telling ------------------------------------------------------------------------ */

/*
 * The source's address as it should be in the target: with the locale that the
 * target's has, where both have one.
 */
static str
right_address(const struct unit_check *c, const struct item *t,
              const struct item *s)
{
	str url = written(c, s->at);
	str from = link_key_locale(url), to = link_key_locale(t->text);
	if (from.n == 0 || !str_eq_nocase(to, c->locale->locale->folder)
	    || !str_eq_nocase(from, c->source_locale->locale->folder))
		return url;
	size_t at = (size_t)(from.p - url.p);
	return STR_JOIN(c->arena, str_sub(url, 0, at), to,
	                str_sub(url, at + from.n, url.n));
}

/* Must an address be written in <>, so that it ends where it should? */
static bool
needs_brackets(str url)
{
	for (size_t i = 0; i < url.n; i++)
		if ((unsigned char)url.p[i] <= ' ' || url.p[i] == '('
		    || url.p[i] == ')' || url.p[i] == '<' || url.p[i] == '>')
			return true;
	return url.n == 0;
}

static void
fix_address(const struct unit_check *c, struct finding *f,
            const struct item *t, const struct item *s, bool sure)
{
	say_evidence(f, t->text);
	if (t->mark->address.pos != POS_NONE
	    && s->mark->address.pos != POS_NONE
	    && t->mark->bare == s->mark->bare)
		/* What is around an address says where it ends: another one
		 * may end elsewhere. */
		say_fix(f, t->at, right_address(c, t, s),
		        sure && !t->mark->bare
		        && !needs_brackets(right_address(c, t, s)));
}

static void
say_target(struct unit_check *c, const struct lists *l, const struct item *t,
           const struct item *s, bool sure)
{
	fix_address(c, say(c, DIAG_LINK_TARGET, t->at, s->mark->whole,
	                   "the %s leads to '%.*s', the source's to '%.*s'",
	                   l->what, STR_ARG(t->text), STR_ARG(s->text)),
	            t, s, sure);
	claim(c, t->at);
}

/* T leads to a page in a third language.  Where S does, T may lead to one that
 * its reader can read. */
static void
say_locale(struct unit_check *c, const struct item *t, const struct item *s)
{
	str locale = link_key_locale(t->text);
	if (locale.n == 0
	    || str_eq_nocase(locale, c->locale->locale->folder)
	    || str_eq_nocase(locale, c->source_locale->locale->folder))
		return;
	fix_address(c, say(c, DIAG_LINK_LOCALE, t->at, s->mark->whole,
	                   "the address is of '%.*s', neither of this page's "
	                   "locale nor of the source's", STR_ARG(locale)),
	            t, s, true);
	claim(c, t->at);
}

static void
say_missing(struct unit_check *c, const struct lists *l, const struct item *s)
{
	say_evidence(say(c, DIAG_LINK_MISSING, half_whole(c->target),
	                 s->mark->whole, "the %s to '%.*s' is missing",
	                 l->what, STR_ARG(s->text)),
	             s->text);
}

static void
say_extra(struct unit_check *c, const struct lists *l, const struct item *t)
{
	/* The address is shown in the source: only here it is a link, too. */
	if (t->mark->bare && str_find(c->source->text, t->text, 0) != STR_NONE)
		return;
	say_evidence(say(c, DIAG_LINK_EXTRA, t->mark->whole, RANGE_NONE,
	                 "the source has no %s%s to '%.*s'",
	                 link_to(&c->source->links, t->text) != NULL
	                         ? "second " : "",
	                 l->what, STR_ARG(t->text)),
	             t->text);
	claim(c, t->mark->whole);
}

/* ---- comparing ----------------------------------------------------------------------- */

static void
key_by_locale(const struct unit_check *c, struct items *items)
{
	for (size_t i = 0; i < items->n; i++)
		items->list[i].key = link_key(items->list[i].text, c->locale,
		                              c->source_locale, c->arena);
}

/* Where two lead to one resource, another address is for link-resource to say. */
static void
key_by_resource(const struct unit_check *c, struct items *items, size_t locale)
{
	for (size_t i = 0; i < items->n; i++) {
		struct item *one = &items->list[i];
		if (one->answered)
			continue;
		str key = resource_key(c->page, locale, one->text);
		if (key.n > 0)
			one->key = key;
	}
}

/* The example of L's source that T is, in the words of its language, or NULL. */
static struct item *
example_of(const struct unit_check *c, struct lists *l, const struct item *t)
{
	const struct fact *users =
		&c->source_locale->facts[FACT_EXAMPLE_USERS];
	for (size_t i = 0; i < l->source.n; i++) {
		struct item *s = &l->source.list[i];
		if (!s->answered && s->mark->bare
		    && link_key_example(t->text, s->text, users))
			return s;
	}
	return NULL;
}

/* An address that is nobody's is text: its user may be called otherwise. */
static void
match_examples(const struct unit_check *c, struct lists *l)
{
	if (l->target.n > LINKS_MOST || l->source.n > LINKS_MOST)
		return;
	for (size_t i = 0; i < l->target.n; i++) {
		struct item *t = &l->target.list[i];
		struct item *s = t->answered || !t->mark->bare
			? NULL : example_of(c, l, t);
		if (s != NULL)
			t->answered = s->answered = true;
	}
}

/* The links that lead to another locale and are right but for that. */
static void
check_locales(struct unit_check *c, struct lists *l)
{
	if (l->target.n > LINKS_MOST || l->source.n > LINKS_MOST)
		return;
	for (size_t i = 0; i < l->target.n; i++) {
		struct item *t = &l->target.list[i];
		if (t->answered)
			continue;
		str bare = link_key_bare(t->key, c->arena);
		for (size_t k = 0; k < l->source.n && !t->answered; k++) {
			struct item *s = &l->source.list[k];
			if (s->answered || !str_eq(link_key_bare(s->key, c->arena),
			                           bare))
				continue;
			say_locale(c, t, s);
			t->answered = s->answered = true;
		}
	}
}

/* What is left: as many as there are on both sides are taken to be changed. */
static void
say_rest(struct unit_check *c, struct lists *l)
{
	bool sure = items_sure(&l->target, &l->source);
	/* What was meant for a link and is read as none has been told of. */
	bool bent = str_find(c->target->text, S("]("), 0) != STR_NONE;
	for (;;) {
		struct item *t = items_next(&l->target);
		struct item *s = items_next(&l->source);
		if ((t == NULL && s == NULL) || said_enough(c))
			return;
		if (t != NULL)
			t->answered = true;
		if (s != NULL)
			s->answered = true;
		if (s != NULL && t != NULL)
			say_target(c, l, t, s, sure);
		else if (t != NULL && !is_code_link(t->mark))
			say_extra(c, l, t);
		else if (t != NULL)
			continue; /* the code is missing, and that is said */
		else if (!bent)
			say_missing(c, l, s);
		bent = bent && (s == NULL || t != NULL);
	}
}

static void
compare(struct unit_check *c, struct lists *l)
{
	items_match(&l->target, &l->source);
	if (items_left(&l->target) + items_left(&l->source) == 0)
		return;
	key_by_locale(c, &l->target);
	key_by_locale(c, &l->source);
	items_match(&l->target, &l->source);
	key_by_resource(c, &l->target, c->page->locale);
	key_by_resource(c, &l->source, c->page->check->site->source);
	items_match(&l->target, &l->source);
	check_locales(c, l);
	match_examples(c, l);
	say_rest(c, l);
}

/* ---- a blank between text and address ------------------------------------------------- */

/* "[text] (https://...": the brackets are shown, and the bare address is the
 * link. */
static void
check_gap(struct unit_check *c)
{
	str s = c->target->text;
	/* What the source's author broke does not work without the blank. */
	if (str_find(c->source->text, S("] ("), 0) != STR_NONE
	    || str_find(c->source->text, S("]("), 0) != STR_NONE)
		return;
	for (size_t at = 0; (at = str_find(s, S("] ("), at)) != STR_NONE;
	     at++) {
		struct range r = half_range(c->target, at, at + 3);
		if (r.len != 3)
			continue;
		size_t next = r.pos + r.len - c->target->pos;
		str rest = str_sub(c->target->raw, next, c->target->raw.n);
		while (rest.n > 0 && ascii_blank(rest.p[0]))
			rest = str_sub(rest, 1, rest.n);
		if (!str_starts(rest, S("http")))
			continue;
		say_fix(say(c, DIAG_LINK_FORM, r, RANGE_NONE,
		            "a blank between ']' and '(': no link is made of "
		            "it"),
		        r, S("]("), true);
		claim(c, half_whole(c->target));
	}
}

void
check_links(struct unit_check *c)
{
	struct lists links = {.what = "link"}, images = {.what = "image"};
	items_add(&links.target, &c->target->links, c->arena);
	items_add(&links.source, &c->source->links, c->arena);
	items_add(&images.target, &c->target->images, c->arena);
	items_add(&images.source, &c->source->images, c->arena);
	if ((c->unit->has & HAS_HTML) != 0) {
		add_tags(&links.target, c->target, S("href"), c->arena);
		add_tags(&links.source, c->source, S("href"), c->arena);
		add_tags(&images.target, c->target, S("src"), c->arena);
		add_tags(&images.source, c->source, S("src"), c->arena);
	}
	struct lists includes = {.what = "include"};
	items_add(&includes.target, &c->target->includes, c->arena);
	items_add(&includes.source, &c->source->includes, c->arena);
	compare(c, &links);
	compare(c, &images);
	compare(c, &includes);
	if ((c->source->has & HAS_LINK) != 0)
		check_gap(c);
}
