#include "quality/place.h"

#include "base/buf.h"
#include "base/text.h"

#define LOOKUP "</span><span class=\"sxs-lookup\"><span data-stu-id=\""

bool
place_next(struct place *p, str page, size_t *at)
{
	str open = S("<span data-ttu-id=\"");
	size_t pos = str_find(page, open, *at);
	if (pos == STR_NONE)
		return false;
	size_t id = pos + open.n, id_end = str_chr(page, '"', id);
	size_t target = id_end + 2;
	size_t middle = str_find(page, S(LOOKUP), target);
	size_t source = str_chr(page, '>', middle + sizeof LOOKUP) + 1;
	size_t end = str_find(page, S("</span></span>"), source);
	p->page = page;
	p->pos = pos;
	p->len = end + sizeof "</span></span>" - 1 - pos;
	p->id = id;
	p->id_len = id_end - id;
	p->target = target;
	p->source = source;
	p->t = str_sub(page, target, middle);
	p->s = str_sub(page, source, end);
	p->nedits = 0;
	*at = pos + p->len;
	return true;
}

bool
place_edit(struct place *p, size_t pos, size_t len, str text)
{
	if (p->nedits == EDITS)
		return false;
	size_t i = p->nedits++;
	for (; i > 0 && p->edits[i - 1].pos > pos; i--)
		p->edits[i] = p->edits[i - 1];
	p->edits[i] = (struct edit){pos, len, text};
	return true;
}

bool
edit_target(struct place *p, size_t pos, size_t len, str text)
{
	return place_edit(p, p->target + pos, len, text);
}

bool
edit_source(struct place *p, size_t pos, size_t len, str text)
{
	return place_edit(p, p->source + pos, len, text);
}

bool
cut_target(struct place *p, size_t from, size_t to)
{
	bool after = to < p->t.n && p->t.p[to] == ' ';
	if (from > 0 && p->t.p[from - 1] == ' ')
		from--;
	else if (after)
		to++;
	return edit_target(p, from, to - from, S(""));
}

str
place_apply(const struct place *p)
{
	struct buf b = {0};
	size_t at = 0;
	for (size_t i = 0; i < p->nedits; i++) {
		buf_add(&b, str_sub(p->page, at, p->edits[i].pos));
		buf_add(&b, p->edits[i].text);
		at = p->edits[i].pos + p->edits[i].len;
	}
	buf_add(&b, str_sub(p->page, at, p->page.n));
	str text = str_dup(buf_str(&b), p->a);
	buf_release(&b);
	return text;
}

bool
place_is(const struct place *p, const char *languages)
{
	return str_find(str_of(languages), str_sub(p->locale, 0, 2), 0)
	       != STR_NONE;
}

size_t
place_random(struct place *p, size_t n)
{
	uint64_t x = *p->random;
	x ^= x << 13;
	x ^= x >> 7;
	x ^= x << 17;
	*p->random = x;
	return (size_t)(x >> 11) % n;
}

size_t
line_begin(const struct place *p)
{
	size_t at = p->pos;
	while (at > 0 && p->page.p[at - 1] != '\n')
		at--;
	return at;
}

size_t
line_end(const struct place *p)
{
	size_t at = str_chr(p->page, '\n', p->pos);
	return at == STR_NONE ? p->page.n : at;
}

/* Behind what begins at AT of TEXT and is no prose; AT when it is. */
static size_t
skip_marked(str text, size_t at)
{
	static const struct {
		str open, close;
	} marked[] = {
		{{"](", 2}, {")", 1}}, {{"`", 1}, {"`", 1}},
		{{"{", 1}, {"}", 1}}, {{"<", 1}, {">", 1}},
		{{"%", 1}, {"%", 1}}, {{"&", 1}, {";", 1}},
	};
	str rest = str_sub(text, at, text.n);
	if (str_starts(rest, S("!["))) {
		size_t end = str_chr(text, ')', at);
		return end == STR_NONE ? at : end + 1;
	}
	for (size_t i = 0; i < sizeof marked / sizeof *marked; i++) {
		if (!str_starts(rest, marked[i].open))
			continue;
		size_t end = str_find(text, marked[i].close,
		                      at + marked[i].open.n);
		if (end == STR_NONE)
			continue;
		end += marked[i].close.n;
		if (str_starts(str_sub(text, end, text.n), S("}")))
			end++;
		return end;
	}
	if (str_starts(rest, S("%s")))
		return at + 2;
	if (strchr("*_[]`|#~\\", text.p[at]) != NULL)
		return at + 1;
	return at;
}

