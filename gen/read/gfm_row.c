#include "read/gfm_row.h"

static bool
space(char c)
{
	return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}

static int
tab_stop(int column)
{
	return column + 4 - column % 4;
}

static uint32_t
skip_blanks(str page, uint32_t at, uint32_t to, int *column)
{
	for (; at < to && (page.p[at] == ' ' || page.p[at] == '\t'); at++)
		*column = page.p[at] == '\t' ? tab_stop(*column) : *column + 1;
	return at;
}

static str
without_line_end(str page, uint32_t from, uint32_t to)
{
	while (to > from && (page.p[to - 1] == '\n' || page.p[to - 1] == '\r'))
		to--;
	return str_sub(page, from, to);
}

struct gfm_line
gfm_line_first(str page, uint32_t from, uint32_t to)
{
	return (struct gfm_line){
		.text = without_line_end(page, from, to), .at = from,
	};
}

struct gfm_line
gfm_line_read(str page, uint32_t from, uint32_t to,
              const struct gfm_margin *margin)
{
	int column = 0, base = 0;
	size_t quotes = 0;
	uint32_t at = skip_blanks(page, from, to, &column);
	while (quotes < margin->quotes && at < to && page.p[at] == '>') {
		quotes++;
		at++;
		base = ++column;
		if (at < to && (page.p[at] == ' ' || page.p[at] == '\t'))
			base++; /* the mark takes one column of it */
		at = skip_blanks(page, at, to, &column);
	}
	return (struct gfm_line){
		.text = without_line_end(page, at, to), .at = at,
		.quotes = quotes, .indent = column - base - margin->indent,
	};
}

int
gfm_margin_width(str page, uint32_t from, uint32_t to)
{
	int column = 0, base = 0;
	for (uint32_t at = from; at < to; at++) {
		column = page.p[at] == '\t' ? tab_stop(column) : column + 1;
		if (page.p[at] != '>')
			continue;
		base = column;
		if (at + 1 < to && ascii_blank(page.p[at + 1]))
			base++;
	}
	return column > base ? column - base : 0;
}

bool
gfm_is_lazy(const struct gfm_line *line, const struct gfm_margin *margin)
{
	return line->quotes < margin->quotes || line->indent < 0;
}

/* Is LINE "---", "* * *" and the like? */
static bool
thematic_break(str line)
{
	size_t marks = 0;
	for (size_t i = 0; i < line.n; i++) {
		if (space(line.p[i]))
			continue;
		if (line.p[i] != line.p[0])
			return false;
		marks++;
	}
	return marks >= 3 && (line.p[0] == '-' || line.p[0] == '*'
	                      || line.p[0] == '_');
}

static bool
list_marker(str line)
{
	size_t n = 0;
	while (n < line.n && n < 9 && ascii_digit(line.p[n]))
		n++;
	if (n == line.n)
		return false;
	char c = line.p[n];
	bool ok = n == 0 ? c == '-' || c == '+' || c == '*'
		: c == '.' || c == ')';
	return ok && (n + 1 == line.n || space(line.p[n + 1]));
}

/* Is LINE one tag and nothing else?  That begins an HTML block, though not
 * inside a paragraph. */
static bool
lone_tag(str line)
{
	char quote = '\0';
	size_t i = 1;
	if (line.n < 3 || line.p[0] != '<')
		return false;
	i += line.p[1] == '/';
	if (!ascii_alpha(line.p[i]))
		return false;
	for (; i < line.n && (quote != '\0' || line.p[i] != '>'); i++) {
		char c = line.p[i];
		if (quote == '\0' && (c == '<' || c == ':' || c == '@'))
			return false; /* an autolink, or no tag */
		if (quote == c)
			quote = '\0';
		else if (quote == '\0' && (c == '"' || c == '\''))
			quote = c;
	}
	return i < line.n && str_trim(str_sub(line, i + 1, line.n)).n == 0;
}

