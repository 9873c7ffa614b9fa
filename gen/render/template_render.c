#include "render/template_tree.h"

#include <assert.h>

#include "render/escape.h"

#define NO_FRAME SIZE_MAX

/* So many bytes written are as much work as one token. */
enum { BYTES_A_STEP = 16 };

/* The children of a token, or a whole template, while they are rendered. */
struct frame {
	const struct template_tree *of;
	uint32_t beg, at, end; /* tokens: the first, the next, the end */
	bool context;          /* has pushed a context, */
	const struct value *list;
	size_t next;  /* which is the item before NEXT of LIST */
	bool counted; /* towards TEMPLATE_DEPTH */

	/* Of a template that was called by a parent tag: the tag. */
	const struct template_tree *caller;
	uint32_t parent;

	/* What held outside, and is put back at the end. */
	size_t args, indent, hidden;
};

struct render {
	const struct template_set *set;
	struct buf *out;
	struct arena *arena;
	struct frame *frames;
	size_t n, cap;
	const struct value **contexts; /* outermost first */
	size_t n_contexts, contexts_cap;
	size_t args; /* innermost frame whose parent tag's arguments hold */
	unsigned depth;
	uint64_t work; /* tokens and contexts looked at */
	bool refused;  /* too deep, or too much work */

	struct buf indent; /* what a line gets where it starts, */
	size_t hidden;     /* but for so many bytes: not for this template, */
	size_t written;    /* or already there on the line now to start */
};

static struct frame *
push(struct render *r, const struct template_tree *of, uint32_t beg,
     uint32_t end)
{
	struct frame *f = &GROW(r->arena, r->frames, r->n, r->cap)[r->n];
	r->n++;
	*f = (struct frame){.of = of,
	                    .beg = beg,
	                    .at = beg,
	                    .end = end,
	                    .args = r->args,
	                    .indent = r->indent.n,
	                    .hidden = r->hidden};
	return f;
}

/* The same for what counts as nesting.  NULL when that is too deep. */
static struct frame *
push_counted(struct render *r, const struct template_tree *of, uint32_t beg,
             uint32_t end)
{
	if (r->depth == TEMPLATE_DEPTH) {
		r->refused = true;
		return NULL;
	}
	r->depth++;
	struct frame *f = push(r, of, beg, end);
	f->counted = true;
	return f;
}

/* The innermost frame is at its end: go on with its list, or leave it. */
static void
pop(struct render *r)
{
	struct frame *f = &r->frames[r->n - 1];
	if (f->list != NULL && f->next < f->list->n) {
		r->contexts[r->n_contexts - 1] = f->list->items[f->next++];
		f->at = f->beg;
		return;
	}
	r->n_contexts -= f->context;
	r->depth -= f->counted;
	r->args = f->args;
	r->indent.n = f->indent;
	r->hidden = f->hidden;
	r->written = 0;
	r->n--;
}

static void
push_context(struct render *r, const struct value *v)
{
	size_t n = r->n_contexts++;
	GROW(r->arena, r->contexts, n, r->contexts_cap)[n] = v;
}

/* The value of T's name, or NULL. */
static const struct value *
look_up(struct render *r, const struct token *t)
{
	if (t->n_path == 0)
		return r->contexts[r->n_contexts - 1];
	const struct value *v = NULL;
	for (size_t i = r->n_contexts; i-- > 0 && v == NULL; r->work++)
		v = value_get(r->contexts[i], t->path[0]);
	for (uint32_t i = 1; i < t->n_path && v != NULL; i++)
		v = value_get(v, t->path[i]);
	return v;
}

static void
start_line(struct render *r)
{
	size_t from = r->written > r->hidden ? r->written : r->hidden;
	buf_add(r->out, str_sub(buf_str(&r->indent), from, r->indent.n));
}

/* A text whose lines get or lose blanks.  Empty lines stay empty. */
static void
add_lines(struct render *r, const struct token *t)
{
	str rest = t->text;
	bool start = t->line;
	do {
		str line = margin_line(&rest);
		if (start && !margin_only(line)) {
			size_t cut = margin_blanks(line);
			start_line(r);
			line = str_sub(line, cut < t->dedent ? cut : t->dedent,
			               line.n);
		}
		buf_add(r->out, line);
		r->written = 0;
		start = true;
	} while (rest.n > 0);
}

static void
text(struct render *r, const struct template_tree *of, const struct token *t)
{
	(void)of;
	if (r->indent.n > r->hidden || t->dedent > 0) {
		add_lines(r, t);
		return;
	}
	buf_add(r->out, t->text);
	r->written = 0;
}

static void
variable(struct render *r, const struct template_tree *of,
         const struct token *t)
{
	(void)of;
	const struct value *v = look_up(r, t);
	str s = {NULL, 0};
	if (v != NULL && v->kind == VALUE_TEXT)
		s = v->text;
	else if (v != NULL && v->kind == VALUE_BOOL)
		s = v->truth ? S("true") : S("false");
	if (t->kind == TOKEN_RAW)
		buf_add(r->out, s);
	else
		escape_html(r->out, s);
}