bool
is_prose(str text, size_t at)
{
	for (size_t i = 0; i < text.n && i <= at;) {
		size_t end = skip_marked(text, i);
		if (end > at)
			return false;
		i = end > i ? end : i + 1;
	}
	return at < text.n;
}

bool
is_plain(str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (ascii_digit(text.p[i]) || skip_marked(text, i) > i)
			return false;
	return text.n > 0;
}

size_t
find_prose(str text, str needle, size_t from)
{
	size_t at = from;
	while ((at = str_find(text, needle, at)) != STR_NONE) {
		if (is_prose(text, at))
			return at;
		at++;
	}
	return STR_NONE;
}

/* How many letters are at FROM, up to a blank or a sign; *TO is behind them. */
static size_t
letters_at(str text, size_t from, size_t *to)
{
	size_t n = 0, at = from;
	while (at < text.n && is_prose(text, at)) {
		uint32_t c;
		size_t len = text_decode(str_sub(text, at, text.n), &c);
		if (text_is_space(c) || text_is_punct(c)
		    || (c < 0x80 && !ascii_alpha((char)c)))
			break;
		n++;
		at += len;
	}
	*to = at;
	return n;
}

bool
pick_word(struct place *p, str text, size_t letters, size_t *from, size_t *to)
{
	size_t seen = 0;
	for (size_t at = 0; at < text.n;) {
		size_t end;
		size_t n = letters_at(text, at, &end);
		bool whole = at == 0 || ascii_blank(text.p[at - 1]);
		if (n >= letters && whole && place_random(p, ++seen) == 0) {
			*from = at;
			*to = end;
		}
		at = end > at ? end : at + 1;
	}
	return seen > 0;
}

bool
pick_number(struct place *p, str text, unsigned least, size_t *from, size_t *to)
{
	size_t seen = 0;
	for (size_t at = 0; at < text.n; at++) {
		if (!ascii_digit(text.p[at]) || !is_prose(text, at))
			continue;
		size_t end = at;
		unsigned value = 0;
		while (end < text.n && ascii_digit(text.p[end]))
			value = value * 10 + (unsigned)(text.p[end++] - '0');
		bool inner = end + 1 < text.n && ascii_digit(text.p[end + 1]);
		bool after = at > 1 && ascii_digit(text.p[at - 2]);
		if (!inner && !after && value >= least
		    && place_random(p, ++seen) == 0) {
			*from = at;
			*to = end;
		}
		at = end;
	}
	return seen > 0;
}

bool
find_link(str text, size_t from, struct link *l)
{
	size_t open = str_chr(text, '[', from);
	while (open != STR_NONE && open > 0 && text.p[open - 1] == '!')
		open = str_chr(text, '[', open + 1);
	if (open == STR_NONE)
		return false;
	size_t middle = str_find(text, S("]("), open);
	size_t end = middle == STR_NONE ? STR_NONE : str_chr(text, ')', middle);
	if (end == STR_NONE)
		return false;
	*l = (struct link){open, end + 1, str_sub(text, open + 1, middle),
	                   str_sub(text, middle + 2, end)};
	return true;
}

size_t
count_words(str text)
{
	size_t n = 1;
	for (size_t i = 0; i < text.n; i++)
		n += text.p[i] == ' ';
	return n;
}

const struct lent *
borrow(struct place *p, const char *locale, size_t words)
{
	const struct lent *chosen = NULL;
	size_t seen = 0;
	for (size_t i = 0; i < p->lender->n; i++) {
		const struct lent *l = &p->lender->list[i];
		if (!str_starts(l->locale, str_of(locale))
		    || str_eq(l->source, p->s) || !is_plain(l->target)
		    || !is_plain(l->source) || count_words(l->source) < words)
			continue;
		if (place_random(p, ++seen) == 0)
			chosen = l;
	}
	return chosen;
}
