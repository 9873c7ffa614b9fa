/* rule_separator.c -- the '>' between names on the screen: "File > Save". */
#include "base/text.h"
#include "check/rule_markup.h"

/* ---- finding them -------------------------------------------------------------------- */

/* In text with more bold parts than this, commas beside the rest are plain. */
enum { STRONGS_MOST = 64 };

/* What counts as a separator. */
struct signs {
	bool strict; /* nothing but '>', and not where it may be an operator */
	bool turned; /* text from right to left may have it turned round */
	/* What has names with commas between them, "[A]、[B]", as Japanese and
	 * Chinese write them; or NULL. */
	const struct half *commas;
	bool edges;  /* at the ends, where it separates nothing */
	const struct cldr *cldr; /* of the target: its quotes are none */
};

static bool
is_quote(const struct cldr *cldr, uint32_t c)
{
	for (size_t i = 0; i < CLDR_QUOTES; i++)
		if (cldr->quotes[i] == c)
			return true;
	return false;
}

static bool
is_separator(uint32_t c, const struct signs *g)
{
	switch (c) {
	case '>':
		return true;
	case 0xFF1E: case 0x203A: case 0xBB: case 0x2192: case 0x21D2:
	case 0x25B6:
		return !g->strict;
	case '<': case 0x2039: case 0xAB: case 0x2190:
		return g->turned;
	case 0x3001:
		return g->commas != NULL;
	default:
		return false;
	}
}

static bool
is_one_of(const char *const *list, size_t n, str s, bool at_end)
{
	for (size_t i = 0; i < n; i++)
		if (at_end ? str_ends(s, str_of(list[i]))
		           : str_starts(s, str_of(list[i])))
			return true;
	return false;
}

/* Is the comma from AT to END of H beside a name: brackets, quotes, bold? */
static bool
is_beside_name(const struct half *h, size_t at, size_t end)
{
	static const char *const closing[] = {"]", "\"", "」", "』", "］", "】",
	                                      "》", "”"};
	static const char *const opening[] = {"[", "\"", "「", "『", "［", "【",
	                                      "《", "“"};
	enum { SIGNS = sizeof closing / sizeof *closing };
	if (is_one_of(closing, SIGNS, str_sub(h->text, 0, at), true)
	    || is_one_of(opening, SIGNS, str_sub(h->text, end, h->text.n),
	                 false))
		return true;
	for (size_t i = 0; i < h->strongs.n && i < STRONGS_MOST; i++)
		if (h->strongs.list[i].to == at
		    || h->strongs.list[i].from == end)
			return true;
	return false;
}

struct runs {
	size_t n;     /* all */
	size_t doubled; /* how many are runs of more */
	size_t from, to; /* the first such run */
};

/* Of "a -> b" and "a >= b" it is no separator, nor of "> 5". */
static bool
is_operator(str s, size_t at, size_t end)
{
	if (at > 0 && memchr("-=<", s.p[at - 1], 3) != NULL)
		return true;
	if (end < s.n && s.p[end] == '=')
		return true;
	while (end < s.n && s.p[end] == ' ')
		end++;
	return end < s.n && ascii_digit(s.p[end]);
}

/* Behind "<your name>", which begins at AT; or AT. */
static size_t
skip_angles(str s, size_t at)
{
	if (at + 1 >= s.n || s.p[at] != '<' || ascii_blank(s.p[at + 1]))
		return at;
	for (size_t i = at + 1; i < s.n && i < at + 64 && s.p[i] != '<'; i++)
		if (s.p[i] == '>')
			return i + 1;
	return at;
}

/* Are there blanks on both sides of the bytes FROM to TO of S? */
static bool
is_apart(str s, size_t from, size_t to)
{
	return from > 0 && s.p[from - 1] == ' ' && to < s.n && s.p[to] == ' ';
}

/* Is C, from AT to END of S, a sign that stands between two names? */
static bool
parts_names(str s, uint32_t c, size_t at, size_t end, const struct signs *g)
{
	if (!is_separator(c, g)
	    || (!g->edges && (at == 0 || end >= s.n))
	    || (g->strict && is_operator(s, at, end)))
		return false;
	return c != 0x3001 || g->commas == NULL
		|| is_beside_name(g->commas, at, end);
}

static struct runs
find_runs(const struct half *h, const struct signs *g)
{
	str s = h->text;
	struct runs r = {0, 0, 0, 0};
	size_t last = 0, begin = 0, step, in_run = 0;
	for (size_t i = 0; i < s.n; i += step) {
		uint32_t c;
		size_t past = skip_angles(s, i);
		step = past - i;
		if (step > 0)
			continue;
		step = text_decode(str_sub(s, i, s.n), &c);
		if (!parts_names(s, c, i, i + step, g))
			continue;
		/* A quotation mark of the language is none in a run. */
		if (c >= 0x80 && !g->strict && is_quote(g->cldr, c)) {
			r.n += is_apart(s, i, i + step);
			continue;
		}
		/* "< >" are brackets around nothing; a link without text is told
		 * of by itself. */
		bool goes_on = in_run > 0
			&& str_trim(str_sub(s, last, i)).n == 0
			&& (c != '>' || s.p[last - 1] != '<')
			&& !half_has_empty_link(h, last, i);
		in_run = goes_on ? in_run + 1 : 1;
		r.n++;
		begin = goes_on ? begin : i;
		last = i + step;
		if (in_run < 2)
			continue;
		r.doubled += in_run == 2;
		if (r.doubled == 1) {
			r.from = begin;
			r.to = last;
		}
	}
	return r;
}

/* ---- telling --------------------------------------------------------------------------- */

static void
say_run(struct unit_check *c, const struct runs *r, bool surplus)
{
	struct range at = half_range(c->target, r->from, r->to);
	str text = str_sub(c->target->text, r->from, r->to);
	struct finding *f = say(c, DIAG_SEPARATOR_RUN, at, RANGE_NONE,
	                        "'%.*s' where one will do", STR_ARG(text));
	say_evidence(f, text);
	/* With markup between them it is not certain which to take; nor that
	 * a name is not missing there, if there are not too many. */
	if (at.len == text.n)
		say_fix(f, at, S(">"), surplus);
	claim(c, at);
}

/* Does H speak of the sign itself: "select **>**"? */
static bool
names_sign(const struct half *h)
{
	for (size_t i = 0; i < h->strongs.n; i++)
		if (str_eq(str_sub(h->text, h->strongs.list[i].from,
		                   h->strongs.list[i].to), S(">")))
			return true;
	return false;
}

void
check_separators(struct unit_check *c)
{
	if (str_chr(c->source->text, '>', 0) == STR_NONE
	    && str_chr(c->target->text, '>', 0) == STR_NONE)
		return;
	const struct signs strict = {.strict = true};
	const struct signs any = {
		.turned = c->locale->locale->rtl,
		.commas = c->locale->facts[FACT_PATHS_WITH_COMMAS].holds
			? c->target : NULL,
		.edges = names_sign(c->source),
		.cldr = c->locale->cldr,
	};
	struct runs s = find_runs(c->source, &strict);
	struct runs t = find_runs(c->target, &any);
	if (t.doubled > s.doubled)
		say_run(c, &t, t.n > s.n);
	if (t.n < s.n)
		say_evidence(say(c, DIAG_SEPARATOR_LOST, half_whole(c->target),
		                 RANGE_NONE, "the source has %zu '>' between "
		                 "names, the target %zu", s.n, t.n),
		             S(">"));
}
