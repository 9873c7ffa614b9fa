/* rule_balance.c -- what comes in twos: brackets, quotes; and words that should
 * not. */
#include "base/text.h"
#include "check/fold.h"
#include "check/rule.h"

/* ---- brackets -------------------------------------------------------------------- */

enum { DEPTH = 32 };

/* A text's brackets: the first that has no partner. */
struct brackets {
	size_t open[DEPTH], nopen;
	char kind[DEPTH];
	size_t single; /* STR_NONE: all have one */
};

/* The closing bracket for C, or 0; full-width ones are folded. */
static char
closing(uint32_t c)
{
	return c == '(' ? ')' : c == '[' ? ']' : c == '{' ? '}' : '\0';
}

/* "a)", "12)", "iv)" count: no bracket. */
static bool
is_enumerator(str s, size_t at)
{
	size_t chars = 0, from = at;
	bool digits = true, roman = true;
	while (from > 0 && s.p[from - 1] != ' ' && s.p[from - 1] != '\n') {
		char c = ascii_lower(s.p[--from]);
		if (str_starts(str_sub(s, from, s.n), S(MASK)))
			return false; /* "`Name`)" */
		chars += ((unsigned char)c & 0xC0) != 0x80;
		digits &= ascii_digit(c);
		roman &= c == 'i' || c == 'v' || c == 'x';
		if (chars > 4)
			return false;
	}
	return chars == 1 || (chars > 0 && (roman || (digits && chars < 3)));
}

/* A smiling face. */
static bool
is_face(str s, size_t at)
{
	return at > 0 && (s.p[at - 1] == ':' || s.p[at - 1] == ';'
	                  || (s.p[at - 1] == '-' && at > 1
	                      && s.p[at - 2] == ':'));
}

static void
scan_brackets(str s, struct brackets *b)
{
	size_t step;
	*b = (struct brackets){.single = STR_NONE};
	for (size_t i = 0; i < s.n; i += step) {
		uint32_t c = (unsigned char)s.p[i];
		step = 1;
		if (c == 0xEF) { /* full width begins so */
			step = text_decode(str_sub(s, i, s.n), &c);
			c = fold_char(c);
		}
		if (closing(c) != '\0' && b->nopen < DEPTH) {
			b->kind[b->nopen] = closing(c);
			b->open[b->nopen++] = i;
			continue;
		}
		if (c != ')' && c != ']' && c != '}')
			continue;
		if (b->nopen > 0 && b->kind[b->nopen - 1] == (char)c) {
			b->nopen--;
		} else if (b->single == STR_NONE && !is_face(s, i)
		           && !(c == ')' && is_enumerator(s, i))) {
			b->single = i;
		}
	}
	if (b->single == STR_NONE && b->nopen > 0)
		b->single = b->open[b->nopen - 1];
}

static void
check_brackets(struct unit_check *c)
{
	struct brackets t, s;
	if ((c->target->has & (HAS_BRACKET | HAS_WIDE)) == 0)
		return;
	scan_brackets(c->target->text, &t);
	if (t.single == STR_NONE)
		return;
	scan_brackets(c->source->text, &s);
	if (s.single != STR_NONE || c->target->links.n < c->source->links.n)
		return;
	struct range at = half_range(c->target, t.single, t.single + 1);
	/* A link that is read as none has been told of. */
	if (is_claimed(c, at)
	    || str_find(c->target->text, S("]("), 0) != STR_NONE)
		return;
	str text = str_sub(c->target->text, t.single, t.single + 1);
	if ((unsigned char)text.p[0] >= 0x80)
		text = str_sub(c->target->text, t.single, t.single + 3);
	struct finding *f = say(c, DIAG_BRACKET_UNBALANCED, at, RANGE_NONE,
	                        "the bracket '%.*s' has no partner",
	                        STR_ARG(text));
	say_evidence(f, text);
}

/* ---- quotes ----------------------------------------------------------------------- */

