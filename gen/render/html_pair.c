/* html_pair.c -- a pair in a page: the target, and the source at hand. */
#include "base/text.h"
#include "render/escape.h"
#include "render/html_inner.h"

static const struct locale *
language_of(const struct writer *w, enum side side)
{
	const struct site *s = w->page->site;
	return &s->locales[side == SIDE_SOURCE ? s->source
	                                       : w->page->targets].locale;
}

/* ` lang="en-US" dir="ltr"` of the half SIDE. */
static void
write_language(struct writer *w, enum side side)
{
	const struct locale *l = language_of(w, side);
	buf_addz(w->out, " lang=\"");
	buf_add(w->out, l->id);
	buf_addz(w->out, l->rtl ? "\" dir=\"rtl\"" : "\" dir=\"ltr\"");
}

bool
pair_is_bilingual(const struct writer *w, const struct pair *p)
{
	/* With equal halves the source would say nothing new. */
	return w->page->bilingual && w->page->side == SIDE_TARGET
		&& pair_half(p, SIDE_TARGET) == p->target_run
		&& p->fault != PAIR_NO_SOURCE && str_trim(p->source).n > 0
		&& (p->values_differ || !str_eq(p->target, p->source));
}

/* The unit's id for use in an HTML id: in its usual form, else its number. */
static str
safe_id(const struct writer *w, const struct pair *p)
{
	bool good = p->id.n > 0;
	for (size_t i = 0; i < p->id.n; i++)
		good = good && (ascii_alnum(p->id.p[i]) || p->id.p[i] == '-');
	if (good)
		return p->id;
	return str_printf(w->page->arena, "pair-%zu",
	                  (size_t)(p - w->doc->pairs) + 1);
}

/* An id of the page for P: PREFIX and the unit's id. */
static str
unique_id(struct writer *w, str prefix, const struct pair *p)
{
	struct html_page *page = w->page;
	return anchors_unused(&page->seen, STR_JOIN(page->arena, prefix,
	                                            safe_id(w, p)));
}

static void
write_run(struct writer *w, const struct pair *p, const struct node *run)
{
	const struct pair *outer = w->pair;
	enum side half = w->half;
	w->pair = p;
	w->half = run == p->source_run ? SIDE_SOURCE : SIDE_TARGET;
	write_children(w, run);
	w->pair = outer;
	w->half = half;
}

void
unit_open(struct writer *w, const struct pair *p)
{
	buf_addz(w->out, "<span class=\"u\" id=\"");
	buf_add(w->out, unique_id(w, S("u-"), p));
	buf_addz(w->out, "\">");
}

/* The first words of S: so many characters, and no part of a word if there are
 * blanks. */
static str
beginning(str s)
{
	enum { CHARACTERS = 16 };
	size_t end = 0, blank = 0;
	uint32_t c;
	for (int n = 0; n < CHARACTERS && end < s.n; n++) {
		if (s.p[end] == ' ')
			blank = end;
		end += text_decode(str_sub(s, end, s.n), &c);
	}
	if (end < s.n && blank > 0)
		end = blank;
	return str_sub(s, 0, end);
}

/* The buttons of a page are told apart by how their text begins. */
static void
write_label(struct writer *w, const struct pair *p)
{
	struct buf text = {NULL, 0, 0};
	node_text(p->target_run, SIDE_TARGET, &text);
	str words = str_trim(buf_str(&text)), begin = beginning(words);
	escape_html(w->out,
	            w->page->site->locales[w->page->language].show_source);
	if (begin.n > 0)
		buf_addz(w->out, ": ");
	escape_html(w->out, begin);
	if (begin.n < words.n)
		buf_addz(w->out, "…");
	buf_release(&text);
}

/* The button that opens the source, and the start of the source itself. */
static void
source_open(struct writer *w, const struct pair *p)
{
	str id = unique_id(w, S("q-"), p);
	buf_addz(w->out, "<button type=\"button\" class=\"b\" "
	                 "popovertarget=\"");
	buf_add(w->out, id);
	buf_addz(w->out, "\" aria-label=\"");
	write_label(w, p);
	buf_addz(w->out, "\"></button><span class=\"q\" id=\"");
	buf_add(w->out, id);
	buf_addz(w->out, "\" popover");
	write_language(w, SIDE_SOURCE);
	buf_addc(w->out, '>');
}

void
pair_write_source(struct writer *w, const struct pair *p)
{
	source_open(w, p);
	write_run(w, p, p->source_run);
	suggest_write(w, p);
	buf_addz(w->out, "</span>");
}

/* Anchors that only the target has (FORMAT A9): the source page needs them. */
static bool
has_only_anchors(const struct pair *p)
{
	if (str_trim(p->source).n > 0 || p->target_run->first == NULL)
		return false;
	for (const struct node *n = p->target_run->first; n != NULL;
	     n = n->next)
		if (n->kind != NODE_HTML
		    && (n->kind != NODE_TEXT || str_trim(n->text).n > 0))
			return false;
	return true;
}

