#include "base/html_tag.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "base/buf.h"
#include "base/fatal.h"

/* -- where a tag ends ---------------------------------------------------- */

static size_t
skip_blanks(str s, size_t i)
{
	while (i < s.n && ascii_blank(s.p[i]))
		i++;
	return i;
}

/* What stands between attributes. */
static size_t
skip_between(str s, size_t i)
{
	while (i < s.n && (ascii_blank(s.p[i]) || s.p[i] == '/'))
		i++;
	return i;
}

/* The end of a name of a tag or attribute: a blank or one of STOPS. */
static size_t
skip_name(str s, size_t i, const char *stops)
{
	while (i < s.n && !ascii_blank(s.p[i])
	       && (s.p[i] == '\0' || strchr(stops, s.p[i]) == NULL))
		i++;
	return i;
}

static size_t
skip_value(str s, size_t i)
{
	if (i < s.n && (s.p[i] == '"' || s.p[i] == '\'')) {
		size_t end = str_chr(s, s.p[i], i + 1);
		return end == STR_NONE ? s.n : end + 1;
	}
	return skip_name(s, i, ">");
}

/* One attribute; it may begin with '=', which is then part of its name. */
static size_t
skip_attribute(str s, size_t i)
{
	i = skip_name(s, i + 1, "/>=");
	size_t equals = skip_blanks(s, i);
	if (equals == s.n || s.p[equals] != '=')
		return i;
	return skip_value(s, skip_blanks(s, equals + 1));
}

bool
html_tag_scan(str html, size_t at, struct html_tag *t)
{
	*t = (struct html_tag){.raw = {NULL, 0}};
	size_t i = at + 1;
	if (i < html.n && html.p[i] == '/') {
		t->end = true;
		i++;
	}
	if (i >= html.n || html.p[at] != '<' || !ascii_alpha(html.p[i]))
		return false;
	t->raw = str_sub(html, at, html.n);
	size_t name = i;
	i = skip_name(html, i, "/>");
	t->name = str_sub(html, name, i);
	t->cut = i - at;
	for (;;) {
		i = skip_between(html, i);
		if (i >= html.n || html.p[i] == '>')
			break;
		i = skip_attribute(html, i);
		if (t->nattrs++ < HTML_ATTRS_MAX)
			t->cut = i - at;
	}
	if (i >= html.n)
		return false;
	t->self_closing = html.p[i - 1] == '/' && t->cut < i - at;
	t->raw = str_sub(html, at, i + 1);
	return true;
}

/* -- character references ------------------------------------------------ */

/* What HTML 5 has beyond the names of HTML 4, as far as help pages use it. */
static const struct {
	const char *name;
	uint32_t c;
} more_names[] = {
	{"apos", '\''},    {"ast", '*'},          {"bigstar", 0x2605},
	{"check", 0x2713}, {"checkmark", 0x2713}, {"colon", ':'},
	{"comma", ','},    {"commat", '@'},       {"cross", 0x2717},
	{"dollar", '$'},   {"equals", '='},       {"excl", '!'},
	{"grave", '`'},    {"hyphen", 0x2010},    {"lbrace", '{'},
	{"lbrack", '['},   {"lcub", '{'},         {"lowbar", '_'},
	{"lpar", '('},     {"lsqb", '['},         {"male", 0x2642},
	{"num", '#'},      {"percnt", '%'},       {"period", '.'},
	{"phone", 0x260E}, {"plus", '+'},         {"quest", '?'},
	{"rbrace", '}'},   {"rbrack", ']'},       {"rcub", '}'},
	{"rpar", ')'},     {"rsqb", ']'},         {"semi", ';'},
	{"sol", '/'},      {"bsol", '\\'},        {"star", 0x2606},
	{"starf", 0x2605}, {"vert", '|'},         {"verbar", '|'},
	{"AMP", '&'},      {"COPY", 0xA9},        {"GT", '>'},
	{"LT", '<'},       {"QUOT", '"'},         {"REG", 0xAE},
	{"TRADE", 0x2122}, {"Tab", '\t'},         {"NewLine", '\n'},
};

/* What browsers make of &#128; to &#159;: Windows-1252. */
static const uint16_t windows_1252[32] = {
	0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
	0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
};

static uint32_t
publishable(uint32_t c)
{
	if (c >= 0x80 && c < 0xA0)
		return windows_1252[c - 0x80];
	bool control = (c < 0x20 && c != '\t' && c != '\n') || c == 0x7F;
	bool surrogate = c >= 0xD800 && c < 0xE000;
	/* Also U+FDD0 and U+FDD1, so that no reference makes a token. */
	bool none = (c >= 0xFDD0 && c < 0xFDF0) || (c & 0xFFFE) == 0xFFFE;
	return control || surrogate || none || c > 0x10FFFF ? 0xFFFD : c;
}

static int
digit_value(char c)
{
	c = ascii_lower(c);
	if (ascii_digit(c))
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : 99;
}

/* "#8212;" or "#x2014;" at byte I; the semicolon may be missing. */
static size_t
number_reference(str s, size_t i, uint32_t *c)
{
	i++;
	int base = 10;
	if (i < s.n && ascii_lower(s.p[i]) == 'x') {
		base = 16;
		i++;
	}
	size_t first = i;
	uint32_t n = 0;
	for (; i < s.n && digit_value(s.p[i]) < base; i++)
		if (n <= 0x10FFFF)
			n = n * (uint32_t)base + (uint32_t)digit_value(s.p[i]);
	if (i == first)
		return 0;
	*c = publishable(n);
	return i < s.n && s.p[i] == ';' ? i + 1 : i;
}

