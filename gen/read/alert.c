#include "read/alert.h"

/* The keywords of FORMAT 8, and what they come to. */
static const struct {
	const char *word, *kind;
} known[] = {
	{"NOTE", "note"},       {"TIP", "tip"},
	{"WARNING", "warning"}, {"IMPORTANT", "important"},
	{"CAUTION", "caution"}, {"INFORMATION", "note"},
};

struct keyword {
	str word;
	size_t len; /* of "[!WORD]" */
};

/* Does S begin with "[!WORD]", WORD being letters of any script? */
static bool
read_keyword(str s, struct keyword *k)
{
	if (!str_starts(s, S("[!")))
		return false;
	size_t i = 2;
	while (i < s.n && (ascii_alpha(s.p[i]) || (s.p[i] & 0x80) != 0))
		i++;
	if (i == 2 || i >= s.n || s.p[i] != ']')
		return false;
	k->word = str_sub(s, 2, i);
	k->len = i + 1;
	return true;
}

static const char *
kind_of(str word)
{
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (str_eq_nocase(word, str_of(known[i].word)))
			return known[i].kind;
	return NULL;
}

bool
alert_is_known(str word)
{
	return kind_of(word) != NULL;
}

/* The text node that INLINES begins with, or NULL. */
static struct node *
first_text(const struct node *inlines)
{
	struct node *n = inlines == NULL ? NULL : inlines->first;
	return n != NULL && n->kind == NODE_TEXT ? n : NULL;
}

/* Take the first node of INLINES, and a break behind it, away. */
static void
drop_first(struct node *inlines)
{
	struct node *next = inlines->first->next;
	node_unlink(inlines->first);
	if (next != NULL && (next->kind == NODE_SOFT_BREAK
	                     || next->kind == NODE_HARD_BREAK))
		node_unlink(next);
}

/* Take the keyword, and the break behind it, off the front of INLINES. */
static void
strip_keyword(struct node *inlines)
{
	struct keyword k;
	struct node *n = first_text(inlines);
	if (n == NULL || !read_keyword(n->text, &k))
		return;
	n->text = str_sub(n->text, k.len, n->text.n);
	while (n->text.n > 0 && ascii_blank(n->text.p[0]))
		n->text = str_sub(n->text, 1, n->text.n);
	if (n->text.n == 0)
		drop_first(inlines);
}

static bool
keyword_of(const struct node *inlines, struct keyword *k)
{
	const struct node *n = first_text(inlines);
	return n != NULL && read_keyword(n->text, k);
}

static uint32_t
offset(const struct doc *doc, str part)
{
	return (uint32_t)(part.p - doc->src.text.p);
}

/* The kind for K; an unknown one is a note, and told. */
static str
decide_kind(const struct doc *doc, const struct keyword *k, uint32_t pos,
            struct diag *d)
{
	const char *kind = kind_of(k->word);
	if (kind == NULL) {
		diag_at(d, DIAG_ALERT_KEYWORD, &doc->src, pos, (uint32_t)k->len,
		        "unknown alert '[!%.*s]'; shown as a note",
		        STR_ARG(k->word));
		kind = "note";
	}
	return str_of(kind);
}

/* An alert whose keyword is inside the pair that PARA begins with. */
static bool
keyword_in_pair(const struct doc *doc, struct node *para, str *kind,
                struct diag *d)
{
	const struct pair *p = para->first->u.pair;
	struct keyword source, target;
	bool in_source = keyword_of(p->source_run, &source);
	bool in_target = keyword_of(p->target_run, &target);
	if (!in_source && !in_target)
		return false;
	d->unit = p->id;
	if (in_source) {
		*kind = decide_kind(doc, &source, offset(doc, p->source), d);
	} else {
		diag_at(d, DIAG_ALERT_KEYWORD, &doc->src,
		        offset(doc, p->target), (uint32_t)target.len, "the target begins with "
		        "'[!%.*s]', the source has no alert there",
		        STR_ARG(target.word));
		*kind = str_of(kind_of(target.word));
	}
	d->unit = (str){NULL, 0};
	if (kind->n == 0)
		return false;
	strip_keyword(p->source_run);
	strip_keyword(p->target_run);
	if (p->source_run->first == NULL && p->target_run->first == NULL)
		drop_first(para);
	return true;
}

/* A keyword that the translation has, behind the alert's own in PARA. */
static void
strip_second_keyword(const struct doc *doc, const struct node *para,
                     struct diag *d)
{
	struct keyword k;
	const struct pair *p = para->first != NULL
		&& para->first->kind == NODE_PAIR ? para->first->u.pair : NULL;
	if (p == NULL || !keyword_of(p->target_run, &k)
	    || keyword_of(p->source_run, &(struct keyword){{NULL, 0}, 0}))
		return;
	d->unit = p->id;
	diag_at(d, DIAG_ALERT_KEYWORD, &doc->src,
	        offset(doc, p->target), (uint32_t)k.len,
	        "the alert has its keyword already; '[!%.*s]' in the target "
	        "is left out", STR_ARG(k.word));
	d->unit = (str){NULL, 0};
	strip_keyword(p->target_run);
}

