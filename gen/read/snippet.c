#include "read/snippet.h"

#include "base/buf.h"

/* The line of S at *AT, which is moved behind it; false at the end. */
static bool
next_line(str s, size_t *at, str *line)
{
	if (*at >= s.n)
		return false;
	size_t end = str_chr(s, '\n', *at);
	size_t next = end == STR_NONE ? s.n : end + 1;
	*line = str_sub(s, *at, end);
	*at = next;
	return true;
}

static str
take(struct buf *b, struct arena *a)
{
	str s = str_dup(buf_str(b), a);
	buf_release(b);
	return s;
}

/* ---- by number --------------------------------------------------------------- */

/* No file has more lines. */
enum { LINE_MAX_NUMBER = 1 << 24 };

static bool
read_number(str *s, size_t *number)
{
	size_t i = 0, n = 0;
	while (i < s->n && ascii_digit(s->p[i]) && n < LINE_MAX_NUMBER)
		n = n * 10 + (size_t)(s->p[i++] - '0');
	*s = str_sub(*s, i, s->n);
	*number = n;
	return i > 0 && n > 0;
}

/* "3", "3-5", "L3-L5", "3-": to the end. */
static bool
read_range(str s, size_t *first, size_t *last)
{
	s = str_trim(s);
	if (str_starts(s, S("L")))
		s = str_sub(s, 1, s.n);
	if (!read_number(&s, first))
		return false;
	*last = *first;
	s = str_trim(s);
	if (s.n == 0)
		return true;
	if (s.p[0] != '-')
		return false;
	s = str_trim(str_sub(s, 1, s.n));
	*last = LINE_MAX_NUMBER;
	if (s.n == 0)
		return true;
	if (str_starts(s, S("L")))
		s = str_sub(s, 1, s.n);
	return read_number(&s, last) && s.n == 0 && *last >= *first;
}

/* Add the lines FIRST to LAST of TEXT; AT, NUMBER: a line before them, if
 * they are in order, where to go on from. */
static void
add_lines(str text, size_t first, size_t last, size_t *at, size_t *number,
          struct buf *out)
{
	str line;
	if (first < *number)
		*at = 0, *number = 1;
	while (*number <= last && next_line(text, at, &line)) {
		if ((*number)++ < first)
			continue;
		buf_add(out, line);
		buf_addc(out, '\n');
	}
}

bool
snippet_lines(str text, str range, str *out, struct arena *a)
{
	struct buf b = {NULL, 0, 0};
	size_t at = 0, number = 1, first, last;
	bool sound = true;
	for (str rest = range; sound && rest.p != NULL; ) {
		str one = str_cut(rest, ',', &rest);
		/* Going back again and again would not be linear. */
		sound = read_range(one, &first, &last)
			&& b.n <= 4 * text.n;
		if (sound)
			add_lines(text, first, last, &at, &number, &b);
	}
	*out = take(&b, a);
	return sound && out->n > 0;
}

/* ---- by name ------------------------------------------------------------------ */

/* S without what begins comments, up to '<' or a letter. */
static str
behind_comment(str s)
{
	size_t i = 0;
	while (i < s.n && s.p[i] != '\0'
	       && str_chr(S("/*#'-;!% \t"), s.p[i], 0) != STR_NONE)
		i++;
	if (str_starts(str_sub(s, i, s.n), S("<!--")))
		return str_trim(str_sub(s, i + 4, s.n));
	return str_sub(s, i, s.n);
}

static bool
is_name(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!ascii_alnum(s.p[i]) && s.p[i] != '_' && s.p[i] != '-'
		    && s.p[i] != '.')
			return false;
	return s.n > 0;
}

/* Is LINE a comment of nothing but "<name>" or "</name>"? */
static bool
read_tag(str line, str *name, bool *closes)
{
	str trimmed = str_trim(line);
	str s = behind_comment(trimmed);
	size_t end = str_chr(s, '>', 0);
	if (s.n == trimmed.n || !str_starts(s, S("<")) || end == STR_NONE)
		return false;
	*closes = str_starts(s, S("</"));
	*name = str_trim(str_sub(s, *closes ? 2 : 1, end));
	str after = str_trim(str_sub(s, end + 1, s.n));
	return is_name(*name) && (after.n == 0 || str_eq(after, S("-->"))
	                          || str_eq(after, S("*/")));
}

/* "#region Name", "#pragma region", "# region", "//#region"; "#endregion". */
static bool
read_region(str line, str *name, bool *closes)
{
	str trimmed = str_trim(line);
	str s = behind_comment(trimmed);
	if (str_chr(str_sub(trimmed, 0, trimmed.n - s.n), '#', 0) == STR_NONE)
		return false;
	if (str_starts(s, S("pragma ")))
		s = str_trim(str_sub(s, 7, s.n));
	*closes = str_eq_nocase(str_sub(s, 0, 9), S("endregion"))
		|| str_eq_nocase(str_sub(s, 0, 10), S("end region"));
	*name = (str){NULL, 0};
	if (*closes)
		return true;
	if (!str_eq_nocase(str_sub(s, 0, 7), S("region ")))
		return false;
	*name = str_trim(str_sub(s, 7, s.n));
	if (name->n > 1 && name->p[0] == '"')
		*name = str_sub(*name, 1, name->n - 1);
	return true;
}

/* What is being looked for, and where in it we are. */
struct part {
	str name;
	bool tagged, inside;
	size_t nested; /* regions within the region */
	bool done;
};

/* Is LINE a mark of PART, or of another? */
static bool
is_mark(struct part *p, str line)
{
	str name;
	bool closes;
	if (read_tag(line, &name, &closes)) {
		bool mine = str_eq_nocase(name, p->name);
		if (mine && !p->inside && !closes)
			p->inside = p->tagged = true;
		else if (mine && p->inside && p->tagged && closes)
			p->done = true;
		return true;
	}
	if (!read_region(line, &name, &closes))
		return false;
	if (!p->inside) {
		p->inside = !closes && str_eq_nocase(name, p->name);
	} else if (!p->tagged) {
		p->done = closes && p->nested == 0;
		p->nested = closes ? p->nested - (p->nested > 0)
			: p->nested + 1;
	}
	return true;
}

bool
snippet_named(str text, str name, str *out, struct arena *a)
{
	struct buf b = {NULL, 0, 0};
	struct part p = {.name = name};
	str line;
	for (size_t at = 0; !p.done && next_line(text, &at, &line); ) {
		bool was_inside = p.inside;
		if (is_mark(&p, line) || !was_inside)
			continue;
		buf_add(&b, line);
		buf_addc(&b, '\n');
	}
	*out = take(&b, a);
	return p.done;
}

/* ---- indentation ---------------------------------------------------------------- */

static size_t
indent_of(str line)
{
	size_t i = 0;
	while (i < line.n && (line.p[i] == ' ' || line.p[i] == '\t'))
		i++;
	return i;
}

str
snippet_dedent(str text, struct arena *a)
{
	struct buf b = {NULL, 0, 0};
	size_t least = (size_t)-1;
	str line;
	for (size_t at = 0; next_line(text, &at, &line); )
		if (str_trim(line).n > 0 && indent_of(line) < least)
			least = indent_of(line);
	if (least == 0)
		return text;
	for (size_t at = 0; next_line(text, &at, &line); ) {
		buf_add(&b, str_sub(line, least, line.n));
		buf_addc(&b, '\n');
	}
	return take(&b, a);
}