/* Quotes of all languages; single ones look like apostrophes. */
static bool
is_quote(uint32_t c, const struct cldr *cldr)
{
	switch (c) {
	case '"': case 0xAB: case 0xBB: case 0x201C: case 0x201D: case 0x201E:
	case 0x201F: case 0x300C: case 0x300D: case 0x300E: case 0x300F:
	case 0xFF02:
		return true;
	case 0x2018: case 0x2019: case 0x201A: case 0x2039: case 0x203A:
		return false;
	default:
		break;
	}
	for (size_t i = 0; i < CLDR_QUOTES; i++)
		if (c >= 0x80 && cldr->quotes[i] == c)
			return true;
	return false;
}

/* Can a quote begin with the byte C? */
static bool
may_be_quote(char c)
{
	return c == '"' || c == '\xC2' || c == '\xE2' || c == '\xE3'
		|| c == '\xEF';
}

/* The character before AT in S, and that at AT; 0 at the ends. */
static uint32_t
char_before(str s, size_t at)
{
	uint32_t c = 0;
	size_t from = at;
	while (from > 0 && at - from < 4
	       && ((unsigned char)s.p[from - 1] & 0xC0) == 0x80)
		from--;
	if (from > 0)
		(void)text_decode(str_sub(s, from - 1, at), &c);
	return c;
}

static uint32_t
char_behind(str s, size_t at)
{
	uint32_t c = 0;
	if (at < s.n)
		(void)text_decode(str_sub(s, at, s.n), &c);
	return c;
}

/* The quote C from AT to END of S is none: Hebrew writes abbreviations so; and
 * behind a digit, with no quote open, it means inches. */
static bool
is_other_sign(str s, uint32_t c, size_t at, size_t end, bool open)
{
	uint32_t before, next;
	if (c != '"' && c != 0x201D)
		return false;
	before = char_before(s, at);
	if (!open && fold_digit(before) >= 0)
		return true;
	next = char_behind(s, end);
	return before >= 0x5D0 && before <= 0x5EA && next >= 0x5D0
		&& next <= 0x5EA;
}

/* Where the last quote of S is, when their number is odd, or STR_NONE. */
static size_t
single_quote(str s, const struct cldr *cldr)
{
	size_t step, last = STR_NONE;
	bool open = false;
	for (size_t i = 0; i < s.n; i += step) {
		uint32_t c;
		step = 1;
		if (!may_be_quote(s.p[i]))
			continue;
		step = text_decode(str_sub(s, i, s.n), &c);
		if (!is_quote(c, cldr)
		    || is_other_sign(s, c, i, i + step, open))
			continue;
		open = !open;
		last = i;
	}
	return open ? last : STR_NONE;
}

static void
check_quotes(struct unit_check *c)
{
	if ((c->target->has & (HAS_QUOTE | HAS_SIGN)) == 0)
		return;
	size_t at = single_quote(c->target->text, c->locale->cldr);
	if (at == STR_NONE
	    || single_quote(c->source->text, c->source_locale->cldr)
		!= STR_NONE)
		return;
	struct range r = half_range(c->target, at, at + 1);
	(void)say(c, DIAG_QUOTE_UNBALANCED, r, RANGE_NONE,
	          "a quotation mark has no partner");
}

/* ---- doubled words ------------------------------------------------------------------ */

/* So many in one unit are looked at; a run that is said again has so many
 * words. */
enum { DOUBLED_MOST = 16, RUN_MOST = 4 };

static bool
is_edge(const struct marks *marks, size_t at)
{
	for (size_t i = 0; i < marks->n; i++)
		if (marks->list[i].from == at || marks->list[i].to == at)
			return true;
	return false;
}

/* Do signs begin or end between FROM and TO of H: "Select **Select**"? */
static bool
is_parted(const struct half *h, size_t from, size_t to)
{
	for (size_t at = from; at <= to; at++)
		if (is_edge(&h->strongs, at) || is_edge(&h->emphs, at)
		    || is_edge(&h->links, at))
			return true;
	return false;
}

static bool
is_blank(str s)
{
	return s.n > 0 && str_trim(s).n == 0;
}

static bool
has_letter(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (ascii_alpha(s.p[i]) || (unsigned char)s.p[i] >= 0x80)
			return true;
	return false;
}

