/* rule_structure.c -- halves in each other's place, and what stands around the
 * pairs. */
#include "base/map.h"
#include "base/text.h"
#include "check/check.h"
#include "check/rule.h"

/* ---- sides ---------------------------------------------------------------------------- */

/* Is a word of H in IN and not in OUT? */
static bool
has_word_of(struct unit_check *c, struct half *h, const struct fact *in,
            const struct fact *out)
{
	size_t n;
	const struct word *w = half_words(h, &n, c->arena);
	for (size_t i = 0; i < n; i++) {
		str word = half_word(h, &w[i]);
		if (fact_has_lower(in, word) && !fact_has_lower(out, word))
			return true;
	}
	return false;
}

/* How many letters of S are no ASCII, and how many are. */
static void
count_letters(str s, size_t *wide, size_t *ascii)
{
	*wide = *ascii = 0;
	for (size_t i = 0; i < s.n;) {
		uint32_t c;
		i += text_decode(str_sub(s, i, s.n), &c);
		if (c >= 0x250 && (c < 0x2000 || c > 0x2FFF) && c != 0xFFFC
		    && !text_is_punct(c))
			++*wide;
		else if (c < 0x80 && ascii_alpha((char)c))
			++*ascii;
	}
}

/* Scripts tell at once: the source is written in the target's, the target in
 * none but ASCII. */
static bool
scripts_are_swapped(const struct unit_check *c)
{
	size_t wide, ascii, others;
	if ((c->source->has & HAS_OTHER) == 0
	    || (c->target->has & HAS_LETTER) == 0)
		return false;
	count_letters(c->target->text, &wide, &ascii);
	if (wide > 0 || ascii < 3)
		return false;
	count_letters(c->source->text, &wide, &others);
	return wide > 2 && wide > others;
}

/* Each half has a word of the other's language, and none of its own. */
static bool
words_are_swapped(struct unit_check *c)
{
	if (!c->locale->facts[FACT_FUNCTION_WORDS].holds)
		return false;
	const struct fact *s = &c->source_locale->facts[FACT_FUNCTION_WORDS];
	const struct fact *t = &c->locale->facts[FACT_FUNCTION_WORDS];
	/* The first question is enough for most: nearly each source has one. */
	return !has_word_of(c, c->source, s, t) && has_word_of(c, c->source, t, s)
		&& !has_word_of(c, c->target, t, s)
		&& has_word_of(c, c->target, s, t);
}

static void
check_sides(struct unit_check *c)
{
	const struct pair *p = c->unit->pair;
	if (!scripts_are_swapped(c) && !words_are_swapped(c))
		return;
	struct finding *f = say(c, DIAG_SIDES_SWAPPED, half_whole(c->target),
	                        half_whole(c->source), "the target is in the "
	                        "source language, and the source is not");
	c->settled = true;
	if (p->fault != PAIR_SOUND || p->source.p < p->target.p)
		return;
	const char *between = p->target.p + p->target.n;
	struct range both = {c->target->pos,
	                     (uint32_t)(p->source.p + p->source.n
	                                - p->target.p)};
	say_fix(f, both,
	        STR_JOIN(c->arena, p->source,
	                 (str){between, (size_t)(p->source.p - between)},
	                 p->target),
	        true);
}

/* ---- a pair in a pair ------------------------------------------------------------------- */

static void
check_nested(struct unit_check *c)
{
	for (size_t i = 0; i < c->target->tags.n; i++) {
		const struct mark *m = &c->target->tags.list[i];
		if (!str_starts(m->text, S("<span data-ttu-id=")))
			continue;
		say_evidence(say(c, DIAG_SPAN_NESTED, m->whole, RANGE_NONE,
		                 "a unit begins inside this one; its tags are "
		                 "left out and its text is part of this"),
		             m->text);
		c->settled = true;
		return;
	}
}

/* ---- signs of a block -------------------------------------------------------------------- */

/* The bytes of the sign that opens a block, at the beginning of S. */
static size_t
block_sign(str s)
{
	size_t at = 0;
	while (at < s.n && at < 6 && s.p[at] == '#')
		at++;
	if (at == 0 && s.n > 0 && memchr("-+*>", s.p[0], 4) != NULL)
		at = 1;
	if (at == 0) {
		while (at < s.n && at < 9 && ascii_digit(s.p[at]))
			at++;
		if (at == 0 || at >= s.n || (s.p[at] != '.' && s.p[at] != ')'))
			return 0;
		at++;
	}
	return at < s.n && (s.p[at] == ' ' || s.p[0] == '>') ? at : 0;
}

/* Has S the number that N begins with?  "1. november" is a date; it is none
 * where both begin with it. */
static bool
has_number(str s, str n)
{
	size_t digits = 0;
	while (digits < n.n && ascii_digit(n.p[digits]))
		digits++;
	if (digits == 0 || str_starts(s, n))
		return false;
	for (size_t at = 0; (at = str_find(s, str_sub(n, 0, digits), at))
	     != STR_NONE; at++) {
		size_t end = at + digits;
		if ((at == 0 || !ascii_digit(s.p[at - 1]))
		    && (end >= s.n || !ascii_digit(s.p[end])))
			return true; /* not the 3 of 36 */
	}
	return false;
}

