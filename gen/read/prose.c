#include "read/prose.h"

#include "base/text.h"

/* RULES, untracked-text: fewer words are labels, numbers, names. */
enum { WORDS_OF_PROSE = 3 };

/* So many bytes tell a place in a segment from another. */
enum { LIKENESS = 24 };

/* A block is not looked through further for a place. */
enum { BLOCK_MOST = 1 << 14 };

/* ---- characters ---------------------------------------------------------- */

static void
report_char(const struct doc *doc, size_t at, struct diag *d)
{
	uint32_t c;
	size_t n = text_decode(str_sub(doc->src.text, at, doc->src.text.n), &c);
	diag_at(d, DIAG_INVISIBLE_CHAR, &doc->src, (uint32_t)at, (uint32_t)n,
	        c < 0xA0 ? "U+%04X in the text; shown as the character that "
	                   "windows-1252 has there"
	                 : "U+%04X in the text; kept as it is", (unsigned)c);
}

/* C1 controls are C2 80 to C2 9F; U+FEFF is EF BB BF. */
static void
report_chars(const struct doc *doc, struct diag *d)
{
	str text = doc->src.text;
	for (size_t at = doc->body;
	     (at = str_chr(text, '\xC2', at)) != STR_NONE; at++)
		if (at + 1 < text.n && (unsigned char)text.p[at + 1] < 0xA0)
			report_char(doc, at, d);
	for (size_t at = doc->body;
	     (at = str_find(text, S("\xEF\xBB\xBF"), at)) != STR_NONE; at++)
		report_char(doc, at, d);
}

/* ---- links --------------------------------------------------------------- */

/*
 * Where in FROM the "](" of TEXT is, which was read from it: the first that
 * goes on alike, else the first.
 */
static size_t
find_as_read(str from, str text)
{
	size_t mark = str_find(text, S("]("), 0), end = mark + 2;
	while (end < text.n && end < mark + LIKENESS
	       && text.p[end] != '\\' && text.p[end] != '&')
		end++;
	size_t at = str_find(from, str_sub(text, mark, end), 0);
	return at != STR_NONE ? at : str_find(from, S("]("), 0);
}

/* Is N the end of a directive that is shown as text?  It has been told of. */
static bool
ends_directive(const struct node *n)
{
	const struct node *start = n->prev == NULL ? NULL : n->prev->prev;
	return start != NULL && str_starts(n->text, S("]("))
		&& start->kind == NODE_TEXT && str_starts(start->text, S("[!"));
}

/* Told once for each half: ROOT, which was read from FROM. */
static void
report_link_form(const struct doc *doc, const struct node *root, str from,
                 struct diag *d)
{
	for (const struct node *n = root; n != NULL; n = node_next(n, root)) {
		if (n->kind != NODE_TEXT || ends_directive(n)
		    || str_find(n->text, S("]("), 0) == STR_NONE)
			continue;
		size_t at = find_as_read(from, n->text);
		uint32_t pos = (uint32_t)(from.p - doc->src.text.p)
			+ (at == STR_NONE ? 0 : (uint32_t)at);
		diag_at(d, DIAG_LINK_FORM, &doc->src, pos, 2,
		        "not read as a link: an address may not hold blanks "
		        "or newlines, and brackets must pair up");
		return;
	}
}

/*
 * "<span data-ttu-id=\"6a868-102>": without its second quote the tag is text.
 * FROM: where to look for it; returns where to look for the next one.
 */
static size_t
report_quote(const struct doc *doc, str text, size_t from, struct diag *d)
{
	size_t at = 0;
	str tag = S("tu-id=");
	while ((at = str_find(text, tag, at)) != STR_NONE) {
		size_t end = at + tag.n;
		while (end < text.n && (ascii_alnum(text.p[end])
		                        || text.p[end] == '-'
		                        || text.p[end] == '"'))
			end++;
		str id = str_sub(text, at + tag.n, end);
		bool one = id.n > 1 && str_starts(str_sub(text, end, text.n),
		                                  S(">"))
			&& (id.p[0] == '"') != (id.p[id.n - 1] == '"');
		size_t found = one ? str_find(doc->src.text,
		                              str_sub(text, at, end + 1), from)
			: STR_NONE;
		at = end;
		if (found == STR_NONE)
			continue;
		from = found + 1;
		diag_at(d, DIAG_SPAN_QUOTE, &doc->src,
		        (uint32_t)(found + tag.n), (uint32_t)id.n,
		        "a quote is missing at one end of the unit id; the tag "
		        "is shown as text");
	}
	return from;
}

static void
report_quotes(const struct doc *doc, struct diag *d)
{
	size_t from = doc->body;
	for (const struct node *n = doc->root; n != NULL;
	     n = node_next(n, doc->root))
		if (n->kind == NODE_TEXT)
			from = report_quote(doc, n->text, from, d);
}

