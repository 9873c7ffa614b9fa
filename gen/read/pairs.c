#include "read/pairs.h"

#include "base/map.h"
#include "read/skeleton.h"
#include "read/span_tag.h"

#define TAG_T "<span data-ttu-id=\""
#define TAG_S "<span data-stu-id=\""
#define TAG_W "<span class=\"sxs-lookup\">"
#define CLOSE "</span>"

/* No span tag that matters is longer; bounds the search for its end. */
enum { TAG_MOST = 1024 };

enum tag_kind { TAG_TARGET, TAG_SOURCE, TAG_LOOKUP };

struct tag {
	enum tag_kind kind;
	size_t pos, end;    /* in the text */
	str id;
	bool entity_quotes, unusual;
};

struct cutter {
	str text;
	size_t body;
	struct tag *tags;
	size_t ntags, cap_tags;
	struct pair *pairs;
	size_t npairs, cap_pairs;
	struct map sources; /* id -> the first source tag that has it */
	bool indexed;
	size_t blank_line;  /* the first at or after the last place asked for */
	size_t line_end;    /* the first at or after the last pair's beginning */
	struct arena *arena;
};

/* ---- tags ------------------------------------------------------------- */

/* A tag in exactly the form that the localisation tool writes. */
static bool
usual_tag(str text, size_t pos, struct tag *t)
{
	str rest = str_sub(text, pos, text.n);
	if (str_starts(rest, S(TAG_W))) {
		*t = (struct tag){.kind = TAG_LOOKUP,
		                  .end = pos + sizeof TAG_W - 1};
		return true;
	}
	bool target = str_starts(rest, S(TAG_T));
	if (!target && !str_starts(rest, S(TAG_S)))
		return false;
	size_t from = sizeof TAG_T - 1, i = from;
	while (i < rest.n && (ascii_alnum(rest.p[i]) || rest.p[i] == '-'))
		i++;
	if (i == from || !str_starts(str_sub(rest, i, rest.n), S("\">")))
		return false;
	*t = (struct tag){.kind = target ? TAG_TARGET : TAG_SOURCE,
	                  .end = pos + i + 2,
	                  .id = str_sub(rest, from, i)};
	return true;
}

/* Does S hold WORD in any case? */
static bool
holds(str s, str word)
{
	for (size_t i = 0; i + word.n <= s.n; i++)
		if (str_eq_nocase(str_sub(s, i, i + word.n), word))
			return true;
	return false;
}

/* A span tag of ours in another form: libxml2 knows what it says. */
static bool
unusual_tag(str text, size_t pos, struct tag *t, struct arena *a)
{
	str window = str_sub(text, pos, pos + TAG_MOST);
	if (!str_eq_nocase(str_sub(window, 0, 5), S("<span")))
		return false;
	size_t end = str_chr(window, '>', 0);
	if (end == STR_NONE)
		return false;
	str tag = str_sub(window, 0, end + 1);
	if (!holds(tag, S("tu-id")) && !holds(tag, S("sxs-lookup")))
		return false;
	struct span_tag s;
	if (!span_tag_read(tag, &s, a) || !s.is_span)
		return false;
	bool entities = str_find(tag, S("&quot;"), 0) != STR_NONE;
	*t = (struct tag){.end = pos + end + 1,
	                  .entity_quotes = entities,
	                  .unusual = !entities};
	if (s.data_ttu_id.n > 0) {
		t->kind = TAG_TARGET;
		t->id = s.data_ttu_id;
	} else if (s.data_stu_id.n > 0) {
		t->kind = TAG_SOURCE;
		t->id = s.data_stu_id;
	} else {
		t->kind = TAG_LOOKUP;
	}
	return s.data_ttu_id.n > 0 || s.data_stu_id.n > 0
		|| str_eq(s.class_, S("sxs-lookup"));
}

static void
collect_tags(struct cutter *c)
{
	size_t at = c->body;
	while ((at = str_chr(c->text, '<', at)) != STR_NONE) {
		struct tag t;
		/* Half of all tags end something. */
		if (str_starts(str_sub(c->text, at + 1, at + 2), S("/"))
		    || (!usual_tag(c->text, at, &t)
		        && !unusual_tag(c->text, at, &t, c->arena))) {
			at++;
			continue;
		}
		t.pos = at;
		at = t.end;
		GROW(c->arena, c->tags, c->ntags, c->cap_tags)[c->ntags] = t;
		c->ntags++;
	}
}

/* ---- which source answers a target -------------------------------------- */

/* Blanks before POS are passed over: where does what stands before them end? */
static size_t
back_over_blanks(str text, size_t pos, size_t least)
{
	while (pos > least && ascii_blank(text.p[pos - 1]))
		pos--;
	return pos;
}

/* If CLOSE stands before POS (and at or after LEAST), where it begins. */
static bool
closed_before(str text, size_t pos, size_t least, size_t *begin)
{
	size_t end = back_over_blanks(text, pos, least);
	size_t n = sizeof CLOSE - 1;
	if (end < least + n
	    || !str_eq_nocase(str_sub(text, end - n, end), S(CLOSE)))
		return false;
	*begin = end - n;
	return true;
}