/* "- " for a bullet or a dash, and the source's own sign. */
static bool
source_has_sign(str s, str sign)
{
	static const char *const dashes[] = {"-", "*", "\xE2\x80\x93",
	                                     "\xE2\x80\x94", "\xE2\x80\xA2",
	                                     "+", "\\-", "\\*", "\xC2\xB7"};
	if (block_sign(s) > 0 || has_number(s, sign))
		return true;
	for (size_t i = 0; sign.n == 1 && sign.p[0] != '>'
	     && i < sizeof dashes / sizeof *dashes; i++)
		if (str_starts(s, str_of(dashes[i])))
			return true;
	return false;
}

static void
check_block_sign(struct unit_check *c)
{
	str t = str_trim(c->target->raw), s = str_trim(c->source->raw);
	size_t n = block_sign(t);
	/* "6. Click" may well be the answer to "6.Click". */
	if (n == 0 || source_has_sign(s, str_sub(t, 0, n))
	    || str_starts(s, str_sub(t, 0, n)))
		return;
	struct range r = half_whole(c->target);
	r.len = (uint32_t)n;
	struct finding *f = say(c, DIAG_BLOCK_MARKER, r, RANGE_NONE,
	                        "the target begins with '%.*s'; a page in this "
	                        "language alone would have another block here",
	                        (int)n, t.p);
	say_evidence(f, str_sub(t, 0, n));
	claim(c, r);
}

/* ---- the page --------------------------------------------------------------------------- */

static size_t
line_end(str s, size_t at)
{
	size_t end = str_chr(s, '\n', at);
	return end == STR_NONE ? s.n : end;
}

/* How many LINES of C, at least LEAST, the line S has and nothing else. */
static bool
is_closing(str s, char c, size_t least)
{
	while (s.n > 0 && (ascii_blank(s.p[0]) || s.p[0] == '>'))
		s = str_sub(s, 1, s.n);
	size_t n = 0;
	while (n < s.n && s.p[n] == c)
		n++;
	return n >= least && str_trim(str_sub(s, n, s.n)).n == 0;
}

/* Where the code around LINES lines ends whose fence begins at AT; *CLOSED: in
 * a fence. */
static size_t
fence_end(str s, size_t at, size_t lines, bool *closed)
{
	char sign = s.p[at];
	size_t n = 0;
	while (at + n < s.n && s.p[at + n] == sign)
		n++;
	for (at = line_end(s, at); lines > 0 && at < s.n; lines--)
		at = line_end(s, at + 1);
	*closed = at < s.n
		&& is_closing(str_sub(s, at + 1, line_end(s, at + 1)), sign, n);
	return at;
}

static size_t
count_lines(str s)
{
	size_t n = 0;
	for (size_t at = 0; (at = str_chr(s, '\n', at)) != STR_NONE; at++)
		n++;
	return n;
}

/* Code that nothing closes, in the order of the page. */
struct open_code {
	struct range *list;
	size_t n, cap;
};

static bool
is_in_open_code(const struct open_code *o, uint32_t pos)
{
	size_t low = 0, high = o->n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (o->list[mid].pos + o->list[mid].len <= pos)
			low = mid + 1;
		else
			high = mid;
	}
	return low < o->n && o->list[low].pos <= pos;
}

/* What is told of the pairs in it comes of the fence. */
static void
forget_pairs_in_code(struct findings *f, const struct open_code *o)
{
	size_t kept = 0;
	for (size_t i = 0; i < f->n; i++)
		if (f->list[i].msg.id != DIAG_PAIR_IN_CODE
		    || !is_in_open_code(o, f->list[i].msg.pos))
			f->list[kept++] = f->list[i];
	f->n = kept;
}

static void
check_fence(struct page_check *p, const struct node *n, struct open_code *o)
{
	str s = p->doc->src.text;
	bool closed;
	if (n->pos == POS_NONE || n->pos >= s.n)
		return;
	if (s.p[n->pos] != '`' && s.p[n->pos] != '~')
		return;
	size_t end = fence_end(s, n->pos, count_lines(n->text), &closed);
	if (closed)
		return;
	if (say_page(p, DIAG_FENCE_UNCLOSED, (struct range){n->pos, 3},
	             "the code that begins here is not closed: all that "
	             "follows is code") == NULL)
		return;
	GROW(p->arena, o->list, o->n, o->cap)[o->n] =
		(struct range){n->pos, (uint32_t)end - n->pos};
	o->n++;
}

