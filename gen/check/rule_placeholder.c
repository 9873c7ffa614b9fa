/* rule_placeholder.c -- what a program or a reader fills in: {name}, %s. */
#include "base/elements.h"
#include "base/html_tag.h"
#include "base/text.h"
#include "check/match.h"
#include "check/rule_markup.h"

/* Longer ones are prose. */
enum { NAME_MOST = 60 };

/* ---- signs ------------------------------------------------------------------------- */

/* The sign at AT in S, of any script's form, and its bytes; 0 when it is none
 * of "{}%$<>". */
static char
sign_at(str s, size_t at, size_t *len)
{
	uint32_t c;
	*len = 1;
	if (((unsigned char)s.p[at] & 0x80) == 0)
		return memchr("{}%$<>", s.p[at], 6) != NULL ? s.p[at] : 0;
	*len = text_decode(str_sub(s, at, s.n), &c);
	switch (c) {
	case 0xFF5B: return '{';
	case 0xFF5D: return '}';
	case 0xFF05: case 0x066A: case 0xFE6A: return '%';
	case 0xFF04: return '$';
	default: return 0;
	}
}

/* The end of S's name that begins at AT and that CLOSE ends, or STR_NONE. */
static size_t
name_end(str s, size_t at, char close, bool blanks)
{
	size_t from = at, len;
	while (at < s.n && at < from + NAME_MOST) {
		char sign = sign_at(s, at, &len);
		if (sign == close)
			return at > from ? at + len : STR_NONE;
		if (sign == '{' || sign == '<' || s.p[at] == '\n'
		    || (!blanks && ascii_blank(s.p[at]))
		    || str_starts(str_sub(s, at, s.n), S(MASK)))
			return STR_NONE;
		at += len;
	}
	return STR_NONE;
}

/* "%s", "%1$d", "%@": the end of what begins at AT, behind the sign. */
static size_t
conversion_end(str s, size_t at)
{
	size_t digits = at;
	while (digits < s.n && ascii_digit(s.p[digits]))
		digits++;
	if (digits > at) {
		if (digits >= s.n || s.p[digits] != '$')
			return STR_NONE;
		at = digits + 1;
	}
	if (at >= s.n || memchr("sdiufxXcp@", s.p[at], 10) == NULL)
		return STR_NONE;
	at++;
	return at < s.n && (ascii_alnum(s.p[at]) || s.p[at] == '%')
		? STR_NONE : at;
}

/* "%NAME%" and "%s"; not "5 %", nor "100%". */
static size_t
percent_end(str s, size_t sign, size_t at)
{
	if (at >= s.n || (sign > 0 && ascii_digit(s.p[sign - 1])))
		return STR_NONE;
	if (ascii_alpha(s.p[at]) || s.p[at] == '_'
	    || ((unsigned char)s.p[at] & 0x80) != 0) {
		size_t end = name_end(s, at, '%', false);
		if (end != STR_NONE)
			return end;
	}
	return conversion_end(s, at);
}

/* "{x}", "{{x}}", "{your name}". */
static size_t
brace_end(str s, size_t at)
{
	size_t len, more;
	if (at < s.n && sign_at(s, at, &len) == '{') {
		size_t end = name_end(s, at + len, '}', true);
		return end != STR_NONE && end < s.n
				&& sign_at(s, end, &more) == '}'
			? end + more : STR_NONE;
	}
	return name_end(s, at, '}', true);
}

/* The end of the placeholder that begins at AT in S, or STR_NONE. */
static size_t
placeholder_end(str s, size_t at, size_t *len)
{
	size_t more;
	switch (sign_at(s, at, len)) {
	case '{':
		return brace_end(s, at + *len);
	case '%':
		return percent_end(s, at, at + *len);
	case '$':
		return at + *len < s.n
				&& sign_at(s, at + *len, &more) == '{'
			? brace_end(s, at + *len + more) : STR_NONE;
	case '<':
		if (at + 1 >= s.n || ascii_blank(s.p[at + 1])
		    || s.p[at + 1] == '-' || s.p[at + 1] == '=')
			return STR_NONE;
		return name_end(s, at + 1, '>', true);
	default:
		return STR_NONE;
	}
}

/* ---- lists ------------------------------------------------------------------------- */

/* The names of Windows' variables, "%TEMP%", are the same in any case. */
static str
key_of(str text, struct arena *a)
{
	if (text.n < 3 || text.p[0] != '%' || text.p[text.n - 1] != '%')
		return text;
	char *key = NEW(a, char, text.n);
	for (size_t i = 0; i < text.n; i++)
		key[i] = ascii_lower(text.p[i]);
	return (str){key, text.n};
}

static void
add(struct items *items, str text, struct range at, struct arena *a)
{
	GROW(a, items->list, items->n, items->cap)[items->n] =
		(struct item){.text = text, .key = key_of(text, a), .at = at};
	items->n++;
}

/* Those that the text of H shows: braces and percent signs to FILLED, what is
 * in angle brackets to PROSE. */
