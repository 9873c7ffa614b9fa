/* rule_blanks.c -- blanks between words and beside marks. */
#include "base/elements.h"
#include "base/html_tag.h"
#include "base/text.h"
#include "check/fold.h"
#include "check/rule.h"

/* So many in one unit are enough to see what is wrong with it. */
enum { FINDINGS_MOST = 16 };

/* ---- two where one will do ------------------------------------------------------- */

/* Does a sign that ends before AT of the visible text close there ("](url)")? */
static bool
closes_at(const struct half *h, size_t at)
{
	const struct marks *lists[] = {&h->links, &h->strongs, &h->emphs};
	for (size_t l = 0; l < 3; l++)
		for (size_t i = 0; i < lists[l]->n; i++)
			if (lists[l]->list[i].to == at)
				return true;
	return false;
}

/*
 * The bytes of the file that show the blanks FROM to TO of H, with one blank
 * left: outside of the signs that stand between them.
 */
static str
with_one_blank(struct unit_check *c, size_t from, size_t to)
{
	const struct half *h = c->target;
	struct range all = half_range(h, from, to);
	char *z = NEW(c->arena, char, all.len + 1);
	size_t n = 0, keep = from;
	for (size_t i = from + 1; i < to; i++)
		if (closes_at(h, i))
			keep = i;
	uint32_t next = all.pos;
	for (size_t i = from; i < to; i++) {
		struct range one = half_range(h, i, i + 1);
		for (; next < one.pos; next++)
			z[n++] = h->raw.p[next - h->pos];
		if (i == keep)
			z[n++] = ' ';
		next = one.pos + one.len;
	}
	return (str){z, n};
}

/* Does "<name>", which is no tag of HTML, stand between the blanks FROM to TO?
 * What was written between them then is a word. */
static bool
holds_name(const struct half *h, size_t from, size_t to)
{
	for (size_t i = 0; i < h->tags.n; i++) {
		const struct mark *m = &h->tags.list[i];
		struct html_tag tag;
		if (m->from > from && m->from < to
		    && html_tag_scan(m->text, 0, &tag)
		    && element_find(tag.name) == NULL)
			return true;
	}
	return false;
}

static void
check_double_space(struct unit_check *c)
{
	str s = c->target->text;
	if ((c->target->has & HAS_DOUBLE_SPACE) == 0
	    || (c->source->has & HAS_DOUBLE_SPACE) != 0
	    || c->locale->facts[FACT_NO_END_PUNCTUATION].holds)
		return;
	unsigned left = FINDINGS_MOST;
	for (size_t at = 0; left > 0
	     && (at = str_find(s, S("  "), at)) != STR_NONE; left--) {
		size_t end = at;
		while (end < s.n && s.p[end] == ' ')
			end++;
		struct range r = half_range(c->target, at, end);
		size_t n = end - at;
		bool quiet = is_claimed(c, r) || holds_name(c->target, at, end);
		struct finding *f = quiet ? NULL : say(
			c, DIAG_DOUBLE_SPACE, r, RANGE_NONE,
			"%zu blanks, where one will do", n);
		if (f != NULL)
			say_fix(f, r, with_one_blank(c, at, end), true);
		at = end;
	}
}

/* ---- at the edges ------------------------------------------------------------------ */

static size_t
blanks_at_begin(str s)
{
	size_t n = 0;
	while (n < s.n && ascii_blank(s.p[n]))
		n++;
	return n;
}

static size_t
blanks_at_end(str s)
{
	size_t n = 0;
	while (n < s.n && ascii_blank(s.p[s.n - 1 - n]))
		n++;
	return n;
}

/* Is there a blank, or a line's beginning or end, beside the pair as well? */
static bool
is_apart(const struct unit_check *c, bool end)
{
	str text = c->page->doc->src.text;
	const struct pair *p = c->unit->pair;
	if (end)
		return p->end >= text.n || ascii_blank(text.p[p->end])
			|| text.p[p->end] == '|';
	return p->pos == 0 || ascii_blank(text.p[p->pos - 1])
		|| text.p[p->pos - 1] == '|';
}

static void
say_edge(struct unit_check *c, size_t at, size_t n, bool end)
{
	struct range r = {c->target->pos + (uint32_t)at, (uint32_t)n};
	struct finding *f = say(c, DIAG_EDGE_SPACE, r, RANGE_NONE,
	                        "a blank at the %s of the target",
	                        end ? "end" : "beginning");
	say_fix(f, r, S(""), is_apart(c, end));
}

