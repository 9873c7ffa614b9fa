#include "render/escape.h"

#include <stdint.h>

#include "base/text.h"

/*
 * What is written for each byte that cannot stay; "" to drop it.  NULL: it
 * stays.
 */
typedef const char *const table[256];

/* The C0 controls but tab, LF and CR. */
#define DROP_CONTROLS                                                          \
	[0x00] = "", [0x01] = "", [0x02] = "", [0x03] = "", [0x04] = "",       \
	[0x05] = "", [0x06] = "", [0x07] = "", [0x08] = "", [0x0B] = "",       \
	[0x0C] = "", [0x0E] = "", [0x0F] = "", [0x10] = "", [0x11] = "",       \
	[0x12] = "", [0x13] = "", [0x14] = "", [0x15] = "", [0x16] = "",       \
	[0x17] = "", [0x18] = "", [0x19] = "", [0x1A] = "", [0x1B] = "",       \
	[0x1C] = "", [0x1D] = "", [0x1E] = "", [0x1F] = ""
#define ENTITIES                                                               \
	['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;",     \
	['\''] = "&#39;"

static table html = {DROP_CONTROLS, [0x7F] = "", ENTITIES};
/* A CR as such would be read as a line feed. */
static table xml = {DROP_CONTROLS, ENTITIES, ['\r'] = "&#13;"};

/* Do the eight bytes at P all stay?  Most do: one branch for all. */
static bool
eight_stay(const unsigned char *p, table to)
{
#define OF(i) ((uintptr_t)to[p[i]])
	return (OF(0) | OF(1) | OF(2) | OF(3) | OF(4) | OF(5) | OF(6) | OF(7))
		== 0;
#undef OF
}

static void
replace(struct buf *out, str s, table to)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t done = 0;
	for (size_t i = 0; i < s.n; i++) {
		while (s.n - i >= 8 && eight_stay(p + i, to))
			i += 8;
		if (i == s.n)
			break;
		if (to[p[i]] == NULL)
			continue;
		buf_add(out, str_sub(s, done, i));
		buf_addz(out, to[p[i]]);
		done = i + 1;
	}
	buf_add(out, str_sub(s, done, s.n));
}

/*
 * C1 controls, which HTML forbids, as what the byte is in windows-1252: no one
 * means a control there, and browsers read &#151; in the same way.  NULL: none.
 */
static const char *
meant_by(unsigned char byte)
{
	static const char *const chars[32] = {
		"\u20AC", "", "\u201A", "\u0192", "\u201E", "\u2026",
		"\u2020", "\u2021", "\u02C6", "\u2030", "\u0160", "\u2039",
		"\u0152", "", "\u017D", "", "", "\u2018", "\u2019",
		"\u201C", "\u201D", "\u2022", "\u2013", "\u2014", "\u02DC",
		"\u2122", "\u0161", "\u203A", "\u0153", "", "\u017E",
		"\u0178",
	};
	return byte >= 0x80 && byte < 0xA0 ? chars[byte - 0x80] : NULL;
}

void
escape_html(struct buf *out, str s)
{
	size_t done = 0;
	for (size_t at = 0; (at = str_chr(s, '\xC2', at)) != STR_NONE; at++) {
		const char *by = at + 1 < s.n
			? meant_by((unsigned char)s.p[at + 1]) : NULL;
		if (by == NULL)
			continue;
		replace(out, str_sub(s, done, at), html);
		buf_addz(out, by);
		done = at + 2;
	}
	replace(out, str_sub(s, done, s.n), html);
}

/*
 * The bytes of the character of S at I, and what it is in *C.  A byte that is
 * no UTF-8 is U+FFFD; so is what XML does not know as a character.
 */
static size_t
decode(str s, size_t i, uint32_t *c)
{
	size_t n = text_decode(str_sub(s, i, s.n), c);
	if (*c == 0xFFFE || *c == 0xFFFF)
		*c = 0xFFFD;
	return n;
}

void
escape_xml(struct buf *out, str s)
{
	size_t done = 0;
	uint32_t c;
	for (size_t i = 0, n; i < s.n; i += n) {
		n = 1;
		if ((signed char)s.p[i] >= 0)
			continue;
		n = decode(s, i, &c);
		if (c != 0xFFFD)
			continue;
		replace(out, str_sub(s, done, i), xml);
		buf_add(out, S("\xEF\xBF\xBD"));
		done = i + n;
	}
	replace(out, str_sub(s, done, s.n), xml);
}

