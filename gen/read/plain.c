#include "read/plain.h"

#include <stdbool.h>
#include <stdint.h>

#define LOOKUP S("<span class=\"sxs-lookup\">")
#define LOOKUP_END S("</span></span>")

/* A mark that goes where it comes in pairs. */
struct mark {
	str text;
	size_t last; /* where it stands for the last time, or STR_NONE */
	bool open;
};

struct plain {
	str s;
	char *out;
	size_t n;
	size_t last_gt; /* the last '>', or STR_NONE: no tag begins after it */
	struct mark strong, code;
};

static bool
is_control(char c)
{
	return (unsigned char)c < 0x20 || c == 0x7F;
}

/* Most titles: nothing to take out. */
static bool
is_plain(str s)
{
	char before = ' ';
	for (size_t i = 0; i < s.n; before = s.p[i++]) {
		char c = s.p[i];
		if (c == '<' || c == '*' || c == '`' || is_control(c))
			return false;
		if (c == ' ' && before == ' ')
			return false;
	}
	return s.n == 0 || before != ' ';
}

static bool
is_inline_element(str name)
{
	static const char *const names[] = {
		"a", "b", "br", "code", "em", "font", "i", "img", "kbd", "mark",
		"nobr", "s", "small", "span", "strong", "sub", "sup", "u",
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq_nocase(name, str_of(names[i])))
			return true;
	return false;
}

/* The bytes of the tag at I, where '<' stands; 0 when it is none. */
static size_t
tag_length(const struct plain *t, size_t i)
{
	if (t->last_gt == STR_NONE || i > t->last_gt)
		return 0;
	size_t from = i + 1;
	if (from < t->s.n && t->s.p[from] == '/')
		from++;
	size_t to = from;
	while (to < t->s.n && ascii_alpha(t->s.p[to]))
		to++;
	char after = t->s.p[to]; /* there is a '>' yet to come */
	if (after != '>' && after != '/' && !ascii_blank(after))
		return 0;
	if (!is_inline_element(str_sub(t->s, from, to)))
		return 0;
	return str_chr(t->s, '>', to) + 1 - i;
}

static size_t
lookup_length(const struct plain *t, size_t i)
{
	if (!str_starts(str_sub(t->s, i, t->s.n), LOOKUP))
		return 0;
	size_t end = str_find(t->s, LOOKUP_END, i);
	return end == STR_NONE ? t->s.n - i : end + LOOKUP_END.n - i;
}

static size_t
mark_length(const struct plain *t, struct mark *m, size_t i)
{
	if (!str_starts(str_sub(t->s, i, t->s.n), m->text))
		return 0;
	size_t after = i + m->text.n;
	bool opens = m->last != STR_NONE && i < m->last && after < t->s.n
		&& !ascii_blank(t->s.p[after]);
	if (!m->open && !opens)
		return 0;
	m->open = !m->open;
	return m->text.n;
}

/* How many bytes of markup stand at I. */
static size_t
markup_length(struct plain *t, size_t i)
{
	size_t n;
	switch (t->s.p[i]) {
	case '<':
		n = lookup_length(t, i);
		return n > 0 ? n : tag_length(t, i);
	case '*':
		return mark_length(t, &t->strong, i);
	case '`':
		return mark_length(t, &t->code, i);
	default:
		return 0;
	}
}

static void
add(struct plain *t, char c)
{
	if (is_control(c))
		c = ' ';
	if (c == ' ' && (t->n == 0 || t->out[t->n - 1] == ' '))
		return;
	t->out[t->n++] = c;
}

static size_t
last_strong(str s)
{
	for (size_t i = s.n; i >= 2; i--)
		if (s.p[i - 1] == '*' && s.p[i - 2] == '*')
			return i - 2;
	return STR_NONE;
}

str
plain_text(str s, struct arena *a)
{
	if (is_plain(s))
		return s;
	struct plain t = {
		.s = s,
		.out = NEW(a, char, s.n),
		.last_gt = str_rchr(s, '>'),
		.strong = {S("**"), last_strong(s), false},
		.code = {S("`"), str_rchr(s, '`'), false},
	};
	for (size_t i = 0; i < s.n;) {
		size_t markup = markup_length(&t, i);
		if (markup == 0)
			add(&t, s.p[i++]);
		i += markup;
	}
	if (t.n > 0 && t.out[t.n - 1] == ' ')
		t.n--;
	return (str){t.out, t.n};
}