/* A half that is not in the page's language says so. */
static void
write_alone(struct writer *w, const struct pair *p)
{
	enum side side = w->page->side;
	const struct node *run = has_only_anchors(p) ? p->target_run
	                                             : pair_half(p, side);
	enum side shown = run == p->source_run ? SIDE_SOURCE : SIDE_TARGET;
	if (shown == side || has_only_anchors(p)) {
		write_run(w, p, run);
		return;
	}
	buf_addz(w->out, "<span");
	write_language(w, shown);
	buf_addc(w->out, '>');
	write_run(w, p, run);
	buf_addz(w->out, "</span>");
}

/*
 * The localisation tool writes one blank between two pairs in every language.
 * Japanese and Chinese have none between sentences: it is not shown where the
 * left one ends in a full-width mark.
 */
static bool
needs_no_blank(const struct writer *w, const struct pair *p)
{
	static const char *const marks[] = {
		"\u3001", "\u3002", "\uFF01", "\uFF1F", "\uFF0C", "\uFF1A",
		"\uFF1B", "\uFF09", "\u300D", "\u300F", "\u3011", "\u300B",
	};
	str language = w->page->site->locales[w->page->targets].locale.id;
	str text = str_trim(p->target);
	if (w->page->side != SIDE_TARGET
	    || (!str_starts(language, S("ja")) && !str_starts(language, S("zh")))
	    || pair_half(p, SIDE_TARGET) != p->target_run)
		return false;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_ends(text, str_of(marks[i])))
			return true;
	return false;
}

/* The pair that N, an inline, begins or ends with, or NULL. */
static const struct pair *
pair_at_edge(const struct node *n, bool at_end)
{
	while (n != NULL && n->kind != NODE_PAIR)
		n = at_end ? n->last : n->first;
	return n == NULL ? NULL : n->u.pair;
}

bool
pair_hides_blank(const struct writer *w, const struct node *blank)
{
	const struct pair *left = pair_at_edge(blank->prev, true);
	return left != NULL && str_eq(blank->text, S(" "))
		&& pair_at_edge(blank->next, false) != NULL
		&& needs_no_blank(w, left);
}

/* N begins with a blank that parts it from what is left of it. */
static bool
begins_apart(const struct writer *w, const struct node *n)
{
	enum side side = w->page->side;
	const struct pair *left = pair_at_edge(n->prev, true);
	if (n->prev == NULL || !pair_blank_before(n->u.pair, side))
		return false;
	return left == NULL
		|| (!pair_blank_after(left, side) && !needs_no_blank(w, left));
}

static bool
ends_apart(const struct writer *w, const struct node *n)
{
	const struct pair *p = n->u.pair;
	return pair_blank_after(p, w->page->side)
		&& (pair_at_edge(n->next, false) == NULL
		    || !needs_no_blank(w, p));
}

void
pair_write(struct writer *w, const struct node *n)
{
	const struct pair *p = n->u.pair;
	if (begins_apart(w, n))
		buf_addc(w->out, ' ');
	if (!pair_is_bilingual(w, p)) {
		write_alone(w, p);
	} else if (w->in_link) {
		/* A button may not stand in a link: it comes after it. */
		buf_addz(w->out, "<span class=\"t\">");
		write_run(w, p, p->target_run);
		buf_addz(w->out, "</span>");
	} else {
		unit_open(w, p);
		buf_addz(w->out, "<span class=\"t\">");
		write_run(w, p, p->target_run);
		buf_addz(w->out, "</span>");
		pair_write_source(w, p);
		buf_addz(w->out, "</span>");
	}
	if (ends_apart(w, n))
		buf_addc(w->out, ' ');
}

/* A half as HTML: in an HTML block Markdown is not read. */
static void
write_html(struct writer *w, const struct pair *p, enum side side)
{
	const struct pair *outer = w->pair;
	enum side outer_half = w->half;
	struct sanitize_stack *html = w->html;
	str half = side == SIDE_SOURCE ? p->source : p->target;
	w->pair = p;
	w->half = side;
	w->html_from = (uint32_t)(half.p - w->doc->src.text.p);
	w->html = raw_begin(w, true);
	sanitize_html(w->html, half, w->out);
	raw_end(w);
	w->html = html;
	w->pair = outer;
	w->half = outer_half;
}

void
pair_write_raw(struct writer *w, const struct pair *p)
{
	if (!pair_is_bilingual(w, p)) {
		const struct node *run = has_only_anchors(p)
			? p->target_run : pair_half(p, w->page->side);
		write_html(w, p, run == p->source_run ? SIDE_SOURCE
		                                      : SIDE_TARGET);
		return;
	}
	unit_open(w, p);
	buf_addz(w->out, "<span class=\"t\">");
	write_html(w, p, SIDE_TARGET);
	buf_addz(w->out, "</span>");
	source_open(w, p);
	write_html(w, p, SIDE_SOURCE);
	suggest_write(w, p);
	buf_addz(w->out, "</span></span>");
}
