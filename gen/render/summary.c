#include "render/summary.h"

#include "base/text.h"

/* ---- which words ------------------------------------------------------------ */

/* The words of N into OUT, parted by one blank each; are there any? */
static bool
words_of(const struct node *n, enum side side, struct buf *out)
{
	out->n = 0;
	if (n->kind != NODE_PARAGRAPH)
		return false;
	node_text(n, side, out);
	size_t end = 0;
	for (size_t i = 0; i < out->n; i++) {
		bool blank = (unsigned char)out->p[i] <= ' ';
		if (!blank)
			out->p[end++] = out->p[i];
		else if (end > 0 && out->p[end - 1] != ' ')
			out->p[end++] = ' ';
	}
	out->n = end > 0 && out->p[end - 1] == ' ' ? end - 1 : end;
	return out->n > 0;
}

/* What stands in a note or a list says less of the page than its own text. */
static bool /* NOLINTNEXTLINE(misc-no-recursion) */
first_words(const struct node *root, enum side side, struct buf *out)
{
	for (const struct node *n = root->first; n != NULL; n = n->next)
		if (words_of(n, side, out))
			return true;
	for (const struct node *n = root; n != NULL;) {
		const struct doc *in = n->kind == NODE_INCLUDE ? n->u.include : NULL;
		if (words_of(n, side, out))
			return true;
		/* No deeper than the limit of read/include. */
		if (in != NULL && in->root != NULL && first_words(in->root, side, out))
			return true;
		n = node_holds_inlines(n->kind) ? node_after(n, root)
		                                : node_next(n, root);
	}
	return false;
}

/* ---- how much of them -------------------------------------------------------- */

/* Where S may be cut, in bytes, with no more than MOST code points before it. */
struct cuts {
	size_t sentence, word, any;
	bool whole; /* it need not be */
};

/* Marks of full width end a sentence by themselves. */
static bool
ends_sentence(uint32_t c, str rest)
{
	bool wide = c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0x0964;
	bool mark = c == '.' || c == '!' || c == '?' || c == 0x061F;
	return wide || (mark && rest.n > 0 && rest.p[0] == ' ');
}

static struct cuts
find_cuts(str s, size_t most)
{
	struct cuts at = {0, 0, 0, true};
	size_t i = 0;
	for (size_t points = 0; i < s.n && points < most; points++) {
		uint32_t c;
		size_t n = text_decode(str_sub(s, i, s.n), &c);
		/* A mark upon a letter is not parted from it. */
		if (text_width(str_sub(s, i, i + n)) > 0 && points + 1 < most)
			at.any = i;
		if (c == ' ' && points + 1 < most)
			at.word = i;
		i += n;
		if (ends_sentence(c, str_sub(s, i, s.n)))
			at.sentence = i;
	}
	at.whole = i == s.n;
	return at;
}

/* A sentence that is too short says nothing, and some scripts have no blanks. */
static str
shorten(str s, struct arena *a)
{
	struct cuts at = find_cuts(s, SUMMARY_MOST);
	if (at.whole)
		return str_dup(s, a);
	if (at.sentence > at.any / 3)
		return str_dup(str_sub(s, 0, at.sentence), a);
	size_t end = at.word > at.any / 2 ? at.word : at.any;
	return STR_JOIN(a, str_sub(s, 0, end), S("…"));
}

str
summary_of(const struct doc *doc, enum side side, struct arena *a)
{
	struct buf words = {NULL, 0, 0};
	str found = S("");
	if (first_words(doc->root, side, &words))
		found = text_drop_bidi(shorten(buf_str(&words), a), a);
	buf_release(&words);
	return found;
}
