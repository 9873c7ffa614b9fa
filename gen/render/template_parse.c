#include "render/template_tree.h"

/* So many faults of one template are told, with so many bytes of the tag. */
enum { FAULTS = 20, QUOTE = 60 };

#define NO_TOKEN UINT32_MAX
#define SIGILS "#^/><$!=&{"

/* A tag as it stands in the source. */
struct tag {
	char sigil;        /* of SIGILS, or 0: a variable */
	bool dynamic;      /* of a partial or parent: {{>*name}} */
	bool own_line;     /* nothing but blanks beside it */
	bool line_first;   /* nothing but blanks before it */
	bool line_last;    /* nothing but blanks after it */
	uint32_t beg, end; /* the tag with its delimiters */
	uint32_t line;     /* if line_first: where its line begins */
	uint32_t next;     /* if line_last: where the next line begins */
	str name;
};

/* A section, parent or block whose end has not come yet. */
struct open {
	uint32_t token;
	uint32_t pad; /* of a parent: the token with the blanks before it */
	struct tag tag;
};

struct parser {
	const struct source *src;
	struct diag *d;
	struct arena *arena;
	str left, right; /* delimiters */
	uint32_t at;     /* where text not yet taken begins */
	uint32_t faults;
	struct token *tokens;
	size_t n, cap;
	struct open open[TEMPLATE_DEPTH];
	uint32_t depth;
	bool stopped; /* the rest is left out */
};

/* Say WHAT of TAG. */
static void
fault(struct parser *p, const struct tag *tag, const char *what)
{
	uint32_t n = tag->end - tag->beg;
	if (p->faults++ < FAULTS)
		diag_at(p->d, DIAG_TEMPLATE, p->src, tag->beg, n, "'%.*s' %s",
		        (int)(n < QUOTE ? n : QUOTE), p->src->text.p + tag->beg,
		        what);
}

static struct token *
add(struct parser *p, enum token_kind kind, str text)
{
	struct token *t = &GROW(p->arena, p->tokens, p->n, p->cap)[p->n];
	p->n++;
	*t = (struct token){.kind = kind, .text = text};
	t->end = (uint32_t)p->n;
	return t;
}

static bool
starts_line(str text, size_t at)
{
	return at == 0 || text.p[at - 1] == '\n';
}

/* Is what stands here of no use: beside the arguments of a parent? */
static bool
ignored(const struct parser *p)
{
	return p->depth > 0
		&& p->tokens[p->open[p->depth - 1].token].kind == TOKEN_PARENT;
}

static void
add_text(struct parser *p, str text, bool line)
{
	if (!ignored(p) && (text.n > 0 || line))
		add(p, TOKEN_TEXT, text)->line = line;
}

/* The source up to TO, the end of a line or the front of its only tag. */
static void
take_lines(struct parser *p, uint32_t to)
{
	str text = str_sub(p->src->text, p->at, to);
	if (text.n > 0)
		add_text(p, text, starts_line(p->src->text, p->at));
	p->at = to;
}

/* The source up to TO, where something follows on the same line: if a line
 * starts there, it must do so in a text, even an empty one. */
static void
take_text(struct parser *p, uint32_t to)
{
	take_lines(p, to);
	if (starts_line(p->src->text, to))
		add_text(p, (str){NULL, 0}, true);
}

/* Cut NAME at its dots. */
static void
set_path(struct token *t, str name, struct arena *a)
{
	if (str_eq(name, S(".")))
		return;
	t->n_path = 1;
	for (size_t i = 0; i < name.n; i++)
		t->n_path += name.p[i] == '.';
	t->path = NEW(a, str, t->n_path);
	for (uint32_t i = 0; i < t->n_path; i++)
		t->path[i] = str_cut(name, '.', &name);
}

static bool
holds_blank(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (ascii_blank(s.p[i]))
			return true;
	return false;
}

/* {{=<% %>=}}: the new delimiters are in TAG's name, which has no '='. */
static void
set_delimiters(struct parser *p, const struct tag *tag)
{
	str words = tag->name;
	size_t n = 0;
	while (n < words.n && !ascii_blank(words.p[n]))
		n++;
	str left = str_sub(words, 0, n);
	str right = str_trim(str_sub(words, n, words.n));
	if (left.n == 0 || right.n == 0 || holds_blank(right)
	    || str_chr(words, '=', 0) != STR_NONE) {
		fault(p, tag,
		      "does not give two delimiters without '='; "
		      "it is ignored");
		return;
	}
	p->left = left;
	p->right = right;
}