static void
find_shown(const struct half *h, struct items *filled, struct items *prose,
           struct arena *a)
{
	str s = h->text;
	for (size_t at = 0, len = 1; at < s.n; at += len) {
		size_t end = placeholder_end(s, at, &len);
		if (end == STR_NONE)
			continue;
		add(s.p[at] == '<' ? prose : filled, str_sub(s, at, end),
		    half_range(h, at, end), a);
		len = end - at;
	}
}

/* "<tenantname>" is a tag for Markdown, but none that HTML knows. */
static void
find_tags(const struct half *h, struct items *prose, struct arena *a)
{
	for (size_t i = 0; i < h->tags.n; i++) {
		const struct mark *m = &h->tags.list[i];
		struct html_tag tag;
		if (html_tag_scan(m->text, 0, &tag) && !tag.end
		    && element_find(tag.name) == NULL)
			add(prose, m->text, m->whole, a);
	}
}

/* ---- telling ------------------------------------------------------------------------ */

/* Does S look like a name for a program: no blank, no sign but these? */
static bool
is_identifier(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!ascii_alnum(s.p[i])
		    && memchr("_-.:@$%{}[]()", s.p[i], 13) == NULL)
			return false;
	return true;
}

static void
lower_to(struct finding *f, enum severity severity)
{
	if (f != NULL && f->severity > severity)
		f->severity = severity;
}

static void
say_changed(struct unit_check *c, const struct item *t, const struct item *s,
            bool sure, enum severity severity)
{
	struct finding *f = say(c, DIAG_PLACEHOLDER_CHANGED, t->at, s->at,
	                        "'%.*s', but the source has '%.*s'",
	                        STR_ARG(t->text), STR_ARG(s->text));
	say_evidence(f, t->text);
	say_fix(f, t->at, written(c, s->at), sure && severity == SEV_ERROR);
	lower_to(f, severity);
	claim(c, t->at);
}

static void
say_missing(struct unit_check *c, const struct item *s, enum severity severity)
{
	struct finding *f = say(c, DIAG_PLACEHOLDER_CHANGED,
	                        half_whole(c->target), s->at,
	                        "'%.*s' is missing", STR_ARG(s->text));
	say_evidence(f, s->text);
	lower_to(f, severity);
}

/* Is S words in brackets, as a person would write them: no blank at either end,
 * and no sign but those of words?  In braces there must be two. */
static bool
is_prose_name(str s)
{
	bool braces = s.p[0] == '{' && str_chr(s, ' ', 0) != STR_NONE;
	if (s.n < 3 || (s.p[0] != '<' && !braces) || ascii_blank(s.p[1]) || ascii_blank(s.p[s.n - 2]))
		return false;
	for (size_t i = 1; i + 1 < s.n; i++)
		if ((unsigned char)s.p[i] < 0x80 && !ascii_alnum(s.p[i])
		    && memchr(" -_'.", s.p[i], 5) == NULL)
			return false;
	return true;
}

static void
say_extra(struct unit_check *c, const struct item *t)
{
	struct finding *f = say(c, DIAG_PLACEHOLDER_CHANGED, t->at, RANGE_NONE,
	                        "the source has no '%.*s'", STR_ARG(t->text));
	say_evidence(f, t->text);
	lower_to(f, SEV_INFO);
}

/* "<your name>" may be said in any language. */
static bool
are_prose(const struct item *a, const struct item *b)
{
	return a != NULL && b != NULL && is_prose_name(a->text)
		&& is_prose_name(b->text);
}

/* MOST: how grave it is for what a program fills in. */
static void
compare(struct unit_check *c, struct items *t, struct items *s,
        enum severity most)
{
	items_match(t, s);
	bool sure = items_sure(t, s);
	for (;;) {
		struct item *a = items_next(t), *b = items_next(s);
		if ((a == NULL && b == NULL) || said_enough(c))
			return;
		if (a != NULL)
			a->answered = true;
		if (b != NULL)
			b->answered = true;
		enum severity severity = b != NULL && is_identifier(b->text)
			? most : SEV_INFO;
		if ((a != NULL && is_claimed(c, a->at)) || are_prose(a, b))
			continue;
		if (a == NULL)
			say_missing(c, b, severity);
		else if (b == NULL)
			say_extra(c, a);
		else
			say_changed(c, a, b, sure, severity);
	}
}

static bool
has_sign(str s)
{
	return str_chr(s, '{', 0) != STR_NONE || str_chr(s, '%', 0) != STR_NONE
		|| str_chr(s, '<', 0) != STR_NONE;
}

void
check_placeholders(struct unit_check *c)
{
	struct items filled[2] = {{NULL, 0, 0, 0}, {NULL, 0, 0, 0}};
	struct items prose[2] = {{NULL, 0, 0, 0}, {NULL, 0, 0, 0}};
	bool tags = (c->unit->has & HAS_HTML) != 0;
	if (!tags && !has_sign(c->source->text) && !has_sign(c->target->text))
		return;
	for (int i = 0; i < 2; i++) {
		const struct half *h = &c->unit->halves[i];
		find_shown(h, &filled[i], &prose[i], c->arena);
		if (tags)
			find_tags(h, &prose[i], c->arena);
	}
	compare(c, &filled[SIDE_TARGET], &filled[SIDE_SOURCE], SEV_ERROR);
	compare(c, &prose[SIDE_TARGET], &prose[SIDE_SOURCE], SEV_INFO);
}