/* Does the lookup span that opens before source tag I stand right there? */
static bool
has_lookup(const struct cutter *c, size_t i)
{
	return i > 0 && c->tags[i - 1].kind == TAG_LOOKUP
		&& back_over_blanks(c->text, c->tags[i].pos,
	                            c->tags[i - 1].end) == c->tags[i - 1].end;
}

static void
index_sources(struct cutter *c)
{
	for (size_t i = 0; i < c->ntags; i++) {
		if (c->tags[i].kind != TAG_SOURCE)
			continue;
		bool added;
		void **slot = map_put(&c->sources, c->tags[i].id, &added,
		                      c->arena);
		if (added)
			*slot = &c->tags[i];
	}
	c->indexed = true;
}

/* The offset of the first blank line at or after POS (which never falls). */
static size_t
next_blank_line(struct cutter *c, size_t pos)
{
	if (c->blank_line < pos) {
		size_t at = str_find(c->text, S("\n\n"), pos);
		c->blank_line = at == STR_NONE ? c->text.n : at;
	}
	return c->blank_line;
}

/*
 * The source tag that answers target tag I, or 0 (a source is never first).
 * Nearly always it is the next one.  Else it is the first of the same id, if
 * it stands in the same paragraph: then what lies between is text that speaks
 * of span tags.
 */
static size_t
partner(struct cutter *c, size_t i)
{
	size_t j = i + 1;
	if (j < c->ntags && c->tags[j].kind == TAG_LOOKUP)
		j++;
	if (j < c->ntags && c->tags[j].kind == TAG_SOURCE
	    && str_eq(c->tags[j].id, c->tags[i].id))
		return j;
	if (!c->indexed)
		index_sources(c);
	void **slot = map_get(&c->sources, c->tags[i].id);
	if (slot != NULL) {
		const struct tag *s = *slot;
		if (s > &c->tags[i]
		    && s->pos < next_blank_line(c, c->tags[i].end)
		    && has_lookup(c, (size_t)(s - c->tags)))
			return (size_t)(s - c->tags);
	}
	/* Side by side, but under different ids. */
	size_t close;
	if (j == i + 2 && j < c->ntags && c->tags[j].kind == TAG_SOURCE
	    && has_lookup(c, j)
	    && closed_before(c->text, c->tags[j - 1].pos, c->tags[i].end,
	                     &close))
		return j;
	return 0;
}

/* ---- where a source segment ends ---------------------------------------- */

/* Where the next tag of a pair after tag I begins: nothing of I's lies there. */
static size_t
bound_after(const struct cutter *c, size_t i)
{
	return i + 1 < c->ntags ? c->tags[i + 1].pos : c->text.n;
}

/* The number of OPEN minus that of CLOSE tags in S. */
static long
open_spans(str s)
{
	long depth = 0;
	for (size_t at = 0; (at = str_find(s, S("<span"), at)) != STR_NONE; at++)
		depth++;
	for (size_t at = 0; (at = str_find(s, S(CLOSE), at)) != STR_NONE; at++)
		depth--;
	return depth;
}

/*
 * FORMAT 2, rule 3: the source from FROM ends before the first "</span></span>"
 * -- one later, when the text has an open span of its own.  With blanks
 * between the two closing tags the pair is still read.  *END is after the last
 * closing tag.  False when LIMIT comes first.
 */
static bool
source_end(struct cutter *c, size_t from, size_t limit, bool lookup,
           struct pair *p)
{
	str text = str_sub(c->text, 0, limit);
	size_t n = sizeof CLOSE - 1, at = from;
	while ((at = str_find(text, S(CLOSE), at)) != STR_NONE) {
		size_t next = at + n;
		while (lookup && next < limit && ascii_blank(text.p[next]))
			next++;
		bool two = str_starts(str_sub(text, next, limit), S(CLOSE));
		if (lookup && !two) {
			at += n;
			continue;
		}
		size_t end = lookup ? next + n : next;
		if (lookup && next != at + n)
			p->unusual = true;
		if (str_starts(str_sub(text, end, limit), S(CLOSE))
		    && open_spans(str_sub(text, from, at)) > 0) {
			at += n;
			end += n;
		}
		p->source = str_sub(text, from, at);
		p->end = (uint32_t)end;
		return true;
	}
	return false;
}

/* ---- pairs ------------------------------------------------------------- */

static struct pair *
add_pair(struct cutter *c, const struct tag *first)
{
	struct pair *p = &GROW(c->arena, c->pairs, c->npairs,
	                       c->cap_pairs)[c->npairs];
	c->npairs++;
	*p = (struct pair){.id = first->id,
	                   .pos = (uint32_t)first->pos,
	                   .entity_quotes = first->entity_quotes,
	                   .unusual = first->unusual};
	return p;
}