static bool
named_character(const char *name, uint32_t *c)
{
	const htmlEntityDesc *e = htmlEntityLookup((const xmlChar *)name);
	if (e != NULL) {
		*c = e->value;
		return true;
	}
	for (size_t i = 0; i < sizeof more_names / sizeof *more_names; i++) {
		if (strcmp(more_names[i].name, name) == 0) {
			*c = more_names[i].c;
			return true;
		}
	}
	return false;
}

size_t
html_reference(str s, size_t at, uint32_t *c)
{
	size_t i = at + 1;
	if (i >= s.n)
		return 0;
	if (s.p[i] == '#') {
		size_t end = number_reference(s, i, c);
		return end == 0 ? 0 : end - at;
	}
	char name[16];
	size_t n = 0;
	while (i < s.n && ascii_alnum(s.p[i]) && n < sizeof name - 1)
		name[n++] = s.p[i++];
	name[n] = '\0';
	if (n == 0 || i >= s.n || s.p[i] != ';' || !named_character(name, c))
		return 0;
	return i + 1 - at;
}

/* -- attributes ---------------------------------------------------------- */

struct reading {
	struct html_attr *attrs;
	size_t n;
	bool done; /* what libxml2 finds after the tag is none of it */
	struct arena *arena;
};

static void
take_attributes(void *ctx, const xmlChar *name, const xmlChar **atts)
{
	(void)name;
	struct reading *r = ctx;
	if (r->done)
		return;
	r->done = true;
	if (atts == NULL)
		return;
	for (; atts[0] != NULL && r->n < HTML_ATTRS_MAX; atts += 2) {
		struct html_attr *at = &r->attrs[r->n++];
		at->name = str_dup(str_of((const char *)atts[0]), r->arena);
		at->value = str_dup(str_of((const char *)atts[1]), r->arena);
	}
}

/*
 * One attribute for libxml2, which knows fewer references than we do and would
 * make a token of a number: every reference as a number that we allow.  NUL
 * would end its reading.
 */
static void
add_attribute(struct buf *b, str s)
{
	buf_addc(b, ' ');
	for (size_t i = 0; i < s.n;) {
		uint32_t c;
		size_t n = s.p[i] == '&' ? html_reference(s, i, &c) : 0;
		if (n > 0)
			buf_printf(b, "&#%u;", (unsigned)c);
		else if (s.p[i] == '&')
			buf_addz(b, "&#38;");
		else if (s.p[i] != '\0')
			buf_addc(b, s.p[i]);
		i += n > 0 ? n : 1;
	}
}

/* T as a tag that every reader cuts into attributes as we do. */
static void
prepare(const struct html_tag *t, struct buf *b)
{
	str s = str_sub(t->raw, 1 + t->name.n, t->cut);
	buf_addz(b, "<span");
	for (size_t i = skip_between(s, 0); i < s.n;) {
		size_t end = skip_attribute(s, i);
		add_attribute(b, str_sub(s, i, end));
		i = skip_between(s, end);
	}
	buf_addz(b, " >");
}

static bool
is_plain_name(char c)
{
	return (c >= 'a' && c <= 'z') || ascii_digit(c) || c == '-' || c == '_';
}

static bool
is_plain_value(char c)
{
	return c > ' ' && c < 0x7F && c != '"' && c != '\'' && c != '&'
		&& c != '<' && c != '>';
}

/*
 * One attribute without anything to decode: name="slug", href="address".  Nearly
 * every page is full of these, and of nothing else; they are not worth a parser
 * each.
 */
static bool
read_plain(const struct html_tag *t, struct html_attr *attr, struct arena *a)
{
	str s = str_sub(t->raw, 1 + t->name.n, t->cut);
	size_t i = 1;
	while (i < s.n && is_plain_name(s.p[i]))
		i++;
	size_t value = i + 2;
	str equals = str_sub(s, i, value);
	if (t->nattrs != 1 || s.n < 5 || i == 1 || s.p[0] != ' '
	    || (!str_eq(equals, S("=\"")) && !str_eq(equals, S("='"))))
		return false;
	for (i = value; i < s.n && is_plain_value(s.p[i]);)
		i++;
	if (i == value || i + 1 != s.n || s.p[i] != equals.p[1])
		return false;
	attr->name = str_dup(str_sub(s, 1, value - 2), a);
	attr->value = str_dup(str_sub(s, value, i), a);
	return true;
}

size_t
html_tag_read(const struct html_tag *t, struct html_attr *attrs,
              struct arena *a)
{
	if (t->nattrs == 0)
		return 0;
	if (read_plain(t, attrs, a))
		return 1;
	struct buf b = {NULL, 0, 0};
	prepare(t, &b);
	if (b.n > (size_t)1 << 30)
		fatal("out of memory: a tag of %zu bytes", b.n);
	htmlParserCtxt *ctxt = htmlNewParserCtxt();
	if (ctxt == NULL)
		fatal("out of memory: libxml2");
	struct reading r = {attrs, 0, false, a};
	memset(ctxt->sax, 0, sizeof *ctxt->sax);
	ctxt->sax->startElement = take_attributes;
	ctxt->userData = &r;
	(void)htmlCtxtReadMemory(ctxt, b.p, (int)b.n, NULL, "UTF-8",
	                         HTML_PARSE_NONET | HTML_PARSE_NOERROR
	                                 | HTML_PARSE_NOWARNING
	                                 | HTML_PARSE_NOIMPLIED
	                                 | HTML_PARSE_RECOVER);
	htmlFreeParserCtxt(ctxt);
	buf_release(&b);
	return r.n;
}