/* What stands beside the tag on its line. */
static void
look_around(struct tag *tag, str text)
{
	uint32_t beg = tag->beg;
	while (beg > 0 && (text.p[beg - 1] == ' ' || text.p[beg - 1] == '\t'))
		beg--;
	tag->line = beg;
	tag->line_first = starts_line(text, beg);

	size_t end = tag->end;
	end += margin_blanks(str_sub(text, end, text.n));
	if (str_starts(str_sub(text, end, text.n), S("\r\n")))
		end++;
	tag->line_last = end == text.n || text.p[end] == '\n';
	tag->next = (uint32_t)(end < text.n ? end + 1 : end);
	tag->own_line = tag->line_first && tag->line_last;
}

/* Read the tag at TAG->beg.  False when it has no end. */
static bool
read_tag(const struct parser *p, struct tag *tag)
{
	str text = p->src->text;
	size_t from = tag->beg + p->left.n;
	if (from < text.n && str_chr(S(SIGILS), text.p[from], 0) != STR_NONE)
		tag->sigil = text.p[from++];
	/* {{{x}}} and {{=x y=}} end in one character more. */
	char last = '\0';
	if (tag->sigil == '{')
		last = '}';
	else if (tag->sigil == '=')
		last = '=';
	size_t end = str_find(text, p->right, from);
	while (last != '\0' && end != STR_NONE
	       && (end == from || text.p[end - 1] != last))
		end = str_find(text, p->right, end + 1);
	if (end == STR_NONE)
		return false;
	tag->name = str_trim(str_sub(text, from, end - (last != '\0')));
	tag->end = (uint32_t)(end + p->right.n);
	look_around(tag, text);
	return true;
}

/* Is the name one that a tag can have?  Takes the '*' of a dynamic one. */
static bool
read_name(struct parser *p, struct tag *tag)
{
	bool can_be_dynamic = tag->sigil == '>' || tag->sigil == '<'
		|| tag->sigil == '/';
	if (can_be_dynamic && str_starts(tag->name, S("*"))) {
		tag->dynamic = true;
		tag->name = str_trim(str_sub(tag->name, 1, tag->name.n));
	}
	if (tag->name.n == 0)
		fault(p, tag, "has no name; it is ignored");
	else if (holds_blank(tag->name))
		fault(p, tag, "has a blank in its name; it is ignored");
	else
		return true;
	return false;
}

/* Take the text before TAG, and TAG: the whole line if it is ALONE on it. */
static void
take_tag(struct parser *p, const struct tag *tag, bool alone)
{
	if (alone)
		take_lines(p, tag->line);
	else
		take_text(p, tag->beg);
	p->at = alone ? tag->next : tag->end;
}

static str
blanks_before(const struct parser *p, const struct tag *tag)
{
	return tag->line_first ? str_sub(p->src->text, tag->line, tag->beg)
			       : (str){NULL, 0};
}

/* A token that TAG opens, or NULL when they nest too deep. */
static struct token *
open_token(struct parser *p, enum token_kind kind, const struct tag *tag)
{
	if (p->depth == TEMPLATE_DEPTH) {
		fault(p, tag,
		      "nests deeper than 100 sections; "
		      "the rest of the template is left out");
		p->stopped = true;
		return NULL;
	}
	p->open[p->depth++] = (struct open){(uint32_t)p->n, NO_TOKEN, *tag};
	return add(p, kind, tag->name);
}

static void
open_section(struct parser *p, const struct tag *tag)
{
	take_tag(p, tag, tag->own_line);
	enum token_kind kind = tag->sigil == '#' ? TOKEN_SECTION
						 : TOKEN_INVERTED;
	struct token *t = open_token(p, kind, tag);
	if (t != NULL)
		set_path(t, tag->name, p->arena);
}

/* A parent has its line for itself when its end stands on the same line or
 * is the last thing on a later one; till that is known, the blanks before
 * it are a text of their own. */
static void
open_parent(struct parser *p, const struct tag *tag)
{
	uint32_t pad = NO_TOKEN;
	take_lines(p, tag->line_first ? tag->line : tag->beg);
	if (tag->line_first && !ignored(p)) {
		pad = (uint32_t)p->n;
		add_text(p, blanks_before(p, tag), true);
	}
	p->at = tag->end;
	struct token *t = open_token(p, TOKEN_PARENT, tag);
	if (t == NULL)
		return;
	p->open[p->depth - 1].pad = pad;
	t->dynamic = tag->dynamic;
	if (tag->dynamic)
		set_path(t, tag->name, p->arena);
}

static void
open_block(struct parser *p, const struct tag *tag)
{
	bool argument = ignored(p);
	bool line = argument ? tag->line_last : tag->own_line;
	take_tag(p, tag, tag->own_line);
	if (line)
		p->at = tag->next;
	struct token *t = open_token(p, argument ? TOKEN_ARGUMENT : TOKEN_BLOCK,
	                             tag);
	if (t == NULL)
		return;
	t->line = line;
	if (!argument)
		t->indent = blanks_before(p, tag);
}