static void
check_edge_space(struct unit_check *c)
{
	str t = c->target->raw, s = c->source->raw;
	size_t n = blanks_at_begin(t);
	if (n == t.n)
		return;
	if (n > 0 && blanks_at_begin(s) == 0)
		say_edge(c, 0, n, false);
	n = blanks_at_end(t);
	if (n > 0 && blanks_at_end(s) == 0)
		say_edge(c, t.n - n, n, true);
}

/* ---- before marks ---------------------------------------------------------------- */

/* The marks that follow their word directly, as bits; 0: C is none. */
static unsigned
mark_bit(uint32_t c)
{
	static const uint32_t marks[] = {',', '.', ';', ':', '!', '?', 0x60C,
	                                 0x61B, 0x61F, 0x3001, 0x3002};
	c = fold_char(c);
	for (unsigned i = 0; i < sizeof marks / sizeof *marks; i++)
		if (marks[i] == c)
			return 1u << i;
	return 0;
}

/* May C stand behind a mark that ends something? */
static bool
may_follow_mark(uint32_t c)
{
	return c == 0 || text_is_space(c) || c == '\n' || c == ')' || c == '"'
		|| c == ']' || c == 0xBB || c == 0x201D;
}

/* Can a mark begin with the byte C? */
static bool
may_be_mark(char c)
{
	switch ((unsigned char)c) {
	case ',': case '.': case ';': case ':': case '!': case '?':
	case 0xD8: case 0xE3: case 0xEF:
		return true;
	default:
		return false;
	}
}

/* The marks that S has a blank before. */
static unsigned
marks_apart(str s)
{
	unsigned marks = 0;
	for (size_t at = 1; at < s.n; at++) {
		uint32_t c;
		if (s.p[at - 1] != ' ' || !may_be_mark(s.p[at]))
			continue;
		(void)text_decode(str_sub(s, at, s.n), &c);
		marks |= mark_bit(c);
	}
	return marks;
}

/* The blanks before AT, a blank, and after END, a mark: is that a fault? */
static bool
is_apart_wrongly(str s, size_t from, uint32_t mark, size_t end)
{
	uint32_t next = 0;
	if (end < s.n)
		(void)text_decode(str_sub(s, end, s.n), &next);
	if (from == 0 || ((mark == ':' || mark == ';') && next == ')'))
		return false;
	return mark >= 0x80 || may_follow_mark(next);
}

static void
say_before_mark(struct unit_check *c, size_t from, size_t at, size_t end)
{
	str mark = str_sub(c->target->text, at, end);
	struct range blanks = half_range(c->target, from, at);
	struct finding *f = say(c, DIAG_SPACE_BEFORE_PUNCTUATION, blanks,
	                        RANGE_NONE, "a blank before '%.*s'",
	                        STR_ARG(mark));
	say_evidence(f, mark);
	/* Stars between them ("so **,**") would be no emphasis without. */
	str rest = str_sub(c->page->doc->src.text, blanks.pos + blanks.len,
	                   STR_NONE);
	if (blanks.len == at - from)
		say_fix(f, blanks, S(""), str_starts(rest, mark));
	claim(c, blanks);
}

static void
check_before_mark(struct unit_check *c)
{
	str s = c->target->text;
	if ((c->target->has & HAS_APART) == 0
	    || c->locale->facts[FACT_BLANK_BEFORE_MARK].holds)
		return;
	unsigned marks = marks_apart(s), left = FINDINGS_MOST;
	if (marks == 0 || (marks &= ~marks_apart(c->source->text)) == 0)
		return;
	for (size_t at = 0; left > 0
	     && (at = str_chr(s, ' ', at)) != STR_NONE; at++) {
		uint32_t mark = 0;
		size_t from = at, step = 0;
		while (at + 1 < s.n && s.p[at + 1] == ' ')
			at++;
		if (at + 1 < s.n)
			step = text_decode(str_sub(s, at + 1, s.n), &mark);
		if ((mark_bit(mark) & marks) == 0
		    || !is_apart_wrongly(s, from, mark, at + 1 + step)
		    || half_has_empty_link(c->target, from, at + 1))
			continue;
		say_before_mark(c, from, at + 1, at + 1 + step);
		left--;
	}
}

/* ---- no-break blanks -------------------------------------------------------------- */

static bool
is_no_break(uint32_t c)
{
	return c == 0xA0 || c == 0x202F || c == 0x2007;
}

#define NO_BREAK "\xC2\xA0"

