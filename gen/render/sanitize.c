#include "render/sanitize.h"

#include <assert.h>

#include "base/text.h"
#include "render/escape.h"
#include "render/html_attrs.h"
#include "render/open_elements.h"

/* Elements open at one time, without those that we put in ourselves. */
enum { DEPTH_MAX = 200 };

static void
report(const struct sanitize_stack *s, enum sanitize_event e, str name)
{
	s->hooks->event(s->hooks->ctx, e, name);
}

/* -- text ---------------------------------------------------------------- */

static void
write_character(uint32_t c, struct buf *out)
{
	char u[4];
	size_t n = text_encode(c, u);
	escape_html(out, (str){u, n});
}

/* The token or, with REFERENCES, the reference at AT; returns its length. */
static size_t
write_special(const struct sanitize_stack *s, str text, size_t at,
              bool references, struct buf *out)
{
	size_t number;
	uint32_t c;
	size_t n = attrs_token(text, at, &number);
	if (n > 0) {
		s->hooks->token(s->hooks->ctx, number, out);
		return n;
	}
	n = references && text.p[at] == '&' ? html_reference(text, at, &c) : 0;
	if (n > 0)
		write_character(c, out);
	return n;
}

static void
write_text(const struct sanitize_stack *s, str text, bool references,
           struct buf *out)
{
	size_t from = 0;
	for (size_t at = 0; at < text.n;) {
		/* 0xEF begins a token. */
		if (text.p[at] != '&' && text.p[at] != '\xEF') {
			at++;
			continue;
		}
		escape_html(out, str_sub(text, from, at));
		size_t n = write_special(s, text, at, references, out);
		from = at + n;
		at = from + (n == 0);
	}
	escape_html(out, str_sub(text, from, text.n));
}

/* Text may stand between the parts of a table or list if it is blank. */
static void
put_text(struct sanitize_stack *s, str text, bool references, struct buf *out)
{
	if (text.n == 0)
		return;
	if (str_trim(text).n > 0)
		(void)open_place(s, IS_TEXT, out);
	write_text(s, text, references, out);
}

/* -- start tags ---------------------------------------------------------- */

static const struct html_attr *
find_attr(const struct html_attr *attrs, size_t n, str name)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(attrs[i].name, name))
			return &attrs[i];
	return NULL;
}

static void
start_element(struct sanitize_stack *s, const struct element *el,
              const struct html_attr *attrs, size_t n, struct buf *out)
{
	open_write(s, el, out);
	(void)attrs_write(s, el->attrs, attrs, n, out);
	buf_addc(out, '>');
	if (el->kind == ELEMENT_KEPT)
		open_push(s, el, false);
}

/*
 * A link, or an anchor.  An anchor is closed at once, so that it holds no
 * link; within a link it is a span.
 */
static void
start_anchor(struct sanitize_stack *s, const struct element *el,
             const struct html_attr *attrs, size_t n, struct buf *out)
{
	bool link = find_attr(attrs, n, S("href")) != NULL;
	if (link && !open_leave_link(s, out)) {
		report(s, SANITIZE_ELEMENT, S("a"));
		link = false;
	}
	unsigned allowed = link ? el->attrs : el->attrs & ~(unsigned)AT_HREF;
	struct buf text = {NULL, 0, 0};
	unsigned wrote = attrs_write(s, allowed, attrs, n, &text);
	link = (wrote & WROTE_URL) != 0;
	const char *name = !link && sanitize_in_link(s) ? "span" : "a";
	if (link || (wrote & WROTE_ID) != 0) {
		buf_addc(out, '<');
		buf_addz(out, name);
		buf_add(out, buf_str(&text));
		buf_addc(out, '>');
		if (!link) {
			buf_addz(out, "</");
			buf_addz(out, name);
			buf_addc(out, '>');
		}
	}
	open_push(s, el, !link);
	buf_release(&text);
}