static bool
keyword_outside(const struct doc *doc, struct node *para, str *kind,
                struct diag *d)
{
	struct keyword k;
	if (!keyword_of(para, &k))
		return false;
	*kind = decide_kind(doc, &k, para->pos, d);
	bool same_line = first_text(para)->text.n > k.len
		|| (para->first->next != NULL
	            && para->first->next->kind == NODE_PAIR);
	if (same_line)
		diag_at(d, DIAG_ALERT_TEXT, &doc->src, para->pos,
		        (uint32_t)k.len,
		        "text on the line of the alert's keyword; it belongs "
		        "on the next line");
	strip_keyword(para);
	strip_second_keyword(doc, para, d);
	return true;
}

static void
read_quote(const struct doc *doc, struct node *quote, struct diag *d)
{
	struct node *para = quote->first;
	str kind = {NULL, 0};
	if (para == NULL || para->kind != NODE_PARAGRAPH || para->first == NULL)
		return;
	bool found = para->first->kind == NODE_PAIR
		? keyword_in_pair(doc, para, &kind, d)
		: keyword_outside(doc, para, &kind, d);
	if (!found)
		return;
	quote->kind = NODE_ALERT;
	quote->text = kind;
	if (para->first == NULL)
		node_unlink(para);
}

/* ---- several in one quote ---------------------------------------------------- */

/* Does N begin a line?  A segment may hold the end of its line. */
static bool
begins_line(const struct node *n)
{
	const struct node *prev = n->prev;
	if (prev == NULL || prev->kind == NODE_SOFT_BREAK
	    || prev->kind == NODE_HARD_BREAK)
		return true;
	if (prev->kind != NODE_PAIR)
		return false;
	str text = prev->u.pair->source;
	size_t i = text.n;
	while (i > 0 && (ascii_blank(text.p[i - 1]) || text.p[i - 1] == '>'))
		i--;
	return str_chr(text, '\n', i) != STR_NONE;
}

/* Does N, which is not what its quote begins with, begin an alert? */
static bool
is_keyword(const struct node *n)
{
	struct keyword k;
	return n->kind == NODE_TEXT && begins_line(n)
		&& (n->prev != NULL || n->parent->prev != NULL)
		&& read_keyword(n->text, &k) && kind_of(k.word) != NULL;
}

/* Move N and all that follows it to the end of TO. */
static void
move_rest(struct node *to, struct node *n)
{
	for (struct node *next; n != NULL; n = next) {
		next = n->next;
		node_unlink(n);
		node_append(to, n);
	}
}

/* Make what begins with WORD in a paragraph of QUOTE a quote of its own. */
static void
split_quote(struct node *quote, struct node *word, struct arena *a)
{
	struct node *para = word->parent;
	struct node *other = node_new(NODE_QUOTE, para->pos, a);
	if (word->prev != NULL) {
		struct node *rest = node_new(NODE_PARAGRAPH, para->pos, a);
		if (word->prev->kind != NODE_PAIR)
			node_unlink(word->prev);
		move_rest(rest, word);
		node_insert_after(para, rest);
		para = rest;
	}
	node_insert_after(quote, other);
	move_rest(other, para);
}

/* Where a later line of QUOTE is a keyword, another quote begins.  From the
 * end, so that nothing is moved twice. */
static void
split_at_keywords(struct node *quote, struct arena *a)
{
	for (struct node *para = quote->last, *prev; para != NULL;
	     para = prev) {
		prev = para->prev;
		if (para->kind != NODE_PARAGRAPH)
			continue;
		for (struct node *n = para->last, *before; n != NULL;
		     n = before) {
			before = n->prev;
			if (!is_keyword(n))
				continue;
			if (before != NULL && before->kind != NODE_PAIR)
				before = before->prev;
			split_quote(quote, n, a);
		}
	}
}

/* A keyword and nothing else would be a box that says nothing. */
static void
drop_empty(const struct doc *doc, struct node *quote, struct diag *d)
{
	if (quote->kind != NODE_ALERT || quote->first != NULL)
		return;
	diag_at(d, DIAG_ALERT_KEYWORD, &doc->src, quote->pos, 1,
	        "the alert has no text in its quote; left out");
	node_unlink(quote);
}

void
alerts_read(struct doc *doc, struct diag *d, struct arena *a)
{
	for (struct node *n = doc->root, *next; n != NULL; n = next) {
		bool quote = n->kind == NODE_QUOTE;
		if (quote) {
			split_at_keywords(n, a);
			read_quote(doc, n, d);
		}
		next = node_next(n, doc->root);
		if (quote)
			drop_empty(doc, n, d);
	}
}