static void
take_partial(struct parser *p, const struct tag *tag)
{
	take_tag(p, tag, tag->own_line);
	if (ignored(p))
		return;
	struct token *t = add(p, TOKEN_PARTIAL, tag->name);
	t->line = tag->own_line;
	t->dynamic = tag->dynamic;
	if (tag->dynamic)
		set_path(t, tag->name, p->arena);
	if (tag->own_line)
		t->indent = blanks_before(p, tag);
}

static void
take_variable(struct parser *p, const struct tag *tag)
{
	take_tag(p, tag, false);
	if (!ignored(p))
		set_path(add(p, tag->sigil == 0 ? TOKEN_ESCAPED : TOKEN_RAW,
		             tag->name),
		         tag->name, p->arena);
}

/* The innermost open token is complete. */
static void
finish(struct parser *p)
{
	uint32_t i = p->open[--p->depth].token;
	struct token *t = &p->tokens[i];
	t->end = (uint32_t)p->n;
	if (t->kind == TOKEN_BLOCK)
		margin_of_block(p->tokens, i);
	if (t->kind == TOKEN_ARGUMENT)
		margin_remove(p->tokens, i);
	else if (ignored(p))
		p->n = i;
}

/* TAG ends the innermost open token: take the text before it, and it. */
static void
take_end(struct parser *p, const struct tag *tag)
{
	const struct open *o = &p->open[p->depth - 1];
	struct token *t = &p->tokens[o->token];
	if (t->kind == TOKEN_ARGUMENT) {
		take_lines(p, tag->line_first ? tag->line : tag->beg);
		p->at = tag->end;
	} else if (t->kind != TOKEN_PARENT) {
		take_tag(p, tag, tag->own_line);
	} else if (o->pad != NO_TOKEN && tag->line_last) {
		t->line = true;
		t->indent = p->tokens[o->pad].text;
		p->tokens[o->pad] = (struct token){.end = o->pad + 1};
		p->at = tag->next;
	} else {
		p->at = tag->end;
	}
	finish(p);
}

static void
close_token(struct parser *p, const struct tag *tag)
{
	uint32_t match = p->depth;
	while (match > 0
	       && !(p->open[match - 1].tag.dynamic == tag->dynamic
	            && str_eq(p->open[match - 1].tag.name, tag->name)))
		match--;
	if (match == 0) {
		fault(p, tag, "closes nothing that is open; it is ignored");
		take_tag(p, tag, tag->own_line);
		return;
	}
	while (p->depth > match) {
		fault(p, &p->open[p->depth - 1].tag, "is not closed");
		finish(p);
	}
	take_end(p, tag);
}

static void
dispatch(struct parser *p, struct tag *tag)
{
	static void (*const take[])(struct parser *, const struct tag *) = {
		['#'] = open_section,  ['^'] = open_section,
		['<'] = open_parent,   ['$'] = open_block,
		['>'] = take_partial,  ['/'] = close_token,
		['&'] = take_variable, ['{'] = take_variable,
		[0] = take_variable,
	};
	bool named = tag->sigil != '!' && tag->sigil != '=';
	if (named && read_name(p, tag)) {
		take[(unsigned char)tag->sigil](p, tag);
		return;
	}
	if (tag->sigil == '=')
		set_delimiters(p, tag);
	take_tag(p, tag, tag->own_line && !named);
}

bool
template_parse(struct template_tree *t, const struct source *src,
               struct arena *a, struct diag *d)
{
	struct parser p = {.src = src,
	                   .d = d,
	                   .arena = a,
	                   .left = S("{{"),
	                   .right = S("}}")};
	while (!p.stopped) {
		size_t at = str_find(src->text, p.left, p.at);
		if (at == STR_NONE) {
			take_lines(&p, (uint32_t)src->text.n);
			break;
		}
		struct tag tag = {.beg = (uint32_t)at,
		                  .end = (uint32_t)(at + p.left.n)};
		if (read_tag(&p, &tag)) {
			dispatch(&p, &tag);
			continue;
		}
		fault(&p, &tag,
		      "is not closed; "
		      "the rest of the template is left out");
		take_lines(&p, tag.beg);
		p.stopped = true;
	}
	while (p.depth > 0) {
		if (!p.stopped)
			fault(&p, &p.open[p.depth - 1].tag, "is not closed");
		finish(&p);
	}
	t->src = src;
	t->tokens = p.tokens;
	t->n = (uint32_t)p.n;
	return p.faults == 0;
}