static uint32_t
index_of(const struct template_tree *of, const struct token *t)
{
	return (uint32_t)(t - of->tokens);
}

static void
section(struct render *r, const struct template_tree *of, const struct token *t)
{
	const struct value *v = look_up(r, t);
	if (v == NULL || !value_truth(v))
		return;
	struct frame *f = push(r, of, index_of(of, t) + 1, t->end);
	f->context = true;
	if (v->kind == VALUE_LIST) {
		f->list = v;
		v = v->items[f->next++];
	}
	push_context(r, v);
}

static void
inverted(struct render *r, const struct template_tree *of,
         const struct token *t)
{
	const struct value *v = look_up(r, t);
	if (v == NULL || !value_truth(v))
		push(r, of, index_of(of, t) + 1, t->end);
}

/* What T, a partial or parent tag, calls; NULL when there is no such. */
static const struct template_tree *
called(struct render *r, const struct token *t)
{
	if (!t->dynamic)
		return template_find(r->set, t->text);
	const struct value *v = look_up(r, t);
	if (v == NULL || v->kind != VALUE_TEXT)
		return NULL;
	return template_find(r->set, v->text);
}

/* Partials and parents: the lines of what is called get the blanks before a
 * tag on its own line, or else nothing at all. */
static void
partial(struct render *r, const struct template_tree *of, const struct token *t)
{
	const struct template_tree *to = called(r, t);
	if (to == NULL)
		return;
	struct frame *f = push_counted(r, to, 0, to->n);
	if (f == NULL)
		return;
	if (t->kind == TOKEN_PARENT) {
		f->caller = of;
		f->parent = index_of(of, t);
		r->args = r->n - 1;
	}
	if (t->line)
		buf_add(&r->indent, t->indent);
	else
		r->hidden = r->indent.n;
}

/* The argument NAME of the parent tag that called F, or NULL. */
static const struct token *
argument_of(const struct frame *f, str name)
{
	const struct token *tokens = f->caller->tokens;
	uint32_t end = tokens[f->parent].end;
	for (uint32_t i = f->parent + 1; i < end; i = tokens[i].end)
		if (str_eq(tokens[i].text, name))
			return &tokens[i];
	return NULL;
}

/* The outermost argument NAME that holds here, and the frame it was given to,
 * or NULL. */
static const struct token *
find_argument(const struct render *r, str name, const struct frame **given)
{
	const struct token *found = NULL;
	for (size_t i = r->args; i != NO_FRAME; i = r->frames[i].args) {
		const struct token *t = argument_of(&r->frames[i], name);
		if (t != NULL) {
			found = t;
			*given = &r->frames[i];
		}
	}
	return found;
}

static void
block(struct render *r, const struct template_tree *of, const struct token *t)
{
	const struct frame *given;
	const struct token *arg = find_argument(r, t->text, &given);
	if (arg == NULL) {
		push(r, of, index_of(of, t) + 1, t->end);
		return;
	}
	const struct template_tree *caller = given->caller;
	/* Inside, what holds is what held where the argument was written;
	 * so it cannot come to stand in itself. */
	size_t args = given->args;
	if (push_counted(r, caller, index_of(caller, arg) + 1, arg->end)
	    == NULL)
		return;
	r->args = args;
	buf_add(&r->indent, t->indent);
	if (t->line && !arg->line && arg->end > index_of(caller, arg) + 1)
		start_line(r);
	r->written = !t->line && arg->line ? r->indent.n : 0;
}

static void
run(struct render *r)
{
	static void (*const render[])(struct render *,
	                              const struct template_tree *,
	                              const struct token *) = {
		[TOKEN_TEXT] = text,         [TOKEN_ESCAPED] = variable,
		[TOKEN_RAW] = variable,      [TOKEN_SECTION] = section,
		[TOKEN_INVERTED] = inverted, [TOKEN_PARTIAL] = partial,
		[TOKEN_PARENT] = partial,    [TOKEN_BLOCK] = block,
	};
	size_t before = r->out->n;
	while (r->n > 0 && !r->refused) {
		struct frame *f = &r->frames[r->n - 1];
		/* A list of two in itself is 2^100 items, 100 levels deep. */
		if (++r->work + (r->out->n - before) / BYTES_A_STEP
		    > TEMPLATE_WORK) {
			r->refused = true;
			return;
		}
		if (f->at == f->end) {
			pop(r);
			continue;
		}
		const struct token *t = &f->of->tokens[f->at];
		f->at = t->end;
		assert(t->kind != TOKEN_ARGUMENT); /* in parents only */
		render[t->kind](r, f->of, t);
	}
}

bool
template_render(const struct template_set *set, str name,
                const struct value *data, struct buf *out,
                struct arena *scratch)
{
	const struct template_tree *t = template_find(set, name);
	if (t == NULL)
		return false;
	size_t before = out->n;
	struct render r = {.set = set,
	                   .out = out,
	                   .arena = scratch,
	                   .args = NO_FRAME};
	push_context(&r, data);
	push(&r, t, 0, t->n);
	run(&r);
	buf_release(&r.indent);
	if (r.refused)
		out->n = before;
	return !r.refused;
}