bool
gfm_ends_table(const struct gfm_line *line, const struct gfm_margin *margin)
{
	return gfm_is_lazy(line, margin) || line->indent >= 4
		|| thematic_break(line->text) || list_marker(line->text)
		|| lone_tag(line->text);
}

bool
gfm_is_underline(const struct gfm_line *line, const struct gfm_margin *margin)
{
	str text = str_trim(line->text);
	if (gfm_is_lazy(line, margin) || line->indent >= 4 || text.n == 0
	    || (text.p[0] != '-' && text.p[0] != '='))
		return false;
	for (size_t i = 1; i < text.n; i++)
		if (text.p[i] != text.p[0])
			return false;
	return true;
}

uint32_t
gfm_delimiter_row(str line, enum cell_align *align)
{
	static const enum cell_align sides[2][2] = {
		{ALIGN_NONE, ALIGN_RIGHT}, /* by the colons: left, right */
		{ALIGN_LEFT, ALIGN_CENTER},
	};
	struct gfm_cells cells = gfm_cells(line);
	uint32_t n = 0;
	for (str cell; gfm_next_cell(&cells, &cell); n++) {
		bool left = str_starts(cell, S(":"));
		cell = str_sub(cell, left, cell.n);
		bool right = str_ends(cell, S(":"));
		cell = str_sub(cell, 0, cell.n - right);
		if (cell.n == 0)
			return 0;
		for (size_t i = 0; i < cell.n; i++)
			if (cell.p[i] != '-')
				return 0;
		if (align != NULL)
			align[n] = sides[left][right];
	}
	return n;
}

struct gfm_cells
gfm_cells(str line)
{
	size_t at = str_starts(line, S("|"));
	while (at > 0 && at < line.n && space(line.p[at]))
		at++;
	return (struct gfm_cells){str_sub(line, at, line.n), false};
}

static uint32_t
count_cells(struct gfm_cells cells)
{
	uint32_t n = 0;
	for (str cell; gfm_next_cell(&cells, &cell); )
		n++;
	return n;
}

struct gfm_cells
gfm_cells_for(str line, uint32_t columns)
{
	struct gfm_cells cells = gfm_cells(line), code = cells;
	code.code = true;
	return count_cells(cells) > columns && count_cells(code) >= columns
		? code : cells;
}

/* With longer marks of code, each would be looked for in the whole line. */
enum { MARK_LONGEST = 4 };

static size_t
marks_at(str s, size_t at)
{
	size_t n = 0;
	while (at + n < s.n && s.p[at + n] == '`')
		n++;
	return n;
}

/* The end of the code that begins at AT of S; AT's marks when none does. */
static size_t
code_end(str s, size_t at)
{
	size_t marks = marks_at(s, at);
	for (size_t i = at + marks; marks <= MARK_LONGEST && i < s.n; ) {
		size_t n = marks_at(s, i);
		if (n == marks)
			return i + n;
		i += n > 0 ? n : 1;
	}
	return at + marks;
}

bool
gfm_next_cell(struct gfm_cells *c, str *cell)
{
	str rest = c->rest;
	size_t end = 0, next;
	if (rest.n == 0)
		return false;
	while (end < rest.n && (rest.p[end] != '|'
	                        || (end > 0 && rest.p[end - 1] == '\\')))
		end = c->code && rest.p[end] == '`' ? code_end(rest, end)
			: end + 1;
	next = end;
	if (end < rest.n)
		for (next++; next < rest.n && space(rest.p[next]); next++)
			;
	*cell = str_trim(str_sub(rest, 0, end));
	c->rest = str_sub(rest, next, rest.n);
	return true;
}

str
gfm_unescape_pipes(str cell, struct arena *a)
{
	if (str_find(cell, S("\\|"), 0) == STR_NONE)
		return cell;
	char *p = NEW(a, char, cell.n);
	size_t n = 0;
	for (size_t i = 0; i < cell.n; i++) {
		if (cell.p[i] == '\\' && i + 1 < cell.n
		    && cell.p[i + 1] == '|')
			i++;
		p[n++] = cell.p[i];
	}
	return (str){p, n};
}
