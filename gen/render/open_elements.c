#include "render/open_elements.h"

#include <assert.h>

enum { BOTH = IS_TEXT | IS_FLOW };

static struct open_element *
top(const struct sanitize_stack *s)
{
	return &s->open[s->n - 1];
}

void
open_push(struct sanitize_stack *s, const struct element *el, bool silent)
{
	unsigned around = top(s)->holds;
	unsigned holds = el->holds;
	if (silent)
		holds = around;
	else if ((el->flags & TRANSPARENT) != 0)
		holds = around & BOTH;
	GROW(s->arena, s->open, s->n, s->cap);
	s->open[s->n++] = (struct open_element){.el = el,
	                                        .tag = s->tag,
	                                        .holds = (unsigned short)holds,
	                                        .silent = silent};
}

static const char *
written_name(const struct element *el)
{
	return el->as != NULL ? el->as : el->name;
}

static bool
is_boxed(const struct sanitize_stack *s, const struct element *el)
{
	return s->hooks->table_box != NULL && (el->holds & IS_CAPTION) != 0;
}

void
open_write(const struct sanitize_stack *s, const struct element *el,
           struct buf *out)
{
	if (is_boxed(s, el))
		s->hooks->table_box(s->hooks->ctx, out);
	buf_addc(out, '<');
	buf_addz(out, written_name(el));
}

void
open_pop(struct sanitize_stack *s, struct buf *out)
{
	const struct open_element *e = top(s);
	assert(e->el != NULL);
	if (!e->silent) {
		buf_addz(out, "</");
		buf_addz(out, written_name(e->el));
		buf_addc(out, '>');
		if (is_boxed(s, e->el))
			buf_addz(out, "</div>");
	}
	s->n--;
}

void
open_close(struct sanitize_stack *s, size_t n, struct buf *out)
{
	str tag = s->tag;
	while (s->n > n) {
		const struct element *el = top(s)->el;
		s->tag = top(s)->tag;
		if ((el->flags & END_IMPLIED) == 0)
			s->hooks->event(s->hooks->ctx, SANITIZE_UNCLOSED,
			                str_of(el->name));
		open_pop(s, out);
	}
	s->tag = tag;
}

/* -- what may stand where ------------------------------------------------ */

static bool
is_table(const struct open_element *e)
{
	return (e->holds & IS_CAPTION) != 0;
}

/* Does E end where something that is IS begins, which it cannot hold? */
static bool
gives_way(const struct open_element *e, unsigned is)
{
	if (e->silent)
		return true;
	if ((is & IS_TABLE_PART) != 0)
		return !is_table(e);
	if (e->holds == IS_COL)
		return true;
	if (is == IS_TEXT)
		return false;
	if ((e->el->flags & YIELDS) != 0)
		return true;
	bool loose = (is & (IS_ITEM | IS_TERM | IS_RUBY_TEXT)) != 0;
	return loose && e->el->is == is;
}

static bool
takes(const struct open_element *e, unsigned is)
{
	unsigned wraps = e->el == NULL || e->silent ? 0 : e->el->wraps;
	return ((e->holds | wraps) & is) != 0;
}

/* The innermost open element that takes IS, if all above it give way. */
static size_t
holder(const struct sanitize_stack *s, unsigned is)
{
	for (size_t i = s->n; i-- > s->floor;) {
		const struct open_element *e = &s->open[i];
		if (takes(e, is))
			return i;
		if (i == s->floor || !gives_way(e, is))
			return STR_NONE;
	}
	return STR_NONE;
}

bool
open_has_place(const struct sanitize_stack *s, unsigned is)
{
	return holder(s, is) != STR_NONE;
}

bool
open_place(struct sanitize_stack *s, unsigned is, struct buf *out)
{
	size_t at = holder(s, is);
	if (at == STR_NONE)
		return false;
	open_close(s, at + 1, out);
	while ((top(s)->holds & is) == 0) {
		const char *child = is == IS_COL ? "colgroup"
						 : top(s)->el->child;
		const struct element *el = element_find(str_of(child));
		open_write(s, el, out);
		buf_addc(out, '>');
		open_push(s, el, false);
	}
	return true;
}

/* Does E keep an end tag of EL from what is around E? */
static bool
bounds(const struct open_element *e, const struct element *el)
{
	if ((el->is & IS_TABLE_PART) != 0)
		return is_table(e);
	if (is_table(e))
		return true;
	return el->is == IS_ITEM && (e->holds & IS_ITEM) != 0;
}

size_t
open_find(const struct sanitize_stack *s, const struct element *el)
{
	for (size_t i = s->n; i-- > s->floor + 1;) {
		if (s->open[i].el == el)
			return i;
		if (bounds(&s->open[i], el))
			break;
	}
	return STR_NONE;
}

/* -- links --------------------------------------------------------------- */

static bool
is_link(const struct open_element *e)
{
	return e->el != NULL && !e->silent && (e->el->attrs & AT_HREF) != 0;
}

bool
sanitize_in_link(const struct sanitize_stack *s)
{
	for (size_t i = 0; i < s->n; i++)
		if (is_link(&s->open[i]))
			return true;
	return false;
}

bool
open_leave_link(struct sanitize_stack *s, struct buf *out)
{
	for (size_t i = s->n; i-- > s->floor + 1;) {
		const struct open_element *e = &s->open[i];
		if (is_link(e)) {
			open_close(s, i, out);
			break;
		}
		if ((e->el->flags & YIELDS) == 0)
			break;
	}
	return !sanitize_in_link(s);
}