/* A quick look: do the words A and B of H begin in two ways, in ASCII? */
static bool
begin_otherwise(const struct half *h, const struct word *a,
                const struct word *b)
{
	char x = h->text.p[a->from], y = h->text.p[b->from];
	return a->to - a->from != b->to - b->from
		|| ((unsigned char)(x | y) < 0x80
		    && ascii_lower(x) != ascii_lower(y));
}

/* Are the words A and B of H one word twice? */
static bool
is_doubled(struct half *h, const struct word *a, const struct word *b,
           struct arena *arena)
{
	str first = half_word(h, a), second = half_word(h, b);
	if (first.n != second.n || !has_letter(first)
	    || !is_blank(str_sub(h->text, a->to, b->from)))
		return false;
	if (str_eq(first, second))
		return true;
	/* "click on On": a name on the screen begins with the second */
	str lower = cldr_lower_text(second, arena);
	return !str_eq(lower, first)
		&& str_eq(cldr_lower_text(first, arena), lower);
}

/* Are the RUN words of H from W on the same as those before them? */
static bool
is_run_again(const struct half *h, const struct word *w, size_t run)
{
	for (size_t i = 0; i < run; i++)
		if (!str_eq_nocase(half_word(h, &w[i]),
		                   half_word(h, w - run + i)))
			return false;
	return true;
}

/* Does H say a word, or a few, twice in a row, whatever signs are between:
 * "More info More info", "Settings > Settings"? */
static bool
any_doubled(struct half *h, struct arena *a)
{
	size_t n;
	const struct word *w = half_words(h, &n, a);
	for (size_t run = 1; run <= RUN_MOST; run++)
		for (size_t i = run; i + run <= n; i++)
			if (is_run_again(h, &w[i], run))
				return true;
	return false;
}

/* Is WORD a name that H has twice somewhere: "Microsoft has a new Microsoft
 * Edge"?  In another order the two may meet. */
static bool
is_name_twice(struct half *h, str word, struct arena *a)
{
	size_t n, seen = 0;
	const struct word *w = half_words(h, &n, a);
	for (size_t i = 0; i < n; i++)
		seen += str_eq(half_word(h, &w[i]), word);
	return seen >= 2 && word.p[0] >= 'A' && word.p[0] <= 'Z';
}

/* More bold runs than these are no sentence; a word is small up to here. */
enum { STRONGS_MOST = 64, SMALL_WORD = 3 };

/* Does a bold name of H end in a small word, "Look In"?  In the other language
 * the word that goes with it may be the same: "in Look In in the window". */
static bool
has_name_with_small_end(const struct half *h)
{
	for (size_t i = 0; i < h->strongs.n && i < STRONGS_MOST; i++) {
		str name = str_sub(h->text, h->strongs.list[i].from,
		                   h->strongs.list[i].to);
		size_t at = name.n;
		while (at > 0 && ascii_alpha(name.p[at - 1]))
			at--;
		if (at > 1 && name.p[at - 1] == ' ' && at < name.n
		    && name.n - at <= SMALL_WORD)
			return true;
	}
	return false;
}

static void
say_doubled(struct unit_check *c, size_t from, size_t to, str word)
{
	struct range r = half_range(c->target, from, to);
	struct finding *f = say(c, DIAG_DOUBLED_WORD, r, RANGE_NONE,
	                        "'%.*s' twice", STR_ARG(word));
	say_evidence(f, word);
}

/* In text without blanks: what never stands twice. */
static void
check_doubled_parts(struct unit_check *c)
{
	const struct fact *f = &c->locale->facts[FACT_DOUBLED_PARTS];
	str s = c->target->text;
	for (size_t i = 0; i < f->n; i++) {
		size_t at = str_find(s, f->values[i], 0);
		if (at != STR_NONE)
			say_doubled(c, at, at + f->values[i].n,
			            str_sub(f->values[i], 0,
			                    f->values[i].n / 2));
	}
}

static bool
ends_word(char c)
{
	return ascii_blank(c) || (c > 0 && !ascii_alnum(c) && c != '\''
	                          && c != '-' && c != '_');
}

/* By byte, filled in once. */
static bool word_ends[256];

static void
fill_word_ends(void)
{
	for (unsigned c = 0; c < 256; c++)
		word_ends[c] = ends_word((char)c);
}

