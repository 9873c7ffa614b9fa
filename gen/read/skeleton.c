#include "read/skeleton.h"

#include <string.h>

/* How far back a definition may begin that a pair would be the address of. */
enum { LABEL_MOST = 1000 };

/*
 * "[^1]: " before a pair defines no link: what it says would be lost as an
 * address.  Where does the '[' stand that OUT, of N bytes, then has at the
 * beginning of its last line?  STR_NONE: nowhere.
 */
static size_t
definition_at(const char *out, size_t n)
{
	size_t i = n;
	while (i > 0 && (out[i - 1] == ' ' || out[i - 1] == '\t'))
		i--;
	if (i < 3 || out[i - 1] != ':' || out[i - 2] != ']')
		return STR_NONE;
	size_t least = i > LABEL_MOST ? i - LABEL_MOST : 0;
	while (i > least && out[i - 1] != '\n')
		i--;
	if (i > 0 && out[i - 1] != '\n')
		return STR_NONE;
	while (out[i] == ' ' || out[i] == '\t' || out[i] == '>')
		i++;
	return out[i] == '[' ? i : STR_NONE;
}

/* The token of pair I at OUT; where it ends. */
static char *
add_token(char *out, size_t i)
{
	char digits[24];
	size_t n = 0;
	do
		digits[n++] = (char)('0' + i % 10);
	while ((i /= 10) > 0);
	memcpy(out, TOKEN_OPEN, sizeof TOKEN_OPEN - 1);
	out += sizeof TOKEN_OPEN - 1;
	while (n > 0)
		*out++ = digits[--n];
	memcpy(out, TOKEN_CLOSE, sizeof TOKEN_CLOSE - 1);
	return out + sizeof TOKEN_CLOSE - 1;
}

void
skeleton_make(const struct doc *doc, struct skeleton *sk, struct arena *a)
{
	/* A token is shorter than the shortest pair, so this is room enough. */
	size_t room = doc->src.text.n - doc->body + doc->npairs * 20 + 1;
	char *out = NEW(a, char, room);
	size_t n = 0, from = doc->body;
	sk->doc = doc;
	sk->starts = NEW(a, uint32_t, doc->npairs + 1);
	sk->ends = NEW(a, uint32_t, doc->npairs + 1);
	for (size_t i = 0; i < doc->npairs; i++) {
		const struct pair *p = &doc->pairs[i];
		memcpy(out + n, doc->src.text.p + from, p->pos - from);
		n += p->pos - from;
		size_t bracket = definition_at(out, n);
		if (bracket != STR_NONE) {
			memmove(out + bracket + 1, out + bracket, n - bracket);
			out[bracket] = '\\';
			n++;
		}
		sk->starts[i] = (uint32_t)n;
		n = (size_t)(add_token(out + n, i) - out);
		sk->ends[i] = (uint32_t)n;
		from = p->end;
	}
	memcpy(out + n, doc->src.text.p + from, doc->src.text.n - from);
	n += doc->src.text.n - from;
	sk->text = (str){out, n};
}

bool
skeleton_escapes(const struct doc *doc, const struct pair *pair)
{
	return definition_at(doc->src.text.p + doc->body,
	                     pair->pos - doc->body) != STR_NONE;
}

uint32_t
skeleton_source_pos(const struct skeleton *sk, uint32_t at)
{
	size_t low = 0, high = sk->doc->npairs;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (sk->starts[mid] <= at)
			low = mid + 1;
		else
			high = mid;
	}
	if (low == 0)
		return sk->doc->body + at;
	const struct pair *p = &sk->doc->pairs[low - 1];
	uint32_t end = sk->ends[low - 1];
	return at < end ? p->pos : p->end + (at - end);
}

/* How many '>' open the line on which POS stands. */
static size_t
quote_depth(str text, size_t pos)
{
	size_t start = pos;
	while (start > 0 && text.p[start - 1] != '\n')
		start--;
	size_t depth = 0;
	for (; start < pos && (text.p[start] == ' ' || text.p[start] == '>');
	     start++)
		depth += text.p[start] == '>';
	return depth;
}

/* S with quotes for "&quot;". */
static str
with_quotes(str s, struct arena *a)
{
	const str entity = S("&quot;");
	char *out = NEW(a, char, s.n + 1);
	size_t n = 0;
	for (size_t at = 0; at < s.n; ) {
		bool found = s.p[at] == '&'
			&& str_starts(str_sub(s, at, s.n), entity);
		out[n++] = found ? '"' : s.p[at];
		at += found ? entity.n : 1;
	}
	return (str){out, n};
}

str
pair_run(const struct doc *doc, const struct pair *pair, str raw,
         struct arena *a)
{
	str s = str_trim(raw);
	/* What made entities of the quotes of its tags made them of all. */
	if (pair->entity_quotes && str_find(s, S("&quot;"), 0) != STR_NONE)
		s = with_quotes(s, a);
	if (pair->one_line)
		return s;
	size_t quotes = quote_depth(doc->src.text, pair->pos);
	char *out = NEW(a, char, s.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n;) {
		out[n++] = s.p[i];
		if (s.p[i++] != '\n')
			continue;
		for (size_t left = quotes; i < s.n
		     && (s.p[i] == ' ' || s.p[i] == '\t'
		         || (s.p[i] == '>' && left > 0)); i++)
			left -= s.p[i] == '>';
	}
	return (str){out, n};
}