/* An image that cannot be shown is its alternative text. */
static void
start_image(struct sanitize_stack *s, const struct element *el,
            const struct html_attr *attrs, size_t n, struct buf *out)
{
	struct buf text = {NULL, 0, 0};
	unsigned wrote = attrs_write(s, el->attrs, attrs, n, &text);
	const struct html_attr *alt = find_attr(attrs, n, S("alt"));
	if ((wrote & WROTE_URL) != 0) {
		open_write(s, el, out);
		buf_add(out, buf_str(&text));
		if ((wrote & WROTE_ALT) == 0)
			buf_addz(out, " alt=\"\"");
		if (s->hooks->image != NULL
		    && find_attr(attrs, n, S("width")) == NULL
		    && find_attr(attrs, n, S("height")) == NULL)
			s->hooks->image(s->hooks->ctx, out);
		buf_addc(out, '>');
	} else if (alt != NULL) {
		text.n = 0;
		attrs_expand(s, alt->value, &text);
		escape_html(out, buf_str(&text));
	}
	buf_release(&text);
}

static void
start_tag(struct sanitize_stack *s, const struct html_tag *tag,
          const struct element *el, struct buf *out)
{
	if (el->kind == ELEMENT_DROPPED || !open_has_place(s, el->is)
	    || (el->kind == ELEMENT_KEPT && s->n > DEPTH_MAX)) {
		report(s, SANITIZE_ELEMENT, tag->name);
		return;
	}
	(void)open_place(s, el->is, out);
	struct html_attr attrs[HTML_ATTRS_MAX];
	size_t n = html_tag_read(tag, attrs, s->arena);
	if ((el->attrs & AT_HREF) != 0)
		start_anchor(s, el, attrs, n, out);
	else if ((el->attrs & AT_SRC) != 0)
		start_image(s, el, attrs, n, out);
	else
		start_element(s, el, attrs, n, out);
}

/* -- end tags ------------------------------------------------------------ */

static void
end_tag(struct sanitize_stack *s, const struct html_tag *tag,
        const struct element *el, struct buf *out)
{
	/* Browsers, too, take </br> for a line break. */
	if (str_eq_nocase(tag->name, S("br"))) {
		start_tag(s, &(struct html_tag){.name = tag->name}, el, out);
		return;
	}
	if (el->kind != ELEMENT_KEPT)
		return;
	size_t at = open_find(s, el);
	if (at != STR_NONE) {
		open_close(s, at + 1, out);
		open_pop(s, out);
	} else if (open_has_place(s, el->is)) {
		/* Without a place its start tag was dropped and reported. */
		report(s, SANITIZE_UNCLOSED, tag->name);
	}
}

/* -- content that goes with its element ---------------------------------- */

/* Where the raw text of EL ends that begins at AT, end tag included. */
static size_t
skip_raw(str html, size_t at, const struct element *el)
{
	struct html_tag t;
	str wanted = str_of(el->name);
	for (;; at++) {
		at = str_find(html, S("</"), at);
		if (at == STR_NONE)
			return html.n;
		size_t end = at + 2 + wanted.n;
		str name = str_sub(html, at + 2, end);
		char next = end < html.n ? html.p[end] : '>';
		if (!str_eq_nocase(name, wanted)
		    || (!ascii_blank(next) && next != '/' && next != '>'))
			continue;
		return html_tag_scan(html, at, &t) ? at + t.raw.n : html.n;
	}
}

/* The same for an element that holds elements, EL itself among them. */
static size_t
skip_nested(str html, size_t at, const struct element *el)
{
	struct html_tag t;
	size_t depth = 1;
	while (depth > 0) {
		at = str_chr(html, '<', at);
		if (at == STR_NONE)
			return html.n;
		if (!html_tag_scan(html, at, &t)) {
			at += t.raw.n > 0 ? t.raw.n : 1;
			continue;
		}
		at += t.raw.n;
		if (element_find(t.name) != el || t.self_closing)
			continue;
		depth = t.end ? depth - 1 : depth + 1;
	}
	return at;
}

/* -- pieces of HTML ------------------------------------------------------ */

/* The tag T, which begins at AT; returns where to go on. */
static size_t
take_tag(struct sanitize_stack *s, str html, size_t at,
         const struct html_tag *t, struct buf *out)
{
	const struct element *el = element_find(t->name);
	size_t end = at + t->raw.n;
	s->tag = t->raw;
	if (el == NULL) {
		/* "</email>" has been told of with "<email>". */
		if (!t->end)
			report(s, SANITIZE_PLACEHOLDER, t->name);
		put_text(s, t->raw, false, out);
		return end;
	}
	if (t->end) {
		end_tag(s, t, el, out);
		return end;
	}
	if (el->kind != ELEMENT_SKIPPED && el->kind != ELEMENT_RAW) {
		start_tag(s, t, el, out);
		return end;
	}
	/* Within a line Markdown has cut off its text, which is then shown. */
	bool alone = end == html.n && (s->open[0].holds & IS_FLOW) == 0;
	report(s, alone ? SANITIZE_ELEMENT : SANITIZE_CONTENT, t->name);
	if (t->self_closing)
		return end;
	return el->kind == ELEMENT_RAW ? skip_raw(html, end, el)
				       : skip_nested(html, end, el);
}