static void
say_no_break(struct unit_check *c, size_t mark, size_t end, size_t blank,
             bool opens)
{
	str s = c->target->text;
	struct range at = half_range(c->target, mark, end);
	struct finding *f = say(c, DIAG_NBSP_MISSING, at, RANGE_NONE,
	                        "no no-break space %s '%.*s'",
	                        opens ? "after" : "before",
	                        STR_ARG(str_sub(s, mark, end)));
	say_evidence(f, str_sub(s, mark, end));
	struct range where = {opens ? at.pos + at.len : at.pos, 0};
	if (blank != STR_NONE)
		where = half_range(c->target, blank, blank + 1);
	say_fix(f, where, S(NO_BREAK), true);
}

/* The last character before AT of S, and where it is. */
static uint32_t
before(str s, size_t at, size_t *where)
{
	uint32_t c = 0;
	*where = at;
	if (at == 0)
		return 0;
	do
		--*where;
	while (*where > 0 && ((unsigned char)s.p[*where] & 0xC0) == 0x80);
	(void)text_decode(str_sub(s, *where, s.n), &c);
	return c;
}

/* Is the mark at AT of S that of a name ("Yahoo!"), as the source has it? */
static bool
is_of_name(const struct unit_check *c, size_t at)
{
	str s = c->target->text;
	size_t from = at;
	while (from > 0 && (ascii_alnum(s.p[from - 1])
	                    || (unsigned char)s.p[from - 1] >= 0x80))
		from--;
	return from < at && (s.p[at] == '!' || s.p[at] == '?')
		&& str_find(c->source->text, str_sub(s, from, at + 1), 0)
			!= STR_NONE;
}

static bool
wants_blank_before(const struct unit_check *c, size_t at, uint32_t mark,
                   size_t end)
{
	str s = c->target->text;
	uint32_t next = 0;
	size_t where;
	uint32_t last = before(s, at, &where);
	if (end < s.n)
		(void)text_decode(str_sub(s, end, s.n), &next);
	if (last == 0 || is_no_break(last) || last == '\n' || last == '('
	    || last == '[' || mark_bit(last) != 0)
		return false;
	if (mark != 0xBB && (!may_follow_mark(next) || is_of_name(c, at)))
		return false;
	return true;
}

/* The quotation mark from AT to END, which opens, wants a blank behind it. */
static bool
tell_open(struct unit_check *c, size_t at, size_t end)
{
	str s = c->target->text;
	uint32_t next = 0;
	if (end < s.n)
		(void)text_decode(str_sub(s, end, s.n), &next);
	if (is_no_break(next))
		return false;
	say_no_break(c, at, end, next == ' ' ? end : STR_NONE, true);
	return true;
}

/* Any other MARK wants one before it. */
static bool
tell_mark(struct unit_check *c, size_t at, uint32_t mark, size_t end)
{
	size_t where;
	if (!wants_blank_before(c, at, mark, end))
		return false;
	bool blank = before(c->target->text, at, &where) == ' ';
	say_no_break(c, at, end, blank ? where : STR_NONE, false);
	return true;
}

static void
check_no_break(struct unit_check *c)
{
	const struct fact *marks = &c->locale->facts[FACT_NO_BREAK_MARKS];
	str s = c->target->text;
	size_t step;
	unsigned left = FINDINGS_MOST;
	if (!marks->holds)
		return;
	for (size_t at = 0; at < s.n && left > 0; at += step) {
		uint32_t mark;
		step = text_decode(str_sub(s, at, s.n), &mark);
		if ((mark >= 'A' && mark < 0xA0)
		    || !fact_has(marks, str_sub(s, at, at + step)))
			continue;
		left -= mark == 0xAB ? tell_open(c, at, at + step)
		                     : tell_mark(c, at, mark, at + step);
	}
}

static const struct rule rules[] = {
	{.ids = {DIAG_NBSP_MISSING}, .needs = HAS_STOP | HAS_OTHER,
	 .unit = check_no_break},
	{.ids = {DIAG_SPACE_BEFORE_PUNCTUATION},
	 .needs = HAS_STOP | HAS_OTHER, .unit = check_before_mark},
	{.ids = {DIAG_DOUBLE_SPACE}, .needs = HAS_DOUBLE_SPACE,
	 .unit = check_double_space},
	{.ids = {DIAG_EDGE_SPACE}, .needs = HAS_ANY,
	 .unit = check_edge_space},
};

const struct rule_family rules_blanks = {"blanks", rules,
                                         sizeof rules / sizeof *rules};
