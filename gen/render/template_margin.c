#include "render/template_tree.h"

/* The blanks that the lines seen so far have in common at their front. */
struct margin {
	str pad;
	bool any;
};

size_t
margin_blanks(str line)
{
	size_t n = 0;
	while (n < line.n && (line.p[n] == ' ' || line.p[n] == '\t'))
		n++;
	return n;
}

str
margin_line(str *rest)
{
	size_t nl = str_chr(*rest, '\n', 0);
	size_t n = nl == STR_NONE ? rest->n : nl + 1;
	str line = str_sub(*rest, 0, n);
	*rest = str_sub(*rest, n, rest->n);
	return line;
}

bool
margin_only(str line)
{
	line = str_sub(line, margin_blanks(line), line.n);
	return str_eq(line, S("\n")) || str_eq(line, S("\r\n"));
}

static void
narrow(struct margin *m, str pad)
{
	if (!m->any) {
		*m = (struct margin){pad, true};
		return;
	}
	size_t n = 0;
	while (n < m->pad.n && n < pad.n && m->pad.p[n] == pad.p[n])
		n++;
	m->pad.n = n;
}

static void
narrow_by_text(struct margin *m, const struct token *t)
{
	str rest = t->text;
	bool start = t->line;
	do {
		str line = margin_line(&rest);
		if (start && !margin_only(line))
			narrow(m, str_sub(line, 0, margin_blanks(line)));
		start = true;
	} while (rest.n > 0);
}

/* The token after I, leaving out what belongs to another template: the
 * arguments that a parent gets have indentations of their own. */
static uint32_t
next(const struct token *tokens, uint32_t i)
{
	return tokens[i].kind == TOKEN_PARENT ? tokens[i].end : i + 1;
}

static struct margin
margin_of(const struct token *tokens, uint32_t from, uint32_t end)
{
	struct margin m = {{NULL, 0}, false};
	for (uint32_t i = from; i < end; i = next(tokens, i)) {
		if (tokens[i].kind == TOKEN_TEXT)
			narrow_by_text(&m, &tokens[i]);
		else if (tokens[i].line)
			narrow(&m, tokens[i].indent);
	}
	return m;
}

void
margin_of_block(struct token *tokens, uint32_t block)
{
	struct token *t = &tokens[block];
	if (!t->line)
		return;
	struct margin m = margin_of(tokens, block + 1, t->end);
	if (m.any)
		t->indent = m.pad;
}

void
margin_remove(struct token *tokens, uint32_t argument)
{
	uint32_t end = tokens[argument].end;
	if (!tokens[argument].line)
		return;
	size_t n = margin_of(tokens, argument + 1, end).pad.n;
	for (uint32_t i = argument + 1; i < end; i = next(tokens, i)) {
		tokens[i].dedent = (uint32_t)n;
		tokens[i].indent = str_sub(tokens[i].indent, n,
		                           tokens[i].indent.n);
	}
}