/* A span that nothing closes: it ends with its line. */
static size_t
line_end(const struct cutter *c, size_t from, size_t limit)
{
	size_t at = str_chr(str_sub(c->text, 0, limit), '\n', from);
	return at == STR_NONE ? limit : at;
}

/* A half alone, which tag I opens: it ends at the first closing tag. */
static size_t
lone_half(struct cutter *c, size_t i, str *half, struct pair *p)
{
	const struct tag *t = &c->tags[i];
	size_t limit = bound_after(c, i);
	size_t blank = next_blank_line(c, t->end);
	if (blank < limit)
		limit = blank;
	size_t at = str_find(str_sub(c->text, 0, limit), S(CLOSE), t->end);
	if (at != STR_NONE) {
		*half = str_sub(c->text, t->end, at);
		p->end = (uint32_t)(at + sizeof CLOSE - 1);
	} else {
		size_t end = line_end(c, t->end, limit);
		*half = str_sub(c->text, t->end, end);
		p->end = (uint32_t)end;
		p->fault = PAIR_UNCLOSED;
	}
	return i + 1;
}

/* The source half, which tag J opens; returns the number of the next tag. */
static size_t
read_source(struct cutter *c, size_t j, bool lookup, struct pair *p)
{
	const struct tag *s = &c->tags[j];
	if (!source_end(c, s->end, bound_after(c, j), lookup, p)) {
		enum pair_fault fault = p->fault;
		(void)lone_half(c, j, &p->source, p);
		p->fault = fault == PAIR_SOUND ? PAIR_UNCLOSED : fault;
	}
	p->entity_quotes = p->entity_quotes || s->entity_quotes;
	p->unusual = p->unusual || s->unusual;
	return j + 1;
}

static size_t
read_pair(struct cutter *c, size_t i, size_t j)
{
	const struct tag *t = &c->tags[i], *s = &c->tags[j];
	struct pair *p = add_pair(c, t);
	bool lookup = has_lookup(c, j);
	size_t wrap = lookup ? c->tags[j - 1].pos : s->pos;
	size_t close;

	if (closed_before(c->text, wrap, t->end, &close)) {
		p->target = str_sub(c->text, t->end, close);
		if (close + sizeof CLOSE - 1 != wrap
		    || (lookup && c->tags[j - 1].end != s->pos))
			p->unusual = true;
	} else {
		p->target = str_sub(c->text, t->end, wrap);
		p->fault = PAIR_UNCLOSED;
	}
	if (!str_eq(t->id, s->id)) {
		p->fault = PAIR_OTHER_ID;
		p->other_id = s->id;
	} else if (!lookup) {
		p->fault = PAIR_NO_LOOKUP;
	}
	return read_source(c, j, lookup, p);
}

/* A source alone, with or without its lookup span; I opens either. */
static size_t
read_lone_source(struct cutter *c, size_t i)
{
	bool lookup = c->tags[i].kind == TAG_LOOKUP;
	size_t j = lookup ? i + 1 : i;
	if (j >= c->ntags || c->tags[j].kind != TAG_SOURCE
	    || (lookup && !has_lookup(c, j)))
		return i + 1;
	struct pair *p = add_pair(c, &c->tags[j]);
	p->pos = (uint32_t)c->tags[i].pos;
	p->fault = PAIR_NO_TARGET;
	return read_source(c, j, lookup, p);
}

static bool
is_blank(str s)
{
	return str_trim(s).n == 0;
}

static void
finish_pair(struct cutter *c, struct pair *p)
{
	p->target_empty = is_blank(p->target) && !is_blank(p->source);
	p->joined_before = p->pos > 0 && !ascii_blank(c->text.p[p->pos - 1]);
	p->joined_after = p->end < c->text.n
		&& !ascii_blank(c->text.p[p->end]);
	if (c->line_end < p->pos)
		c->line_end = line_end(c, p->pos, c->text.n);
	p->one_line = p->end <= c->line_end;
}

static void
find_pairs(struct cutter *c)
{
	for (size_t i = 0; i < c->ntags;) {
		size_t before = c->npairs;
		if (c->tags[i].kind != TAG_TARGET) {
			i = read_lone_source(c, i);
		} else {
			size_t j = partner(c, i);
			if (j != 0) {
				i = read_pair(c, i, j);
			} else {
				struct pair *p = add_pair(c, &c->tags[i]);
				p->fault = PAIR_NO_SOURCE;
				i = lone_half(c, i, &p->target, p);
				p->fault = PAIR_NO_SOURCE;
			}
		}
		if (c->npairs > before)
			finish_pair(c, &c->pairs[before]);
	}
}

void
pairs_cut(struct doc *doc, struct skeleton *sk, struct arena *a)
{
	struct cutter c = {.text = doc->src.text,
	                   .body = doc->body,
	                   .arena = a};
	collect_tags(&c);
	c.line_end = line_end(&c, c.body, c.text.n);
	find_pairs(&c);
	doc->pairs = c.pairs;
	doc->npairs = c.npairs;
	skeleton_make(doc, sk, a);
}