/* A comment; one that never ends takes the rest with it, as in a browser. */
static size_t
skip_comment(struct sanitize_stack *s, str html, size_t at)
{
	/* <!--> and <!---> are whole. */
	size_t end = str_find(html, S("-->"), at + 2);
	if (end != STR_NONE)
		return end + 3;
	report(s, SANITIZE_UNCLOSED, S("!--"));
	return html.n;
}

/*
 * What begins at AT with "<!" or "<?".  Returns where it ends, or AT when it
 * does not.
 */
static size_t
skip_declaration(struct sanitize_stack *s, str html, size_t at)
{
	str rest = str_sub(html, at, html.n);
	if (str_starts(rest, S("<!--")))
		return skip_comment(s, html, at);
	str close = S(">");
	if (str_starts(rest, S("<![CDATA[")))
		close = S("]]>");
	else if (str_starts(rest, S("<?")))
		close = S("?>");
	size_t end = str_find(html, close, at + 2);
	if (end == STR_NONE)
		return at;
	size_t name = 2;
	while (name < rest.n && ascii_alnum(rest.p[name]))
		name++;
	report(s, SANITIZE_CONTENT, str_sub(rest, 1, name));
	return end + close.n;
}

/* What begins with the '<' at AT; returns where to go on. */
static size_t
take_markup(struct sanitize_stack *s, str html, size_t at, struct buf *out)
{
	struct html_tag t;
	s->tag = str_sub(html, at, html.n);
	if (html_tag_scan(html, at, &t))
		return take_tag(s, html, at, &t, out);
	char next = at + 1 < html.n ? html.p[at + 1] : '\0';
	size_t end = at;
	bool declaration = next == '!' || next == '?';
	if (declaration)
		end = skip_declaration(s, html, at);
	if (end > at)
		return end;
	/* What never ends is text to the end, else the search for its end
	 * would be made again and again. */
	end = at + 1;
	if (t.raw.n > 0 || declaration) {
		report(s, SANITIZE_UNCLOSED,
		       declaration ? str_sub(html, at + 1, at + 2) : t.name);
		end = html.n;
	}
	put_text(s, str_sub(html, at, end), true, out);
	return end;
}

void
sanitize_html(struct sanitize_stack *s, str html, struct buf *out)
{
	for (size_t at = 0; at < html.n;) {
		size_t tag = str_chr(html, '<', at);
		put_text(s, str_sub(html, at, tag), true, out);
		if (tag == STR_NONE)
			break;
		at = take_markup(s, html, tag, out);
	}
}

/* -- the stack ----------------------------------------------------------- */

struct sanitize_stack *
sanitize_begin(const struct sanitize_hooks *hooks, bool inline_only,
               struct arena *a)
{
	struct sanitize_stack *s = NEW(a, struct sanitize_stack, 1);
	s->hooks = hooks;
	s->arena = a;
	GROW(a, s->open, s->n, s->cap);
	s->open[s->n++] = (struct open_element){.holds = inline_only
	                                                ? IS_TEXT
	                                                : IS_TEXT | IS_FLOW,
	                                        .floor = true};
	return s;
}

void
sanitize_enter(struct sanitize_stack *s, str name, struct buf *out)
{
	const struct element *el = element_find(name);
	assert(el != NULL && el->kind == ELEMENT_KEPT);
	if (!open_place(s, el->is, out))
		open_close(s, s->floor + 1, out);
	open_push(s, el, false);
	s->floor = s->n - 1;
	s->open[s->floor].floor = true;
}

void
sanitize_leave(struct sanitize_stack *s, struct buf *out)
{
	assert(s->floor > 0);
	open_close(s, s->floor + 1, out);
	s->n--;
	while (!s->open[--s->floor].floor)
		;
}

str
sanitize_tag(const struct sanitize_stack *s)
{
	return s->tag;
}

void
sanitize_end(struct sanitize_stack *s, struct buf *out)
{
	assert(s->floor == 0);
	open_close(s, 1, out);
}
