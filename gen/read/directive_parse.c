#include "read/directive_parse.h"

#include "read/attrs.h"
#include "read/extension.h"

#define COLONS ":::"
#define BANG "[!"

/* No directive that is longer is looked for: reading stays linear. */
enum { LONGEST_BANG = 4096 };

static bool
is_name(char c)
{
	return ascii_alnum(c) || c == '-';
}

static size_t
skip_blanks(str s, size_t i)
{
	while (i < s.n && (s.p[i] == ' ' || s.p[i] == '\t'))
		i++;
	return i;
}

/* ---- :::name attributes::: -------------------------------------------------- */

/* Set what the name of D means. */
static void
set_extension(struct extension_use *d, str name)
{
	d->extension = extension_find(name, FORM_COLONS);
	if (d->extension != NULL || !str_ends(name, S("-end")))
		return;
	name.n -= S("-end").n;
	d->extension = extension_find(name, FORM_COLONS);
	d->closes = true;
}

/* Skip attributes; where they end.  *SOUND: at ":::" or the end of S. */
static size_t
skip_attrs(str s, size_t i, bool *sound)
{
	struct attr attr;
	size_t at;
	while (attr_next(s, i, &attr, &at))
		i = attr.end;
	*sound = at == s.n || str_starts(str_sub(s, at, s.n), S(COLONS));
	return at;
}

static size_t
parse_colons(str s, bool first, struct extension_use *d)
{
	size_t begin = S(COLONS).n;
	if (first)
		begin = skip_blanks(s, begin);
	size_t i = begin;
	while (i < s.n && is_name(s.p[i]))
		i++;
	if (i == begin || !ascii_alpha(s.p[begin]))
		return 0;
	bool sound;
	size_t end = skip_attrs(s, i, &sound);
	set_extension(d, str_sub(s, begin, i));
	d->rest = str_sub(s, i, end);
	if (sound && end < s.n) {
		end += S(COLONS).n;
	} else if (!first) {
		return 0;
	} else if (!sound || d->extension == NULL
	           || d->extension->shape != SHAPE_CONTAINER) {
		d->extension = NULL;
		end = str_trim(s).n;
	}
	d->text = str_sub(s, 0, end);
	return end;
}

/* ---- [!NAME ...] -------------------------------------------------------------- */

/* Where "[title](address)]" in S from I ends, or 0. */
static size_t
link_end(str s, size_t i)
{
	if (i >= s.n || s.p[i] != '[')
		return 0;
	size_t end = str_find(s, S(")]"), i);
	return end == STR_NONE ? 0 : end + 2;
}

static size_t
bracket_end(str s, size_t i)
{
	size_t end = str_chr(s, ']', i);
	/* "[!Warning signs](x.md)" is a link. */
	if (end == STR_NONE || (end + 1 < s.n && s.p[end + 1] == '('))
		return 0;
	return end + 1;
}

static size_t
parse_bang(str s, struct extension_use *d)
{
	size_t begin = S(BANG).n, i = begin;
	s = str_sub(s, 0, LONGEST_BANG);
	while (i < s.n && is_name(s.p[i]))
		i++;
	str name = str_sub(s, begin, i);
	size_t next = skip_blanks(s, i);
	if (name.n < 2 || next >= s.n || !ascii_alpha(name.p[0])
	    || str_eq_nocase(name, S("INCLUDE")))
		return 0;
	bool linked = s.p[next] == '[';
	d->extension = extension_find(name, FORM_BANG);
	/* "[!NOTE]" is an alert's, or nobody's. */
	if (next == i && !linked
	    && (d->extension == NULL || s.p[next] != ']'))
		return 0;
	size_t end = linked ? link_end(s, next) : bracket_end(s, next);
	if (end == 0)
		return 0;
	d->rest = str_sub(s, i, end - 1);
	if (d->extension != NULL && d->extension->read == code_link_read) {
		d->rest = str_sub(s, begin, end - 1);
		if (!linked)
			d->extension = NULL;
	}
	d->text = str_sub(s, 0, end);
	return end;
}

size_t
directive_parse(str line, bool first, struct extension_use *d)
{
	*d = (struct extension_use){.extension = NULL};
	if (str_starts(line, S(COLONS)))
		return parse_colons(line, first, d);
	if (str_starts(line, S(BANG)))
		return parse_bang(line, d);
	return 0;
}