static size_t
word_end(str s, size_t at)
{
	while (at < s.n && !word_ends[(unsigned char)s.p[at]])
		at++;
	return at;
}

/* Where the word before AT begins, BEGIN at the earliest. */
static size_t
word_begin(str s, size_t at, size_t begin)
{
	while (at > begin && !word_ends[(unsigned char)s.p[at - 1]])
		at--;
	return at;
}

/* Do A and B begin with the same letter, large or small, by their bytes? */
static bool
begin_alike(const char *a, const char *b, size_t n)
{
	if ((unsigned char)a[0] < 0x80 || n == 1)
		return ascii_lower(a[0]) == ascii_lower(b[0]);
	return ((a[1] ^ b[1]) & ~0x20) == 0;
}

/* Are the N bytes before AT of S a word's, and those behind it the same, but
 * for the case of the first letter? */
static bool
is_repeated(str s, size_t at, size_t n)
{
	if (n == 0 || n > at || at + n >= s.n)
		return false;
	const char *a = s.p + at - n, *b = s.p + at + 1;
	if (n < at && ascii_alnum(a[-1]))
		return false;
	size_t first = (unsigned char)b[0] >= 0x80 && n > 1 ? 2 : 1;
	return begin_alike(a, b, n)
		&& memcmp(a + first, b + first, n - first) == 0;
}

/* A quick look at texts whose words nobody has asked for, which most of them do
 * not pass: may a word stand twice, by its bytes?  A mark that is not ASCII may
 * be at its beginning or its end. */
static bool
may_be_doubled(str s)
{
	size_t begin = 0, end = 0; /* of the word behind the last blank */
	if (!word_ends[' '])
		fill_word_ends();
	for (size_t at = str_chr(s, ' ', 0); at != STR_NONE;
	     at = end < s.n && s.p[end] == ' ' ? end : str_chr(s, ' ', end)) {
		size_t from = at == end ? begin : word_begin(s, at, begin);
		begin = at + 1;
		end = word_end(s, begin);
		if (is_repeated(s, at, end - begin)
		    || is_repeated(s, at, at - from))
			return true;
	}
	return false;
}

static void
check_doubled(struct unit_check *c)
{
	size_t n;
	struct half *h = c->target;
	bool unspaced = c->locale->facts[FACT_DOUBLED_PARTS].holds;
	if (unspaced)
		check_doubled_parts(c);
	if ((!h->worded && !may_be_doubled(h->text))
	    || fact_has(&c->locale->facts[FACT_DOUBLED_WORDS], S("*")))
		return;
	const struct word *w = half_words(h, &n, c->arena);
	unsigned left = DOUBLED_MOST;
	for (size_t i = 1; i < n && left > 0; i++) {
		if (begin_otherwise(h, &w[i - 1], &w[i])
		    || !is_doubled(h, &w[i - 1], &w[i], c->arena))
			continue;
		left--;
		str word = half_word(h, &w[i - 1]);
		if (is_parted(h, w[i - 1].to, w[i].from)
		    || (unspaced && !ascii_alpha(word.p[0])))
			continue;
		if (!fact_has(&c->locale->facts[FACT_DOUBLED_WORDS],
		              cldr_lower_text(word, c->arena))
		    && !any_doubled(c->source, c->arena)
		    && !is_name_twice(c->source, word, c->arena)
		    && (word.n > SMALL_WORD
		        || !has_name_with_small_end(c->source)))
			say_doubled(c, w[i - 1].from, w[i].to, word);
	}
}

static const struct rule rules[] = {
	{.ids = {DIAG_BRACKET_UNBALANCED}, .needs = HAS_BRACKET | HAS_WIDE,
	 .unit = check_brackets},
	{.ids = {DIAG_QUOTE_UNBALANCED}, .needs = HAS_QUOTE | HAS_SIGN,
	 .unit = check_quotes},
	{.ids = {DIAG_DOUBLED_WORD}, .needs = HAS_LETTER | HAS_OTHER,
	 .unit = check_doubled},
};

const struct rule_family rules_balance = {"balance", rules,
                                          sizeof rules / sizeof *rules};
