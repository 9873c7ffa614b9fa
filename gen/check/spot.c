#include "check/spot.h"

#include "base/eight.h"

/* From LINE and COL at byte FROM of TEXT to those at TO. */
static void
advance(str text, uint32_t from, uint32_t to, uint32_t *line, uint32_t *col)
{
	size_t at = from, end = to < text.n ? to : text.n, nl;
	while (at < end
	       && (nl = str_chr(str_sub(text, 0, end), '\n', at)) != STR_NONE) {
		++*line;
		*col = 1;
		at = nl + 1;
	}
	*col += (uint32_t)eight_chars(str_sub(text, at, end));
}

/* Move C back to POS: what lies between is counted, not all before it. */
static void
go_back(struct spot_cache *c, str text, uint32_t pos)
{
	uint32_t lines = 0, chars = 0, start = pos;
	for (uint32_t i = pos; i < c->pos && i < text.n; i++) {
		lines += text.p[i] == '\n';
		chars += ((unsigned char)text.p[i] & 0xC0) != 0x80;
	}
	c->pos = pos;
	if (lines == 0) {
		c->col -= chars;
		return;
	}
	while (start > 0 && text.p[start - 1] != '\n')
		start--;
	c->line -= lines;
	c->col = 1;
	advance(text, start, pos, &c->line, &c->col);
}

void
spot_make(struct spot *s, struct spot_cache *cache, str text, struct range r)
{
	*s = (struct spot){.pos = r.pos, .len = r.len};
	if (r.pos == POS_NONE)
		return;
	if (cache->line == 0)
		*cache = (struct spot_cache){0, 1, 1};
	if (cache->pos > r.pos)
		go_back(cache, text, r.pos);
	advance(text, cache->pos, r.pos, &cache->line, &cache->col);
	cache->pos = r.pos;
	s->line = s->end_line = cache->line;
	s->col = s->end_col = cache->col;
	advance(text, r.pos, r.pos + r.len, &s->end_line, &s->end_col);
}

void
spot_of_diag(struct spot *s, const struct diag_msg *m, str text)
{
	*s = (struct spot){m->pos, m->len, m->line, m->col, m->line, m->col};
	if (m->line == 0) {
		s->pos = POS_NONE;
		return;
	}
	if (text.p != NULL) {
		advance(text, m->pos, m->pos + m->len, &s->end_line,
		        &s->end_col);
		return;
	}
	str marked = str_sub(m->line_text, m->mark_from,
	                     (size_t)m->mark_from + m->mark_len);
	advance(marked, 0, (uint32_t)marked.n, &s->end_line, &s->end_col);
}