static bool
plain_in_json(uint32_t c)
{
	return c >= ' ' && c != '"' && c != '\\' && c != '<' && c != '>'
		&& c != '&' && c != 0x2028 && c != 0x2029 && c != 0xFFFD;
}

void
escape_json(struct buf *out, str s)
{
	size_t done = 0;
	uint32_t c;
	for (size_t i = 0, n; i < s.n; i += n) {
		n = decode(s, i, &c);
		if (plain_in_json(c))
			continue;
		buf_add(out, str_sub(s, done, i));
		if (c == '"' || c == '\\')
			buf_printf(out, "\\%c", (char)c);
		else if (c == '\n')
			buf_add(out, S("\\n"));
		else
			buf_printf(out, "\\u%04X", (unsigned)c);
		done = i + n;
	}
	buf_add(out, str_sub(s, done, s.n));
}

static void
add_percent(struct buf *out, char c)
{
	static const char digits[] = "0123456789ABCDEF";
	unsigned char byte = (unsigned char)c;
	buf_addc(out, '%');
	buf_addc(out, digits[byte >> 4]);
	buf_addc(out, digits[byte & 15]);
}

void
escape_percent(struct buf *out, str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if (ascii_alnum(c) || c == '-' || c == '.' || c == '_'
		    || c == '~')
			buf_addc(out, c);
		else
			add_percent(out, c);
	}
}

/* Marks that stand for themselves in a URL that is given, and in a path. */
enum { IN_URL = 1, IN_PATH = 2, IN_BOTH = IN_URL | IN_PATH };

static const unsigned char marks[256] = {
	['-'] = IN_BOTH, ['.'] = IN_BOTH, ['_'] = IN_BOTH, ['~'] = IN_BOTH,
	['!'] = IN_BOTH, ['$'] = IN_BOTH, ['('] = IN_BOTH, [')'] = IN_BOTH,
	['*'] = IN_BOTH, ['+'] = IN_BOTH, [','] = IN_BOTH, ['/'] = IN_BOTH,
	[';'] = IN_BOTH, ['='] = IN_BOTH, ['@'] = IN_BOTH, ['#'] = IN_URL,
	[':'] = IN_URL,  ['?'] = IN_URL,
};

static bool
url_char(char c, unsigned where)
{
	return ascii_alnum(c) || (marks[(unsigned char)c] & where) != 0;
}

/* The end of the part of S from I on that needs no change. */
static size_t
plain_end(str s, size_t i, unsigned where)
{
	while (i < s.n && url_char(s.p[i], where))
		i++;
	return i;
}

static bool
is_hex(char c)
{
	return ascii_digit(c)
		|| (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'f');
}

/* Brackets may stand in a URL only around the address of a host, as in
 * http://[::1]/.  The end of those in URL, or 0. */
static size_t
end_of_address(str url)
{
	size_t i = str_chr(url, '[', 0); /* slashes are many */
	if (i == STR_NONE)
		return 0;
	i = str_find(url, S("//["), 0);
	if (i == STR_NONE)
		return 0;
	for (i += 3; i < url.n; i++)
		if (!is_hex(url.p[i]) && url.p[i] != ':' && url.p[i] != '.')
			return url.p[i] == ']' ? i + 1 : 0;
	return 0;
}

void
escape_url(struct buf *out, str s)
{
	size_t host_end = end_of_address(s);
	for (size_t i = 0; i < s.n; i++) {
		size_t end = plain_end(s, i, IN_URL);
		buf_add(out, str_sub(s, i, end));
		if ((i = end) == s.n)
			break;
		char c = s.p[i];
		bool coded = c == '%' && s.n - i > 2 && is_hex(s.p[i + 1])
			&& is_hex(s.p[i + 2]);
		bool address = i < host_end && (c == '[' || c == ']');
		if (coded || address)
			buf_addc(out, c);
		else if (c == '&' || c == '\'')
			escape_html(out, str_sub(s, i, i + 1));
		else
			add_percent(out, c);
	}
}

void
escape_path(struct buf *out, str s)
{
	size_t slash = str_chr(s, '/', 0); /* the first name ends here */
	for (size_t i = 0; i < s.n; i++) {
		size_t end = plain_end(s, i, IN_PATH);
		buf_add(out, str_sub(s, i, end));
		if ((i = end) == s.n)
			break;
		if (s.p[i] == ':' && slash < i)
			buf_addc(out, ':');
		else
			add_percent(out, s.p[i]);
	}
}