void
prose_report(const struct doc *doc, struct diag *d)
{
	report_chars(doc, d);
	report_quotes(doc, d);
	for (size_t i = 0; i < doc->npairs; i++) {
		const struct pair *p = &doc->pairs[i];
		if (p->in_code || p->plain)
			continue;
		d->unit = p->id;
		report_link_form(doc, p->target_run, p->target, d);
		report_link_form(doc, p->source_run, p->source, d);
	}
	d->unit = (str){NULL, 0};
}

/* ---- text without a source ------------------------------------------------- */

/* Scripts that write no blanks between words: Thai to Khmer, kana, Han. */
static bool
is_unspaced(uint32_t c)
{
	return (c >= 0x0E00 && c < 0x0F00) || (c >= 0x1000 && c < 0x10A0)
		|| (c >= 0x1780 && c < 0x1800) || (c >= 0x3040 && c < 0xA000)
		|| (c >= 0xF900 && c < 0xFB00) || (c >= 0x20000 && c < 0x40000);
}

static bool
is_letter(uint32_t c)
{
	return c < 0x80 ? ascii_alpha((char)c)
		: (c >= 0xC0 && c < 0x2000) || (c >= 0x3040 && c < 0xFE00)
		|| c >= 0x10000;
}

/*
 * Words of three letters or more: "1.", "OK" and "a)" are none.  Without
 * blanks, four letters are as much as a word.
 */
static size_t
count_words(str s)
{
	size_t words = 0, letters = 0, unspaced = 0;
	for (size_t i = 0; i < s.n;) {
		uint32_t c;
		i += text_decode(str_sub(s, i, s.n), &c);
		if (is_unspaced(c)) {
			words += ++unspaced % 4 == 0;
			letters = 0;
		} else if (!is_letter(c)) {
			letters = 0;
		} else {
			words += ++letters == 3;
		}
	}
	return words;
}

/* Is N the title of an include that is shown as text?  It has been told of. */
static bool
is_include_title(const struct node *n)
{
	return n->prev != NULL && n->prev->kind == NODE_TEXT
		&& str_ends(n->prev->text, S("[!INCLUDE ["));
}

/* Text that is the author's own prose: no address shown as itself. */
static bool
is_prose(const struct node *n)
{
	return n->kind == NODE_TEXT && !is_include_title(n)
		&& !(n->parent->kind == NODE_LINK && n->parent->u.link.autolink)
		&& n->parent->kind != NODE_IMAGE
		&& !str_starts(n->text, S("[!"))
		&& !str_starts(n->text, S("]("))
		&& !str_starts(n->text, S(":::"));
}

/* Where TEXT, which was read from BLOCK, is in the file: near enough, or where
 * the block begins. */
static uint32_t
place_in(const struct doc *doc, const struct node *block, str text)
{
	text = str_trim(text);
	size_t n = 0;
	while (n < text.n && n < LIKENESS && text.p[n] != '\\'
	       && text.p[n] != '&')
		n++;
	while (n > 0 && n < text.n && ((unsigned char)text.p[n] & 0xC0) == 0x80)
		n--;
	size_t from = block->pos;
	str near = str_sub(doc->src.text, from, from + BLOCK_MOST);
	size_t at = n == 0 ? STR_NONE : str_find(near, str_sub(text, 0, n), 0);
	return block->pos + (at == STR_NONE ? 0 : (uint32_t)at);
}

/* What stands outside the pairs of one block. */
struct untracked {
	const struct doc *doc;
	const struct node *block, *first; /* text */
	size_t words;
	bool has_pair;
};

/* U's block is at its end.  False when no more need be said of the page. */
static bool
report_block(const struct untracked *u, struct diag *d)
{
	const struct source *src = &u->doc->src;
	bool prose = u->words >= WORDS_OF_PROSE;
	if (prose && u->doc->npairs == 0) {
		diag_at(d, DIAG_NO_PAIRS, src, u->doc->body, 1,
		        "the page has no source text: nothing to compare it "
		        "with, and no page in the source language comes of it");
		return false;
	}
	if (prose)
		diag_at(d, DIAG_UNTRACKED_TEXT, src,
		        place_in(u->doc, u->block, u->first->text), 1,
		        "prose outside any pair: readers have no source text "
		        "for it");
	else if (u->words > 0 && u->has_pair)
		diag_at(d, DIAG_UNTRACKED_WORDS, src,
		        place_in(u->doc, u->block, u->first->text), 1,
		        "'%.*s' stands outside any pair",
		        STR_ARG(str_sub(str_trim(u->first->text), 0, 60)));
	return true;
}

void
prose_report_untracked(const struct doc *doc, struct diag *d)
{
	struct untracked u = {.doc = doc};
	for (const struct node *n = doc->root; n != NULL;
	     n = node_next(n, doc->root)) {
		if (node_holds_inlines(n->kind)) {
			if (!report_block(&u, d))
				return;
			u = (struct untracked){.doc = doc, .block = n};
		}
		u.has_pair |= n->kind == NODE_PAIR;
		size_t words = u.block != NULL && is_prose(n)
			? count_words(n->text) : 0;
		if (words > 0 && u.words == 0)
			u.first = n;
		u.words += words;
	}
	(void)report_block(&u, d);
}