static void
check_heading(struct page_check *p, const struct node *n, uint32_t *level)
{
	str s = p->doc->src.text;
	struct range at = {n->pos, n->u.heading.level};
	uint32_t above = *level;
	*level = n->u.heading.level;
	if (n->pos == POS_NONE || n->u.heading.tab)
		return;
	if (above > 0 && n->u.heading.level > above + 1)
		(void)say_page(p, DIAG_HEADING_SKIP, at,
		               "a heading of level %u below one of level %u",
		               (unsigned)n->u.heading.level, (unsigned)above);
	str line = str_sub(s, n->pos, line_end(s, n->pos));
	if (str_find(line, S("<a name="), 0) == STR_NONE
	    && str_find(line, S("<a id="), 0) == STR_NONE
	    && str_find(line, S("data-ttu-id="), 0) != STR_NONE)
		(void)say_page(p, DIAG_ANCHOR_MISSING, at,
		               "the heading has no <a name=\"...\">: links to "
		               "it break when the source's words change");
}

/* How many of ROW's cells are not written: they are made where the row is. */
static uint32_t
count_made_cells(const struct node *row)
{
	uint32_t n = 0;
	for (const struct node *c = row->first; c != NULL; c = c->next)
		n += c != row->first && c->pos == row->pos;
	return n;
}

static void
check_row(struct page_check *p, const struct node *row)
{
	uint32_t columns = row->parent->u.table.columns;
	uint32_t made = count_made_cells(row);
	if (row->pos == POS_NONE || made == 0)
		return;
	(void)say_page(p, DIAG_TABLE_CELLS, (struct range){row->pos, 1},
	               "the row has %u of %u cells; the others are shown empty",
	               (unsigned)(columns - made), (unsigned)columns);
}

/* "<a name="x">" in the page's text; the second of a name is told. */
static void
check_anchors(struct page_check *p, struct map *seen)
{
	static const str open = {"<a name=\"", 9};
	str s = p->doc->src.text;
	for (size_t at = p->doc->body; (at = str_find(s, open, at)) != STR_NONE;
	     at++) {
		size_t end = str_chr(s, '"', at + open.n);
		bool added = true;
		if (end == STR_NONE)
			return;
		str name = str_sub(s, at + open.n, end);
		if (name.n > 0)
			(void)map_put(seen, name, &added, p->arena);
		if (!added)
			(void)say_page(p, DIAG_ANCHOR_DUPLICATE,
			               (struct range){(uint32_t)at,
			                              (uint32_t)(end + 1 - at)},
			               "the page has the anchor '%.*s' "
			               "already", STR_ARG(name));
	}
}

/* ---- front matter ------------------------------------------------------------------------ */

/* Has the front matter TEXT a value for KEY? */
static bool
has_key(str text, str key)
{
	for (size_t at = 0; at < text.n;) {
		size_t end = line_end(text, at);
		str line = str_sub(text, at, end);
		at = end + 1;
		if (!str_starts(line, key) || line.n <= key.n
		    || line.p[key.n] != ':')
			continue;
		if (str_trim(str_sub(line, key.n + 1, line.n)).n > 0)
			return true;
		/* A list or a map follows. */
		str next = str_sub(text, at, line_end(text, at));
		return next.n > 0 && (next.p[0] == ' ' || next.p[0] == '-')
			&& !str_starts(next, S("---"));
	}
	return false;
}

static void
check_keys(struct page_check *p)
{
	const struct config *config = p->check->site->config;
	str front = str_sub(p->doc->src.text, 0, p->doc->body);
	for (size_t i = 0; i < config->nrequired; i++)
		if (!has_key(front, config->required[i]))
			(void)say_page(p, DIAG_FRONT_MATTER, RANGE_NONE,
			               "the front matter has no '%.*s'",
			               STR_ARG(config->required[i]));
}

static void
check_structure(struct page_check *p)
{
	uint32_t level = 0;
	struct map seen = {NULL, 0, 0};
	struct open_code open = {NULL, 0, 0};
	for (const struct node *n = p->doc->root; n != NULL;
	     n = node_next(n, p->doc->root)) {
		if (n->kind == NODE_CODE_BLOCK)
			check_fence(p, n, &open);
		else if (n->kind == NODE_HEADING)
			check_heading(p, n, &level);
		else if (n->kind == NODE_ROW)
			check_row(p, n);
	}
	if (open.n > 0)
		forget_pairs_in_code(p->findings, &open);
	check_anchors(p, &seen);
	check_keys(p);
}

static const struct rule rules[] = {
	{.ids = {DIAG_SPAN_NESTED}, .needs = HAS_HTML, .unit = check_nested},
	{.ids = {DIAG_SIDES_SWAPPED}, .needs = HAS_ANY, .unit = check_sides},
	{.ids = {DIAG_BLOCK_MARKER}, .needs = HAS_ANY,
	 .unit = check_block_sign},
	{.ids = {DIAG_FENCE_UNCLOSED, DIAG_HEADING_SKIP, DIAG_ANCHOR_MISSING,
	         DIAG_ANCHOR_DUPLICATE, DIAG_FRONT_MATTER, DIAG_TABLE_CELLS},
	 .page = check_structure},
};

const struct rule_family rules_structure = {"structure", rules,
                                            sizeof rules / sizeof *rules};
